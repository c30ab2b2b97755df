package verify

import "strings"

// Bounds of the custom properties of a page.
const (
	maxVarDepth = 16
	maxVarValue = 4096
)

// variables are the custom properties that hold for an element, its own and those above
// it (CSS Variables 1).
type variables struct {
	own        map[string]string
	up         *variables
	registered map[string]registration
}

// registration is what @property says of a custom property (CSS Properties and Values 1).
type registration struct {
	initial string
	alone   bool // it is not inherited
}

// with is the custom properties below an element that sets some: their values are worked
// out where they are set.
func (e *variables) with(own map[string]string) *variables {
	if len(own) == 0 {
		return e
	}
	raw := &variables{own: own, up: e, registered: e.registered}
	out := &variables{own: map[string]string{}, up: e, registered: e.registered}
	for name, v := range own {
		switch strings.ToLower(v) {
		case "inherit", "unset", "revert", "revert-layer":
			v, _ = e.get(name, false)
		case "initial":
			v = e.registered[name].initial
		default:
			v, _ = raw.resolve(v, 0)
		}
		out.own[name] = v
	}
	return out
}

// get is the value of a custom property; here says that only the element itself counts.
func (e *variables) get(name string, here bool) (string, bool) {
	reg := e.registered[name]
	for x := e; x != nil; x = x.up {
		if v, ok := x.own[name]; ok {
			return v, v != ""
		}
		if here || reg.alone {
			break
		}
	}
	return reg.initial, reg.initial != ""
}

// resolve puts values in the place of var() and env(); ok is false when one is missing:
// then the declaration says nothing.
func (e *variables) resolve(v string, depth int) (string, bool) {
	for n := 0; ; n++ {
		at := calls(v)
		if at < 0 {
			return v, true
		}
		if depth > maxVarDepth || n > maxVarDepth || len(v) > maxVarValue {
			return "", false
		}
		name := v[at : at+3]
		inner, rest := enclosed(v[at+3:], '(', ')')
		key, fallback, has := cutOutside(inner, ',')
		got, ok := "", false
		if name == "var" {
			if got, ok = e.get(unescaped(strings.TrimSpace(key)), false); ok {
				got, ok = e.resolve(got, depth+1)
			}
		}
		if !ok && has {
			got, ok = e.resolve(strings.TrimSpace(fallback), depth+1)
		}
		if !ok {
			return "", false
		}
		v = v[:at] + " " + got + " " + rest
	}
}

// calls finds the first var( or env( of a value; -1: there is none.
func calls(v string) int {
	return outside(v, func(c byte, at int) bool {
		if c|0x20 != 'v' && c|0x20 != 'e' || at+4 > len(v) || at > 0 && (v[at-1] == '-' || v[at-1]|0x20 >= 'a' && v[at-1]|0x20 <= 'z') {
			return false
		}
		name := strings.ToLower(v[at : at+4])
		return name == "var(" || name == "env("
	})
}

// cutOutside cuts at the first sign that stands outside brackets and quotation marks.
func cutOutside(s string, sep byte) (before, after string, found bool) {
	l := splitOutside(s, sep)
	if len(l) == 1 {
		return s, "", false
	}
	return l[0], s[len(l[0])+1:], true
}
