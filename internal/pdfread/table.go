package pdfread

import "sync"

// table is what the cross-references say, and what was read by them. Object numbers
// count from 1 with hardly a gap, but a file may say anything: those that are beyond all
// documents stand in a map.
type table struct {
	near []slot
	far  map[int]*slot
	size int
}

const nearest = 1 << 13

// slot is one object.
type slot struct {
	place
	object Object
	named  bool // the cross-references know it
	busy   bool // it is being read
	read   bool
}

// find is the slot of an object, or nil.
func (t *table) find(n int) *slot {
	if n >= 0 && n < len(t.near) && t.near[n].named {
		return &t.near[n]
	}
	return t.far[n]
}

// put says where an object stands.
func (t *table) put(n int, p place) {
	s := t.find(n)
	if s == nil {
		t.size++
		s = t.room(n)
	}
	*s = slot{place: p, named: true}
}

func (t *table) room(n int) *slot {
	if n >= nearest {
		if t.far == nil {
			t.far = map[int]*slot{}
		}
		s := new(slot)
		t.far[n] = s
		return s
	}
	if t.near == nil {
		t.near = *slots.Get().(*[]slot)
	}
	for n >= len(t.near) {
		t.near = append(t.near, slot{})
	}
	return &t.near[n]
}

// all calls yield with every object, those near first and in order.
func (t *table) all(yield func(int, *slot) bool) {
	for n := range t.near {
		if s := &t.near[n]; s.named && !yield(n, s) {
			return
		}
	}
	for n, s := range t.far {
		if !yield(n, s) {
			return
		}
	}
}

// slots are lists that were used, emptied.
var slots = sync.Pool{New: func() any { return new([]slot) }}

func (t *table) release() {
	clear(t.near)
	near := t.near[:0]
	slots.Put(&near)
	*t = table{}
}
