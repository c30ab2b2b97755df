package amend

import (
	"fmt"
	"slices"
	"strings"
)

// Remove takes a key with its value, or an entry of a list, out of the file. A map or
// list that would be left empty goes with it; the file itself becomes «{}». A comment
// on the same line goes too, since it is about the value; other comments stay.
func (f *File) Remove(p Path) error {
	if len(p) == 0 {
		return ErrPath
	}
	n, err := f.top.at(p)
	if err != nil {
		return err
	}
	if n == nil {
		return fmt.Errorf("%w: %s", ErrPath, p)
	}
	for len(p) > 1 && len(f.top.mustAt(p[:len(p)-1]).items) == 1 {
		p = p[:len(p)-1]
	}
	parent := f.top.mustAt(p[:len(p)-1])
	i, isIndex := p[len(p)-1].(int)
	if !isIndex {
		i = parent.index(p[len(p)-1].(string))
	}
	s, err := f.without(parent, i)
	if err != nil {
		return fmt.Errorf("%s: %w", p, err)
	}
	want := f.top.clone()
	w := want.mustAt(p[:len(p)-1])
	w.items = slices.Delete(w.items, i, i+1)
	if w.kind == mapping {
		w.keys = slices.Delete(w.keys, i, i+1)
	}
	return f.apply(p, s, want)
}

// without is the splice that takes value i out of what holds it.
func (f *File) without(parent *item, i int) (splice, error) {
	from, to := parent.items[i].from, parent.items[i].to
	if parent.kind == mapping {
		from, to = parent.keys[i].from, parent.pairEnd(i)
	}
	if parent.flow() {
		return f.withoutFlow(parent, i, from, to), nil
	}
	start := strings.LastIndexByte(string(f.data[:from]), '\n') + 1
	if start == 0 {
		start = f.ruler0()
	}
	before := strings.TrimLeft(string(f.data[start:from]), " ")
	if parent.kind == mapping && before != "" || parent.kind == list && strings.TrimRight(before, " ") != "-" {
		return splice{}, ErrForm // shares its line with what holds it
	}
	r := f.ruler()
	stop := r.lineEnd(to)
	if rest := strings.Trim(string(f.data[to:stop]), " \t"); rest != "" && !strings.HasPrefix(rest, "#") {
		return splice{}, ErrForm
	}
	text := ""
	if parent == f.top && len(parent.items) == 1 {
		text = "{}" + f.eol()
	}
	return splice{start, r.nextLine(stop), text}, nil
}

// ruler0 is where the first line begins: after a byte order mark.
func (f *File) ruler0() int { return starts(f.data)[0] }

// withoutFlow takes the comma along that parted the value from its neighbour.
func (f *File) withoutFlow(parent *item, i, from, to int) splice {
	end := func(k int) int {
		if parent.kind == mapping {
			return parent.pairEnd(k)
		}
		return parent.items[k].to
	}
	begin := func(k int) int {
		if parent.kind == mapping {
			return parent.keys[k].from
		}
		return parent.items[k].from
	}
	switch {
	case i+1 < len(parent.items):
		return splice{from, begin(i + 1), ""}
	case i > 0:
		return splice{end(i - 1), to, ""}
	}
	return splice{from, to, ""}
}
