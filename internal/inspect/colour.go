package inspect

import (
	"slices"

	"malbild/internal/pdfread"
)

// spaceKind is the kind of a colour space (8.6).
type spaceKind uint8

const (
	gray spaceKind = iota
	rgb
	cmyk
	lab
	indexed
	separation
	pattern
)

// space is a colour space.
type space struct {
	kind    spaceKind
	device  bool
	profile bool // of an ICC profile
	n       int
	base    *space    // of indexed; the alternate of separation and DeviceN
	names   []string  // of separation and DeviceN
	table   []byte    // of indexed
	ranges  []float64 // of Lab: those of a and b
}

var (
	deviceGray   = &space{kind: gray, device: true, n: 1}
	deviceRGB    = &space{kind: rgb, device: true, n: 3}
	deviceCMYK   = &space{kind: cmyk, device: true, n: 4}
	patternSpace = &space{kind: pattern}
	black        = colour{space: deviceGray}
)

// colour is a colour in its space.
type colour struct {
	space *space
	v     [8]float64
	set   bool
}

// colourUse is which device colours a page paints with.
type colourUse struct{ gray, rgb, cmyk, measured bool } // measured: told by a profile or in Lab

// intents are the output intents of a file.
type intents struct {
	any    bool // one of them is PDF/A's
	kind   spaceKind
	press  bool // one of them is GTS_PDFX
	usable bool
}

// outputIntents reads the intents and their profiles.
func (d *pdfDoc) outputIntents() {
	profile := 0
	for _, o := range d.Array(d.catalog.Raw("OutputIntents")) {
		in := d.Dict(o)
		if d.Name(in.Raw("S")) == "GTS_PDFX" {
			d.intents.press = true
		}
		ref := in.Raw("DestOutputProfile")
		s := d.Stream(ref)
		if s == nil {
			continue
		}
		if n := pdfread.RefNumber(ref); profile != 0 && n != profile {
			d.r.add(ruleIntents, 0, "OutputIntents")
		} else {
			profile = n
		}
		class, model, ok := d.profile(s)
		ok = ok && d.oldEnough(s)
		kinds := map[string]spaceKind{"GRAY": gray, "RGB ": rgb, "CMYK": cmyk}
		kind, known := kinds[model]
		if !ok || !known || class != "prtr" && class != "mntr" {
			d.r.add(ruleICC, 0, "OutputIntents")
			continue
		}
		if archive := d.Name(in.Raw("S")) == "GTS_PDFA1"; archive || !d.intents.any {
			d.intents.any, d.intents.kind = archive, kind
		}
		d.intents.usable = true
	}
}

// profile reads the header of an ICC profile (ICC.1, 7.2).
func (d *pdfDoc) profile(s *pdfread.Stream) (class, model string, ok bool) {
	h := d.profileHead(s)
	return h.class, h.model, h.ok
}

// profileHead is the header of a profile, of this file or of one before.
func (d *pdfDoc) profileHead(s *pdfread.Stream) profileHead {
	if s == d.lastProfile {
		return d.lastHead
	}
	key := d.streamKey(s)
	h, hit := d.shared.profile(key)
	if !hit {
		if data, err := d.Decode(s); err == nil {
			h = profileOf(data)
		}
		d.shared.keepProfile(key, h)
	}
	d.lastProfile, d.lastHead = s, h
	return h
}

// profileOf reads the header of an unpacked profile.
func profileOf(data []byte) (h profileHead) {
	if len(data) >= 128 && string(data[36:40]) == "acsp" {
		h = profileHead{class: string(data[12:16]), model: string(data[16:20]), ok: true, version: data[8]}
	}
	return h
}

// oldEnough reports whether a profile is of a version that the standard knows: PDF/A-1
// names those of PDF 1.4, before version 3.
func (d *pdfDoc) oldEnough(s *pdfread.Stream) bool {
	if !d.part1() {
		return true
	}
	return d.profileHead(s).version < 3
}

// spaceOf reads a colour space.
func (d *pdfDoc) spaceOf(o pdfread.Object, r *resources, depth int) *space {
	ref := pdfread.RefNumber(o)
	if s, ok := d.spaces[ref]; ok && ref != 0 {
		return s
	}
	if depth > 4 {
		return nil
	}
	s := d.readSpace(d.Get(o), r, depth)
	if ref != 0 {
		d.spaces[ref] = s
	}
	return s
}

