package inspect

// tired reports whether enough has been asked of the page, and notes that it was.
func (p *pagePaint) tired() bool {
	p.short = p.short || p.steps >= maxCovered
	return p.steps >= maxCovered
}

// inksAt is what lies in a place: the topmost area and, as long as they overprint,
// what is below it (8.6.7).
func (p *pagePaint) inksAt(at point) (k inks, some bool) {
	for a := range p.downwards {
		if p.steps += 1 + len(a.clips); !a.covers(at) {
			continue
		}
		if k, some = k.above(a.ink), true; !a.over {
			break
		}
	}
	return k, some
}

// downwards calls yield with all that is painted, topmost first, until it is tired.
func (p *pagePaint) downwards(yield func(*painted) bool) {
	for i := len(p.areas) - 1; i >= 0; i-- {
		if p.tired() || !yield(&p.areas[i]) {
			return
		}
	}
	if p.below == nil || p.tired() {
		return
	}
	p.deep = true
	for i := len(p.below.areas) - 1; i >= 0; i-- {
		if p.tired() || !yield(&p.below.areas[i]) {
			return
		}
	}
}

// written is how many texts are painted, count how many areas.
func (p *pagePaint) written() int {
	if p.below != nil {
		return len(p.below.texts) + len(p.texts)
	}
	return len(p.texts)
}

func (p *pagePaint) count() int {
	if p.below != nil {
		return len(p.below.areas) + len(p.areas)
	}
	return len(p.areas)
}

// above is an ink on top of others that overprints them: where it has none of its
// own, that below stays.
func (i inks) above(below inks) inks {
	pick := func(a, b float64) float64 {
		if a > 0 {
			return a
		}
		return b
	}
	return inks{c: pick(i.c, below.c), m: pick(i.m, below.m), y: pick(i.y, below.y), k: pick(i.k, below.k),
		spots: i.spots + below.spots, nSpots: i.nSpots + below.nSpots, registered: i.registered || below.registered, fromRGB: i.fromRGB || below.fromRGB}
}

// note keeps the most ink that lies in one place.
func (p *pagePaint) note(k inks, some bool) {
	if some && !k.none && !k.fromRGB && !k.registered && k.total() > p.most.total() {
		p.most = k
	}
}

// add counts what a piece paints, on top of what was painted before.
func (p *pagePaint) add(o *pagePaint) {
	p.areas = append(p.areas, o.areas...)
	p.texts = append(p.texts, o.texts...)
	p.groups = append(p.groups, o.groups...)
	p.images = append(p.images, o.images...)
	if p.inks == nil {
		p.inks, p.rgb = map[string]bool{}, map[string]bool{}
	}
	for ink := range o.inks {
		p.inks[ink] = true
	}
	for where := range o.rgb {
		p.rgb[where] = true
	}
	if o.most.total() > p.most.total() {
		p.most = o.most
	}
	if p.minimum == 0 || o.minimum != 0 && o.minimum < p.minimum {
		p.minimum = o.minimum
	}
	p.white, p.allInk, p.short = p.white || o.white, p.allInk || o.allInk, p.short || o.short
	p.steps += o.steps
}
