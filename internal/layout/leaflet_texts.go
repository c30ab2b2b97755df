package layout

import (
	"math"
	"slices"

	"malbild/internal/document"
	"malbild/internal/geom"
)

// textPane is the texts of one panel, set.
type textPane struct {
	items []textItem
	tall  geom.Length
	tops  []geom.Length // of the texts, common to panels side by side; nil: by itself
}

// textItem is one text: a head and rows.
type textItem struct {
	placed
	head  geom.Length // its height; 0: none
	under geom.Length // the room under it
	small bool        // a head beside others
	rows  []*FlowRow
	tall  geom.Length
}

// texts sets the texts and shares them out among the text panels: at the first step
// of the ladders at which every panel has room. What has no room then is refused.
func (l *leaflet) texts() map[int]*textPane {
	var panes []Pane
	for _, s := range l.layout.Sides {
		for _, p := range s.Panels {
			if p.Holds == HoldsText {
				panes = append(panes, p)
			}
		}
	}
	slices.SortStableFunc(panes, func(a, b Pane) int { return a.Order - b.Order })
	items := l.items
	if !l.holds(HoldsStatement) {
		items = append(items, l.statements...)
	}
	if len(panes) == 0 || len(items) == 0 {
		if len(items) > 0 {
			l.found.Add(TooMany.At(l.title.Pos, l.layout.Name, 0, "texter", len(items)))
		}
		return nil
	}
	narrow := panes[0].Box.W
	for _, p := range panes {
		narrow = min(narrow, p.Box.W)
	}
	measure := narrow - 2*l.length("panel-pad")
	best, room := l.shared(items, len(panes), measure)
	if i := slices.IndexFunc(items, func(p placed) bool { return p.extra() }); i >= 0 && tallest(best) > room && l.roomWithout(items, len(panes), measure, room) {
		l.found.Add(NoRoomForMore.At(items[i].section().Pos, l.layout.Name))
		return nil
	}
	l.rowed(best, room)
	out := map[int]*textPane{}
	for i, p := range panes {
		out[p.Order] = best[i]
		if over := best[i].tall - room; over > 0 {
			last := best[i].items[len(best[i].items)-1]
			l.tooLong(last.rows, last.tall, "panel", last.tall-over)
		}
	}
	return out
}

// shared sets the texts at the first step at which all panels have room: with heads as
// the layout has them, then with its small ones, where it has such (many parts).
func (l *leaflet) shared(items []placed, panels int, measure geom.Length) (best []*textPane, room geom.Length) {
	forms := []bool{false}
	if l.layout.Measures["head-small"] > 0 {
		forms = []bool{false, true}
	}
	mark := len(l.found)
	for _, l.dense = range forms {
		room = l.layout.Trim.H - l.length("head-top") - l.panelFoot()
		for step := range l.steps() {
			l.found = l.found[:mark]
			if best = l.share(items, panels, measure, step); tallest(best) <= room {
				return best, room
			}
		}
	}
	return best, room
}

// panelFoot is kept free under the texts of a panel; in a dense one there are no marks.
func (l *leaflet) panelFoot() geom.Length {
	if l.dense {
		return l.length("panel-foot-small")
	}
	return l.length("panel-foot")
}

// head is the height of a leaf over a text, and how much room is left under it.
func (l *leaflet) head(small bool) (head, under geom.Length) {
	switch {
	case l.dense:
		return l.length("head-small"), l.length("under-head-small")
	case small:
		return l.length("head-beside"), l.length("under-head")
	}
	return l.length("head-alone"), l.length("under-head")
}

// gap is the room between texts one under another.
func (l *leaflet) gap() geom.Length {
	if l.dense {
		return l.length("item-gap-small")
	}
	return l.length("item-gap")
}

// extra reports a section that the county adds.
func (p placed) extra() bool {
	t := p.section()
	return t != nil && t.Role == document.SectionExtra
}

