package starter

import (
	"slices"
	"strings"

	"malbild/internal/source"
)

// ElsewhereError says that a name is known, but not in the county that was meant.
type ElsewhereError struct {
	Name   string
	County County // where it is
	Meant  County // where it was looked for, or where the others are; none: it was taken for a county
}

func (e *ElsewhereError) Error() string { return e.Name + " is in " + e.County.Name }

// AmbiguousError says that a name fits several: «habo-kommun», of Habo and of Håbo.
type AmbiguousError struct {
	Name string
	Fit  []string // with their counties
}

func (e *AmbiguousError) Error() string { return e.Name + " is " + strings.Join(e.Fit, " or ") }

// found is one principal and where it is.
type found struct {
	county    County
	principal Principal
}

// Locate is the county with the principals that the names mean, wherever in Sweden they
// are: municipalities and regions by name, id or code, or one county, for all of it.
// A name of both, as Örebro, is the municipality; the county is «Örebro län».
func Locate(names []string) (County, error) {
	if len(names) == 1 {
		if _, err := one(names[0]); err != nil {
			if c, countyErr := Find(names[0]); countyErr == nil {
				return c, nil
			}
		}
	}
	var county County
	var ids []string
	for _, n := range names {
		f, err := one(n)
		if err != nil {
			return County{}, err
		}
		if county.Code != "" && county.Code != f.county.Code {
			return County{}, &ElsewhereError{f.principal.Usual, f.county, county}
		}
		county, ids = f.county, append(ids, f.principal.ID)
	}
	return county.Choose(ids)
}

// one is the principal that a name means: spelled so, or, where none is, so without
// regard to accents and signs.
func one(name string) (found, error) {
	var exact, near []found
	var all []string
	for _, c := range facts() {
		for _, p := range c.Principals {
			all = append(all, p.Name, p.Usual)
			switch {
			case p.is(name, spelled, p.Name, p.Legal, p.Usual, p.Code):
				exact = append(exact, found{c, p})
			case p.is(name, same, p.Name, p.Legal, p.Usual, p.ID):
				near = append(near, found{c, p})
			}
		}
	}
	if len(exact) > 0 {
		near = exact
	}
	switch len(near) {
	case 0:
		return found{}, &UnknownError{name, nearest(name, all)}
	case 1:
		return near[0], nil
	}
	e := &AmbiguousError{Name: name}
	for _, f := range near {
		e.Fit = append(e.Fit, f.principal.Usual+", "+f.county.Name)
	}
	return found{}, e
}

// is reports whether a name is one of those, as equal sees it.
func (Principal) is(name string, equal func(a, b string) bool, those ...string) bool {
	return slices.ContainsFunc(those, func(k string) bool { return equal(k, name) })
}

// spelled compares as people do who mind their accents; some computers write å as two
// signs.
func spelled(a, b string) bool {
	return strings.EqualFold(source.Composed(a), source.Composed(strings.TrimSpace(b)))
}

// nearest is the name that a typing error may have come of. A capital letter is none.
func nearest(name string, all []string) string {
	folded := make([]string, len(all))
	for i, n := range all {
		folded[i] = strings.ToLower(n)
	}
	near := source.Nearest(strings.ToLower(source.Composed(name)), folded)
	if i := slices.Index(folded, near); i >= 0 {
		return all[i]
	}
	return ""
}
