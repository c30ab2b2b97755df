package slides

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"malbild/internal/word/opc"
)

// inTemplate adds the slides after those of the template.
func (p *packer) inTemplate(slides int) (main, rels opc.Entry) {
	t := p.o.Template
	p.types, p.ls = bytes.Clone(t.types), &t.layouts
	core := t.core
	if core == "" {
		core = t.free("docProps/core", "")
	}
	p.root = bytes.Clone(t.root)
	names := func(stem string) func(int) string {
		from := 1
		for t.known[stem+strconv.Itoa(from)+".xml"] || t.anyAfter(stem, from) {
			from++
		}
		return func(i int) string { return stem + strconv.Itoa(from+i) + ".xml" }
	}
	p.base = base{slide: names("ppt/slides/slide"), notes: names("ppt/notesSlides/notesSlide"), notesMaster: t.notes,
		layout: func(l layoutID) string { return t.layouts[l].part }, number: t.slides + 1, static: t.static, core: core}
	list := bytes.Clone(t.list[0])
	r := bytes.Clone(t.rels)
	relate := func(id, kind, target string) {
		r = append(r, `<Relationship Id="`+id+`" Type="`+relO+kind+`" Target="/`+target+`"/>`...)
	}
	if t.notes == "" {
		list = p.addNotesMaster(list, relate)
	}
	for i := range slides {
		id := "malbild" + strconv.Itoa(i+1)
		list = fmt.Appendf(list, `<p:sldId %s %s id="%d" r:id="%s"/>`, nsP, nsR, t.lastID+1+i, id)
		relate(id, "slide", p.base.slide(i))
	}
	main = opc.Entry{Name: t.main, Raw: p.part("presentation.xml", append(list, t.list[1]...))}
	rels = opc.Entry{Name: opc.RelsName(t.main), Raw: p.part("presentation.xml.rels", append(r, `</Relationships>`...))}
	return main, rels
}

// addNotesMaster gives a template without notes ours.
func (p *packer) addNotesMaster(list []byte, relate func(id, kind, target string)) []byte {
	t := p.o.Template
	p.base.notesMaster = t.free("ppt/notesMasters/notesMaster", ".xml")
	theme := t.free("ppt/theme/theme", ".xml")
	p.add(p.base.notesMaster, []byte(p.look.notesMaster()))
	p.declare(p.base.notesMaster, ctP+"notesMaster+xml")
	p.add(opc.RelsName(p.base.notesMaster), []byte(relHead+`<Relationship Id="rId1" Type="`+relO+`theme" Target="/`+theme+`"/></Relationships>`))
	p.add(theme, []byte(p.look.theme()))
	p.declare(theme, ctBase+"officedocument.theme+xml")
	relate("malbildNotes", "notesMaster", p.base.notesMaster)
	id := `<p:notesMasterId ` + nsP + ` ` + nsR + ` r:id="malbildNotes"/>`
	return bytes.Replace(list, []byte("<!--"+marker+"-notes-->"), []byte(id), 1)
}

// free is a part name that the template does not use.
func (t *Template) free(stem, ext string) string {
	if ext == "" {
		stem, ext = stem+"-", ".xml"
	}
	for i := 1; ; i++ {
		if n := stem + strconv.Itoa(i) + ext; !t.known[n] {
			return n
		}
	}
}

// anyAfter reports whether the template has a part of the stem with a higher number.
func (t *Template) anyAfter(stem string, n int) bool {
	for k := range t.known {
		s, ok := strings.CutPrefix(k, stem)
		if v, err := strconv.Atoi(strings.TrimSuffix(s, ".xml")); ok && err == nil && v > n {
			return true
		}
	}
	return false
}
