package pdftest

import (
	"bytes"
	"testing"

	"malbild/internal/pdf"
)

// Every profile can be broken in most ways, and in those of its own.
func TestBrokenAs(t *testing.T) {
	for p, least := range map[pdf.Profile]int{pdf.A1b: 20, pdf.A1a: 45, pdf.A3a: 50, pdf.UA2: 50} {
		whole, err := WholeAs(p)
		if err != nil {
			t.Fatal(p, err)
		}
		broken, err := BrokenAs(p)
		if err != nil {
			t.Fatal(p, err)
		}
		if len(broken) < least {
			t.Errorf("%s: %d variants", p, len(broken))
		}
		for _, v := range broken {
			if bytes.Equal(v.File, whole) {
				t.Errorf("%s: %s is not broken", p, v.Name)
			}
			save(t, p.String()+"-"+v.Judge, v.Name, v.File)
		}
		save(t, p.String()+"-good", "whole", whole)
	}
}
