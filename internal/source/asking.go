package source

import "slices"

// asking is a key that was asked for, after others. Maps that are asked for the same keys
// in the same order, as those of a list are, share what is remembered of it.
type asking struct {
	key    string
	need   Need
	before *asking // nil: nothing was asked yet
	next   *asking // what was asked next, of one of the maps …
	beside *asking // … and of another
}

// mostBeside is how many ways to go on are looked through; beyond them nothing is shared.
const mostBeside = 16

// then is what is remembered when one more key is asked for.
func (a *asking) then(key string, need Need) *asking {
	end, ways := &a.next, 0
	for ; *end != nil; end = &(*end).beside {
		if n := *end; n.key == key && n.need == need {
			return n
		}
		if ways++; ways == mostBeside {
			return &asking{key: key, need: need, before: a}
		}
	}
	*end = &asking{key: key, need: need, before: a}
	return *end
}

// all lists what was asked for, in order.
func (a *asking) all() []*asking {
	var out []*asking
	for ; a.before != nil; a = a.before {
		out = append(out, a)
	}
	slices.Reverse(out)
	return out
}
