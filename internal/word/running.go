package word

import (
	"malbild/internal/document"
	"malbild/internal/word/block"
	"malbild/internal/word/tpl"
)

// running writes header and footer, when the template has a place for them. They
// repeat what the body says and are not part of its words.
func (w *writer) running() {
	w.headless = true
	r := w.doc.Meta.Running
	if t := w.t.header; t != nil {
		w.buf = append(*w.header, t.before...)
		w.headRow(tpl.HeaderName, r.Principal, r.Kind, tpl.HeadName)
		w.headRow("header", r.Body, r.Case, "")
		w.buf = append(w.buf, t.after...)
		*w.header = w.buf
	}
	if t := w.t.footer; t != nil {
		w.buf = append(*w.footer, t.before...)
		w.foot(r)
		w.buf = append(w.buf, t.after...)
		*w.footer = w.buf
	}
}

// headRow is one line of the header: left, tab, right.
func (w *writer) headRow(style string, left, right []document.Inline, leftStyle string) {
	end := w.open(block.Paragraph{Style: w.t.style(style)})
	f := block.Run{}
	if leftStyle != "" {
		f.Style = w.t.style(leftStyle)
	}
	w.inlines(left, f)
	if len(right) > 0 {
		w.mark(tab)
		w.inlines(right, block.Run{})
	}
	w.close(end)
}

func (w *writer) foot(r document.Running) {
	end := w.open(block.Paragraph{Style: w.t.style("footer")})
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
		page()
		w.text(block.Run{}, " (")
		pages()
		w.text(block.Run{}, ")")
	}
	w.endRun()
}
