package word

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/geom"
)

var update = flag.Bool("update", false, "write the goldens anew")

// canonical prints XML with one element a line, attributes sorted, so that a
// difference shows what has changed and not how it was written.
func canonical(b *strings.Builder, e *etree.Element, depth int) {
	attrs := make([]string, 0, len(e.Attr))
	for _, a := range e.Attr {
		attrs = append(attrs, fmt.Sprintf(" %s=%q", a.FullKey(), a.Value))
	}
	slices.Sort(attrs)
	fmt.Fprintf(b, "%s%s%s", strings.Repeat(" ", depth), e.FullTag(), strings.Join(attrs, ""))
	if s := e.Text(); len(e.ChildElements()) == 0 && s != "" {
		fmt.Fprintf(b, " %q", s)
	}
	b.WriteByte('\n')
	for _, c := range e.ChildElements() {
		canonical(b, c, depth+1)
	}
}

// TestSpecimenParts compares every XML part of the specimen with what was last
// looked at. Run with -update after a change, and read the difference.
func TestSpecimenParts(t *testing.T) {
	o := Options{Version: "test", Figure: func(f *document.Figure) (svg, png []byte, size geom.Size, err error) {
		return []byte("<svg/>" + f.ID), []byte("png" + f.ID), geom.Size{W: geom.Pt(72), H: geom.Pt(36)}, nil
	}}
	out, err := Write(documenttest.Specimen(), o)
	if err != nil {
		t.Fatal(err)
	}
	names, p := parts(t, out)
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "-- %s --\n", n)
		if strings.HasPrefix(n, "word/media/") {
			fmt.Fprintf(&b, "%q\n", p[n])
			continue
		}
		canonical(&b, parse(t, p[n]), 0)
	}
	file := filepath.Join("testdata", "specimen.txtar")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, old := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(got), len(old)) {
		if i >= len(got) || i >= len(old) || got[i] != old[i] {
			t.Fatalf("line %d differs:\n got %s\nwant %s", i+1, at(got, i), at(old, i))
		}
	}
}

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return "(end)"
}
