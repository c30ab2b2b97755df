package compose

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/principal"
)

// only is the county with one principal that adopts.
func only(c county, id string) county {
	reg := *c.register
	reg.Principals = nil
	for _, p := range c.register.Principals {
		if p.ID == id || !p.Adopts() {
			reg.Principals = append(reg.Principals, p)
		}
	}
	c.register = &reg
	return c
}

// A copy whose sender is alone does not list it again as one of those who share: «Kiruna
// kommun · Gemensam målbild för: Kiruna kommun».
func TestTheSenderIsNotListedWhenItIsAlone(t *testing.T) {
	all := load(t, "norrbotten")
	for _, product := range []document.Product{document.Poster, document.Brochure, document.Presentation, document.WebPage} {
		for _, one := range []bool{false, true} {
			c := all
			if one {
				c = only(all, "kiruna")
			}
			d := c.compose(t, c.find(t, "kiruna"), product)
			lists, named := 0, false
			document.Walk(d, func(n document.Node, _ int) bool {
				switch v := n.(type) {
				case *document.List:
					if v.Role == document.ListNames {
						lists++
					}
				case *document.Section:
					if v.Role == document.SectionColophon && document.Plain(v.Title) == "Kiruna kommun" {
						named = true
					}
				}
				return true
			})
			shared := strings.Contains(text(d), "emensam för") || strings.Contains(text(d), "Gemensam målbild för")
			titled := product == document.Brochure || product == document.Presentation
			if (lists == 0) != one || shared == one || named != (one && titled) {
				t.Errorf("%s, alone %v: %d lists of names, «gemensam för» %v, the name as title %v", product, one, lists, shared, named)
			}
		}
	}
}

// The joint copy of one principal still says whose it is.
func TestTheJointCopyListsEvenOne(t *testing.T) {
	c := only(load(t, "norrbotten"), "kiruna")
	var none *principal.Principal
	if d := c.compose(t, none, document.Poster); !strings.Contains(text(d), "Kiruna kommun") {
		t.Error("nobody is named")
	}
}
