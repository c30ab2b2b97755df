package html

import (
	"strconv"

	"malbild/internal/document"
)

// sectionBody writes heading and body of a section inside its element.
func (w *writer) sectionBody(s *document.Section, depth int) {
	if len(s.Title) > 0 {
		depth++
	}
	fig := run(s.Body, isFlow)
	if fig < len(s.Body) && isPicture(s.Body[fig]) {
		w.raw("<div class=\"pair\">\n<div class=\"text\">\n")
		w.heading(s, depth)
		w.mixed(s.Body[:fig], depth)
		w.raw("</div>\n")
		w.block(s.Body[fig], depth)
		w.raw("</div>\n")
		w.mixed(s.Body[fig+1:], depth)
		return
	}
	w.heading(s, depth)
	w.mixed(s.Body, depth)
}

// mixed writes blocks and sets neighbouring parts or groups in a grid of cards.
func (w *writer) mixed(bs []document.Block, depth int) {
	for i := 0; i < len(bs); {
		n := run(bs[i:], func(b document.Block) bool { return cards(b) > 0 })
		if n == 0 {
			n = run(bs[i:], func(b document.Block) bool { return cards(b) == 0 })
			w.blocks(bs[i:i+n], depth)
			i += n
			continue
		}
		count := 0
		for _, b := range bs[i : i+n] {
			count += cards(b)
		}
		w.raw("<div class=\"cards of-", gridOf(count), "\">\n")
		w.blocks(bs[i:i+n], depth)
		w.raw("</div>\n")
		i += n
	}
}

// gridOf chooses between two and three columns so that rows come out even.
func gridOf(count int) string {
	if count%3 == 0 {
		return "3"
	}
	return "2"
}

// cards counts the cards a block makes: parts, groups and the hub, also inside a
// passage of nothing but such sections.
func cards(b document.Block) int {
	switch t := b.(type) {
	case *document.Section:
		if isCard(t) {
			return 1
		}
	case *document.Passage:
		total := 0
		for _, c := range t.Body {
			n := cards(c)
			if n == 0 {
				return 0
			}
			total += n
		}
		return total
	}
	return 0
}

func isCard(s *document.Section) bool {
	if len(s.Title) == 0 {
		return false
	}
	switch s.Role {
	case document.SectionPart, document.SectionGroup, document.SectionHub:
		return true
	}
	return false
}

// isFlow reports whether a block may stand beside a figure.
func isFlow(b document.Block) bool {
	switch b.(type) {
	case *document.Paragraph, *document.List, *document.Quote:
		return true
	}
	return false
}

// isPicture reports whether a block is a figure that text may stand beside.
func isPicture(b document.Block) bool {
	f, ok := b.(*document.Figure)
	return ok && f.Form == document.FigureLeaves
}

func (w *writer) blocks(bs []document.Block, depth int) {
	for _, b := range bs {
		w.block(b, depth)
	}
}

// block writes one block below heading level depth.
func (w *writer) block(b document.Block, depth int) {
	switch t := b.(type) {
	case *document.Section:
		w.section(t, depth)
	case *document.Paragraph:
		w.paragraph(t, string(t.Role))
	case *document.List:
		w.list(t, depth)
	case *document.Quote:
		w.raw("<blockquote>\n")
		w.blocks(t.Body, depth)
		w.raw("</blockquote>\n")
	case *document.Passage:
		w.passage(t, depth)
	case *document.Figure:
		w.figure(t)
	case *document.Picture:
		w.picture(t)
	case *document.Contents:
		w.contents(t)
	case *document.Table:
		w.table(t)
	}
}

// passage marks adopted text. When it holds cards its element stays out of the
// grid (display: contents), so that the cards are laid out side by side.
func (w *writer) passage(p *document.Passage, depth int) {
	w.raw("<div class=\"passage")
	if cards(p) > 0 {
		w.raw(" of-cards")
	}
	w.raw("\"")
	w.attr("data-passage", p.ID)
	w.raw(">\n")
	if cards(p) > 0 {
		w.blocks(p.Body, depth)
	} else {
		w.mixed(p.Body, depth)
	}
	w.raw("</div>\n")
}

// section writes a section inside a band.
func (w *writer) section(s *document.Section, depth int) {
	class := string(s.Role)
	card := isCard(s)
	if card {
		class = "card " + class
	}
	if s.Ink != "" {
		class += " " + inkClass(s.Ink)
	}
	w.raw("<section")
	w.attr("class", class)
	w.attr("id", s.ID)
	w.raw(">\n")
	if card || s.Role == document.SectionBlock {
		w.petal(s.Icon)
	}
	w.sectionBody(s, depth)
	w.raw("</section>\n")
}

// heading writes the title of a section at a level. HTML ends at h6; deeper
// levels are told to assistive technology with aria-level.
func (w *writer) heading(s *document.Section, level int) {
	if len(s.Title) == 0 {
		return
	}
	tag := "h" + strconv.Itoa(min(max(level, 1), 6))
	w.raw("<", tag)
	if level > 6 {
		w.attr("aria-level", strconv.Itoa(level))
	}
	w.raw(">")
	w.inlines(s.Title)
	w.raw("</", tag, ">\n")
}

