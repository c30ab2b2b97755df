package layout_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/layouts"
)

// posters lists the poster layouts, for the joint edition and for a local copy.
func posters(t *testing.T) map[string]*layout.Layout {
	t.Helper()
	out := map[string]*layout.Layout{}
	for _, name := range layout.Names(layouts.Files) {
		for _, local := range []bool{false, true} {
			l, found := layout.LoadFor(layouts.Files, name, local)
			if len(found) > 0 {
				t.Fatalf("%s: %v", name, found.Error())
			}
			if l.Form == layout.Poster {
				out[fmt.Sprintf("%s/%t", name, local)] = l
			}
		}
	}
	return out
}

// refusals are the findings with which a layout says that something has no room.
var refusals = []*diag.Code{layout.TooLong, layout.TooTall, layout.TooMany, layout.TooWide, figure.CodeLabel}

// TestTwoToEightParts: every poster holds every number of parts, with labels that are
// readable as far as the layout promises, or says which text has no room.
func TestTwoToEightParts(t *testing.T) {
	fits := map[string]int{}
	for name, l := range posters(t) {
		for n := 2; n <= 8; n++ {
			d := layout.Fitted(textPoster(n, strings.HasSuffix(name, "true")), l)
			plan, found := layout.Arrange(d, l, layout.Resources{Library: library, Profile: posterProfile()})
			if plan == nil {
				for _, f := range found {
					if !slices.Contains(refusals, f.Code) {
						t.Errorf("%s, %d parts: %v", name, n, f)
					}
				}
				continue
			}
			pages := record(plan)
			if list := plan.Check(pages, library); len(list) > 0 {
				t.Errorf("%s, %d parts: %v", name, n, list.Error())
			}
			fits[name]++
		}
	}
	for name, n := range fits {
		if n < 6 {
			t.Errorf("%s holds only %d of 7 numbers of parts", name, n)
		}
	}
}

// longTitles are titles in languages that take more room: Finnish, Northern Sami and
// Meänkieli words, as long as such words are. They are samples and nobody's titles.
var longTitles = []string{
	"Yhteinen tavoitekuvamme | lähellä annettavasta hoidosta",
	"Min oktasaš ulbmilgovva | lagasdivššu ovdánahttimii",
	"Meän yhtheinen maalikuva | hyvinvointipalveluitten kehittämisheen",
}

// TestLongTitles: a title that is much longer steps down and stays readable as far as
// the layout promises, or is refused; it is never cut and never hyphenated.
func TestLongTitles(t *testing.T) {
	for name, l := range posters(t) {
		for _, title := range longTitles {
			d := textPoster(4, strings.HasSuffix(name, "true"))
			d.Body[0].(*document.Section).Title = phrases(title)
			plan, found := layout.Arrange(layout.Fitted(d, l), l, layout.Resources{Library: library, Profile: posterProfile()})
			if plan == nil {
				for _, f := range found {
					if !slices.Contains(refusals, f.Code) {
						t.Errorf("%s, %s: %v", name, title, f)
					}
				}
				continue
			}
			if got, want := sizeOf(record(plan), strings.Fields(title)[0]), promise(l); got < want {
				t.Errorf("%s: «%s» is set in %v pt, less than %v", name, title, got.Pt(), want.Pt())
			}
		}
	}
}

// sizeOf is the size of the first run that begins with a word.
func sizeOf(pages []*page.Page, word string) geom.Length {
	for _, p := range pages {
		for _, it := range p.Items {
			if r, ok := it.(*page.Run); ok {
				var b strings.Builder
				for _, g := range r.Glyphs {
					b.WriteString(g.Text)
				}
				if strings.HasPrefix(b.String(), word) {
					return r.Size
				}
			}
		}
	}
	return 0
}

// promise is the smallest size that the layout lets a målbild's title have.
func promise(l *layout.Layout) geom.Length {
	st := l.Styles["title"]
	if k := l.Styles["kicker"]; k != nil {
		st = k
	}
	steps := st.Steps()
	return steps[len(steps)-1].Size
}

// TestSizesFollowReadingDistance: a size may be given as the distance it is read from,
// and a promise that a style cannot keep is a finding.
func TestSizesFollowReadingDistance(t *testing.T) {
	files := sources(map[string]string{
		"near.yaml": "form: poster\ntrim: 100 × 100\nmargins: 5 5 5 5\nstyles:\n  title: {size: 5 m/1.1, readable: 5}\nrules:\n  - {select: heading.1, style: title}\n",
		"far.yaml":  "base: near\nstyles:\n  title: {ladder: [3 m/1.1]}\n",
		"half.yaml": "base: near\nscale: 0.5\nsmallest: 30\n",
	})
	l, found := layout.Load(files, "near")
	if len(found) > 0 {
		t.Fatal(found.Error())
	}
	if far := layout.ReadableTo(l.Styles["title"].Size); far < 5 || far > 5.05 {
		t.Errorf("readable to %v m", far)
	}
	if _, found := layout.Load(files, "far"); !found.HasErrors() || !strings.Contains(found.Error(), "title") {
		t.Errorf("a broken promise is no finding: %v", found)
	}
	half, found := layout.Load(files, "half")
	if len(found) > 0 || half.Styles["title"].Size >= geom.Pt(51) || half.Trim.W != l.Trim.W/2 {
		t.Errorf("half the size: %v", found)
	}
	if ds := l.Distances(); len(ds) != 1 || ds[0].Promised != 5 || ds[0].Usual < 5 {
		t.Errorf("distances: %v", ds)
	}
}

// sources are files of the given texts.
func sources(texts map[string]string) fs.FS {
	out := fstest.MapFS{}
	for name, text := range texts {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}
