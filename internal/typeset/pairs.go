package typeset

import (
	"sync"
	"sync/atomic"
)

// pairs remembers what is known of neighbours in one face: their kerning, and whether
// a ligature may begin. It is asked for every letter that is set, and by all workers
// at once; it holds the pairs that texts have, some hundreds of the 250 000 there
// could be. The zero value is empty and ready.
type pairs struct {
	slots atomic.Pointer[[]atomic.Uint32]
	mu    sync.Mutex // for those who write
	used  int
}

// A slot holds the indices of both runes, the kerning and whether a ligature may
// begin, in 9, 9, 13 and 1 bits. No pair of runes has the indices 0 and 0, so an empty
// slot is 0. Wider kerning than can be told is found out anew each time.
const (
	pairShift = 14
	pairTied  = 1
	kernZero  = 1 << 12
)

// slotOf is the first place to look for a pair.
func slotOf(key uint32, slots int) int { return int(key*0x9e3779b1>>16) & (slots - 1) }

// get looks a pair up.
func (p *pairs) get(key uint32) (kern int16, tied, ok bool) {
	all := p.slots.Load()
	if all == nil {
		return 0, false, false
	}
	slots := *all
	for i := slotOf(key, len(slots)); ; i = (i + 1) & (len(slots) - 1) {
		v := slots[i].Load()
		if v>>pairShift == key {
			return int16(v>>1&(2*kernZero-1)) - kernZero, v&pairTied != 0, true
		}
		if v == 0 {
			return 0, false, false
		}
	}
}

// put remembers a pair. Others read meanwhile: they find it a little later.
func (p *pairs) put(key uint32, kern int16, tied bool) {
	if kern < -kernZero || kern >= kernZero {
		return
	}
	v := key<<pairShift | uint32(kern+kernZero)<<1
	if tied {
		v |= pairTied
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.slots.Load()
	if all == nil || 4*p.used >= 3*len(*all) {
		all = p.grow(all)
	}
	if enter(*all, v) {
		p.used++
	}
}

// grow makes room for twice as many, and moves what there is.
func (p *pairs) grow(old *[]atomic.Uint32) *[]atomic.Uint32 {
	slots := make([]atomic.Uint32, 256)
	if old != nil {
		slots = make([]atomic.Uint32, 2*len(*old))
		for i := range *old {
			if v := (*old)[i].Load(); v != 0 {
				enter(slots, v)
			}
		}
	}
	p.slots.Store(&slots)
	return &slots
}

// enter puts a value in its slot; false when the pair is there.
func enter(slots []atomic.Uint32, v uint32) bool {
	for i := slotOf(v>>pairShift, len(slots)); ; i = (i + 1) & (len(slots) - 1) {
		switch old := slots[i].Load(); {
		case old == 0:
			slots[i].Store(v)
			return true
		case old>>pairShift == v>>pairShift:
			return false
		}
	}
}