func (d *pdfDoc) readSpace(o pdfread.Object, r *resources, depth int) *space {
	if n, ok := o.(pdfread.Name); ok {
		switch n {
		case "DeviceGray", "DeviceRGB", "DeviceCMYK", "G", "RGB", "CMYK", "Pattern":
			if r != nil {
				return r.space(string(n))
			}
			return map[pdfread.Name]*space{"DeviceGray": deviceGray, "DeviceRGB": deviceRGB, "DeviceCMYK": deviceCMYK, "Pattern": patternSpace}[n]
		}
		return nil
	}
	a, ok := o.(pdfread.Array)
	if !ok || len(a) == 0 {
		return nil
	}
	if len(a) == 1 {
		return d.spaceOf(a[0], r, depth+1)
	}
	switch d.Name(a[0]) {
	case "CalGray":
		return &space{kind: gray, n: 1}
	case "CalRGB":
		return &space{kind: rgb, n: 3}
	case "Lab":
		return &space{kind: lab, n: 3, ranges: d.numbers(d.Dict(a[1]).Raw("Range"), -100, 100, -100, 100)}
	case "ICCBased":
		return d.iccSpace(a[1])
	case "Pattern":
		return patternSpace
	case "Indexed", "I":
		return d.indexedSpace(a, r, depth)
	case "Separation", "DeviceN":
		return d.inkSpace(a, r, depth)
	}
	return nil
}

func (d *pdfDoc) iccSpace(o pdfread.Object) *space {
	s := d.Stream(o)
	if s == nil {
		return nil
	}
	n, _ := d.Int(s.Dict.Raw("N"))
	_, model, ok := d.profile(s)
	want := map[int]string{1: "GRAY", 3: "RGB ", 4: "CMYK"}[n]
	if !d.oldEnough(s) || !ok || model != want && !(n == 3 && model == "Lab ") {
		d.r.add(ruleICC, 0, "ICCBased")
	}
	switch n {
	case 1:
		return &space{kind: gray, n: 1}
	case 4:
		return &space{kind: cmyk, n: 4, profile: true}
	}
	if model == "Lab " {
		ranges := d.numbers(s.Dict.Raw("Range"))
		if len(ranges) == 6 {
			ranges = ranges[2:]
		}
		return &space{kind: lab, n: 3, ranges: ranges}
	}
	return &space{kind: rgb, n: 3}
}

func (d *pdfDoc) indexedSpace(a pdfread.Array, r *resources, depth int) *space {
	if len(a) < 4 {
		return nil
	}
	s := &space{kind: indexed, n: 1, base: d.spaceOf(a[1], r, depth+1)}
	switch t := d.Get(a[3]).(type) {
	case pdfread.String:
		s.table = []byte(t)
	case *pdfread.Stream:
		s.table, _ = d.Decode(t)
	}
	return s
}

func (d *pdfDoc) inkSpace(a pdfread.Array, r *resources, depth int) *space {
	if len(a) < 4 {
		return nil
	}
	s := &space{kind: separation, base: d.spaceOf(a[2], r, depth+1)}
	if n := d.Name(a[1]); n != "" {
		s.names = []string{string(n)}
	}
	for _, n := range d.Array(a[1]) {
		s.names = append(s.names, string(d.Name(n)))
	}
	s.n = len(s.names)
	if s.n > 0 {
		d.checkSpace(a, s)
	}
	return s
}

