package document

import "malbild/internal/geom"

// LogoRules are what must be kept when a principal's logo is shown: it is never
// recoloured or stretched, and others keep their distance.
type LogoRules struct {
	Clear float64     // kept free around it, in parts of its height
	Least geom.Length // smallest width in print; 0: the layout's
}

// Logos reports whether any item of a list shows a logo instead of a name.
func (l *List) Logos() bool {
	for _, it := range l.Items {
		if it.Logo() != nil {
			return true
		}
	}
	return false
}

// Logo is the logo that an item shows, or nil.
func (it *ListItem) Logo() *Picture {
	for _, b := range it.Body {
		if p, ok := b.(*Picture); ok && p.Logo != nil {
			return p
		}
	}
	return nil
}
