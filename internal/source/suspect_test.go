package source_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestWhatPeopleLeaveBehindIsNamed: the message names what happened, where it is.
func TestWhatPeopleLeaveBehindIsNamed(t *testing.T) {
	for _, c := range []struct{ name, data, where, says, cure string }{
		{"a merge", "id: a\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> gren\n", "MB110 f.yaml:2:1", "två versioner", "<<<<<<<"},
		{"half a merge", "id: a\ntitle: A\n=======\n", "MB110 f.yaml:3:1", "två versioner", "<<<<<<<"},
		{"hard blanks to the left", "id: a\nhub:\n\u00a0 id: b\n  title: T\n", "MB110 f.yaml:3:1", "hårda mellanslag", "vanliga"},
		{"hard blanks after blanks", "id: a\nhub:\n  id: b\n \u2003title: T\n", "MB110 f.yaml:4:2", "hårda mellanslag", "vanliga"},
		{"a hard blank after a colon", "id:\u00a0a\ntitle: T\n", "MB110 f.yaml:1:4", "efter kolon", "vanligt"},
		{"words after a quote", "id: a\ntitle: \"Vår\" målbild\n", "MB110 f.yaml:2:14", "efter det avslutande citattecknet", "citattecken"},
		{"a Word file", "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xe5", "MB104 f.yaml:1:1", "Word", "lägg tillbaka"},
		{"a PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "MB104 f.yaml:1:1", "PDF", "lägg tillbaka"},
	} {
		found := read(fstest.MapFS{"f.yaml": {Data: []byte(c.data)}}, "f.yaml")
		if len(found) == 0 {
			t.Errorf("%s: nothing is found", c.name)
			continue
		}
		what, _, cure := found[0].Text("sv")
		if got := found[0].Code.ID + " " + found[0].Pos.String(); got != c.where || !strings.Contains(what, c.says) || !strings.Contains(cure, c.cure) {
			t.Errorf("%s: %s: %s (%s)", c.name, got, what, cure)
		}
	}
	for _, good := range []string{"id: a\ntitle: \"Vår\" # målbild\n", "id: a\ntitle: >-\n  =======\n", "id: a\ntitle: ta\u00a0tillvara\n"} {
		if found := read(fstest.MapFS{"f.yaml": {Data: []byte(good)}}, "f.yaml"); strings.Contains(codes(found), "MB110") {
			t.Errorf("%q: %v", good, found)
		}
	}
}
