package inspect

import "malbild/internal/pdfread"

// resources looks up names, each once.
type resources struct {
	d     *pdfDoc
	dict  pdfread.Dict
	fonts map[string]namedFont
	found map[string]*space
	props map[string]pdfread.Dict
	objs  map[string]xobject
}

// namedFont is a font, with the name that the resources know it by.
type namedFont struct {
	font *font
	name string
}

type xobject struct {
	ref    int
	stream *pdfread.Stream
}

func (d *pdfDoc) resourcesOf(dict pdfread.Dict) *resources {
	return &resources{d: d, dict: dict}
}

func (r *resources) category(kind pdfread.Name) pdfread.Dict { return r.d.Dict(r.dict.Raw(kind)) }

// font is the font of a name, and that name, which may be kept.
func (r *resources) font(name []byte) (*font, string) {
	if f, ok := r.fonts[string(name)]; ok {
		return f.font, f.name
	}
	if r.fonts == nil {
		r.fonts = map[string]namedFont{}
	}
	f := namedFont{name: string(name)}
	f.font = r.d.fontOf(r.category("Font").Raw(pdfread.Name(f.name)))
	r.fonts[f.name] = f
	return f.font, f.name
}

func (r *resources) properties(name string) pdfread.Dict {
	if p, ok := r.props[name]; ok {
		return p
	}
	if r.props == nil {
		r.props = map[string]pdfread.Dict{}
	}
	p := r.d.Dict(r.category("Properties").Raw(pdfread.Name(name)))
	r.props[name] = p
	return p
}

func (r *resources) xobject(name string) (int, *pdfread.Stream) {
	if x, ok := r.objs[name]; ok {
		return x.ref, x.stream
	}
	if r.objs == nil {
		r.objs = map[string]xobject{}
	}
	o := r.category("XObject").Raw(pdfread.Name(name))
	x := xobject{pdfread.RefNumber(o), r.d.Stream(o)}
	r.objs[name] = x
	return x.ref, x.stream
}

// space looks up a colour space by name; device spaces may be replaced (8.6.5.6).
func (r *resources) space(name string) *space {
	if s, ok := r.found[name]; ok {
		return s
	}
	if r.found == nil {
		r.found = map[string]*space{}
	}
	table := r.category("ColorSpace")
	var s *space
	switch name {
	case "DeviceGray", "G":
		s = r.device(table, "DefaultGray", deviceGray)
	case "DeviceRGB", "RGB":
		s = r.device(table, "DefaultRGB", deviceRGB)
	case "DeviceCMYK", "CMYK":
		s = r.device(table, "DefaultCMYK", deviceCMYK)
	case "Pattern":
		s = patternSpace
	default:
		s = r.d.spaceOf(table.Raw(pdfread.Name(name)), r, 0)
	}
	r.found[name] = s
	return s
}

func (r *resources) device(table pdfread.Dict, other pdfread.Name, usual *space) *space {
	if o := table.Raw(other); o != nil {
		if s := r.d.spaceOf(o, nil, 0); s != nil {
			return s
		}
	}
	return usual
}
