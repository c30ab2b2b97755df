package brand

import (
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// Joint is the profile of all that is not a principal's own, and of the principals that
// have none: every county has it.
const Joint = "gemensam"

// Palette is the name of the palette's file.
const Palette = "palett.yaml"

// Load reads the profiles of one county, by id: every file in the folder brands
// of countyDir, with the inks of the palette. The palette comes with the program
// or is the user's own; it is read through a file system of its own.
func Load(fsys fs.FS, countyDir string, palette fs.FS) (map[string]*Profile, diag.List) {
	inks, places, found := readPalette(palette)
	r := &reader{set: source.NewSet(fsys), fsys: fsys, dir: countyDir, inks: inks, places: places}
	out := map[string]*Profile{}
	entries, unread := source.Entries(fsys, path.Join(countyDir, "brands"))
	found.Add(unread...)
	joint := false
	for _, e := range entries {
		stem, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if !isYAML || source.Leftover(e.Name()) {
			continue
		}
		joint = joint || stem == Joint
		if p := r.profile(r.set.Open(path.Join(countyDir, "brands", e.Name())), stem); p != nil {
			out[p.ID] = p
		}
	}
	if !joint {
		r.set.Open(path.Join(countyDir, "brands", Joint+".yaml")) // reports that it is missing, and what there is in its place
	}
	found.Add(r.set.Findings()...)
	found.Sort()
	return out, found
}

// readPalette reads the inks with their tints and computes the dark ones.
func readPalette(fsys fs.FS) (map[string]Colour, map[string]diag.Pos, diag.List) {
	set := source.NewSet(fsys)
	m := set.Open(Palette)
	p := &palette{set: set, inks: map[string]Colour{}, places: map[string]diag.Pos{}, spots: map[string][4]uint8{}}
	for _, k := range m.Maps("inks", source.Required) {
		name := k.ID("name", source.Required)
		c := p.colour(k, name.Value)
		twice := !p.add(name, c)
		for _, tint := range []string{"light", "mid"} {
			t := k.Map(tint, source.Required)
			if c := p.colour(t, name.Value+"-"+tint); t != nil && !twice {
				p.add(source.Text{Value: c.Name, Pos: t.Pos()}, c)
			}
		}
		if !twice {
			p.add(source.Text{Value: name.Value + "-dark", Pos: name.Pos}, dark(c))
		}
	}
	for _, k := range m.Maps("grounds", source.Required) {
		name := k.ID("name", source.Required)
		p.add(name, p.colour(k, name.Value))
	}
	return p.inks, p.places, set.Findings()
}

type palette struct {
	set    *source.Set
	inks   map[string]Colour
	places map[string]diag.Pos
	spots  map[string][4]uint8 // what stands in for each spot ink
}

// add gives a name to a colour; false when it has one already.
func (p *palette) add(name source.Text, c Colour) bool {
	if _, twice := p.inks[name.Value]; twice {
		p.set.Report(codeTwice.At(name.Pos, name.Value))
		return false
	}
	p.inks[name.Value], p.places[name.Value] = c, name.Pos
	return true
}

func (p *palette) colour(m *source.Map, name string) Colour {
	c := Colour{Name: name}
	t := m.Text("rgb", source.Required)
	if !t.IsZero() {
		b, err := hex.DecodeString(strings.TrimPrefix(t.Value, "#"))
		if err != nil || len(b) != 3 || len(t.Value) != 7 {
			p.set.Report(codeRGB.At(t.Pos, t.Value))
		} else {
			c.RGB = [3]uint8(b)
		}
	}
	cmyk, given := p.cmyk(m, source.Optional)
	c.Spot = p.spot(m.Map("spot", source.Optional))
	switch {
	case given:
		c.CMYK = cmyk
	case c.Spot.Name != "":
		c.CMYK = c.Spot.standIn()
	default:
		c.Computed = true
	}
	return c
}

// cmyk reads four inks in per cent.
func (p *palette) cmyk(m *source.Map, need source.Need) (c [4]uint8, given bool) {
	values := m.List("cmyk", need)
	if len(values) == 0 {
		return c, false
	}
	ok := len(values) == 4
	for i, v := range values {
		n, valid := per100(v.Text().Value)
		if ok = ok && valid; ok {
			c[i] = n
		}
	}
	if !ok {
		p.set.Report(codeCMYK.At(values[0].Pos()))
	}
	return c, true
}

// spot reads an ink of its own: its name in the ink book, the process inks that
// stand in for it, and for a tint how much of it is printed.
func (p *palette) spot(m *source.Map) (s Spot) {
	if m == nil {
		return s
	}
	name := m.Text("name", source.Required)
	s.Name, s.Tint = name.Value, uint8(m.Int("tint", source.Optional, 1, 100))
	if s.Tint == 0 {
		s.Tint = 100
	}
	s.CMYK, _ = p.cmyk(m, source.Required)
	// «All» and «None» mean something to a press, the process inks are no spots.
	switch s.Name {
	case "All", "None", "Cyan", "Magenta", "Yellow", "Black":
		p.set.Report(codeSpot.At(name.Pos, s.Name))
	}
	if first, seen := p.spots[s.Name]; seen && first != s.CMYK {
		p.set.Report(codeSpotTwice.At(name.Pos, s.Name))
	}
	p.spots[s.Name] = s.CMYK
	return s
}

// per100 reads a whole number of per cent.
func per100(s string) (uint8, bool) {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 100 {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return uint8(min(n, 100)), s != "" && n <= 100
}

type reader struct {
	set  *source.Set
	fsys fs.FS
	dir  string
	inks map[string]Colour

	places map[string]diag.Pos
}

// leastParts is the number of parts that a figure may have.
const leastParts = 8

func (r *reader) profile(m *source.Map, stem string) *Profile {
	if m == nil {
		return nil
	}
	id := m.ID("id", source.Required)
	if !id.IsZero() && id.Value != stem {
		r.set.Report(codeProfileName.At(id.Pos, id.Value, stem))
	}
	own := *r
	own.inks, own.places = r.ownInks(m)
	r = &own
	p := &Profile{ID: id.Value, Inks: r.inks, Place: r.places}
	for _, t := range m.Texts("parts", source.Required) {
		if slices.Contains(p.Parts, t.Value) {
			r.set.Report(codeTwice.At(t.Pos, t.Value))
		}
		p.Parts = append(p.Parts, t.Value)
		r.text(t)
	}
	if n := len(p.Parts); n < leastParts {
		r.set.Report(codeFew.At(m.Pos(), n))
	}
	hub := m.Text("hub", source.Required)
	p.Hub = hub.Value
	r.text(hub)
	if logo := m.Path("logo", source.Optional); !logo.IsZero() {
		p.Logo = path.Join(r.dir, logo.Value)
		if _, err := fs.Stat(r.fsys, p.Logo); err != nil {
			r.set.Report(codeLogo.At(logo.Pos, logo.Value))
		}
	}
	p.Faces = r.faces(m.Map("faces", source.Optional))
	p.NotOnWeb = m.Bool("faces_not_on_web", source.Optional)
	return p
}

// text checks an ink that carries text: it exists, and it can be read on white
// and on snow, and white on it.
func (r *reader) text(t source.Text) {
	c, ok := r.inks[t.Value]
	if !ok {
		if !t.IsZero() && len(r.inks) > 0 {
			r.set.Report(codeInk.At(t.Pos, t.Value, source.Quoted(r.solid())))
		}
		return
	}
	grounds := []Colour{White}
	if snow, ok := r.inks["snow"]; ok {
		grounds = append(grounds, snow)
	}
	for _, g := range grounds {
		if ratio := Contrast(c, g); ratio < 4.5 {
			en := strconv.FormatFloat(ratio, 'f', 2, 64)
			r.set.Report(codeContrast.At(t.Pos, t.Value, strings.Replace(en, ".", ",", 1), en, g.Name))
		}
	}
}

// solid lists the inks that are not tints.
func (r *reader) solid() []string {
	var out []string
	for name := range r.inks {
		if _, tinted := r.inks[name+"-dark"]; tinted {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
