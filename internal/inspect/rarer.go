package inspect

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"malbild/internal/pdfread"
)

// checkCatalog: rights, presentations and demands that an archive does not take.
func (d *pdfDoc) checkCatalog() {
	for _, e := range d.Dict(d.catalog.Raw("Perms")) {
		if e.Key != "UR3" && e.Key != "DocMDP" {
			d.r.add(rulePerms, 0, "Perms", string(e.Key))
		}
	}
	if d.Dict(d.catalog.Raw("Names")).Has("AlternatePresentations") {
		d.r.add(ruleShow, 0, "Names", "AlternatePresentations")
	}
	for _, p := range d.pages {
		if p.dict.Has("PresSteps") {
			d.r.add(ruleShow, p.number, "", "PresSteps")
		}
	}
	if d.catalog.Has("Requirements") {
		d.r.add(ruleRequires, 0, "Requirements")
	}
	if v := string(d.Name(d.catalog.Raw("Version"))); v != "" && !(len(v) == 3 && v[:2] == "2." && v[2] >= '0' && v[2] <= '9') {
		d.r.add(ruleVersion, 0, "Version", v)
	}
	for _, o := range d.Array(d.catalog.Raw("OutputIntents")) {
		if in := d.Dict(o); in.Has("DestOutputProfileRef") && (d.judged("4") || d.Name(in.Raw("S")) == "GTS_PDFX") {
			d.r.add(ruleIntentOut, 0, "OutputIntents")
		}
	}
	d.checkLayerOrder()
}

// checkLayerOrder: a list of layers names all of them (8.11.4.3).
func (d *pdfDoc) checkLayerOrder() {
	oc := d.Dict(d.catalog.Raw("OCProperties"))
	all := d.Array(oc.Raw("OCGs"))
	for _, o := range append(pdfread.Array{oc.Raw("D")}, d.Array(oc.Raw("Configs"))...) {
		order := d.Dict(o).Raw("Order")
		if order == nil {
			continue
		}
		named := map[int]bool{}
		d.named(order, named, 0)
		for _, g := range all {
			if !named[pdfread.RefNumber(g)] {
				d.r.add(ruleLayerOrder, 0, "OCProperties")
				break
			}
		}
	}
}

func (d *pdfDoc) named(o pdfread.Object, out map[int]bool, depth int) {
	if n := pdfread.RefNumber(o); n != 0 {
		out[n] = true
	}
	if depth > 16 || len(out) > 10_000 {
		return
	}
	for _, x := range d.Array(o) {
		d.named(x, out, depth+1)
	}
}

// checkSpace: inks of DeviceN are described, not too many, and an ink of one name is
// the same everywhere (PDF/A-2, 6.2.4.4).
func (d *pdfDoc) checkSpace(a pdfread.Array, s *space) {
	most := 32
	if d.part1() {
		most = 8
	}
	for _, n := range s.names {
		d.nameBytes(n)
	}
	if d.Name(a[0]) == "DeviceN" {
		if len(s.names) > most {
			d.r.add(ruleManyInks, 0, "", len(s.names))
		}
		var attributes pdfread.Dict
		if len(a) > 4 {
			attributes = d.Dict(a[4])
		}
		described := d.Dict(attributes.Raw("Colorants"))
		process := d.Array(d.Dict(attributes.Raw("Process")).Raw("Components"))
		for _, n := range s.names {
			known := slices.Contains([]string{"Cyan", "Magenta", "Yellow", "Black", "None"}, n)
			if !known && !described.Has(pdfread.Name(n)) && !slices.ContainsFunc(process, func(o pdfread.Object) bool { return string(d.Name(o)) == n }) {
				d.r.add(ruleColorants, 0, "", n)
			}
		}
		return
	}
	is := d.spelled(a[2], 0) + " " + d.spelled(a[3], 0)
	if d.separations == nil {
		d.separations = map[string]string{}
	}
	if other, ok := d.separations[s.names[0]]; ok && other != is {
		d.r.add(ruleTwoInks, 0, "", s.names[0])
	}
	d.separations[s.names[0]] = is
}

// nameBytes: names of inks and structure types are UTF-8 (PDF/A-2, 6.1.8).
func (d *pdfDoc) nameBytes(name string) {
	if !utf8.ValidString(name) {
		d.r.add(ruleNameBytes, 0, "", printable(name))
	}
}

