package brand

import (
	"maps"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// How much of an ink its tints are, where a profile does not give them: those of the
// palette's own pairs.
const (
	lightPart = 0.13
	midPart   = 0.38
)

// ownInks reads the inks that a profile brings itself, beside those of the palette. A
// name of the palette cannot be taken: two profiles would then mean two things by it.
func (r *reader) ownInks(m *source.Map) (map[string]Colour, map[string]diag.Pos) {
	ms := m.Maps("inks", source.Optional)
	if len(ms) == 0 {
		return r.inks, r.places
	}
	p := &palette{set: r.set, inks: maps.Clone(r.inks), places: maps.Clone(r.places), spots: map[string][4]uint8{}}
	for _, k := range ms {
		name := k.ID("name", source.Required)
		c := p.colour(k, name.Value)
		if !p.add(name, c) {
			continue
		}
		for tint, part := range map[string]float64{"light": lightPart, "mid": midPart} {
			full := name.Value + "-" + tint
			if t := k.Map(tint, source.Optional); t != nil {
				p.add(source.Text{Value: full, Pos: t.Pos()}, p.colour(t, full))
				continue
			}
			p.add(source.Text{Value: full, Pos: name.Pos}, tinted(c, full, part))
		}
		p.add(source.Text{Value: name.Value + "-dark", Pos: name.Pos}, dark(c))
	}
	return p.inks, p.places
}

// tinted is a part of an ink on white paper.
func tinted(c Colour, name string, part float64) Colour {
	out := Colour{Name: name, Computed: true}
	for i, v := range c.RGB {
		out.RGB[i] = uint8(255 - (255-float64(v))*part + 0.5)
	}
	return out
}
