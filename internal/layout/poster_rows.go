package layout

import "malbild/internal/geom"

// inLine puts the rows of columns that hold equally many statements of one size in
// line: their rules meet, and so do the baselines within each row. Columns that
// have no room for that keep their own rhythm.
func (p *poster) inLine(cols []groupColumn) {
	done := make([]bool, len(cols))
	for i := range cols {
		if done[i] || len(cols[i].units) == 0 {
			continue
		}
		alike := []*groupColumn{&cols[i]}
		for j := i + 1; j < len(cols); j++ {
			if len(cols[j].units) == len(cols[i].units) && cols[j].leading() == cols[i].leading() {
				alike, done[j] = append(alike, &cols[j]), true
			}
		}
		p.align(alike)
	}
}

// align gives every row of the columns the height of its tallest statement.
func (p *poster) align(cols []*groupColumn) {
	if len(cols) < 2 {
		return
	}
	n := len(cols[0].units)
	tall := make([]geom.Length, n)
	var sum geom.Length
	for i := range n {
		for _, c := range cols {
			tall[i] = max(tall[i], c.units[i].tall)
		}
		sum += tall[i]
	}
	gap := min(p.length("rows-gap"), (cols[0].box.H-sum)/geom.Length(n))
	if gap < p.length("rows-least") {
		return
	}
	for _, c := range cols {
		c.gap = gap
		for i := range n {
			c.units[i].tall = tall[i]
		}
	}
}

// leading is that of the column's first words.
func (c *groupColumn) leading() geom.Length {
	for _, r := range c.units[0].rows {
		if s, ok := r.of.(*stack); ok && len(s.texts) > 0 {
			return s.texts[0].style.Leading
		}
	}
	return 0
}
