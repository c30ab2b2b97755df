package pdftest

import (
	"bytes"
	"os"
	"testing"

	"malbild/internal/pdf"
)

// TestBroken: every variant is another file than the whole one, and all are the
// same on every call.
func TestBroken(t *testing.T) {
	whole, err := Whole()
	if err != nil {
		t.Fatal(err)
	}
	one, err := Broken()
	if err != nil {
		t.Fatal(err)
	}
	two, err := Broken()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, v := range one {
		if bytes.Equal(v.File, whole) || seen[v.Name] || !bytes.Equal(v.File, two[i].File) {
			t.Errorf("%s is not broken, not the only one of its name, or not the same twice", v.Name)
		}
		seen[v.Name] = true
	}
	if len(one) < 25 {
		t.Errorf("only %d variants", len(one))
	}
	save(t, "good", "whole", whole)
	for _, v := range one {
		save(t, v.Judge, v.Name, v.File)
	}
}

// save keeps a file for judges when MALBILD_BROKEN names a folder.
func save(t *testing.T, judge, name string, b []byte) {
	t.Helper()
	if dir := os.Getenv("MALBILD_BROKEN"); dir != "" {
		if judge == "" {
			judge = "none"
		}
		if err := os.MkdirAll(dir+"/"+judge, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dir+"/"+judge+"/"+name+".pdf", b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestGood: the file to break is one that can be written in every archive profile.
func TestGood(t *testing.T) {
	for _, p := range []pdf.Profile{pdf.A2aUA1, pdf.A1a, pdf.A1b, pdf.A3a, pdf.UA2} {
		if b, err := Good(p); err != nil || len(b) == 0 {
			t.Errorf("%s: %v", p, err)
		}
	}
}

// TestHostile: the harmful files are small themselves.
func TestHostile(t *testing.T) {
	all, err := Hostile()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		if len(v.File) > 1<<20 {
			t.Errorf("%s has %d bytes", v.Name, len(v.File))
		}
		save(t, "hostile", v.Name, v.File)
	}
}
