package edition

import (
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/principal"
)

// Logo is a principal as it is shown on a wall of logos: by its logo, or by name.
type Logo struct {
	Name    string            // usual name, set in type where there is no picture
	Own     bool              // whose copy it is
	Picture *document.Picture // nil: none; its alternative is the legal name
}

// logos lists all adopting principals, the one whose copy it is first,
// the others in the order of the register. Nil when the county shows no logos.
func logos(reg *principal.Register, own *principal.Principal) []Logo {
	if !reg.Logos {
		return nil
	}
	var first, rest []Logo
	for _, p := range reg.Adopting() {
		m := Logo{Name: p.UsualName.Value, Own: p == own}
		if p.Logo.Image != nil {
			m.Picture = &document.Picture{ID: "logotyp-" + p.ID, Image: p.Logo.Image, Alt: p.LegalName.Value,
				Logo: &document.LogoRules{Clear: p.Logo.Clear, Least: geom.MM(p.Logo.Least)}, Pos: p.Logo.Pos}
		}
		if p == own {
			first = append(first, m)
			continue
		}
		rest = append(rest, m)
	}
	return append(first, rest...)
}
