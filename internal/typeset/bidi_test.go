package typeset

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// seen is what stands on a line from left to right: the text of glyphs by where
// they stand, whatever order they are read in.
func seen(l *Line) string {
	type mark struct {
		x    geom.Length
		text string
	}
	var marks []mark
	for _, r := range l.Runs {
		x := r.X
		for _, g := range r.Glyphs {
			if g.Text != "" {
				marks = append(marks, mark{x + min(g.Advance, 0), g.Text})
			}
			x += g.Advance
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return int(a.x - b.x) })
	var b strings.Builder
	for _, m := range marks {
		b.WriteString(m.text)
	}
	return b.String()
}

func TestMixedTextStandsInTheOrderOfTheEye(t *testing.T) {
	for _, c := range []struct{ name, language, text, want string }{
		{"Arabic among Swedish", "sv-SE", "Det heter سلام på arabiska.", "Det heter ملاس på arabiska."}, // lam with alef is one glyph,
		{"two Arabic words", "sv-SE", "ordet صحة عامة betyder", "ordet ةماع ةحص betyder"},
		{"a number within", "sv-SE", "ordet صحة 2030 عامة betyder", "ordet ةماع 2030 ةحص betyder"},
		{"a number after", "sv-SE", "ordet صحة 2030 betyder", "ordet 2030 ةحص betyder"},
		{"a Swedish name in Arabic", "ar", "بلدية Kiruna الجديدة", "ةديدجلا Kiruna ةيدلب"},
		{"a Swedish sentence", "ar", "Den svenska texten gäller. (Polsam)", "Den svenska texten gäller. (Polsam)"},
		{"a page of pages", "ar", "1 (4)", ")4( 1"},
		{"a telephone number", "ar", "0980-700\u00a000", "0980-700\u00a000"},
		{"brackets turn", "ar", "صحة (عامة)", "(ةماع) ةحص"},
	} {
		p := plain(c.text, 400)
		p.Language = c.language
		lines, err := New().Break(p)
		if err != nil || len(lines) != 1 {
			t.Fatalf("%s: %d lines, %v", c.name, len(lines), err)
		}
		want := c.want
		if c.name == "brackets turn" { // each sign keeps its text; its glyph is mirrored
			want = ")ةماع( ةحص"
		}
		if got := seen(&lines[0]); got != want {
			t.Errorf("%s: seen %q, want %q", c.name, got, want)
		}
		if got := lines[0].text(); got != c.text {
			t.Errorf("%s: read %q, want %q", c.name, got, c.text)
		}
	}
}

// Arabic letters join: they are not those that stand alone, and lam with alef is
// one glyph.
func TestArabicLettersJoin(t *testing.T) {
	lib := New()
	glyphs := func(s string) (ids []uint16) {
		lines, err := lib.Break(plain(s, 300))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range lines[0].Runs {
			if r.Face != "notosansarabic-regular" {
				t.Errorf("%q is set in %s", s, r.Face)
			}
			for _, g := range r.Glyphs {
				ids = append(ids, g.ID)
			}
		}
		return ids
	}
	alone, joined := append(glyphs("س"), glyphs("ل")...), glyphs("سل")
	if len(joined) < 2 || joined[0] == alone[0] {
		t.Errorf("alone %v, joined %v", alone, joined)
	}
	ligature := glyphs("لا")
	if slices.Equal(ligature, append(glyphs("ل"), glyphs("ا")...)) {
		t.Errorf("lam and alef: %v", ligature)
	}
}

const arabicSample = "تصف الرؤية المشتركة تحولا في الرعاية الصحية Norrbotten 2030 والخدمات الاجتماعية (القريبة) من منظور السكان، " +
	"من الرعاية في المستشفيات إلى الدعم المتكامل في المنزل."

// What holds for all lines holds for these too: no line is wider than the measure,
// nothing is lost, runs stand side by side without a gap.
func TestArabicParagraphsAreBrokenLikeOthers(t *testing.T) {
	for _, align := range []Align{Left, Justify, Center, Right} {
		for _, measure := range []float64{90, 130, 200} {
			p := plain(arabicSample, measure)
			p.Language, p.Align = "ar", align
			lines, err := New().Break(p)
			if err != nil {
				t.Fatal(err)
			}
			if got := words(lines); !slices.Equal(got, strings.Fields(arabicSample)) {
				t.Fatalf("words: %q", got)
			}
			for i := range lines {
				l := &lines[i]
				left, right, sum := geom.Pt(1000), -geom.Pt(1000), geom.Length(0)
				for k, r := range l.Runs {
					gs := r.Glyphs
					if k == len(l.Runs)-1 { // without the space at its end
						for len(gs) > 0 && gs[len(gs)-1].Text == " " {
							gs = gs[:len(gs)-1]
						}
					}
					x, w := page.Extent(r.X, gs)
					left, right, sum = min(left, x), max(right, x+w), sum+w
				}
				if l.Width > p.Measure || right-left != sum || sum != l.Width {
					t.Errorf("line %d: from %v to %v, runs %v, width %v", i, left, right, sum, l.Width)
				}
				if align != Right && align != Center && right != p.Measure {
					t.Errorf("line %d ends at %v, begins at the right: %v", i, right, p.Measure)
				}
			}
		}
	}
}

func TestNoFaceForHebrewIsSaid(t *testing.T) {
	_, err := New().Break(plain("ordet שלום", 200))
	missing, ok := errors.AsType[*MissingGlyphError](err)
	if r, _ := utf8.DecodeRuneInString("ש"); !ok || missing.Rune != r && missing.Rune != 'ם' {
		t.Errorf("%v", err)
	}
}

// Swedish text shares nothing with all this: its runs are as they were.
func TestPlainTextIsNotTurnedAbout(t *testing.T) {
	p := plain(sample, 160)
	if needsBidi(&p) {
		t.Error("the sample is taken for text from right to left")
	}
}

// A break set by hand ends a paragraph to the algorithm, not its work: a Swedish name on
// the second line of an Arabic title is not written backwards.
func TestTheLineAfterAForcedBreakHasItsDirectionsToo(t *testing.T) {
	p := plain("بلدية\nفي Upplands-Bro\nرقم 2030", 400)
	p.Language = "ar"
	lines, err := New().Break(p)
	if err != nil || len(lines) != 3 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	for i, want := range []string{"ةيدلب", "Upplands-Bro يف", "2030 مقر"} {
		if got := strings.TrimSpace(seen(&lines[i])); got != want {
			t.Errorf("line %d: seen %q, want %q", i+1, got, want)
		}
	}
}