// spelled writes an object out, to be compared.
func (d *pdfDoc) spelled(o pdfread.Object, depth int) string {
	if depth > 6 {
		return "…"
	}
	switch v := d.Get(o).(type) {
	case pdfread.Array:
		var b strings.Builder
		for i, x := range v {
			if i > 64 {
				break
			}
			b.WriteString(d.spelled(x, depth+1) + " ")
		}
		return "[" + b.String() + "]"
	case pdfread.Dict:
		var keys []string
		for _, e := range v {
			keys = append(keys, string(e.Key)+"="+d.spelled(e.Value, depth+1))
		}
		slices.Sort(keys)
		return strings.Join(keys, " ")
	case *pdfread.Stream:
		return d.spelled(without(v.Dict, "Length"), depth+1) + fmt.Sprint(fontKey(v.Raw))
	case nil:
		return "null"
	default:
		return fmt.Sprint(v)
	}
}

// halftone: of type 1 or 5, without a name, and with curves for spot inks alone
// (PDF/A-2, 6.2.5).
func (in *interpreter) halftone(o pdfread.Object, ink string, depth int) {
	d := in.d
	h := d.Dict(o)
	if h == nil || depth > 2 {
		return
	}
	kind, ok := d.Int(h.Raw("HalftoneType"))
	process := slices.Contains([]string{"", "Cyan", "Magenta", "Yellow", "Black"}, ink)
	if !ok || kind != 1 && kind != 5 || h.Has("HalftoneName") || ink != "Default" && process == h.Has("TransferFunction") {
		d.r.add(ruleHalftone, in.p.number, "")
	}
	if kind == 5 {
		for _, e := range h {
			if d.Dict(e.Value) != nil {
				in.halftone(e.Value, string(e.Key), depth+1)
			}
		}
	}
}

// imageBits: 1, 2, 4, 8 or, since PDF 1.5, 16; a mask has one.
func (in *interpreter) imageBits(s pdfread.Dict) {
	bits, ok := in.d.Int(s.Raw("BitsPerComponent"))
	ok = ok && !in.d.Bool(s.Raw("ImageMask"))
	if mask := in.d.Stream(s.Raw("Mask")); mask != nil {
		if n, ok := in.d.Int(mask.Dict.Raw("BitsPerComponent")); ok && n != 1 {
			in.d.r.add(ruleImageBits, in.p.number, "", n)
		}
	}
	may := []int{1, 2, 4, 8, 16}
	if in.d.part1() {
		may = may[:4]
	}
	if ok && !slices.Contains(may, bits) {
		in.d.r.add(ruleImageBits, in.p.number, "", bits)
	}
}

var inlineFilters = []string{"ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "DCTDecode", "AHx", "A85", "Fl", "RL", "CCF", "DCT"}

// inlineFilter checks how an inline image is packed.
func (in *interpreter) inlineFilter() {
	for i := 0; i+1 < len(in.args); i++ {
		if k := string(in.args[i].Bytes); k != "F" && k != "Filter" {
			continue
		}
		for _, t := range in.args[i+1:] {
			if t.Kind == pdfread.NameToken && !slices.Contains(inlineFilters, string(t.Bytes)) && (!in.d.part1() || string(t.Bytes) == "LZW" || string(t.Bytes) == "LZWDecode") {
				in.d.r.add(ruleInlineStuff, in.p.number, "", printable(string(t.Bytes)))
			}
			if t.Kind != pdfread.ArrayOpen {
				break
			}
		}
	}
}

// private reports whether a text has characters whose meaning is private (Unicode,
// 23.5).
func private(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000 })
}

// showPrivate notes a private character without a text in its place: on the page, or
// of an element around it.
func (in *interpreter) showPrivate(f *font, code int) {
	artifact := false
	for i := len(in.levels) - 1; i >= 0; i-- {
		l := in.levels[i]
		if l.silent {
			return
		}
		artifact = artifact || l.artifact
		if l.mcid >= 0 && in.d.tree != nil {
			for e := in.d.tree.owners[mark{in.p.number - 1, in.form, l.mcid}]; e != nil; e = e.parent {
				if e.dict.Has("ActualText") || e.dict.Has("Alt") && in.d.judged("ua2") {
					return
				}
			}
		}
	}
	if !artifact || !in.d.judged("ua2") {
		in.d.r.add(rulePrivate, in.p.number, "", f.name, code)
	}
}

func without(d pdfread.Dict, key pdfread.Name) pdfread.Dict {
	return slices.DeleteFunc(slices.Clone(d), func(e pdfread.Entry) bool { return e.Key == key })
}
