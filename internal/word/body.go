package word

import (
	"malbild/internal/document"
	"malbild/internal/word/block"
	"malbild/internal/word/tpl"
)

// place is where a block stands: what is around it decides its style.
type place struct {
	level   int                  // of the nearest heading
	section document.SectionRole // of the nearest section
	passage bool                 // inside adopted text
	style   string               // name of the style of plain paragraphs; empty: Normal
	depth   int                  // of lists around it
}

// body writes the main part: the template's own, with our text in its place.
func (w *writer) body() { w.main = w.fill(&w.t.main) }

// content is our text.
func (w *writer) content() {
	w.blocks(w.doc.Body, place{})
	if w.table { // Word wants a paragraph last
		w.close(w.open(block.Paragraph{Style: w.style(tpl.CellText)}))
	}
}

func (w *writer) blocks(bs []document.Block, p place) {
	for _, b := range bs {
		w.block(b, p)
	}
}

func (w *writer) block(b document.Block, p place) {
	switch t := b.(type) {
	case *document.Section:
		w.section(t, p)
	case *document.Paragraph:
		f := block.Paragraph{Style: w.style(styleOf(t.Role, p))}
		if t.Role == document.Mark && !p.passage {
			f.After = afterNotice
		}
		w.paragraph(t, p, f)
	case *document.List:
		w.list(t, p)
	case *document.Quote:
		p.style = "Quote"
		if p.passage {
			p.style = tpl.Adopted
		}
		w.blocks(t.Body, p)
	case *document.Passage:
		w.passage(t, p)
	case *document.Figure:
		w.figure(t)
	case *document.Picture:
		w.pictureBlock(t)
	case *document.Contents:
		w.contents(t)
	case *document.Table:
		w.tableBlock(t)
	}
}

// section writes heading and body. The depth of titled sections is the level of
// the heading, so levels cannot skip; the first is the title of the document.
func (w *writer) section(s *document.Section, p place) {
	if s.Role != document.SectionPlain {
		p.section = s.Role
	}
	if len(s.Title) > 0 {
		p.level++
		f := block.Paragraph{Style: w.style(w.headingStyle(s, p.level))}
		switch {
		case p.level == 1 && w.begun:
			f.Before = beforeTitle
		case w.table:
			f.Before = beforeHead
		}
		end := w.open(f)
		w.title = p.level == 1
		name := w.bookmarks[s]
		m := w.moulds.bookmark
		if name != "" {
			id := w.id()
			w.raw(m[0] + name + m[1])
			w.int(id)
			w.raw(m[2])
			w.inlines(s.Title, block.Run{})
			w.endRun()
			w.raw(m[3])
			w.int(id)
			w.raw(m[4])
		} else {
			w.inlines(s.Title, block.Run{})
		}
		w.close(end)
		w.title = false
	}
	w.blocks(s.Body, p)
}

func (w *writer) headingStyle(s *document.Section, level int) string {
	switch {
	case level == 1:
		return "Title"
	case level == 2 && w.doc.Meta.Product == document.Annex && figureBelow(s):
		return tpl.Chapter
	case level == 2 && s.Role == document.SectionDecision:
		return tpl.Decision
	}
	return "heading " + string(rune('0'+min(level-1, 6)))
}

// figureBelow reports whether one of the titled sections inside s has a figure:
// such a chapter of an annex begins a page, so that text and figure stand together.
func figureBelow(s *document.Section) bool {
	found := false
	document.WalkBlocks(s.Body, 0, func(n document.Node, level int) bool {
		if _, ok := n.(*document.Figure); ok && level > 0 {
			found = true
		}
		_, inline := n.(document.Inline)
		return !found && !inline
	})
	return found
}

// styleOf is the name of the style of a paragraph.
func styleOf(r document.ParagraphRole, p place) string {
	switch r {
	case document.Lead, document.Keywords:
		return tpl.Lead
	case document.Subtitle:
		return "Subtitle"
	case document.Sender, document.Decided:
		return tpl.Sender
	case document.Mark:
		return tpl.Mark
	case document.CaseLine:
		return tpl.CaseLine
	case document.Imprint:
		return tpl.Imprint
	case document.Updated, document.Note:
		return tpl.Note
	}
	if p.style != "" {
		return p.style
	}
	return "Normal"
}

func (w *writer) paragraph(t *document.Paragraph, p place, f block.Paragraph) {
	if f.Style == w.style("Normal") {
		f.Style = "" // the default needs no name
		f = w.t.sheet.loosened(f)
	}
	if b := alone(t.Text); b != nil && p.depth == 0 {
		w.blockField(b, f)
		return
	}
	if len(t.Text) == 0 { // an empty paragraph is read aloud as «blank»
		return
	}
	end := w.open(f)
	w.inlines(t.Text, block.Run{})
	w.close(end)
}

// passage locks adopted text: its control can be neither edited nor removed.
// Adopted text keeps its spelling, so it is not proofread.
func (w *writer) passage(t *document.Passage, p place) {
	if len(t.Body) == 0 {
		return
	}
	title := t.Title
	if title == "" {
		title = t.ID
	}
	w.raw(`<w:sdt><w:sdtPr><w:alias w:val="`)
	w.attr(title)
	w.raw(`"/><w:tag w:val="malbild:antagen:`)
	w.attr(t.ID)
	w.raw(`"/><w:id w:val="`)
	w.int(w.id())
	w.raw(`"/><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>`)
	was := w.noProof
	w.noProof, p.passage = true, true
	w.blocks(t.Body, p)
	w.noProof = was
	w.raw(`</w:sdtContent></w:sdt>`)
}

// contents writes the list of contents as a field that is filled in already:
// links without page numbers are never wrong, and Word asks nothing.
func (w *writer) contents(t *document.Contents) {
	w.raw(`<w:sdt><w:sdtPr><w:alias w:val="`)
	title := document.Plain(t.Title)
	if title == "" {
		if title = w.doc.Meta.Labels.Contents; title == "" {
			title = "Innehåll"
		}
	}
	w.attr(title)
	w.raw(`"/><w:tag w:val="malbild:innehallsforteckning"/><w:id w:val="`)
	w.int(w.id())
	w.raw(`"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	if len(t.Title) > 0 || len(t.Entries) == 0 {
		end := w.open(block.Paragraph{Style: w.style("TOC Heading")})
		w.inlines(t.Title, block.Run{})
		w.close(end)
	}
	deepest := 1
	for _, e := range t.Entries {
		deepest = max(deepest, min(e.Level, 3))
	}
	for i, e := range t.Entries {
		level := string(rune('0' + max(1, min(e.Level, 3))))
		f := block.Paragraph{Style: w.style("toc " + level)}
		if i == len(t.Entries)-1 {
			f.After = afterBlock
		}
		end := w.open(f)
		if i == 0 {
			w.fieldBegin(`TOC \o "1-` + string(rune('0'+deepest)) + `" \n \h \z \u`)
		}
		w.entry(e)
		if i == len(t.Entries)-1 {
			w.fieldEnd()
		}
		w.close(end)
	}
	w.raw(`</w:sdtContent></w:sdt>`)
}

func (w *writer) entry(e *document.ContentsEntry) {
	name := w.bookmarks[e.Target]
	if name == "" {
		w.inlines(e.Text, block.Run{})
		return
	}
	m := w.moulds.anchor
	w.endRun()
	w.raw(m[0] + name + m[1])
	w.inlines(e.Text, block.Run{})
	w.endRun()
	w.raw(m[2])
}
