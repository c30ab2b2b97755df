package html

import (
	"strings"

	"malbild/internal/document"
)

// page writes the whole page. The title section gives the hero and the bands; a
// colophon at its end is the foot of the page, outside <main>.
func (w *writer) page() {
	main := w.freshID("huvudinnehall")
	w.raw("<!DOCTYPE html>\n<html")
	w.attr("lang", w.doc.Meta.Language)
	if w.doc.Meta.Labels.Rtl {
		w.raw(" dir=\"rtl\"")
	}
	w.raw(">\n")
	w.head()
	w.raw("<body>\n")
	w.top(main)
	w.raw("<main id=\"", main, "\">\n")
	body, foot := splitFoot(w.doc.Body)
	w.bands(body, 0)
	w.raw("</main>\n")
	if foot != nil {
		w.foot(foot)
	}
	w.raw("</body>\n</html>\n")
}

// head writes the metadata of the page and its stylesheet.
func (w *writer) head() {
	m := w.doc.Meta
	w.raw("<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	title := m.Title
	if m.Issuer != "" && !strings.Contains(title, m.Issuer) {
		title += " – " + m.Issuer // WCAG 2.4.2: the page and whose it is
	}
	w.text(title)
	w.raw("</title>\n")
	w.meta("description", w.description())
	w.meta("author", m.Issuer)
	w.meta("dcterms.publisher", m.Issuer)
	w.meta("dcterms.identifier", m.Identity)
	w.meta("dcterms.subject", m.Subject)
	w.meta("dcterms.language", m.Language)
	w.meta("dcterms.date", m.Date)
	for _, p := range m.Provenance.Properties() {
		for _, v := range p.Values {
			w.meta("malbild."+p.Name, v)
		}
	}
	w.meta("generator", strings.TrimSpace("malbild "+w.opt.Version))
	w.meta("color-scheme", "light")
	w.meta("theme-color", w.colours.foot.css())
	for _, o := range w.doc.Meta.Others {
		w.raw("<link rel=\"alternate\"")
		w.attr("hreflang", o.Language)
		w.attr("href", o.File)
		w.raw(">\n")
	}
	// An empty icon keeps browsers from asking the server for /favicon.ico.
	w.raw("<link rel=\"icon\" href=\"data:,\">\n<style>\n")
	w.fontFaces()
	w.tokens()
	w.raw(stylesheet())
	w.bodyFont()
	w.raw("\n</style>\n</head>\n")
}

func (w *writer) meta(name, content string) {
	content = strings.TrimSpace(content)
	if content == "" {
		return
	}
	w.raw(`<meta name="`, name, `"`)
	w.attr("content", content)
	w.raw(">\n")
}

// description is the ingress, or else the subject.
func (w *writer) description() string {
	found := ""
	document.Walk(w.doc, func(n document.Node, level int) bool {
		if p, ok := n.(*document.Paragraph); ok && found == "" && level <= 1 && p.Role == document.Lead {
			found = document.Fold(document.Plain(p.Text))
		}
		return found == ""
	})
	if found == "" {
		return w.doc.Meta.Subject
	}
	return found
}

// top writes what stands over every page of the principal: chrome, not words.
func (w *writer) top(main string) {
	label, lang := "Hoppa till innehållet", "sv"
	if l := w.doc.Meta.Labels.Skip; l != "" {
		label, lang = l, w.doc.Meta.Language
	}
	w.raw("<a class=\"skip\" data-chrome href=\"#", main, "\"")
	if !strings.HasPrefix(w.doc.Meta.Language, lang) {
		w.attr("lang", lang)
	}
	w.raw(">", label, "</a>\n")
	name := w.doc.Meta.Running.Principal
	if len(name) == 0 {
		name = document.T(w.doc.Meta.Issuer)
	}
	if len(name) == 0 {
		return
	}
	w.raw("<header class=\"top\" data-chrome><div class=\"wrap\"><p class=\"name\">")
	w.inlines(name)
	w.raw("</p>")
	w.languages()
	w.raw("</div></header>\n")
}

// splitFoot takes a colophon that ends the document out of it. The rest is a
// copy of the sections it stood in; the tree itself is never changed.
func splitFoot(bs []document.Block) (body []document.Block, foot *document.Section) {
	if len(bs) == 0 {
		return bs, nil
	}
	last, ok := bs[len(bs)-1].(*document.Section)
	if !ok {
		return bs, nil
	}
	head := bs[: len(bs)-1 : len(bs)-1]
	if last.Role == document.SectionColophon {
		return head, last
	}
	if last.Role != document.SectionTitle {
		return bs, nil
	}
	inner, foot := splitFoot(last.Body)
	if foot == nil {
		return bs, nil
	}
	title := *last
	title.Body = inner
	return append(head, &title), foot
}

// bands writes blocks that fill the width of the page, each run of plain blocks
// in a band of its own.
func (w *writer) bands(bs []document.Block, depth int) {
	for i := 0; i < len(bs); {
		switch s := bs[i].(type) {
		case *document.Section:
			w.band(s, depth)
			i++
			continue
		case *document.Paragraph:
			if s.Role == document.Updated {
				n := run(bs[i:], isUpdated)
				w.raw("<div class=\"meta\"><div class=\"wrap\">\n")
				w.blocks(bs[i:i+n], depth)
				w.raw("</div></div>\n")
				i += n
				continue
			}
		}
		n := run(bs[i:], func(b document.Block) bool { return !isSection(b) && !isUpdated(b) })
		w.raw("<div class=\"band\"><div class=\"wrap\">\n")
		w.mixed(bs[i:i+n], depth)
		w.raw("</div></div>\n")
		i += n
	}
}

// band writes a section over the width of the page.
func (w *writer) band(s *document.Section, depth int) {
	if s.Role == document.SectionTitle {
		w.hero(s, depth)
		return
	}
	class := "band"
	if s.Role != document.SectionPlain {
		class += " " + string(s.Role)
	}
	w.raw("<section")
	w.attr("class", class)
	w.attr("id", s.ID)
	w.raw("><div class=\"wrap\">\n")
	w.sectionBody(s, depth)
	w.raw("</div></section>\n")
}

// hero writes the title of the document with its ingress, on its ground, and
// then the rest of the section as bands.
func (w *writer) hero(s *document.Section, depth int) {
	art := w.heroArt()
	w.raw("<div class=\"hero")
	if art != nil {
		w.raw(" with-art")
	}
	w.raw("\"")
	w.attr("id", s.ID)
	w.raw("><div class=\"wrap\">\n<div class=\"hero-text\">\n")
	if len(s.Title) > 0 {
		depth++
	}
	w.heading(s, depth)
	n := run(s.Body, isIngress)
	for _, b := range s.Body[:n] {
		p := b.(*document.Paragraph)
		class := string(p.Role)
		if p.Role == document.Lead {
			class = "ingress"
		}
		w.paragraph(p, class)
	}
	w.raw("</div>\n")
	if art != nil {
		w.raw("<div class=\"hero-art\" aria-hidden=\"true\">")
		w.buf.Write(art)
		w.raw("</div>\n")
	}
	w.raw("</div></div>\n")
	w.bands(s.Body[n:], depth)
}

// heroArt draws the first figure of leaves without words, or nil.
func (w *writer) heroArt() []byte {
	if w.opt.Figure == nil {
		return nil
	}
	var first *document.Figure
	document.Walk(w.doc, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Figure); ok && first == nil && f.Form == document.FigureLeaves {
			first = f
		}
		return first == nil
	})
	if first == nil {
		return nil
	}
	b := bare(first)
	if b.Hub != nil {
		b.Hub.Icon = "" // half of it would be cut off
	}
	return w.draw(b, FigureHero)
}