func (w *writer) paragraph(p *document.Paragraph, class string) {
	w.raw("<p")
	w.attr("class", class)
	w.raw(">")
	w.lines = p.Role == document.Lines
	w.inlines(p.Text)
	w.lines = false
	w.raw("</p>\n")
}

// list writes a list: labelled ones as description lists, the others as ul or ol.
func (w *writer) list(l *document.List, depth int) {
	if len(l.Items) == 0 {
		return
	}
	if l.Kind == document.Labelled && allLabelled(l) {
		w.descriptions(l, depth)
		return
	}
	tag, class := "ul", string(l.Role)
	switch l.Kind {
	case document.Numbered:
		tag = "ol"
	case document.Unmarked, document.Labelled:
		class = trimJoin(class, "unmarked")
	}
	w.raw("<", tag)
	w.attr("class", class)
	w.raw(">\n")
	for _, it := range l.Items {
		w.raw("<li")
		w.attr("class", itemClass(it))
		w.raw(">")
		if len(it.Label) > 0 {
			w.raw("<span class=\"label\">")
			w.inlines(it.Label)
			w.raw("</span> ")
		}
		w.itemBody(it, depth)
		w.raw("</li>\n")
	}
	w.raw("</", tag, ">\n")
}

// descriptions writes label and text as dt and dd.
func (w *writer) descriptions(l *document.List, depth int) {
	w.raw("<dl")
	w.attr("class", string(l.Role))
	w.raw(">\n")
	for _, it := range l.Items {
		w.raw("<div")
		w.attr("class", itemClass(it))
		w.raw("><dt>")
		w.inlines(it.Label)
		w.raw("</dt><dd>")
		w.itemBody(it, depth)
		w.raw("</dd></div>\n")
	}
	w.raw("</dl>\n")
}

// itemBody writes a single paragraph without its element, as lists are written.
func (w *writer) itemBody(it *document.ListItem, depth int) {
	if len(it.Body) == 1 {
		if p, ok := it.Body[0].(*document.Paragraph); ok {
			w.inlines(p.Text)
			return
		}
	}
	w.raw("\n")
	w.blocks(it.Body, depth)
}

func allLabelled(l *document.List) bool {
	for _, it := range l.Items {
		if len(it.Label) == 0 {
			return false
		}
	}
	return true
}

func itemClass(it *document.ListItem) string {
	switch {
	case it.Strong:
		return "strong"
	case it.Open:
		return "open"
	}
	return ""
}

func trimJoin(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

// contents writes the list of contents as a landmark of links.
func (w *writer) contents(c *document.Contents) {
	w.raw("<nav class=\"contents\"")
	if len(c.Title) > 0 {
		id := w.freshID("rubrik-innehall")
		w.raw(" aria-labelledby=\"", id, "\">\n<p class=\"contents-title\" id=\"", id, "\">")
		w.inlines(c.Title)
		w.raw("</p>\n")
	} else {
		w.raw(">\n")
	}
	if len(c.Entries) > 0 {
		w.raw("<ul>\n")
		for _, e := range c.Entries {
			w.raw("<li class=\"level-", strconv.Itoa(e.Level), "\"><a")
			if e.Target != nil && e.Target.ID != "" {
				w.attr("href", "#"+e.Target.ID)
			}
			w.raw(">")
			w.inlines(e.Text)
			w.raw("</a></li>\n")
		}
		w.raw("</ul>\n")
	}
	w.raw("</nav>\n")
}

// table writes a table of data. One with a caption can be scrolled sideways by
// keyboard when it is wider than the screen (WCAG 1.4.10, 2.1.1).
func (w *writer) table(t *document.Table) {
	caption := ""
	w.raw("<div class=\"table\"")
	if len(t.Caption) > 0 {
		caption = w.freshID("tabell")
		w.raw(" role=\"region\" tabindex=\"0\" aria-labelledby=\"", caption, "\"")
	}
	w.raw("><table>\n")
	if caption != "" {
		w.raw("<caption id=\"", caption, "\">")
		w.inlines(t.Caption)
		w.raw("</caption>\n")
	}
	heads := w.headsOf(t)
	w.rows("thead", "col", t.Head, heads)
	w.rows("tbody", "row", t.Rows, heads)
	w.raw("</table></div>\n")
}

func (w *writer) rows(tag, scope string, rows []*document.Row, heads map[*document.Cell]string) {
	if len(rows) == 0 {
		return
	}
	w.raw("<", tag, ">\n")
	for _, r := range rows {
		w.raw("<tr>")
		for _, c := range r.Cells {
			if c.Header {
				w.raw("<th scope=\"", scope, "\"", heads[c])
				w.spans(c)
				w.raw(">")
				w.inlines(c.Text)
				w.raw("</th>")
				continue
			}
			w.raw("<td", heads[c])
			w.spans(c)
			w.raw(">")
			w.inlines(c.Text)
			w.raw("</td>")
		}
		w.raw("</tr>\n")
	}
	w.raw("</", tag, ">\n")
}