func tallest(ps []*textPane) geom.Length {
	return slices.MaxFunc(ps, func(a, b *textPane) int { return int(a.tall - b.tall) }).tall
}

// roomWithout reports whether the texts have room when nothing is added to them.
func (l *leaflet) roomWithout(items []placed, panels int, measure, room geom.Length) bool {
	own := slices.DeleteFunc(slices.Clone(items), placed.extra)
	if len(own) == 0 {
		return true
	}
	mark := len(l.found)
	defer func() { l.found = l.found[:mark] }()
	return tallest(l.share(own, panels, measure, l.steps()-1)) <= room
}

// share sets the texts at a step and cuts them into as many runs as there are
// panels, so that the tallest is as low as can be.
func (l *leaflet) share(items []placed, panels int, measure geom.Length, step int) []*textPane {
	rows := make([][]*FlowRow, len(items))
	for i, it := range items {
		if t := it.section(); t != nil && l.headed(t) {
			rows[i] = l.rows(l.inside(it), t.Body, measure, step)
		} else {
			rows[i] = l.rows(it.at, []document.Block{it.block}, measure, step)
		}
		pile(rows[i])
	}
	make1 := func(from, to int) *textPane {
		p := &textPane{}
		for i := from; i < to; i++ {
			it := textItem{placed: items[i], rows: rows[i], small: to-from > 1}
			if t := it.section(); t != nil && l.headed(t) {
				it.small = it.small || l.dense
				it.head, it.under = l.head(it.small)
			}
			it.tall = it.head + pile(it.rows)
			if it.head > 0 && len(it.rows) > 0 {
				it.tall += it.under
			}
			if i > from {
				p.tall += l.gap()
			}
			p.tall += it.tall
			p.items = append(p.items, it)
		}
		return p
	}
	best, least := []*textPane(nil), geom.Length(math.MaxInt64)
	var cut func(from int, made []*textPane, tall geom.Length)
	cut = func(from int, made []*textPane, tall geom.Length) {
		if tall >= least {
			return
		}
		if len(made) == panels {
			if from == len(items) {
				best, least = slices.Clone(made), tall
			}
			return
		}
		first := min(from+1, len(items)) // a panel is empty only when no text is left
		for to := len(items); to >= first; to-- {
			p := make1(from, to)
			cut(to, append(made, p), max(tall, p.tall))
		}
	}
	cut(0, nil, 0)
	return best
}

// rowed lets the texts of panels with equally many of them begin on common lines,
// where there is room for that.
func (l *leaflet) rowed(panes []*textPane, room geom.Length) {
	byCount := map[int][]*textPane{}
	for _, p := range panes {
		byCount[len(p.items)] = append(byCount[len(p.items)], p)
	}
	for n, same := range byCount {
		if n < 2 || len(same) < 2 {
			continue
		}
		tall := make([]geom.Length, n)
		var sum geom.Length
		for k := range n {
			for _, p := range same {
				tall[k] = max(tall[k], p.items[k].tall)
			}
			sum += tall[k]
		}
		gap := (room - sum) / geom.Length(n-1)
		if gap < l.gap() {
			continue
		}
		gap = min(gap, 2*l.gap())
		tops := make([]geom.Length, n)
		y := l.length("head-top")
		for k := range n {
			tops[k] = y
			y += tall[k] + gap
		}
		for _, p := range same {
			p.tops = tops
		}
	}
}

// headed reports whether a text has a leaf as its head.
func (l *leaflet) headed(t *document.Section) bool {
	switch t.Role {
	case document.SectionHub, document.SectionPart, document.SectionGroup:
		return true
	}
	return false
}

// inside is the place of a text's body.
func (l *leaflet) inside(p placed) place {
	in := p.at.in(p.section())
	in.part = l.itemInk(p)
	return in
}

func (l *leaflet) itemInk(p placed) string {
	t := p.section()
	switch {
	case t != nil && t.Ink != "":
		return t.Ink
	case p.part >= 0:
		return l.profile.Part(p.part)
	}
	return l.profile.Hub
}
