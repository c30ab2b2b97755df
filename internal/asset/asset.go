// Package asset holds what is built into the program and is not words: typefaces,
// icons, hyphenation patterns and a colour profile, each by name. It is the one
// door besides package source; it does not know who uses what it hands out.
//
// Everything returned is shared and must never be changed.
package asset
