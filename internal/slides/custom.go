package slides

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"malbild/internal/word/opc"
)

// customProps are the custom properties of a template: those that are its own stay.
type customProps struct {
	part string // empty: it has none
	head []byte // the properties that stay, without the end
	pid  int    // the highest number among them
}

const customHead = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`

// openCustom reads them, without what an earlier document of ours left there.
func openCustom(pkg *opc.Package, part string) (customProps, error) {
	none := customProps{head: []byte(customHead), pid: 1}
	if part == "" || !pkg.Has(part) {
		return none, nil
	}
	d, err := pkg.XML(part)
	if err != nil {
		return none, err
	}
	own := customProps{part: part, pid: 1}
	for _, c := range d.Root().ChildElements() {
		if strings.HasPrefix(strings.ToLower(c.SelectAttrValue("name", "")), "malbild") {
			d.Root().RemoveChild(c)
			continue
		}
		if n, err := strconv.Atoi(c.SelectAttrValue("pid", "")); err == nil {
			own.pid = max(own.pid, n)
		}
	}
	// A place for ours, in the template's own prefixes.
	d.Root().CreateComment(marker)
	raw, err := d.WriteToBytes()
	if err != nil {
		return none, err
	}
	at := bytes.Index(raw, []byte("<!--"+marker+"-->"))
	own.head = raw[:at:at]
	return own, nil
}

// end closes the properties: with the template's own root name.
func (c customProps) end() string {
	at := bytes.LastIndex(c.head, []byte("Properties "))
	start := bytes.LastIndexByte(c.head[:max(at, 0)], '<')
	if at < 0 || start < 0 {
		return "</Properties>"
	}
	return "</" + string(c.head[start+1:at]) + "Properties>"
}

const (
	nsCustom = ` xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"`
	nsTypes  = ` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"`
)

// custom writes where the words come from beside the template's own properties.
func (p *packer) custom() {
	own := customProps{head: []byte(customHead), pid: 1}
	if p.o.Template != nil {
		own = p.o.Template.custom
	}
	b, pid := bytes.Clone(own.head), own.pid
	for _, e := range p.d.Meta.CustomProperties(p.o.Version) {
		pid++
		b = fmt.Appendf(b, `<property%s fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr%s>`, nsCustom, pid, e[0], nsTypes)
		b = text(b, e[1])
		b = append(b, `</vt:lpwstr></property>`...)
	}
	b = append(b, own.end()...)
	switch {
	case own.part != "":
		p.add(own.part, b)
	case pid > own.pid:
		name := "docProps/custom.xml"
		if p.o.Template != nil && p.o.Template.known[name] {
			name = p.o.Template.free("docProps/custom", ".xml")
		}
		p.property(name, b, relO+"custom-properties", ctBase+"officedocument.custom-properties+xml")
	}
}
