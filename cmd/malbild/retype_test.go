package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// retype replaces a text, which must be there, in the words of a Word file, and
// saves the file as somebody who types in Word does.
func retype(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("retype FILE OLD NEW")
	}
	r, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer r.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	hit := false
	for _, f := range r.File {
		part, err := f.Open()
		ts.Check(err)
		data, err := io.ReadAll(part)
		ts.Check(err)
		if f.Name == "word/document.xml" && strings.Contains(string(data), args[1]) {
			hit, data = true, []byte(strings.Replace(string(data), args[1], args[2], 1))
		}
		to, err := w.Create(f.Name)
		ts.Check(err)
		_, err = to.Write(data)
		ts.Check(err)
	}
	ts.Check(w.Close())
	if !hit {
		ts.Fatalf("%s does not hold %q in one run", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o644))
}