// colourOp does the operators of colour (8.6.8).
func (in *interpreter) colourOp(op []byte) bool {
	gs := &in.gs
	switch string(op) {
	case "g":
		gs.fill = in.values(in.res.space("DeviceGray"))
	case "G":
		gs.stroke = in.values(in.res.space("DeviceGray"))
	case "rg":
		gs.fill = in.values(in.res.space("DeviceRGB"))
	case "RG":
		gs.stroke = in.values(in.res.space("DeviceRGB"))
	case "k":
		gs.fill = in.values(in.res.space("DeviceCMYK"))
	case "K":
		gs.stroke = in.values(in.res.space("DeviceCMYK"))
	case "cs", "CS":
		in.sight.odd()
		name := in.nameArg()
		s := in.res.space(name)
		if s == nil {
			in.d.r.add(ruleResource, in.p.number, "", "/"+printable(name))
			s = deviceGray
		}
		c := colour{space: s, set: true}
		if s.kind == cmyk {
			c.v[3] = 1
		}
		for i := range s.names {
			if i < len(c.v) {
				c.v[i] = 1
			}
		}
		if op[0] == 'c' {
			gs.fill = c
		} else {
			gs.stroke = c
		}
	case "sc", "scn":
		gs.fill = in.values(gs.fill.space)
	case "SC", "SCN":
		gs.stroke = in.values(gs.stroke.space)
	default:
		return false
	}
	return true
}

func (in *interpreter) values(s *space) colour {
	c := colour{space: s, set: true}
	for i := range min(len(c.v), len(in.args)) {
		c.v[i] = in.num(i)
	}
	return c
}

// overMode: what has a CMYK profile must not overprint by mode 1 (PDF/A-2, 6.2.4.2).
func (in *interpreter) overMode(s *space, over bool) {
	for s != nil && s.base != nil && s.kind == indexed {
		s = s.base
	}
	if over && in.gs.overMode != 0 && s != nil && s.kind == cmyk && s.profile {
		in.d.r.add(ruleOverMode, in.p.number, "")
	}
}

// uses notes device colours that are painted: by a text mode, or 0 fill, 1 stroke, 2 both.
func (in *interpreter) uses(mode int) {
	if in.gs.overMode != 0 {
		if mode&3 != 1 {
			in.overMode(in.gs.fill.space, in.gs.overFill)
		}
		if mode&3 == 1 || mode&3 == 2 {
			in.overMode(in.gs.stroke.space, in.gs.overStroke)
		}
	}
	switch mode & 3 {
	case 0:
		in.p.uses.note(in.gs.fill.space)
	case 1:
		in.p.uses.note(in.gs.stroke.space)
	case 2:
		in.p.uses.note(in.gs.fill.space)
		in.p.uses.note(in.gs.stroke.space)
	}
}

func (u *colourUse) note(s *space) {
	for s != nil && s.base != nil {
		s = s.base
	}
	if s == nil || !s.device {
		u.measured = u.measured || s != nil && s.kind != pattern
		return
	}
	switch s.kind {
	case gray:
		u.gray = true
	case rgb:
		u.rgb = true
	case cmyk:
		u.cmyk = true
	}
}

