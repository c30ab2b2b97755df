package intake

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"malbild/internal/document"
	"malbild/internal/lazy"
	"malbild/internal/manuscript"
)

// kind is what a line is.
type kind int

const (
	body kind = iota
	heading
	item
	quote
	fact
	picture
	row // of a table
	mark
)

// span is a stretch of a line.
type span struct {
	text   string
	bold   bool
	link   string
	field  string
	italic bool
	note   *called // a footnote or endnote is called for here; it has no words of its own
}

// called is a note where it is called for.
type called struct {
	number int // of the paragraph
	text   string
	kept   bool // it stands in the sources that were made
}

// line is a paragraph that says something.
type line struct {
	number  int
	kind    kind
	level   int
	size    int
	bold    bool // all of it
	style   string
	control string
	mark    manuscript.Mark
	label   []span // before a tab, in facts and clauses
	spans   []span
	cells   [][]span
	alt     string
}

func (l *line) text() string { return plain(l.spans) }

func plain(in []span) string {
	var b strings.Builder
	for _, s := range in {
		b.WriteString(s.text)
	}
	return document.Fold(b.String())
}

// tidy makes lines of paragraphs: no empty ones, single spaces, no rules of signs.
func (w *intake) tidy(m *manuscript.Manuscript) {
	doubles, empties, rules := 0, 0, 0
	for _, b := range m.Blocks {
		if b.Table != nil {
			w.table(b.Table)
			continue
		}
		p := b.Paragraph
		switch {
		case p.Contents || strings.HasPrefix(p.Style, "toc"):
			if p.Style == "toc heading" {
				w.contents = p.Plain()
			} else if w.contents == "" {
				w.contents = "Innehåll"
			}
			continue
		case p.Style == "tryckuppgift":
			continue
		}
		l := w.line(p)
		switch t := l.text(); {
		case t == "" && l.kind != picture:
			empties++
			continue
		case rule().MatchString(t):
			rules++
			continue
		}
		for _, s := range p.Spans {
			doubles += strings.Count(s.Text, "  ")
		}
		w.lines = append(w.lines, l)
	}
	w.joinBroken()
	if doubles > 0 {
		w.note(0, "", fmt.Sprintf("%d dubbla blanktecken är borttagna", doubles), fmt.Sprintf("%d double spaces are taken out", doubles))
	}
	if empties > 1 {
		w.note(0, "", fmt.Sprintf("%d tomma stycken är borttagna", empties), fmt.Sprintf("%d empty paragraphs are taken out", empties))
	}
	if rules > 0 {
		w.note(0, "", "en linje av tecken (___) är utelämnad; den är utsmyckning", "a rule of signs (___) is left out; it is ornament")
	}
}

var rule = lazy.Pattern(`^[_\-–—*=~. ]{3,}$`)

// line reads one paragraph.
func (w *intake) line(p *manuscript.Paragraph) *line {
	l := &line{number: p.Number, level: p.Level, size: p.Size, bold: p.AllBold(), style: p.Style, control: p.Control, mark: p.Mark}
	tabbed := false
	for _, s := range p.Spans {
		switch {
		case s.Picture != nil:
			if !s.Picture.Decorative {
				l.kind, l.alt = picture, s.Picture.Alt
			}
		case s.Note != "":
			n := &called{number: p.Number, text: norm.NFC.String(s.Note)}
			w.called = append(w.called, n)
			l.spans = append(l.spans, span{note: n})
		case s.Tab && !tabbed && len(l.spans) > 0:
			tabbed = true
			l.label, l.spans = l.spans, nil
		case s.Tab || s.Break:
			l.spans = append(l.spans, span{text: " "})
		default:
			x := span{text: norm.NFC.String(s.Text), bold: s.Bold, italic: s.Italic, link: s.Link}
			if name, ok := strings.CutPrefix(s.Field, "malbild:"); ok && !strings.Contains(name, ":") {
				x.field = name
			}
			l.spans = append(l.spans, x)
		}
	}
	if tabbed && p.Style != "faktarad" && p.Style != "att-sats" && p.Style != "att-sats förslag" && p.Style != "tidpunkt" {
		l.spans = append(append(l.label, span{text: " "}), l.spans...)
		l.label = nil
	}
	l.spans, l.label = single(l.spans), single(l.label)
	if p.Box {
		w.note(p.Number, l.text(), "stod i en textruta; kontrollera att den står på rätt ställe", "stood in a text box; see that it is in its place")
	}
	w.classify(l, p)
	return l
}

