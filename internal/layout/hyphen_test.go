package layout_test

import (
	"strings"
	"testing"
	"unicode"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// hyphened is a word parted at the end of a line.
type hyphened struct {
	before, after string
	of            document.Node
}

// hyphenedOn are the words parted on the pages, and how many lines in a row at most
// end so.
func hyphenedOn(pages []*page.Page) (out []hyphened, row int) {
	now := 0
	for _, p := range pages {
		for i, it := range p.Items {
			r, ok := it.(*page.Run)
			if !ok || r.Of == nil || len(r.Glyphs) == 0 {
				continue
			}
			text := textOf(r)
			if !strings.HasSuffix(text, "\u00ad") {
				if next := nextRun(p.Items[i+1:]); next == nil || next.At.Y != r.At.Y {
					now = 0
				}
				continue
			}
			now++
			row = max(row, now)
			h := hyphened{before: text[strings.LastIndexAny(text, " \u00a0")+1:], of: r.Of}
			if next := nextRun(p.Items[i+1:]); next != nil {
				h.after = strings.FieldsFunc(textOf(next), func(c rune) bool { return unicode.IsSpace(c) || unicode.IsPunct(c) })[0]
			}
			out = append(out, h)
		}
	}
	return out, row
}

func textOf(r *page.Run) string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func nextRun(items []page.Item) *page.Run {
	for _, it := range items {
		if r, ok := it.(*page.Run); ok && len(r.Glyphs) > 0 {
			return r
		}
	}
	return nil
}

// lettered is a layout of one column with lines of so many letters, of half the size
// of the type each.
func lettered(l *layout.Layout, letters geom.Length) *layout.Layout {
	out := *l
	out.Margins.Right = l.Trim.W - l.Margins.Left - letters*l.Styles["body"].Size/2
	return &out
}

// In every document of every principal, set in lines so short that words are parted:
// at least three letters on either side of a hyphen, at most two hyphens in a row,
// none in a title, a name or a list of names.
func TestHyphensOfEveryPrincipal(t *testing.T) {
	seen := 0
	for _, s := range samples(t) {
		l := load(t, s.layout)
		switch s.doc.Meta.Product {
		case document.Brochure:
			l = load(t, "broschyr-rullfalsad")
		case document.Annex, document.OfficerReport: // the heads of minutes are too wide
			l = lettered(l, 44)
		}
		plan, found := layout.Arrange(layout.Fitted(s.doc, l), l, layout.Resources{Library: library, Profile: s.profile})
		if plan == nil {
			t.Fatal(found.Error())
		}
		whole := map[document.Node]bool{} // nodes whose words are never parted
		document.Walk(s.doc, func(n document.Node, _ int) bool {
			mark := func(in []document.Inline) {
				for _, k := range in {
					whole[k] = true
				}
			}
			switch k := n.(type) {
			case *document.Section:
				mark(k.Title)
			case *document.List:
				if k.Role == document.ListNames || k.Role == document.ListContact {
					for _, it := range k.Items {
						document.WalkBlocks(it.Body, 0, func(n document.Node, _ int) bool { whole[n] = true; return true })
					}
				}
			}
			return true
		})
		all, row := hyphenedOn(record(plan))
		if row > 2 {
			t.Errorf("%s: %d hyphens in a row", s.name, row)
		}
		for _, h := range all {
			seen++
			if len([]rune(strings.Trim(h.before, "\u00ad"))) < 3 || len([]rune(h.after)) < 3 {
				t.Errorf("%s: %s|%s", s.name, h.before, h.after)
			}
			if whole[h.of] {
				t.Errorf("%s: %s|%s stands in a title or a name", s.name, h.before, h.after)
			}
			if r := []rune(h.before)[0]; unicode.IsUpper(r) && strings.HasSuffix(h.before+h.after, "kommun") {
				t.Errorf("%s: %s|%s is a name", s.name, h.before, h.after)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d hyphens were looked at", seen)
	}
}

// Posters and easy-read text have no hyphens, whatever their layouts say.
func TestPostersAndEasyReadAreNotHyphenated(t *testing.T) {
	for name, st := range load(t, "affisch-a3").Styles {
		if st.Hyphenate {
			t.Errorf("affisch-a3: %s is hyphenated", name)
		}
	}
	d := report(300)
	d.Meta.Product = document.EasyRead
	l := lettered(load(t, "bilaga-a4"), 44)
	hyphens := func() int {
		plan, found := layout.Arrange(d, l, resources())
		if plan == nil {
			t.Fatal(found.Error())
		}
		all, _ := hyphenedOn(record(plan))
		return len(all)
	}
	if n := hyphens(); n > 0 {
		t.Errorf("easy-read text has %d hyphens", n)
	}
	if d.Meta.Product = document.Annex; hyphens() == 0 {
		t.Error("the column is not narrow enough to tell")
	}
}

// Words are parted in short lines alone: no principal's annex, report, minutes or
// brochure has a hyphen that its author did not write, and Word, which does not part
// words either, breaks pages where the PDF does. Finnish words are longer.
func TestWordsOfLongLinesStayWhole(t *testing.T) {
	for _, s := range samples(t) {
		plan, found := layout.Arrange(s.doc, load(t, s.layout), layout.Resources{Library: library, Profile: s.profile})
		if plan == nil {
			t.Fatal(found.Error())
		}
		if all, _ := hyphenedOn(record(plan)); len(all) > 0 {
			t.Errorf("%s: %d hyphens, the first %s|%s", s.name, len(all), all[0].before, all[0].after)
		}
	}
	for _, c := range []struct {
		language string
		letters  geom.Length
		parted   bool
	}{{"sv-SE", 44, true}, {"sv-SE", 46, false}, {"fi", 46, true}, {"fit", 20, true}, {"fi-FI", 61, false}, {"se", 40, false}} {
		d := report(300)
		d.Meta.Language = c.language
		plan, found := layout.Arrange(d, lettered(load(t, "bilaga-a4"), c.letters), resources())
		if plan == nil {
			t.Fatal(found.Error())
		}
		if all, _ := hyphenedOn(record(plan)); len(all) > 0 != c.parted {
			t.Errorf("%s, lines of %d letters: %d words are parted", c.language, c.letters, len(all))
		}
	}
}

// A word that is wider than a long line is parted rather than refused.
func TestAWordWiderThanALongLineIsParted(t *testing.T) {
	d := report(1)
	long := strings.Repeat("kommunalförbunds", 3) + "ordförande"
	d.Body[len(d.Body)-1] = &document.Paragraph{Role: document.Body, Text: document.T(long)}
	plan, found := layout.Arrange(d, lettered(load(t, "bilaga-a4"), 48), resources())
	if plan == nil || found.HasErrors() {
		t.Fatal(found.Error())
	}
	if all, _ := hyphenedOn(record(plan)); len(all) == 0 {
		t.Error("the word is not parted")
	}
}
