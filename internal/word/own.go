package word

import (
	"bytes"
	"fmt"

	"malbild/internal/brand"
	"malbild/internal/document"
)

// OwnTemplate is our template for a product as a file (.dotx): what Write uses
// when a principal has none, and what a principal may begin its own from.
func OwnTemplate(product document.Product, profile *brand.Profile) ([]byte, error) {
	l := lookOf(&document.Document{Meta: document.Meta{Product: product, Language: "sv-SE"}}, profile)
	if profile != nil && len(profile.Faces) > 0 {
		l.Faces = facesOf(profile)
	}
	var b bytes.Buffer
	if err := l.Package().Write(&b); err != nil {
		return nil, fmt.Errorf("word: template of %s: %w", product, err)
	}
	return b.Bytes(), nil
}