// classify tells what styles say for certain.
func (w *intake) classify(l *line, p *manuscript.Paragraph) {
	if l.kind == picture {
		return
	}
	switch p.Style {
	case "title":
		l.kind, l.level = heading, 0
		return
	case "faktarad":
		l.kind = fact
		return
	case "quote", "intense quote", "antagen text":
		l.kind = quote
		return
	case "antagen – märke":
		l.kind = mark
		return
	case "uppräkning":
		l.kind = item
		return
	case "beslut", "kapitel":
		l.level = 1
	}
	switch {
	case l.level > 0:
		l.kind = heading
	case p.Mark != manuscript.NoMark:
		l.kind = item
	case typed().MatchString(l.text()):
		l.kind = item
		l.spans = cutMarker(l.spans)
	}
}

// typed is a marker that was typed instead of made by Word.
var typed = lazy.Pattern(`^([•▪●◦\x{f0b7}*]|[-–—] )\s*\S`)

func cutMarker(in []span) []span {
	out := append([]span{}, in...)
	for i := range out {
		if t := strings.TrimSpace(out[i].text); t != "" {
			_, n := utf8.DecodeRuneInString(t)
			out[i].text = strings.TrimSpace(t[n:])
			if strings.HasSuffix(in[i].text, " ") {
				out[i].text += " "
			}
			break
		}
	}
	return single(out)
}

// single makes every run of white space one space, and none at the ends.
func single(in []span) []span {
	var out []span
	space := true // nothing or a space stands before
	for _, s := range in {
		if s.note != nil {
			out, space = append(out, s), false
			continue
		}
		var b strings.Builder
		for _, r := range strings.NewReplacer("\u00ad", "", "\u200b", "", "\ufeff", "").Replace(clean(s.text)) {
			if unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' {
				if !space {
					b.WriteByte(' ')
				}
				space = true
				continue
			}
			b.WriteRune(r)
			space = false
		}
		if s.text = b.String(); s.text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].bold == s.bold && out[n-1].italic == s.italic && out[n-1].link == s.link && out[n-1].field == "" && s.field == "" && out[n-1].note == nil {
			out[n-1].text += s.text
			continue
		}
		out = append(out, s)
	}
	if n := len(out); n > 0 && out[n-1].note == nil {
		out[n-1].text = strings.TrimRight(out[n-1].text, " ")
		if out[n-1].text == "" {
			return out[:n-1]
		}
	}
	return out
}

// table makes lines of the rows of a table.
func (w *intake) table(t *manuscript.Table) {
	n := 0
	for _, r := range t.Rows {
		l := &line{number: t.Number + n, kind: row}
		for _, c := range r.Cells {
			var in []span
			for i, p := range c.Paragraphs {
				n++
				if i > 0 {
					in = append(in, span{text: " "})
				}
				in = append(in, w.line(p).spans...)
			}
			if in = single(in); len(in) > 0 {
				l.cells = append(l.cells, in)
			}
		}
		if len(l.cells) > 0 {
			w.lines = append(w.lines, l)
		}
	}
	if len(t.Rows) > 0 {
		w.note(t.Number, "", fmt.Sprintf("en tabell med %d rader är skriven som rader; kontrollera läsordningen", len(t.Rows)), fmt.Sprintf("a table of %d rows is written as lines; see to the reading order", len(t.Rows)))
	}
}

// joinBroken puts together paragraphs that are one, broken where lines ended: text
// pasted from a PDF.
func (w *intake) joinBroken() {
	var out []*line
	for _, l := range w.lines {
		if n := len(out); n > 0 && continues(out[n-1], l) {
			p := out[n-1]
			w.note(p.number, p.text(), "stycket var brutet mitt i en mening och är hopfogat", "the paragraph was broken inside a sentence and is joined")
			p.spans = single(append(append(p.spans, span{text: " "}), l.spans...))
			continue
		}
		out = append(out, l)
	}
	w.lines = out
}

func continues(a, b *line) bool {
	if a.kind != body || b.kind != body || a.bold || b.bold {
		return false
	}
	x, y := a.text(), b.text()
	if utf8.RuneCountInString(x) < 40 || strings.HasPrefix(strings.ToLower(y), "att ") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(x)
	first, _ := utf8.DecodeRuneInString(y)
	return !strings.ContainsRune(".:;!?…”\"»)", last) && unicode.IsLower(first)
}
