package verify_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"

	"malbild/internal/verify"
)

// What the program makes for one principal, and the judge of its sources.
var (
	madeOnce  sync.Once
	madeFiles map[string][]byte
	madeJudge *verify.Judge
)

// real are the documents of a principal as the program makes them, once for all the
// forgeries of them.
func real(t testing.TB) (map[string][]byte, *verify.Judge) {
	t.Helper()
	madeOnce.Do(func() { madeFiles, madeJudge = made(t, "kiruna") })
	if madeJudge == nil {
		t.Fatal("the documents could not be made")
	}
	return madeFiles, madeJudge
}

// edit is a change of one part of a package: of words that stand in it, or a part that is
// added (old empty).
type edit struct{ part, old, new string }

// edited is a package with its parts changed. A change that changes nothing is a defect of
// the table.
func edited(t testing.TB, file []byte, edits ...edit) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name, text string) {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	there := map[string]bool{}
	for _, f := range r.File {
		there[f.Name] = true
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		s := string(b)
		for _, e := range edits {
			if e.part != f.Name {
				continue
			}
			if !strings.Contains(s, e.old) {
				t.Fatalf("%s does not hold %q", e.part, e.old)
			}
			s = strings.Replace(s, e.old, e.new, 1)
		}
		put(f.Name, s)
	}
	for _, e := range edits {
		if !there[e.part] && e.old == "" {
			put(e.part, e.new)
			there[e.part] = true
		} else if !there[e.part] {
			t.Fatalf("no part %s", e.part)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// holds reports what is said of a file, and whether it is taken for whole.
func holds(t testing.TB, name string, data []byte) (bool, string) {
	t.Helper()
	_, j := real(t)
	r := j.File(name, data, nil)
	said := said(r)
	for _, n := range r.Notices {
		said += " | " + string(n.Kind) + " " + n.What
	}
	if r.Err != nil {
		said += " " + r.Err.Error()
	}
	return r.OK(), said
}
