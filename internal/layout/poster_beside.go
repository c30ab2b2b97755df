package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/geom"
)

// beside sets a landscape poster: the figure at the left as tall as the page lets
// it be, the goal's text at its right in two columns, the parts under that in a
// grid. Sizes are tried from large to small, the texts' first.
func (p *poster) beside(y, foot geom.Length) []core.Component {
	limit := foot - p.length("over-foot")
	if p.figure == nil {
		return p.texts(y, foot)
	}
	var last *textPlan
	for _, side := range p.besideSides(limit - y) {
		for step := range p.ladder("body") {
			mark := len(p.found)
			plan := p.besidePlan(y, side, limit, step)
			if plan.bottom <= limit {
				return p.textPage(plan)
			}
			last = plan
			p.found = p.found[:mark]
		}
	}
	p.refuse(last, limit)
	return p.textPage(last)
}

// besideSides are the sides of the figure to try: as tall as there is room, at most
// what the layout says for so many parts.
func (p *poster) besideSides(room geom.Length) []geom.Length {
	sides := p.sides()
	first := min(sides[0], room)
	out := []geom.Length{first}
	for _, s := range sides[1:] {
		if s < first {
			out = append(out, s)
		}
	}
	return out
}

// besidePlan sets everything at one size of the figure and one step of the texts.
func (p *poster) besidePlan(y, side, limit geom.Length, step int) *textPlan {
	area := p.layout.Area()
	t := &textPlan{hubFits: true}
	t.figure = geom.R(area.X, y+(limit-y-side)/2, side, side)
	left := area.X + side + p.length("hub-gap")
	room := geom.R(left, y, area.Right()-left, limit-y)
	if p.hub != nil {
		y = p.besideHub(t, room, step) + p.length("figure-bars")
	}
	t.bottom = p.grid(t, geom.R(room.X, y, room.W, limit-y), step)
	if spare := limit - t.bottom; spare > 0 && len(t.columns) > 0 { // air between the rows, a third at most
		p.loosen(t, spare)
	}
	return t
}

// besideHub sets the goal: title and lead in the left column, the rest in the right.
func (p *poster) besideHub(t *textPlan, room geom.Rect, step int) geom.Length {
	half := (room.W - p.layout.Gutter) / 2
	rows := p.titled(*p.hub, half, step)
	head := 1
	if len(rows) > 2 {
		head = 2 // title and lead
	}
	t.hub = geom.R(room.X, room.Y+p.length("hub-drop"), half, pile(rows[:head]))
	t.hubRows = rows[:head]
	t.hubTall = t.hub.H
	body := rows[head:]
	t.more = append(t.more, placedRows{geom.R(room.X+half+p.layout.Gutter, room.Y+p.length("hub-body-drop"), half, pile(body)), body})
	return max(t.hub.Bottom(), t.more[0].box.Bottom())
}

// gridColumns is how many texts stand beside each other at the figure's right.
func gridColumns(n int) int {
	switch {
	case n <= 2:
		return max(n, 1)
	case n <= 4:
		return 2
	case n <= 6:
		return 3
	}
	return 4
}

// grid sets the parts in rows of columns, and returns where the lowest ends.
func (p *poster) grid(t *textPlan, room geom.Rect, step int) geom.Length {
	k := geom.Length(gridColumns(len(p.columns)))
	w := (room.W - p.layout.Gutter*(k-1)) / k
	drop, y := p.length("bar-text"), room.Y
	for i := 0; i < len(p.columns); i += int(k) {
		if i > 0 {
			y += p.length("figure-bars")
		}
		lowest := y
		for j, sec := range p.lineOf(p.columns[i:min(i+int(k), len(p.columns))], w, step) {
			sec.box = geom.R(room.X+(w+p.layout.Gutter)*geom.Length(j), y+drop, w, sec.under+pile(sec.rows))
			sec.line = i / int(k)
			lowest = max(lowest, sec.box.Bottom())
			t.columns = append(t.columns, sec)
		}
		y = lowest
	}
	return y
}

// loosen gives the rows of the grid some of the room that is left over.
func (p *poster) loosen(t *textPlan, spare geom.Length) {
	lines := t.columns[len(t.columns)-1].line + 1
	step := min(spare/geom.Length(lines+1), p.length("figure-bars"))
	for i := range t.columns {
		t.columns[i].box.Y += step * geom.Length(t.columns[i].line+1)
	}
	t.bottom += step * geom.Length(lines)
}
