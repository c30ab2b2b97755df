package slides

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"malbild/internal/document"
	"malbild/internal/word/opc"
)

// packer collects the parts of one presentation.
type packer struct {
	d       *document.Document
	o       Options
	look    look
	ls      *[layoutCount]layout
	types   []byte
	root    []byte
	entries []opc.Entry
	rels    int
	base    base

	pictures map[string]bool // files of pictures that are in the package
}

// base is what our slides are added to: our design or a principal's template.
type base struct {
	slide, notes func(n int) string // names of parts
	layout       func(layoutID) string
	notesMaster  string
	number       int // of the first slide
	static       []opc.Entry
	core         string
}

// pack writes the package: the design, or the template, as it is, and the slides.
func pack(d *document.Document, deck []slide, o Options) ([]byte, error) {
	p := &packer{d: d, o: o, look: lookOf(d, o.Profile, o.Template)}
	p.ls = p.look.layouts()
	var main, mainRels opc.Entry
	if o.Template != nil {
		main, mainRels = p.inTemplate(len(deck))
	} else {
		main, mainRels = p.inDesign(len(deck))
	}
	for i := range deck {
		p.slide(&deck[i], i)
	}
	p.properties()
	all := []opc.Entry{{Name: "[Content_Types].xml", Raw: p.part("[Content_Types].xml", append(p.types, `</Types>`...))}}
	if p.root != nil {
		all = append(all, opc.Entry{Name: "_rels/.rels", Raw: p.part("_rels/.rels", append(p.root, `</Relationships>`...))})
	}
	all = append(append(append(all, main, mainRels), p.base.static...), p.entries...)
	return opc.Bytes(all)
}

// inDesign adds the slides to our own design.
func (p *packer) inDesign(slides int) (main, rels opc.Entry) {
	des := p.o.Shared.design(p.look)
	p.types, p.root = bytes.Clone(des.types), []byte(relHead)
	p.base = base{
		slide:       func(n int) string { return "ppt/slides/slide" + strconv.Itoa(n+1) + ".xml" },
		notes:       func(n int) string { return "ppt/notesSlides/notesSlide" + strconv.Itoa(n+1) + ".xml" },
		layout:      func(l layoutID) string { return "ppt/slideLayouts/slideLayout" + strconv.Itoa(int(l)+1) + ".xml" },
		notesMaster: "ppt/notesMasters/notesMaster1.xml", number: 1, static: des.static, core: "docProps/core.xml",
	}
	p.relate("ppt/presentation.xml", relO+"officeDocument")
	p.declare("ppt/presentation.xml", ctP+"presentation.main+xml")
	main = opc.Entry{Name: "ppt/presentation.xml", Raw: p.part("presentation.xml", presentation(slides, p.look.rtl))}
	rels = opc.Entry{Name: "ppt/_rels/presentation.xml.rels", Raw: p.part("presentation.xml.rels", presentationRels(slides))}
	return main, rels
}

func (p *packer) part(name string, content []byte) *opc.Raw { return p.o.Shared.part(name, content) }

func (p *packer) add(name string, content []byte) {
	p.entries = append(p.entries, opc.Entry{Name: name, Raw: p.part(name, content)})
}

func (p *packer) declare(name, contentType string) {
	p.types = append(p.types, `<Override PartName="/`+name+`" ContentType="`+contentType+`"/>`...)
}

func (p *packer) relate(target, kind string) {
	for p.rels++; bytes.Contains(p.root, []byte(`"malbild`+strconv.Itoa(p.rels)+`"`)); p.rels++ {
		continue // a template that was a document of ours
	}
	p.root = append(p.root, `<Relationship Id="malbild`+strconv.Itoa(p.rels)+`" Type="`+kind+`" Target="`+target+`"/>`...)
}

