package manuscript

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

func (r *reader) inlines(e *etree.Element, p place) {
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "r":
			r.run(c, p)
		case "hyperlink":
			q := p
			if t, ok := r.targets[attr(c, "id")]; ok && t.External {
				q.link = t.Target
			}
			r.inlines(c, q)
		case "ins", "moveTo":
			r.out.Inserted++
			r.inlines(c, p)
		case "del", "moveFrom":
			r.out.Deleted++
		case "sdt":
			q := p
			if pr := c.SelectElement("sdtPr"); pr != nil {
				q.field = value(pr, "tag")
			}
			r.inlines(content(c), q)
		case "fldSimple":
			r.fields = append(r.fields, &field{result: true})
			r.fields[len(r.fields)-1].code.WriteString(attr(c, "instr"))
			r.inlines(c, p)
			r.fields = r.fields[:len(r.fields)-1]
		case "smartTag", "customXml", "dir", "bdo":
			r.inlines(c, p)
		case "AlternateContent":
			if x := c.SelectElement("Choice"); x != nil {
				r.inlines(x, p)
			}
		}
	}
}

func (r *reader) run(e *etree.Element, p place) {
	var s Span
	s.Link, s.Field = p.link, p.field
	if pr := e.SelectElement("rPr"); pr != nil {
		if is(toggle(pr, "vanish")) {
			return
		}
		bold, italic := toggle(pr, "b"), toggle(pr, "i")
		if id := value(pr, "rStyle"); id != "" {
			c := r.style(id)
			if bold == nil {
				bold = c.bold
			}
			if italic == nil {
				italic = c.italic
			}
			s.Label = c.name == "etikett"
		}
		s.Bold, s.Italic, s.Under = is(bold), is(italic), is(toggle(pr, "u"))
		if z := pr.SelectElement("sz"); z != nil && r.para != nil {
			r.para.Size = max(r.para.Size, number(z))
		}
	}
	r.parts(e, s)
}

// parts reads what a run holds.
func (r *reader) parts(e *etree.Element, s Span) {
	for _, c := range e.ChildElements() {
		x := s
		switch c.Tag {
		case "t":
			x.Text = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(c.Text())
			r.say(x)
		case "tab", "ptab":
			x.Tab = true
			r.say(x)
		case "br", "cr":
			if k := attr(c, "type"); k == "page" || k == "column" {
				continue
			}
			x.Break = true
			r.say(x)
		case "noBreakHyphen":
			x.Text = "-"
			r.say(x)
		case "sym":
			if n, err := strconv.ParseUint(attr(c, "char"), 16, 32); err == nil && n >= 0xf000 {
				x.Text = "•"
				r.say(x)
			}
		case "footnoteReference", "endnoteReference":
			if x.Note = r.notes[strings.TrimSuffix(c.Tag, "Reference")+attr(c, "id")]; x.Note != "" {
				r.say(x)
			}
		case "drawing", "pict", "object":
			r.drawing(c, x)
		case "fldChar":
			r.fieldChar(attr(c, "fldCharType"))
		case "instrText":
			if n := len(r.fields); n > 0 && r.fields[n-1].code.Len() < 1024 {
				r.fields[n-1].code.WriteString(c.Text())
			}
		case "AlternateContent":
			if y := c.SelectElement("Choice"); y != nil {
				r.parts(y, s)
			}
		}
	}
}

func (r *reader) fieldChar(kind string) {
	n := len(r.fields)
	switch {
	case kind == "begin" && n < 64:
		r.fields = append(r.fields, &field{})
	case kind == "separate" && n > 0:
		if r.fields[n-1].result = true; r.fields[n-1].name() == "TOC" {
			r.contents++
			if r.para != nil {
				r.para.Contents = true
			}
		}
	case kind == "end" && n > 0:
		if r.fields[n-1].result && r.fields[n-1].name() == "TOC" {
			r.contents--
		}
		r.fields = r.fields[:n-1]
	}
}

// say adds a span, unless it is the code of a field or a number that pages make.
func (r *reader) say(s Span) {
	for _, f := range r.fields {
		if !f.result {
			return
		}
		switch f.name() {
		case "PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES":
			return
		case "HYPERLINK":
			if parts := strings.SplitN(f.code.String(), `"`, 3); len(parts) == 3 && s.Link == "" && !strings.Contains(parts[0], `\l`) {
				s.Link = parts[1]
			}
		}
	}
	if r.para == nil || r.size > maxText {
		return
	}
	r.size += len(s.Text)
	q := r.para
	if n := len(q.Spans); n > 0 && s.Text != "" && s.Note == "" && s.Picture == nil {
		last := &q.Spans[n-1]
		same := *last
		same.Text = s.Text
		if last.Text != "" && same == s {
			last.Text += s.Text
			return
		}
	}
	q.Spans = append(q.Spans, s)
}

// drawing notes a picture, and keeps text boxes for after the paragraph.
func (r *reader) drawing(e *etree.Element, s Span) {
	if boxes := outermost(e, "txbxContent"); len(boxes) > 0 {
		r.boxes = append(r.boxes, boxes...)
		return
	}
	pic := &Picture{}
	if d := e.FindElement(".//docPr"); d != nil {
		pic.Name, pic.Alt = attr(d, "name"), strings.Join(strings.Fields(attr(d, "descr")), " ")
		pic.Decorative = d.FindElement(".//decorative[@val='1']") != nil
	}
	if b := e.FindElement(".//blip"); b != nil {
		if t, ok := r.targets[attr(b, "embed")]; ok && !t.External {
			pic.Content = t.Target
		}
	} else if b := e.FindElement(".//imagedata"); b != nil {
		if t, ok := r.targets[attr(b, "id")]; ok && !t.External {
			pic.Content = t.Target
		}
	} else {
		return // a shape without words, a line
	}
	s.Picture = pic
	r.say(s)
}

// outermost lists the elements with a tag that stand in no other of them.
func outermost(e *etree.Element, tag string) []*etree.Element {
	var out []*etree.Element
	for _, c := range e.ChildElements() {
		switch {
		case c.Tag == tag:
			out = append(out, c)
		case c.Tag != "Fallback":
			out = append(out, outermost(c, tag)...)
		}
	}
	return out
}
