package slides

import (
	"fmt"
	"strconv"
	"strings"

	"malbild/internal/document"
)

// Shape ids on a slide: 1 is the tree, placeholders count from 2, and drawings have
// a hundred each from here on.
const (
	firstGroup = 1000
	perGroup   = 1000
)

// slideWriter writes the XML of one slide and the relations it needs.
type slideWriter struct {
	b      *[]byte
	look   look
	ls     *[layoutCount]layout
	shared *Shared
	rels   []byte
	nextID int
	relID  int
	groups int
	ink    [3]uint8
	sender int // where the slide says whose copy it is; 0: it does not
}

func (w *slideWriter) raw(s string) { *w.b = append(*w.b, s...) }
func (w *slideWriter) int(n int)    { *w.b = strconv.AppendInt(*w.b, int64(n), 10) }

// relate adds a relation and returns its id.
func (w *slideWriter) relate(kind, target string, external bool) string {
	w.relID++
	id := "rId" + strconv.Itoa(w.relID)
	w.rels = append(w.rels, `<Relationship Id="`+id+`" Type="`+relO+kind+`" Target="`...)
	w.rels = attr(w.rels, target)
	if external {
		w.rels = append(w.rels, `" TargetMode="External`...)
	}
	w.rels = append(w.rels, `"/>`...)
	return id
}

