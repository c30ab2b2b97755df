package intake

import (
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/document"
	"malbild/internal/manuscript"
	"malbild/internal/source"
)

// typedFile is a manuscript of paragraphs: «# » is a style for headings, «**» bold, «- » a list.
func typedFile(paras ...string) *manuscript.Manuscript {
	m := &manuscript.Manuscript{}
	for i, s := range paras {
		p := &manuscript.Paragraph{Number: i + 1, Size: 22}
		if t, ok := strings.CutPrefix(s, "# "); ok {
			p.Level, s = 1, t
		}
		if t, ok := strings.CutPrefix(s, "- "); ok {
			p.Mark, s = manuscript.Bullet, t
		}
		if t, ok := strings.CutPrefix(s, "**"); ok {
			p.Spans = []manuscript.Span{{Text: t, Bold: true}}
		} else {
			p.Spans = []manuscript.Span{{Text: s}}
		}
		m.Blocks = append(m.Blocks, manuscript.Block{Paragraph: p})
	}
	return m
}

func body1(r Result, file int) string {
	var out []string
	for _, s := range strings.Split(string(r.Files[file].Data), "\n") {
		if !strings.HasPrefix(s, "#") {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

func TestImport(t *testing.T) {
	r := Import(typedFile("**Vår plan, Bilaga", "", "**Bakgrund", "Ett  stycke: med [hakar] och *stjärna*.", "En rad som är bruten mitt i en mening och som", "går vidare här.",
		"- Ett", "- Två", "**Nästa", "**Under den", "Text."), Options{Name: "plan.docx"})
	const want = `title: Vår plan
subtitle: Bilaga
sections:
  - id: bakgrund
    title: Bakgrund
    body:
      - "Ett stycke: med (hakar) och ∗stjärna∗."
      - En rad som är bruten mitt i en mening och som går vidare här.
      - list:
          - Ett
          - Två
  - id: nasta
    title: Nästa
    sections:
      - id: under-den
        title: Under den
        body:
          - Text.
`
	if got := body1(r, 0); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Italics and notes are kept as the sources write them, and what they have no place
// for is told.
func TestItalicsAndNotesSurvive(t *testing.T) {
	m := &manuscript.Manuscript{}
	put := func(level int, spans ...manuscript.Span) {
		n := len(m.Blocks) + 1
		m.Blocks = append(m.Blocks, manuscript.Block{Paragraph: &manuscript.Paragraph{Number: n, Size: 22, Level: level, Spans: spans}})
	}
	type S = manuscript.Span
	put(1, S{Text: "Vår "}, S{Text: "plan", Italic: true}, S{Note: "En not i rubriken."})
	put(1, S{Text: "Bakgrund"})
	put(0, S{Text: "Det "}, S{Text: "som sägs ", Italic: true}, S{Text: "gäller"}, S{Note: "Se 2 kap. [lagen]."}, S{Text: " här."}, S{Note: "Sist."})
	put(0, S{Text: "Ett"}, S{Text: "ord", Italic: true}, S{Text: "led", Bold: true}, S{Text: " och "}, S{Text: "båda", Bold: true, Italic: true}, S{Text: " på ", Italic: true}, S{Text: "nätet", Italic: true, Link: "https://example.org/"})
	r := Import(m, Options{Name: "p.docx"})
	got := body1(r, 0)
	for _, want := range []string{"title: Vår plan\n", `"Det *som sägs* gäller[^Se 2 kap. (lagen).] här.[^Sist.]"`, `"Ett*ord*led och **båda** *på* *[nätet](https://example.org/)*"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	told := map[string]string{}
	for _, n := range r.Notes {
		told[n.Text] += n.EN
	}
	for text, want := range map[string]string{"En not i rubriken.": "a footnote is left out", "led": "part of a word", "båda": "bold italics", "Sist.": ""} {
		if !strings.HasPrefix(strings.TrimPrefix(told[text], "a bold or italic "), want) || want == "" && told[text] != "" {
			t.Errorf("%s: told %q", text, told[text])
		}
	}
}

func TestClauses(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"one split in two", []string{"Att Styrelsen rekommenderar kommunerna", "att anta målbilden"}, "sats-1: Styrelsen rekommenderar kommunerna att anta målbilden"},
		{"two", []string{"att godkänna rapporten", "att lägga ärendet till handlingarna"}, "sats-1: godkänna rapporten\nsats-2: lägga ärendet till handlingarna"},
		{"numbered", []string{"1. Godkänna rapporten.", "2. Göra mer."}, "sats-1: Godkänna rapporten.\nsats-2: Göra mer."},
		{"att1", []string{"att1 godkänna", "att2 göra"}, "sats-1: godkänna\nsats-2: göra"},
	} {
		r := Import(typedFile(append([]string{"§ 4", "**Ärendet om allt", "Text före.", "**Nämnden beslutar"}, c.lines...)...), Options{Name: "p.docx"})
		if r.Product != document.MinutesExtract || len(r.Files) != 2 {
			t.Errorf("%s: %s, %d files", c.name, r.Product, len(r.Files))
			continue
		}
		var got []string
		lines := strings.Split(body1(r, 1), "\n")
		for i, s := range lines {
			if id, ok := strings.CutPrefix(s, "      - id: sats-"); ok {
				got = append(got, "sats-"+id+": "+strings.TrimPrefix(strings.TrimSpace(lines[i+1]), "text: "))
			}
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, s, c.want)
		}
		if !strings.Contains(body1(r, 1), "paragraph: 4\n") || !strings.Contains(body1(r, 1), "matter: Ärendet om allt\n") {
			t.Errorf("%s: § or matter is lost:\n%s", c.name, body1(r, 1))
		}
	}
}

// A marker in bold letters, as minutes often have it, is a marker and no word.
func TestBoldMarkersOfClauses(t *testing.T) {
	m := typedFile("§ 4", "**Ärendet om allt", "Text före.", "**Nämnden beslutar")
	for _, s := range []string{"godkänna *rapporten*", "lägga ärendet åt sidan"} {
		m.Blocks = append(m.Blocks, manuscript.Block{Paragraph: &manuscript.Paragraph{Number: len(m.Blocks) + 1, Size: 22,
			Spans: []manuscript.Span{{Text: "att", Bold: true}, {Text: " " + s}}}})
	}
	got := body1(Import(m, Options{Name: "p.docx"}), 1)
	for _, want := range []string{"text: godkänna ∗rapporten∗\n", "text: lägga ärendet åt sidan\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Signs that are markup in the sources are none in facts and subtitles either.
func TestFactsHoldNoMarkup(t *testing.T) {
	m := typedFile("**Planen, Bilaga", "Diarienummer: 2021/[00123]*")
	m.Blocks = append(m.Blocks, manuscript.Block{Paragraph: &manuscript.Paragraph{Number: 3, Size: 22, Style: "subtitle", Spans: []manuscript.Span{{Text: "Till {alla}"}}}})
	got := body1(Import(m, Options{Name: "p.docx"}), 0)
	if head, _, _ := strings.Cut(got, "sections:"); strings.ContainsAny(head, "[]{}*") {
		t.Errorf("markup is left:\n%s", got)
	}
}

func TestDatesAreTold(t *testing.T) {
	r := Import(typedFile("# Titel", "# Om tiden", "Möte 27 maj 2021 och 2021-06-07, i september 2022 och under våren. Det kommer att ändras."), Options{})
	var got []string
	for _, n := range r.Notes {
		got = append(got, n.SV)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"datum: 2021-05-27", "datum: 2021-06-07", "datum: 2022-09", "tidsangivelse utan år", "gäller kanske bara en tid"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not told:\n%s", want, all)
		}
	}
}

// Whatever is typed becomes YAML that our reader reads.
func FuzzImport(f *testing.F) {
	f.Add("# a\n**b\n- c\nAtt d\natt e", "n")
	f.Add("§ 1\n\"'\\\n: #\n- \n**\n{x}\n|\n>-\n%\n@\n!a\n&b\nyes\n1\n1.5\n~\n2021-01-01\n---\n...\n? x\n<b>\n&amp;", "\x00\r\n\u2028: #")
	f.Fuzz(func(t *testing.T, text, name string) {
		r := Import(typedFile(strings.Split(text, "\n")...), Options{Name: name})
		for _, x := range r.Files {
			set := source.NewSet(fstest.MapFS{x.Name: {Data: x.Data}})
			m := set.Open(x.Name)
			for _, f := range set.Findings() {
				if f.Code.ID != "MB120" || m == nil { // nobody takes the keys here
					t.Fatalf("%v\n%s", f, x.Data)
				}
			}
		}
	})
}
