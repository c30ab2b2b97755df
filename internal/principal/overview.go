package principal

import (
	"io/fs"
	"path"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// overviewFile says how the standing of a county is shown; a county may lack it.
const overviewFile = "lage.yaml"

// Overview is how the standing of all principals is shown together.
type Overview struct {
	Window  Days     // the time in which the principals are to decide; zero: none is set
	Example bool     // the register holds examples and no real data
	Columns []Column // the steps that are shown; none: one a role
	Tiles   []Tile   // the map; none: no map
}

// Column gathers bodies that do the same in the chain.
type Column struct {
	Title  source.Text
	Bodies []string // ids
}

// Tile is a principal's place on the map, counted from 1.
type Tile struct {
	Principal          string
	Column, Row, Width int
	Pos                diag.Pos
}

// most squares of a map, each way.
const mostTiles = 40

// overview reads the file where there is one. It comes after the principals, whose
// ids it names.
func (r *reader) overview(fsys fs.FS, dir string, reg *Register) {
	name := path.Join(dir, overviewFile)
	if !source.Exists(fsys, name) {
		return
	}
	m := r.set.Open(name)
	o := &reg.Overview
	o.Window = r.days(m.Text("window", source.Optional))
	o.Example = m.Bool("example", source.Optional)
	for _, c := range m.Maps("columns", source.Optional) {
		k := Column{Title: c.Text("title", source.Required)}
		for _, b := range c.Texts("bodies", source.Required) {
			k.Bodies = append(k.Bodies, b.Value)
		}
		o.Columns = append(o.Columns, k)
	}
	for _, t := range m.Maps("map", source.Optional) {
		id := t.ID("principal", source.Required)
		k := Tile{Principal: id.Value, Column: t.Int("column", source.Required, 1, mostTiles), Row: t.Int("row", source.Required, 1, mostTiles),
			Width: max(1, t.Int("width", source.Optional, 1, mostTiles)), Pos: id.Pos}
		o.Tiles = append(o.Tiles, k)
	}
	r.tiles(reg)
	if to := o.Window; !to.IsZero() {
		for _, p := range reg.Adopting() {
			r.withinWindow(p, to)
		}
	}
}

// tiles checks the map: every principal that adopts has one tile, on a place of its
// own, and nobody else has any.
func (r *reader) tiles(reg *Register) {
	if len(reg.Overview.Tiles) == 0 {
		return
	}
	known, placed, taken := map[string]bool{}, map[string]bool{}, map[[2]int]string{}
	for _, p := range reg.Adopting() {
		known[p.ID] = true
	}
	for _, t := range reg.Overview.Tiles {
		if !known[t.Principal] || placed[t.Principal] {
			r.set.Report(codeTile.At(t.Pos, t.Principal))
		}
		placed[t.Principal] = true
		for i := range t.Width {
			at := [2]int{t.Column + i, t.Row}
			if other, ok := taken[at]; ok && other != t.Principal {
				r.set.Report(codeTilePlace.At(t.Pos, t.Principal, other))
				break
			}
			taken[at] = t.Principal
		}
	}
	var absent []string
	for _, p := range reg.Adopting() {
		if !placed[p.ID] {
			absent = append(absent, p.ID)
		}
	}
	if len(absent) > 0 {
		r.set.Report(codeNoTile.At(reg.Overview.Tiles[0].Pos, source.Quoted(absent), absent[0]))
	}
}

// withinWindow warns of a decision that is planned for after the county's last day.
func (r *reader) withinWindow(p *Principal, w Days) {
	for i := range p.Steps {
		s := &p.Steps[i]
		if due := s.Due(); s.Role == Decides && s.Outcome == "" && !due.IsZero() && w.Last().Before(due.Last()) {
			r.set.Report(lintWindow.At(due.Pos, due.Last().String(), w.Last().String()))
		}
	}
}