// slide writes a slide in reading order, which is also the painting order:
// decoration below, title, text, figures, then way-finder, foot and number.
func (w *slideWriter) slide(s *slide, running []document.Inline, number int) {
	y := &w.ls[s.layout]
	w.ink = s.ink
	w.raw(xmlHead + `<p:sld ` + nsAll + `><p:cSld>` + treeHead)
	if s.art != nil {
		w.drawing(*s.art)
	}
	w.title(s, y)
	for i := range s.blocks {
		w.block(&s.blocks[i], y)
	}
	for _, f := range s.figures {
		w.drawing(f)
	}
	for i := range s.photos {
		w.photo(&s.photos[i])
	}
	if s.mark != nil {
		w.drawing(*s.mark)
	}
	w.foot(y, running, number)
	w.raw(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`)
}

func (w *slideWriter) drawing(d placed) {
	id := firstGroup + perGroup*w.groups
	w.groups++
	k := groupKey{drawing: d.drawing, look: w.look, at: d.at, id: id, name: w.look.say(d.name), alt: d.alt}
	*w.b = append(*w.b, w.shared.group(k, func() []byte { return group(k) })...)
}

// open begins a placeholder.
func (w *slideWriter) open(h *holder, at *box, columns int) {
	w.nextID++
	w.raw(`<p:sp><p:nvSpPr><p:cNvPr id="`)
	w.int(w.nextID + 1)
	w.raw(`" name="` + w.look.say(h.name) + ` ` + strconv.Itoa(w.nextID) + `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>` + h.ph() + `/></p:nvPr></p:nvSpPr>`)
	if at == nil {
		w.raw(`<p:spPr/>`)
	} else {
		w.raw(`<p:spPr>` + at.xfrm() + `</p:spPr>`)
	}
	w.raw(`<p:txBody>`)
	if columns > 1 {
		way := ""
		if w.look.rtl {
			way = `" rtlCol="1`
		}
		w.raw(`<a:bodyPr numCol="` + strconv.Itoa(columns) + `" spcCol="` + strconv.Itoa(24*emuPerUnit) + way + `"><a:normAutofit/></a:bodyPr>`)
	} else {
		w.raw(`<a:bodyPr><a:normAutofit/></a:bodyPr>`)
	}
	w.raw(`<a:lstStyle/>`)
}

func (w *slideWriter) close() { w.raw(`</p:txBody></p:sp>`) }

func (w *slideWriter) title(s *slide, y *layout) {
	h := &y.holders[0]
	w.open(h, nil, 0)
	w.raw(`<a:p>`)
	c := letters{}
	if s.titleSet.size > 0 {
		c.size = points(s.titleSet.size)
	}
	if w.look.foreign {
		w.raw(w.foreignSide(h.style))
	} else if s.titleSet.size > 0 {
		fmt.Fprintf((*writer)(w), `<a:pPr><a:lnSpc><a:spcPts val="%d"/></a:lnSpc></a:pPr>`, points(s.titleSet.leading))
	}
	w.inlines(w.look.titleText(s.title, s.more), c)
	w.raw(`</a:p>`)
	w.close()
}

// writer lets fmt write into a slide.
type writer slideWriter

func (w *writer) Write(p []byte) (int, error) {
	*w.b = append(*w.b, p...)
	return len(p), nil
}

func (w *slideWriter) block(b *block, y *layout) {
	h := y.find(b.kind, b.idx)
	if h == nil {
		return
	}
	if b.idx == idxSender {
		w.sender = len(*w.b)
	}
	w.open(h, b.at, b.columns)
	if len(b.paras) == 0 { // shows the layout's prompt until it is filled in
		w.raw(`<a:p><a:endParaRPr lang="` + w.look.language + `"/></a:p>`)
	}
	set := h.style
	if b.set.size > 0 {
		set = b.set
	}
	for i := range b.paras {
		w.para(&b.paras[i], set, h.style)
	}
	w.close()
}

// para writes one paragraph; what differs from the layout is stated.
func (w *slideWriter) para(q *para, set, base style) {
	if w.look.foreign {
		w.foreignPara(q, set, base)
		return
	}
	set = q.styled(set)
	c := letters{bold: q.kind == paraLabel}
	if set.size != base.size {
		c.size = points(set.size)
	}
	if q.kind == paraLead {
		c.ink = &w.ink
	}
	w.raw(`<a:p>`)
	if q.listed() || set.leading != base.leading || set.after != base.after {
		w.raw(`<a:pPr`)
		if q.listed() {
			in := int(set.size * listIndent * emuPerUnit)
			hang := -in
			if q.kind == paraInside {
				hang = 0
			}
			w.raw(` marL="` + strconv.Itoa(in) + `" indent="` + strconv.Itoa(hang) + `"`)
		}
		fmt.Fprintf((*writer)(w), `><a:lnSpc><a:spcPts val="%d"/></a:lnSpc><a:spcAft><a:spcPts val="%d"/></a:spcAft>`, points(set.leading), points(set.after))
		w.marker(q)
		w.raw(`</a:pPr>`)
	}
	w.inlines(held(q.text), c)
	w.raw(`</a:p>`)
}

// marker writes the bullet or the number of a list item, in the ink of its part.
func (w *slideWriter) marker(q *para) {
	if q.kind != paraBullet && q.kind != paraNumber {
		return
	}
	w.raw(`<a:buClr>`)
	*w.b = w.look.colour(*w.b, w.ink)
	w.raw(`</a:buClr>`)
	if q.kind == paraNumber {
		w.raw(`<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="` + strconv.Itoa(q.number) + `"/>`)
		return
	}
	w.raw(`<a:buFont typeface="Arial"/><a:buChar char="•"/>`)
}

// letters is how a run differs from its placeholder.
type letters struct {
	size         int // hundredths of a point; 0: the placeholder's
	bold, italic bool
	ink          *[3]uint8
	language     string
	link         string // relation
	family       string // typeface; empty: the placeholder's
}

func (w *slideWriter) inlines(in []document.Inline, c letters) {
	for _, n := range in {
		cc := c
		switch t := n.(type) {
		case *document.Text:
			w.run(t.Value, c)
			continue
		case *document.Abbreviation:
			w.run(t.Short, c)
			continue
		case *document.Field:
			w.run(t.Shown(), c)
			continue
		case *document.Footnote: // in its place: a slide has no foot
			cc.italic = true
			w.run(" ", c)
			w.inlines(t.Text, cc)
			w.run(" ", c)
			continue
		case *document.Break:
			w.raw(`<a:br>`)
			w.properties(c)
			w.raw(`</a:br>`)
			continue
		case *document.Strong:
			cc.bold = true
		case *document.Emphasis:
			cc.italic = true
		case *document.Foreign:
			cc.language = t.Language
		case *document.Link:
			cc.link = w.relate("hyperlink", t.Target, true)
		}
		w.inlines(document.Children(n), cc)
	}
}

func (w *slideWriter) run(s string, c letters) {
	if s == "" {
		return
	}
	w.raw(`<a:r>`)
	w.properties(c)
	w.raw(`<a:t>`)
	*w.b = text(*w.b, s)
	w.raw(`</a:t></a:r>`)
}

func (w *slideWriter) properties(c letters) {
	lang := c.language
	if lang == "" {
		lang = w.look.language
	}
	w.raw(`<a:rPr lang="`)
	*w.b = attr(*w.b, lang)
	w.raw(`"`)
	if c.size > 0 {
		w.raw(` sz="`)
		w.int(c.size)
		w.raw(`"`)
	}
	if c.bold && c.family == "" && !w.look.foreign {
		if family, heavy := w.look.named(regular, true); family != regular || !heavy {
			c.family, c.bold = family, heavy
		}
	}
	if c.bold {
		w.raw(` b="1"`)
	}
	if c.italic {
		w.raw(` i="1"`)
	}
	w.raw(` dirty="0"`)
	if c.ink == nil && c.link == "" && c.family == "" {
		w.raw(`/>`)
		return
	}
	w.raw(`>`)
	if c.ink != nil {
		*w.b = w.look.fill(*w.b, *c.ink)
	}
	if c.family != "" {
		w.raw(`<a:latin typeface="` + c.family + `"/>`)
	}
	if c.link != "" {
		w.raw(`<a:hlinkClick r:id="` + c.link + `"/>`)
	}
	w.raw(`</a:rPr>`)
}

// foot writes the running foot and the number of the slide, where the layout has them.
func (w *slideWriter) foot(y *layout, running []document.Inline, number int) {
	if h := y.find("ftr", idxFoot); h != nil && len(running) > 0 {
		w.open(h, nil, 0)
		w.raw(`<a:p>`)
		c := letters{}
		if !w.look.foreign { // stated again: not every program takes it from the layout
			w.raw(`<a:pPr ` + w.look.side(h.style.algn) + `/>`)
			family, heavy := w.look.named(h.style.face, h.style.bold)
			c = letters{size: points(h.style.size), ink: &w.look.inks[2], family: family, bold: heavy}
		} else {
			w.raw(w.foreignSide(h.style))
		}
		w.inlines(running, c)
		w.raw(`</a:p>`)
		w.close()
	}
	if h := y.find("sldNum", idxNumber); h != nil {
		w.open(h, nil, 0)
		w.raw(`<a:p>` + slideField + `<a:rPr lang="` + w.look.language + `" dirty="0"/><a:t>` + strconv.Itoa(number) + `</a:t></a:fld></a:p>`)
		w.close()
	}
}

// notes writes the notes of a slide: a picture of it, and what to say.
func (w *slideWriter) notes(say []string) {
	w.raw(xmlHead + `<p:notes ` + nsAll + `><p:cSld>` + treeHead +
		`<p:sp><p:nvSpPr><p:cNvPr id="2" name="` + w.look.say("Bild") + ` 1"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>` +
		`<p:sp><p:nvSpPr><p:cNvPr id="3" name="` + w.look.say("Anteckningar") + ` 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>`)
	for _, s := range say {
		w.raw(`<a:p>`)
		w.run(strings.TrimSpace(s), letters{})
		w.raw(`</a:p>`)
	}
	w.raw(`</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`)
}
