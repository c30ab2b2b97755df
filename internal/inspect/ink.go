package inspect

import (
	"math"

	"malbild/internal/icc"
	"malbild/internal/pdfread"
)

// fromLab is the ink of a Lab colour in the printing condition of the file; without
// one that can be read, none can be told.
func (d *pdfDoc) fromLab(v [8]float64) inks {
	p := d.condition()
	if p == nil {
		d.r.unchecked("färgmängden i Lab-färger, eftersom filen inte har med sig någon tryckprofil", "the ink of Lab colours, as the file brings no printing profile")
		return inks{none: true}
	}
	k := p.Inks(icc.Lab{L: min(max(v[0], 0), 100), A: min(max(v[1], -128), 127), B: min(max(v[2], -128), 127)})
	return inks{c: k[0], m: k[1], y: k[2], k: k[3]}
}

// condition is the profile of the press that the file is made for, read once; nil
// when there is none of CMYK.
func (d *pdfDoc) condition() *icc.Profile {
	if d.profileRead {
		return d.pressProfile
	}
	d.profileRead = true
	for _, o := range d.Array(d.catalog.Raw("OutputIntents")) {
		s := d.Stream(d.Dict(o).Raw("DestOutputProfile"))
		if s == nil {
			continue
		}
		data, err := d.Decode(s)
		if err != nil {
			continue
		}
		if p, err := icc.Parse(data); err == nil {
			d.pressProfile = p
			return p
		}
	}
	return nil
}

// inksOf is what a colour puts on the paper.
func (d *pdfDoc) inksOf(c colour) inks {
	s, v := c.space, c.v
	for range 3 {
		if s == nil || s.kind != indexed {
			break
		}
		s, v = s.entry(int(v[0]))
	}
	if s != nil && s.kind == lab {
		return d.fromLab(v)
	}
	return colour{space: s, v: v}.inks()
}

// entry is the colour at a place of an Indexed space, in the space it is of.
func (s *space) entry(i int) (base *space, v [8]float64) {
	if s.base == nil || s.base.n == 0 {
		return nil, v
	}
	for k := range min(s.base.n, len(v)) {
		if at := i*s.base.n + k; at >= 0 && at < len(s.table) {
			v[k] = s.base.scaled(k, float64(s.table[at])/255)
		}
	}
	return s.base, v
}

// scaled is a component out of a sample from 0 to 1, by the space's own range (8.9.5.2).
func (s *space) scaled(k int, t float64) float64 {
	switch {
	case s.kind == lab && k == 0:
		return t * 100
	case s.kind == lab && 2*k-1 < len(s.ranges):
		lo, hi := s.ranges[2*k-2], s.ranges[2*k-1]
		return lo + t*(hi-lo)
	case s.kind == lab:
		return -100 + t*200
	}
	return t
}

// sampleInk finds the most ink among a few thousand points of an unpacked picture of
// any space and depth (8.9.5.2).
func (d *pdfDoc) sampleInk(data []byte, w, h, bits int, cs *space, decode []float64) (most inks, ok bool) {
	n := cs.n
	if n < 1 || n > 8 || w < 1 || h < 1 || bits < 1 || bits > 16 || len(data) < (w*n*bits+7)/8*h {
		return most, false
	}
	row := (w*n*bits + 7) / 8
	highest := float64(int(1)<<bits - 1)
	seen := map[[8]uint16]bool{}
	for y := 0; y < h; y += max(1, h/64) {
		for x := 0; x < w; x += max(1, w/64) {
			var raw [8]uint16
			for k := range n {
				raw[k] = bitsAt(data[y*row:], (x*n+k)*bits, bits)
			}
			if seen[raw] {
				continue
			}
			seen[raw] = true
			c := colour{space: cs}
			for k := range n {
				t := float64(raw[k]) / highest
				switch {
				case len(decode) == 2*n:
					c.v[k] = decode[2*k] + t*(decode[2*k+1]-decode[2*k])
				case cs.kind == indexed:
					c.v[k] = float64(raw[k])
				default:
					c.v[k] = cs.scaled(k, t)
				}
			}
			if v := d.inksOf(c); !v.none && (!ok || v.total() > most.total()) {
				most, ok = v, true
			}
		}
	}
	return most, ok
}

// bitsAt reads some bits as a number.
func bitsAt(b []byte, at, n int) uint16 {
	v := uint32(0)
	for i := at; i < at+n; i++ {
		v = v<<1 | uint32(b[i/8]>>(7-i%8)&1)
	}
	return uint16(v)
}

