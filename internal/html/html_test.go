package html

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// drawing stands for package figure: a disc per part, the labels as text.
func drawing(f *document.Figure, use FigureUse) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">`)
	for i, p := range f.Parts {
		fmt.Fprintf(&b, `<circle cx="%d" cy="%d" r="24"/><text>%s</text>`, 25+50*(i%2), 25+50*(i/2), strings.Join(p.Label, " "))
	}
	b.WriteString("</svg>\n")
	return b.Bytes(), nil
}

func options() Options { return Options{Profile: profile(), Figure: drawing, Version: "0.1"} }

func samples() map[string]*document.Document {
	return map[string]*document.Document{"kiruna": kiruna(), "orebro": orebro(), "specimen": documenttest.Specimen()}
}

func write(t *testing.T, d *document.Document, o Options) []byte {
	t.Helper()
	b, err := Write(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func parse(t *testing.T, b []byte) *xhtml.Node {
	t.Helper()
	n, err := xhtml.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func each(n *xhtml.Node, f func(*xhtml.Node) bool) {
	if !f(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, f)
	}
}

func attr(n *xhtml.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// inlineElements do not part words.
var inlineElements = map[string]bool{"a": true, "abbr": true, "em": true, "strong": true, "span": true, "time": true}

// words reads the words of a page as a reader meets them: no chrome, no drawings.
func words(n *xhtml.Node) []string {
	var b strings.Builder
	var walk func(*xhtml.Node)
	walk = func(n *xhtml.Node) {
		if _, chrome := attr(n, "data-chrome"); chrome || n.Data == "svg" || n.Data == "head" {
			return
		}
		if n.Type == xhtml.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == xhtml.ElementNode && !inlineElements[n.Data] {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return strings.Fields(document.Fold(b.String()))
}

func TestWordsOfThePageAreTheWordsOfTheTree(t *testing.T) {
	for name, d := range samples() {
		got, want := words(parse(t, write(t, d, options()))), document.Words(d)
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

func TestPageIsGolden(t *testing.T) {
	for name, d := range samples() {
		got := write(t, d, options())
		file := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from %s; run with -update and read the difference", name, file)
		}
	}
}

func TestPageIsDeterministicAndLeavesTheTreeAlone(t *testing.T) {
	d := kiruna()
	before := strings.Join(document.Words(d), " ")
	a, b := write(t, d, options()), write(t, d, options())
	if !bytes.Equal(a, b) {
		t.Error("two writings of one tree differ")
	}
	if after := strings.Join(document.Words(d), " "); after != before {
		t.Error("the tree was changed")
	}
	if len(a) > 60<<10 {
		t.Errorf("the page is %d bytes", len(a))
	}
}

// Nothing may be fetched, run or sent: the page works from a memory stick.
func TestPageStandsAlone(t *testing.T) {
	for name, d := range samples() {
		each(parse(t, write(t, d, options())), func(n *xhtml.Node) bool {
			if n.Type != xhtml.ElementNode {
				return true
			}
			switch n.Data {
			case "script", "iframe", "object", "embed", "video", "form":
				t.Errorf("%s: <%s>", name, n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/") || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s>", name, n.Data, a.Key)
				}
				if a.Key == "href" && n.Data != "a" && !strings.HasPrefix(a.Val, "data:") {
					t.Errorf("%s: <%s href=%q>", name, n.Data, a.Val)
				}
			}
			return true
		})
	}
	if css := stylesheet(); strings.Contains(css, "url(") || strings.Contains(css, "@import") {
		t.Error("the stylesheet asks for something outside the page")
	}
}

// Sides are named by the way of reading, so that a page that is read from the right is
// the same page turned over; on paper all words are in one black.
func TestStylesheetNamesNoSide(t *testing.T) {
	css := stylesheet()
	for _, side := range []string{" left:", " right:", "margin-left", "margin-right", "padding-left", "padding-right", "text-align: left", "text-align: right"} {
		if strings.Contains(css, side) {
			t.Errorf("the stylesheet says «%s»", strings.TrimSpace(side))
		}
	}
	_, paper, _ := strings.Cut(css, "@media print")
	for _, rule := range strings.Split(paper, "\n") {
		if strings.HasPrefix(strings.TrimSpace(rule), "body {") && strings.Contains(rule, "color: #000") {
			return
		}
	}
	t.Error("on paper headings are black and text is not")
}

func TestHeadingsDoNotSkipAndIDsAreUnique(t *testing.T) {
	for name, d := range samples() {
		level, ids := 0, map[string]bool{}
		var refs []string
		each(parse(t, write(t, d, options())), func(n *xhtml.Node) bool {
			if n.Type == xhtml.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				next := int(n.Data[1] - '0')
				if next > level+1 {
					t.Errorf("%s: h%d follows h%d", name, next, level)
				}
				level = next
			}
			if id, ok := attr(n, "id"); ok {
				if ids[id] {
					t.Errorf("%s: id %q twice", name, id)
				}
				ids[id] = true
			}
			for _, a := range []string{"href", "aria-labelledby"} {
				if v, ok := attr(n, a); ok && (a != "href" || strings.HasPrefix(v, "#")) {
					refs = append(refs, strings.TrimPrefix(v, "#"))
				}
			}
			return true
		})
		for _, r := range refs {
			if !ids[r] {
				t.Errorf("%s: %q leads nowhere", name, r)
			}
		}
	}
}

func TestAdoptedTextIsMarked(t *testing.T) {
	var got []string
	each(parse(t, write(t, kiruna(), options())), func(n *xhtml.Node) bool {
		if id, ok := attr(n, "data-passage"); ok {
			got = append(got, id)
		}
		return true
	})
	want := "norrbotten.min-egen-kraft norrbotten.trygghet norrbotten.sammanhallet norrbotten.nara-mig"
	if strings.Join(got, " ") != want {
		t.Errorf("passages %q, want %q", got, want)
	}
}

func TestFigureSpeaksThroughItsAlternativeText(t *testing.T) {
	found := false
	each(parse(t, write(t, kiruna(), options())), func(n *xhtml.Node) bool {
		if role, _ := attr(n, "role"); role == "img" {
			label, _ := attr(n, "aria-label")
			found = found || label == leaves().Alt
			return false
		}
		if hidden, _ := attr(n, "aria-hidden"); hidden == "true" {
			return false
		}
		if n.Type == xhtml.ElementNode && n.Data == "svg" {
			t.Error("a drawing that is neither hidden nor has a text")
		}
		return true
	})
	if !found {
		t.Error("the figure has no alternative text")
	}
}

func TestHostileTextStaysText(t *testing.T) {
	evil := `</p><script>alert("1")</script>&amp;` + "\x00\x1b\u009f\ufffe"
	d := kiruna()
	d.Meta.Title, d.Meta.Issuer, d.Meta.Identity = evil, evil, evil
	title := d.Body[0].(*document.Section)
	title.ID, title.Ink = `"><script>`, `red}</style><script>`
	title.Body = append([]document.Block{lead(evil), &document.Passage{ID: `"><script>`, Body: []document.Block{paragraph(evil)}}}, title.Body...)
	b := write(t, d, options())
	each(parse(t, b), func(n *xhtml.Node) bool {
		if n.Type == xhtml.ElementNode && n.Data == "script" {
			t.Error("text became a script")
		}
		return true
	})
	if bytes.ContainsAny(b, "\x00\x1b") {
		t.Error("control characters in the page")
	}
}

func TestLinkMustLeadSomewhere(t *testing.T) {
	for _, target := range []string{"javascript:alert(1)", "/start", "https:", "data:text/html,x", "", "ftp://x.example/"} {
		d := kiruna()
		title := d.Body[0].(*document.Section)
		title.Body = append(title.Body, &document.Paragraph{Text: []document.Inline{&document.Link{Text: document.T("x"), Target: target}}})
		if _, err := Write(d, options()); err == nil {
			t.Errorf("%q was let through", target)
		}
	}
	for _, target := range []string{"https://www.kiruna.se/a?b=1&c=2", "mailto:kommun@kiruna.example", "tel:+46980000"} {
		d := &document.Document{Body: []document.Block{&document.Paragraph{Text: []document.Inline{&document.Link{Text: document.T("x"), Target: target}}}}}
		if b := write(t, d, Options{}); !bytes.Contains(b, []byte(strings.ReplaceAll(target, "&", "&amp;"))) {
			t.Errorf("%q is not in the page", target)
		}
	}
}

func TestFigureErrorIsTheWritersError(t *testing.T) {
	o := options()
	o.Figure = func(*document.Figure, FigureUse) ([]byte, error) { return nil, fmt.Errorf("no room") }
	if _, err := Write(kiruna(), o); err == nil || !strings.Contains(err.Error(), "no room") {
		t.Errorf("error %v", err)
	}
	o.Figure = func(*document.Figure, FigureUse) ([]byte, error) { return []byte("PNG"), nil }
	if _, err := Write(kiruna(), o); err == nil {
		t.Error("a drawing that is no svg was let through")
	}
}

func TestZeroOptionsWork(t *testing.T) {
	for name, d := range samples() {
		if got, want := words(parse(t, write(t, d, Options{}))), document.Words(d); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: words differ", name)
		}
	}
	write(t, &document.Document{}, Options{Profile: &brand.Profile{}})
}

func BenchmarkWrite(b *testing.B) {
	d, o := kiruna(), options()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(d, o); err != nil {
			b.Fatal(err)
		}
	}
}