var blendModes = []string{"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight",
	"SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}

// extGState applies a graphics state dictionary (8.4.5).
func (in *interpreter) extGState() {
	d, gs := in.d, &in.gs
	g := d.Dict(in.res.category("ExtGState").Raw(pdfread.Name(in.nameArg())))
	in.sight.state(in.nameArg(), g)
	if g == nil {
		d.r.add(ruleResource, in.p.number, "", "/"+printable(in.nameArg()))
		return
	}
	if g.Has("TR") || g.Has("TR2") && d.Name(g.Raw("TR2")) != "Default" || g.Has("HTP") {
		d.r.add(ruleTransfer, in.p.number, "")
	}
	in.halftone(g.Raw("HT"), "", 0)
	if v, ok := d.Number(g.Raw("ca")); ok {
		gs.alpha = v
		in.p.clear = in.p.clear || v < 1
		if v < 1 {
			in.transparent("ca")
		}
	}
	if v, ok := d.Number(g.Raw("CA")); ok {
		in.p.clear = in.p.clear || v < 1
		if v < 1 {
			in.transparent("CA")
		}
	}
	if v, ok := d.Number(g.Raw("LW")); ok {
		gs.width = v
	}
	if m := d.Dict(g.Raw("SMask")); m != nil {
		in.p.clear = true
		in.transparent("SMask")
		if s := d.Stream(m.Raw("G")); s != nil {
			d.groupSpace(in.p, d.Dict(s.Dict.Raw("Group")))
		}
	}
	if g.Has("OP") {
		gs.overStroke = d.Bool(g.Raw("OP"))
		gs.overFill = gs.overStroke
	}
	if g.Has("op") {
		gs.overFill = d.Bool(g.Raw("op"))
	}
	if n, ok := d.Int(g.Raw("OPM")); ok {
		gs.overMode = n
	}
	if ri := d.Name(g.Raw("RI")); ri != "" {
		in.intent(string(ri))
	}
	in.blend(g.Raw("BM"))
	if a := d.Array(g.Raw("Font")); len(a) == 2 {
		gs.font, gs.fontName = d.fontOf(a[0]), ""
		gs.size, _ = d.Number(a[1])
	}
}

func (in *interpreter) blend(o pdfread.Object) {
	name := in.d.Name(o)
	if a := in.d.Array(o); len(a) > 0 {
		name = in.d.Name(a[0])
	}
	if name == "" {
		return
	}
	if name != "Normal" && name != "Compatible" {
		in.p.clear = true
		in.transparent(printable(string(name)))
	}
	if !slices.Contains(blendModes, string(name)) {
		in.d.r.add(ruleBlendMode, in.p.number, "", printable(string(name)))
	}
}

// groupSpace notes the colour space of a transparency group.
func (d *pdfDoc) groupSpace(p *pdfPage, g pdfread.Dict) {
	cs := g.Raw("CS")
	if cs == nil {
		return
	}
	s := d.spaceOf(cs, nil, 0)
	p.uses.note(s)
	if s != nil && p.paint != nil {
		p.paint.groups = append(p.paint.groups, s.kind)
	}
}

// image checks and paints an image XObject.
func (in *interpreter) image(s *pdfread.Stream) {
	d := in.d
	if s.Dict.Has("Alternates") || s.Dict.Has("OPI") || d.Bool(s.Dict.Raw("Interpolate")) {
		d.r.add(ruleImage, in.p.number, "")
	}
	if s.Dict.Has("SMask") {
		in.p.clear = true
		in.transparent("SMask")
	}
	in.imageBits(s.Dict)
	for _, f := range d.Filters(s) {
		in.p.newer = in.p.newer || f == "JBIG2Decode" || f == "JPXDecode"
	}
	if ri := d.Name(s.Dict.Raw("Intent")); ri != "" {
		in.intent(string(ri))
	}
	var cs *space
	if d.Bool(s.Dict.Raw("ImageMask")) {
		in.uses(0)
		cs = in.gs.fill.space
	} else {
		if n := d.Name(s.Dict.Raw("ColorSpace")); n != "" {
			cs = in.res.space(string(n))
		} else {
			cs = d.spaceOf(s.Dict.Raw("ColorSpace"), in.res, 0)
		}
		in.p.uses.note(cs)
	}
	if in.p.paint != nil {
		in.paintImage(s, cs)
	}
}

// inlineColour notes the colour space of an inline image.
func (in *interpreter) inlineColour() {
	in.inlineFilter()
	for i := 0; i+1 < len(in.args); i++ {
		if k := string(in.args[i].Bytes); (k == "CS" || k == "ColorSpace") && in.args[i+1].Kind == pdfread.NameToken {
			in.p.uses.note(in.res.space(string(in.args[i+1].Bytes)))
		}
	}
}

func (in *interpreter) shading() {
	in.sight.odd()
	in.painted("shading")
	s := in.d.Dict(in.res.category("Shading").Raw(pdfread.Name(in.nameArg())))
	cs := in.d.spaceOf(s.Raw("ColorSpace"), in.res, 0)
	in.p.uses.note(cs)
	if in.p.paint != nil {
		in.paintShading(s, cs)
	}
}

// checkColours holds what the pages use against the output intent (PDF/A-2, 6.2.4.3).
func (d *pdfDoc) checkColours() {
	for _, p := range d.pages {
		if p.uses.rgb && (!d.intents.any || d.intents.kind != rgb) {
			d.r.add(ruleRGBIntent, p.number, "")
		}
		if p.uses.cmyk && (!d.intents.any || d.intents.kind != cmyk) {
			d.r.add(ruleCMYKIntent, p.number, "")
		}
		if p.uses.gray && !d.intents.any {
			d.r.add(ruleGrayIntent, p.number, "")
		}
		if p.clear && !d.intents.any && !p.group.Has("CS") {
			d.r.add(ruleBlend, p.number, "")
		}
	}
}