// slide writes a slide, its notes, and the relations of both. Targets are absolute:
// a template may keep its parts anywhere.
func (p *packer) slide(s *slide, i int) {
	buf := p.o.Shared.buffer()
	defer p.o.Shared.buffers.Put(buf)
	slide, notes := p.base.slide(i), p.base.notes(i)
	w := &slideWriter{b: buf, look: p.look, ls: p.ls, shared: p.o.Shared, nextID: 1}
	w.relate("slideLayout", "/"+p.base.layout(s.layout), false)
	w.relate("notesSlide", "/"+notes, false)
	p.media(s)
	w.slide(s, p.d.Meta.Running.FootLeft, p.base.number+i)
	if w.sender > 0 { // what comes before is the same in all copies
		p.entries = append(p.entries, opc.Entry{Name: slide, Raw: p.o.Shared.heads.Pack(slide, *buf, w.sender)})
	} else {
		p.add(slide, *buf)
	}
	p.declare(slide, ctP+"slide+xml")
	p.add(opc.RelsName(slide), append(append([]byte(relHead), w.rels...), `</Relationships>`...))

	*buf = (*buf)[:0]
	w = &slideWriter{b: buf, look: p.look, ls: p.ls, shared: p.o.Shared}
	w.relate("notesMaster", "/"+p.base.notesMaster, false)
	w.relate("slide", "/"+slide, false)
	w.notes(s.say)
	p.add(notes, *buf)
	p.declare(notes, ctP+"notesSlide+xml")
	p.add(opc.RelsName(notes), append(append([]byte(relHead), w.rels...), `</Relationships>`...))
}

// presentation lists master, notes master and slides.
func presentation(slides int, rtl bool) []byte {
	way := ""
	if rtl {
		way = ` rtl="1"`
	}
	b := []byte(xmlHead + `<p:presentation ` + nsAll + way + ` saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="` + strconv.Itoa(firstID) +
		`" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>`)
	for i := range slides {
		b = fmt.Appendf(b, `<p:sldId id="%d" r:id="rId%d"/>`, 256+i, 4+i)
	}
	return fmt.Appendf(b, `</p:sldIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`, slideWidth*emuPerUnit, slideHeight*emuPerUnit)
}

func presentationRels(slides int) []byte {
	b := []byte(relHead)
	add := func(i int, kind, target string) {
		b = fmt.Appendf(b, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i, relO, kind, target)
	}
	add(1, "slideMaster", "slideMasters/slideMaster1.xml")
	add(2, "notesMaster", "notesMasters/notesMaster1.xml")
	add(3, "theme", "theme/theme1.xml")
	for i := range slides {
		add(4+i, "slide", "slides/slide"+strconv.Itoa(i+1)+".xml")
	}
	return append(b, `</Relationships>`...)
}

// properties says what the presentation is. The creator is the issuer, never a person.
func (p *packer) properties() {
	m := p.d.Meta
	b := []byte(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range [][2]string{{"title", m.Title}, {"subject", m.Subject}, {"creator", m.Issuer}, {"language", p.look.language}, {"identifier", m.Identity}} {
		if e[1] != "" {
			b = append(b, "<dc:"+e[0]+">"...)
			b = text(b, e[1])
			b = append(b, "</dc:"+e[0]+">"...)
		}
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err == nil {
		for _, e := range []string{"created", "modified"} {
			b = append(b, `<dcterms:`+e+` xsi:type="dcterms:W3CDTF">`+m.Date+`T00:00:00Z</dcterms:`+e+`>`...)
		}
	}
	p.core(append(b, `</cp:coreProperties>`...))
	p.custom()
	if p.o.Template != nil {
		return // its other properties stay
	}
	p.property("docProps/app.xml", []byte(xmlHead+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>malbild</Application></Properties>`),
		relO+"extended-properties", ctBase+"officedocument.extended-properties+xml")
}

// core writes the core properties. Those of a template say who made the template,
// and when: they are replaced.
func (p *packer) core(content []byte) {
	if p.o.Template != nil && p.o.Template.core != "" {
		p.add(p.base.core, content)
		return
	}
	p.property(p.base.core, content, relPkg+"metadata/core-properties", ctBase+"package.core-properties+xml")
}

func (p *packer) property(name string, content []byte, relation, contentType string) {
	p.add(name, content)
	p.declare(name, contentType)
	p.relate(name, relation)
}
