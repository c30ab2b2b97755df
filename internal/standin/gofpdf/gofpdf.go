// Package gofpdf stands in for the library that maroto's own provider draws with. The
// contract of maroto names one of its types; this program has a provider of its own.
package gofpdf

// ImageInfoType is what maroto's own provider knows of a picture.
type ImageInfoType struct{}
