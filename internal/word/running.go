package word

import (
	"unicode/utf8"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
	"malbild/internal/word/block"
	"malbild/internal/word/tpl"
)

// running fills the headers and footers of the template that have something to
// fill in: a place for our running text, fields of their own. They repeat what
// the body says and are not part of its words.
func (w *writer) running() {
	w.headless = true
	for i := range w.t.running {
		f := &w.t.running[i]
		w.filled = append(w.filled, filled{f.name, w.fill(f)})
	}
}

func (w *writer) header() {
	r := w.doc.Meta.Running
	w.headRow(tpl.HeaderName, r.Principal, r.Kind, tpl.HeadName)
	w.headRow("header", r.Body, r.Case, "")
}

// headRow is one line of the header: left, tab, right.
func (w *writer) headRow(style string, left, right []document.Inline, leftStyle string) {
	end := w.open(block.Paragraph{Style: w.style(style)})
	f := block.Run{}
	if leftStyle != "" {
		f.Style = w.style(leftStyle)
	}
	first, second := left, ""
	if leftStyle != "" {
		first, second = w.divide(left)
	}
	w.inlines(first, f)
	if len(right) > 0 {
		w.mark(tab)
		w.inlines(right, block.Run{})
	}
	if second != "" {
		w.mark(lineBreak)
		w.text(f, second)
	}
	w.close(end)
}

// The name of the principal may take 95 mm of the header; a longer one (in two
// languages, say) goes on in a second line, never in smaller type.
var (
	nameRoom  = geom.MM(95)
	nameStyle = typeset.Style{Face: "roboto-bold", Size: geom.Pt(12.5)}
)

// divide breaks a long name at the last space that fits.
func (w *writer) divide(in []document.Inline) (first []document.Inline, second string) {
	s := document.Plain(in)
	if w.width(s, nameStyle) <= nameRoom {
		return in, ""
	}
	at := -1
	for i, c := range s {
		if c == ' ' && (at < 0 || w.width(s[:i], nameStyle) <= nameRoom) {
			at = i
		}
	}
	if at < 0 {
		return in, ""
	}
	return document.T(s[:at]), s[at+1:]
}

// width measures words of one line; without fonts it is estimated from the number of letters.
func (w *writer) width(s string, st typeset.Style) geom.Length {
	if w.o.Library != nil {
		if v, err := w.o.Library.Width(s, st); err == nil {
			return v
		}
	}
	const perLetter = 57 // hundredths of an em, a usual mean for bold Swedish text
	return st.Size.Mul(int64(utf8.RuneCountInString(s))*perLetter, 100)
}

func (w *writer) foot(r document.Running) {
	end := w.open(block.Paragraph{Style: w.style("footer")})
	w.inlines(r.FootLeft, block.Run{})
	w.mark(tab)
	w.inlines(r.FootMiddle, block.Run{})
	w.mark(tab)
	w.number(r.Number)
	w.close(end)
}

// number writes the page number in the principal's style. PAGE and NUMPAGES in
// header and footer are brought up to date by Word itself, without a question.
func (w *writer) number(s document.NumberStyle) {
	page := func() { w.field("PAGE", "1") }
	pages := func() { w.field("NUMPAGES", "1") }
	switch s {
	case document.NumberWords:
		w.text(block.Run{}, "Sida ")
		page()
		w.text(block.Run{}, " av ")
		pages()
	case document.NumberPlain:
		page()
	case document.NumberTight:
		page()
		w.text(block.Run{}, "(")
		pages()
		w.text(block.Run{}, ")")
	default:
		if s == document.NumberPage {
			w.text(block.Run{}, "Sida ")
		}
		page()
		w.text(block.Run{}, " (")
		pages()
		w.text(block.Run{}, ")")
	}
	w.endRun()
}
