package pdf

import (
	"bytes"
	"errors"
	"flag"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"malbild/internal/asset"
	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func specimen(t testing.TB) []byte {
	t.Helper()
	lib := typeset.New()
	d := documenttest.Specimen()
	b, err := Write(d, layFake(t, lib, d), Options{Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestWriteIsTagged: everything on the pages is tagged or an artifact, the three
// trees agree, and read in the order of the tags the file says the document.
func TestWriteIsTagged(t *testing.T) {
	file := specimen(t)
	if name := os.Getenv("MALBILD_SPECIMEN"); name != "" { // to look at, and for veraPDF
		if err := os.WriteFile(name, file, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c := check(t, file)
	got, want := strings.Fields(document.Fold(c.words.String())), document.Words(documenttest.Specimen())
	if !slices.Equal(got, want) {
		t.Errorf("the file says\n%v\nwant\n%v", got, want)
	}
}

func TestTags(t *testing.T) {
	lib := typeset.New()
	d := documenttest.Specimen()
	golden(t, "specimen.tags", Tags(d, layFake(t, lib, d)))
}

// TestStructureIsWhatTagsSay: the printed tree is the tree in the file.
func TestStructureIsWhatTagsSay(t *testing.T) {
	lib := typeset.New()
	d := documenttest.Specimen()
	var names strings.Builder
	for line := range strings.Lines(Tags(d, layFake(t, lib, d))) {
		text := strings.TrimLeft(line, " ")
		if tag := strings.Fields(text)[0]; tag != "·" && tag != "annotation" {
			names.WriteString(line[:len(line)-len(text)] + tag + "\n")
		}
	}
	if got := check(t, specimen(t)).tree.String(); got != names.String() {
		t.Errorf("the file has\n%s\nwant\n%s", got, names.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: have\n%s\nwant\n%s", name, got, want)
	}
}

// TestWriteRepeats: equal documents give equal bytes, whoever else is writing and
// whatever the cache holds.
func TestWriteRepeats(t *testing.T) {
	want := specimen(t)
	lib, cache := typeset.New(), NewCache()
	got := make(chan []byte)
	for range 8 {
		go func() {
			d := documenttest.Specimen()
			b, err := Write(d, layFake(t, lib, d), Options{Library: lib, Cache: cache})
			if err != nil {
				t.Error(err)
			}
			got <- b
		}()
	}
	for range 8 {
		if b := <-got; !bytes.Equal(b, want) {
			t.Errorf("another worker wrote %d bytes, want the same %d", len(b), len(want))
		}
	}
}

// TestFontsMadeBeside: whether the other core makes all fonts, some or none before the
// file waits for them, the bytes are the same.
func TestFontsMadeBeside(t *testing.T) {
	want, lib := specimen(t), typeset.New()
	for name, begin := range map[string]func(func() error) func() error{
		"all":  func(f func() error) func() error { err := f(); return func() error { return err } },
		"none": func(f func() error) func() error { return f },
		"some": func(f func() error) func() error {
			done := make(chan error)
			go func() { done <- f() }()
			return func() error { return <-done }
		},
	} {
		d := documenttest.Specimen()
		got, err := Write(d, layFake(t, lib, d), Options{Library: lib, Meanwhile: begin})
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes and %v, want the same %d", name, len(got), err, len(want))
		}
	}
}

// scene is a page of runs to be placed by hand.
type scene struct {
	t     *testing.T
	lib   *typeset.Library
	pages []*page.Page
	style typeset.Style
}

func newScene(t *testing.T, pages int) *scene {
	s := &scene{t: t, lib: typeset.New(), style: typeset.Style{Face: "roboto-regular", Size: 10 * geom.Point1}}
	for i := range pages {
		s.pages = append(s.pages, &page.Page{Number: i + 1, Trim: fakeTrim})
	}
	return s
}

func (s *scene) run(pg int, o page.Owner, text string, y int) *page.Run {
	gs, err := s.lib.Shape(text, s.style, "sv-SE")
	if err != nil {
		s.t.Fatal(err)
	}
	r := &page.Run{Owner: o, Face: s.style.Face, Size: s.style.Size, Fill: brand.Black, Glyphs: gs,
		At: geom.Point{X: fakeMargin, Y: geom.Length(y) * geom.Point1}}
	s.pages[pg].Items = append(s.pages[pg].Items, r)
	return r
}

func (s *scene) write(body ...document.Block) ([]byte, error) {
	d := &document.Document{Meta: document.Meta{Title: "Prov", Language: "sv-SE"}, Body: body}
	return Write(d, s.pages, Options{Library: s.lib})
}

func of(n document.Node) page.Owner { return page.Owner{Of: n} }

// TestReadingOrderIsTheTree: what is painted first is not read first, and a
// paragraph over two pages is one element.
func TestReadingOrderIsTheTree(t *testing.T) {
	s := newScene(t, 2)
	one, two := &document.Text{Value: "Först kommer ett stycke som fortsätter här."}, &document.Text{Value: "Sedan detta."}
	s.run(0, of(two), "Sedan detta.", 200)
	s.run(0, page.Owner{Artifact: page.Footer}, "1", 500)
	s.run(0, of(one), "Först kommer ett stycke ", 100)
	s.run(1, of(one), "som fortsätter här.", 100)
	b, err := s.write(&document.Paragraph{Text: []document.Inline{one}}, &document.Paragraph{Text: []document.Inline{two}})
	if err != nil {
		t.Fatal(err)
	}
	c := check(t, b)
	if got, want := c.words.String(), "Först kommer ett stycke som fortsätter här.\nSedan detta.\n\n"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	if got, want := c.tree.String(), "Document\n  P\n  P\n"; got != want {
		t.Errorf("tree %q, want %q", got, want)
	}
}

// TestContentsHaveLevels: lower levels are a list inside the list.
func TestContentsHaveLevels(t *testing.T) {
	d := documenttest.Specimen()
	for _, b := range d.Body[0].(*document.Section).Body {
		if c, ok := b.(*document.Contents); ok {
			c.Entries[1].Level, c.Entries[2].Level = 2, 3
		}
	}
	lib := typeset.New()
	b, err := Write(d, layFake(t, lib, d), Options{Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(check(t, b).tree.String()) {
		if strings.Contains(line, "TOC") {
			got = append(got, strings.TrimSuffix(line[4:], "\n"))
		}
	}
	if want := []string{"TOC", "  TOCI", "  TOC", "    TOCI", "    TOC", "      TOCI", "  TOCI", "  TOCI"}; !slices.Equal(got, want) {
		t.Errorf("contents are %q, want %q", got, want)
	}
}

// TestSameGlyphTwoTexts: a hyphen put in at a line end and one that was written
// share a glyph and extract as what they are.
func TestSameGlyphTwoTexts(t *testing.T) {
	s := newScene(t, 1)
	n := &document.Text{Value: "Nära-vård samverkan"}
	s.run(0, of(n), "Nära-vård sam", 100)
	hyphen, err := s.lib.Shape("-", s.style, "")
	if err != nil {
		t.Fatal(err)
	}
	soft := hyphen[0]
	soft.Text = "\u00ad"
	r := s.run(0, of(n), "x", 100)
	r.Glyphs = []page.Glyph{soft}
	s.run(0, of(n), "verkan", 120)
	b, err := s.write(&document.Paragraph{Text: []document.Inline{n}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := check(t, b).words.String(), "Nära-vård sam\u00adverkan\n\n"; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
}

// TestWriteRefuses: nothing vanishes and nothing is made up.
func TestWriteRefuses(t *testing.T) {
	word := &document.Text{Value: "målbild"}
	par := &document.Paragraph{Text: []document.Inline{word}, Pos: diag.Pos{File: "malbild.yaml", Line: 7, Col: 3}}
	fig := &document.Figure{ID: "qr", Form: document.FigureQR}
	link := &document.Link{Text: []document.Inline{word}, Target: "https://malbild.example/"}
	entry := &document.ContentsEntry{Target: &document.Section{}, Text: []document.Inline{word}}
	for _, c := range []struct {
		name, code string
		body       document.Block
		paint      func(s *scene)
	}{
		{"words on no page", "MB401", par, func(s *scene) {}},
		{"half a word", "MB401", par, func(s *scene) { s.run(0, of(word), "mål", 100) }},
		{"another word", "MB402", par, func(s *scene) { s.run(0, of(word), "målbold", 100) }},
		{"a word twice", "MB402", par, func(s *scene) { s.run(0, of(word), "målbild målbild", 100) }},
		{"a stranger", "MB403", par, func(s *scene) { s.run(0, of(word), "målbild", 100); s.run(0, of(&document.Text{}), "målbild", 100) }},
		{"a block that holds words itself", "MB403", par, func(s *scene) { s.run(0, of(word), "målbild", 100); s.run(0, of(par), "målbild", 100) }},
		{"no owner", "MB404", par, func(s *scene) { s.run(0, of(word), "målbild", 100); s.run(0, page.Owner{}, "målbild", 100) }},
		{"two owners", "MB404", par, func(s *scene) { s.run(0, page.Owner{Of: word, Artifact: page.Layout}, "målbild", 100) }},
		{"a figure without words", "MB405", fig, func(s *scene) { s.run(0, of(fig), "målbild", 100) }},
		{"a figure on no page", "MB408", fig, func(s *scene) {}},
		{"a link that leads nowhere", "MB406", &document.Paragraph{Text: []document.Inline{link}}, func(s *scene) { s.run(0, of(word), "målbild", 100) }},
		{"a contents entry that leads out of the document", "MB406",
			&document.Contents{Entries: []*document.ContentsEntry{entry}}, func(s *scene) {
				s.run(0, of(word), "målbild", 100)
				s.pages[0].Items = append(s.pages[0].Items, &page.Annotation{Owner: of(entry), Target: entry.Target, Boxes: []geom.Rect{{}}})
			}},
		{"words below the page", "MB409", par, func(s *scene) { s.run(0, of(word), "målbild", 600) }},
		{"words beside the page", "MB409", par, func(s *scene) { s.run(0, of(word), "målbild", 100).At.X = fakeTrim.W - 20*geom.Point1 }},
		{"an unknown face", "MB420", par, func(s *scene) { s.run(0, of(word), "målbild", 100).Face = "comic" }},
		{"a glyph that is none", "MB420", par, func(s *scene) { s.run(0, of(word), "målbild", 100).Glyphs = []page.Glyph{{Text: "målbild"}} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScene(t, 1)
			c.paint(s)
			b, err := s.write(c.body)
			var l diag.List
			if !errors.As(err, &l) || b != nil {
				t.Fatalf("wrote %d bytes, error %v", len(b), err)
			}
			if !slices.ContainsFunc(l, func(f diag.Finding) bool { return f.Code.ID == c.code }) {
				t.Errorf("found %v, want %s", err, c.code)
			}
			for _, f := range l {
				if _, _, cure := f.Text("sv"); cure == "" || strings.Contains(err.Error(), "%!") {
					t.Errorf("badly told: %v", err)
				}
			}
		})
	}
}

// TestGlyphsStandWhereTheyShould: the reader's pen, moved by rounded widths and
// corrections, is never a hundredth of an em from ours, however a run is spaced.
func TestGlyphsStandWhereTheyShould(t *testing.T) {
	for _, tracking := range []int{0, -15, 7, 120} {
		s := newScene(t, 1)
		s.style.Size, s.style.Tracking = geom.Pt(9.3), tracking
		text := strings.Repeat("AVOGADRO To Tvåfaldig, YÖ ", 2)
		n := &document.Text{Value: text}
		r := s.run(0, of(n), text, 100)
		b, err := s.write(&document.Paragraph{Text: []document.Inline{n}})
		if err != nil {
			t.Fatal(err)
		}
		c := read(t, b)
		p := c.dict(c.list(c.dict(c.dict(c.trailer["Root"])["Pages"])["Kids"])[0])
		font := c.dict(c.dict(c.dict(p["Resources"])["Font"])["F0"])
		w := (&checker{reader: c}).widths(c.dict(c.list(font["DescendantFonts"])[0]))
		content := c.contents(p["Contents"])
		l := &lexer{t: t, b: content[bytes.Index(content, []byte("Td\n"))+3:]}
		var pen, want float64
		i := 0
		for _, part := range l.value().([]any) {
			if k, ok := part.(float64); ok {
				pen -= k
				continue
			}
			codes := part.(str)
			for k := 0; k < len(codes); k += 2 {
				if d := pen - want; d > 1 || d < -1 {
					t.Fatalf("tracking %d, glyph %d: the pen is at %v, want %v thousandths of an em", tracking, i, pen, want)
				}
				pen += w[int(codes[k])<<8+int(codes[k+1])]
				want += r.Glyphs[i].Advance.Pt() * 1000 / r.Size.Pt()
				i++
			}
		}
		if i != len(r.Glyphs) {
			t.Errorf("%d glyphs of %d", i, len(r.Glyphs))
		}
	}
}

// TestMarksStandOverCapitals: the tilde of «T̃» has no glyph of its own with the T and
// is raised by the face; a rise is positive upwards (ISO 32000-1, 9.3.7).
func TestMarksStandOverCapitals(t *testing.T) {
	s := newScene(t, 1)
	s.style.Size = geom.Pt(20.48)
	n := &document.Text{Value: "T\u0303"}
	gs := s.run(0, of(n), n.Value, 100).Glyphs
	if len(gs) != 2 || gs[1].DY <= 0 {
		t.Fatalf("the face no longer raises the mark: %+v", gs)
	}
	b, err := s.write(&document.Paragraph{Text: []document.Inline{n}})
	if err != nil {
		t.Fatal(err)
	}
	c := read(t, b)
	content := c.contents(c.dict(c.list(c.dict(c.dict(c.trailer["Root"])["Pages"])["Kids"])[0])["Contents"])
	before, _, _ := bytes.Cut(content, []byte(" Ts"))
	fields := bytes.Fields(before)
	if got, _ := strconv.ParseFloat(string(fields[len(fields)-1]), 64); math.Abs(got-gs[1].DY.Pt()) > 0.01 {
		t.Errorf("the mark is raised by %v, want %v", got, gs[1].DY.Pt())
	}
}

// TestMetadata: dates come from the document, not from a clock; the identity of a
// document outlives its editions.
func TestMetadata(t *testing.T) {
	lib := typeset.New()
	d := documenttest.Specimen()
	pages := layFake(t, lib, d)
	first, err := Write(d, pages, Options{Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Write(d, pages, Options{Library: lib, Date: time.Date(2024, 2, 29, 13, 14, 15, 9, time.FixedZone("", 3600)), Creator: "malbild 1.2 <&>"})
	if err != nil {
		t.Fatal(err)
	}
	a, b := read(t, first), read(t, second)
	if got := a.dict(a.trailer["Info"])["CreationDate"]; got != str("D:20210527000000+00'00'") {
		t.Errorf("CreationDate %v", got)
	}
	if got := b.dict(b.trailer["Info"])["ModDate"]; got != str("D:20240229121415+00'00'") {
		t.Errorf("ModDate %v", got)
	}
	x := string(b.get(b.dict(b.trailer["Root"])["Metadata"]).(blob).data)
	for _, want := range []string{"<xmp:ModifyDate>2024-02-29T12:14:15Z<", "malbild 1.2 &lt;&amp;&gt;", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"} {
		if !strings.Contains(x, want) {
			t.Errorf("the metadata lack %s", want)
		}
	}
	ids := func(r *reader) []any { return r.list(r.trailer["ID"]) }
	if ids(a)[0] != ids(b)[0] || ids(a)[1] == ids(b)[1] {
		t.Errorf("identifiers %v and %v", ids(a), ids(b))
	}
}

// TestBookmarks: a bookmark for every titled section, tied together by level.
func TestBookmarks(t *testing.T) {
	r := read(t, specimen(t))
	root := r.dict(r.dict(r.trailer["Root"])["Outlines"])
	var got []string
	var walk func(parent any, first any, depth int)
	walk = func(parent, first any, depth int) {
		var before any
		for o := first; o != nil; {
			d := r.dict(o)
			if d["Parent"] != parent || d["Prev"] != before || len(r.list(d["Dest"])) != 5 {
				t.Errorf("bookmark %v", d)
			}
			got = append(got, strings.Repeat("  ", depth)+decodeText(d["Title"].(str)))
			if d["First"] != nil {
				walk(o, d["First"], depth+1)
			}
			before, o = o, d["Next"]
		}
		if r.dict(parent)["Last"] != before {
			t.Errorf("the last of %v is %v", r.dict(parent), before)
		}
	}
	walk(r.dict(r.trailer["Root"])["Outlines"], root["First"], 0)
	want := []string{"Provdokument med alla sorters noder", "  Vision", "  Min egen kraft tas tillvara", "  Listor", "  Styrelsen beslutar", "  Bilder, noter och tabeller"}
	if !slices.Equal(got, want) || root["Count"] != float64(len(want)) {
		t.Errorf("bookmarks %q, want %q; count %v", got, want, root["Count"])
	}
}

// TestOthersReadIt asks programs that were not made here.
func TestOthersReadIt(t *testing.T) {
	name := filepath.Join(t.TempDir(), "specimen.pdf")
	if err := os.WriteFile(name, specimen(t), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"qpdf", "--check"}, {"pdfinfo", "-struct-text"}, {"pdftotext"}} {
		t.Run(args[0], func(t *testing.T) {
			if _, err := exec.LookPath(args[0]); err != nil {
				t.Skipf("%s is not installed: nobody else has read the file", args[0])
			}
			args = append(args, name)
			if args[0] == "pdftotext" {
				args = append(args, "-")
			}
			var talk bytes.Buffer
			cmd := exec.Command(args[0], args[1:]...)
			cmd.Stderr = &talk
			out, err := cmd.Output()
			if err != nil || talk.Len() > 0 {
				t.Fatalf("%v: %v\n%s%s", args, err, out, talk.String())
			}
			if args[0] != "qpdf" && !strings.Contains(string(out), "Jag är experten i mitt liv!") {
				t.Errorf("%s does not find the words:\n%s", args[0], out)
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	lib, cache := typeset.New(), NewCache()
	d := documenttest.Specimen()
	pages := layFake(b, lib, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(d, pages, Options{Library: lib, Cache: cache}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(pages)), "ns/page")
}

// BenchmarkWriteNewFonts is a document whose glyphs no other document had.
func BenchmarkWriteNewFonts(b *testing.B) {
	lib := typeset.New()
	d := documenttest.Specimen()
	pages := layFake(b, lib, d)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(d, pages, Options{Library: lib}); err != nil {
			b.Fatal(err)
		}
	}
}

// A profile that is stored compressed is what this program would make of it.
func TestStoredProfile(t *testing.T) {
	stored(t, "sRGB.icc.z", asset.PackedSRGB(), asset.SRGB())
	for _, id := range asset.PressProfileIDs() {
		profile, err := asset.PressProfile(id)
		if err != nil {
			t.Fatal(err)
		}
		stored(t, "FOGRA39L_coated.icc.z", asset.PackedProfile(profile), profile)
		if asset.PackedProfile(profile[1:]) != nil {
			t.Errorf("%s: another profile is taken for it", id)
		}
	}
}

func stored(t *testing.T, name string, packed, profile []byte) {
	t.Helper()
	want := compact(profile)
	if *update {
		if err := os.WriteFile("../asset/icc/"+name, want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(packed, want) {
		t.Errorf("%s: the stored file is another; write it anew with -update", name)
	}
}