// shadingInk finds the most ink along a shading whose colours are functions of one
// number (8.7.4.5); of meshes and programs it is not known.
func (d *pdfDoc) shadingInk(s pdfread.Dict, cs *space) (inks, bool) {
	domain, ok := d.Floats(s.Raw("Domain"), 2)
	if !ok {
		domain = []float64{0, 1}
	}
	if kind, _ := d.Int(s.Raw("ShadingType")); kind != 2 && kind != 3 || cs == nil {
		return inks{}, false
	}
	var functions pdfread.Array
	if functions, ok = d.Get(s.Raw("Function")).(pdfread.Array); !ok {
		functions = pdfread.Array{s.Raw("Function")}
	}
	var most inks
	for i := range 33 {
		t := domain[0] + float64(i)/32*(domain[1]-domain[0])
		c := colour{space: cs}
		at := 0
		for _, f := range functions {
			v, ok := d.value(f, t, 0)
			if !ok {
				return inks{}, false
			}
			at += copy(c.v[min(at, len(c.v)):], v)
		}
		if v := d.inksOf(c); v.none {
			return inks{}, false
		} else if i == 0 || v.total() > most.total() {
			most = v
		}
	}
	return most, true
}

// value is what a function of one number gives: sampled, a power, or pieces of these
// (7.10.2 to 7.10.4).
func (d *pdfDoc) value(o pdfread.Object, t float64, depth int) ([]float64, bool) {
	f := d.Dict(o)
	kind, ok := d.Int(f.Raw("FunctionType"))
	domain, whole := d.Floats(f.Raw("Domain"), 2)
	if !ok || !whole || depth > 8 {
		return nil, false
	}
	t = min(max(t, domain[0]), domain[1])
	switch kind {
	case 0:
		return d.sampled(o, t, domain)
	case 2:
		n, _ := d.Number(f.Raw("N"))
		first, last := d.numbers(f.Raw("C0"), 0), d.numbers(f.Raw("C1"), 1)
		if len(first) != len(last) {
			return nil, false
		}
		for i := range first {
			first[i] += math.Pow(t, n) * (last[i] - first[i])
		}
		return first, true
	case 3:
		parts, bounds := d.Array(f.Raw("Functions")), d.numbers(f.Raw("Bounds"))
		encode := d.numbers(f.Raw("Encode"))
		if len(parts) == 0 || len(parts) > 256 || len(bounds) != len(parts)-1 || len(encode) != 2*len(parts) {
			return nil, false
		}
		i := 0
		for i < len(bounds) && t >= bounds[i] {
			i++
		}
		edges := append(append([]float64{domain[0]}, bounds...), domain[1])
		if width := edges[i+1] - edges[i]; width > 0 {
			t = encode[2*i] + (t-edges[i])/width*(encode[2*i+1]-encode[2*i])
		}
		return d.value(parts[i], t, depth+1)
	}
	return nil, false
}

// sampled is the nearest sample of a function of type 0 in one number.
func (d *pdfDoc) sampled(o pdfread.Object, t float64, domain []float64) ([]float64, bool) {
	s := d.Stream(o)
	if s == nil {
		return nil, false
	}
	size := d.numbers(s.Dict.Raw("Size"))
	bits, _ := d.Int(s.Dict.Raw("BitsPerSample"))
	ranges := d.numbers(s.Dict.Raw("Range"))
	data, err := d.Decode(s)
	n := len(ranges) / 2
	if err != nil || len(size) != 1 || bits < 1 || bits > 16 || n == 0 || n > 8 || size[0] < 1 || size[0] > 1<<20 || len(data)*8 < int(size[0])*n*bits || domain[1] <= domain[0] {
		return nil, false
	}
	i := int(math.Round((t - domain[0]) / (domain[1] - domain[0]) * (size[0] - 1)))
	out := make([]float64, n)
	for k := range out {
		v := float64(bitsAt(data, (i*n+k)*bits, bits)) / float64(int(1)<<bits-1)
		out[k] = ranges[2*k] + v*(ranges[2*k+1]-ranges[2*k])
	}
	return out, true
}

// numbers is an array of numbers, or what stands for it.
func (d *pdfDoc) numbers(o pdfread.Object, usual ...float64) []float64 {
	a := d.Array(o)
	if a == nil {
		return usual
	}
	out := make([]float64, 0, min(len(a), 1024))
	for _, x := range a[:min(len(a), 1024)] {
		v, _ := d.Number(x)
		out = append(out, v)
	}
	return out
}