// foot writes the colophon: a column for the sender, then one for every list
// with the paragraphs that lead up to it.
func (w *writer) foot(s *document.Section) {
	w.raw("<footer class=\"foot\"")
	w.attr("id", s.ID)
	w.raw("><div class=\"wrap\">\n")
	depth := 1
	if len(s.Title) > 0 {
		depth++
	}
	w.heading(s, depth)
	w.raw("<div class=\"columns\">\n")
	for _, col := range footColumns(s.Body) {
		w.raw("<div")
		w.attr("class", columnClass(col))
		w.raw(">\n")
		w.blocks(col, depth)
		w.raw("</div>\n")
	}
	w.raw("</div>\n</div></footer>\n")
}

func columnClass(col []document.Block) string {
	for _, b := range col {
		if l, ok := b.(*document.List); ok && len(l.Items) > 6 {
			return "wide"
		}
	}
	return ""
}

// footColumns ends a column after every list, and parts the sender from the
// first list and the note that leads up to it.
func footColumns(bs []document.Block) [][]document.Block {
	var out [][]document.Block
	start := 0
	for i, b := range bs {
		_, list := b.(*document.List)
		_, section := b.(*document.Section)
		if section && i > start {
			out, start = append(out, bs[start:i]), i
		}
		if list && len(out) == 0 && i > start {
			end := i
			if p, ok := bs[i-1].(*document.Paragraph); ok && p.Role == document.Note && i-1 > start {
				end--
			}
			out, start = append(out, bs[start:end]), end
		}
		if list || section {
			out, start = append(out, bs[start:i+1]), i+1
		}
	}
	if start < len(bs) {
		out = append(out, bs[start:])
	}
	return out
}

// run counts the blocks at the start of bs that hold.
func run(bs []document.Block, hold func(document.Block) bool) int {
	for i, b := range bs {
		if !hold(b) {
			return i
		}
	}
	return len(bs)
}

func isSection(b document.Block) bool { _, ok := b.(*document.Section); return ok }

func isUpdated(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	return ok && p.Role == document.Updated
}

// isIngress reports whether the block belongs in the hero, under the title.
func isIngress(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	if !ok {
		return false
	}
	switch p.Role {
	case document.Lead, document.Mark, document.Subtitle, document.Keywords, document.CaseLine, document.Subject, document.Sender:
		return true
	}
	return false
}
