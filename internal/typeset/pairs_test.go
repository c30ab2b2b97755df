package typeset

import (
	"sync"
	"testing"
)

// What is remembered of a pair is what was found out about it, whoever asks, while
// others write and the table grows; and wide kerning is not remembered wrongly.
func TestPairsKeepWhatTheyAreTold(t *testing.T) {
	truth := func(key uint32) (int16, bool) { return int16(key*7919%9001) - 4500, key%5 == 0 }
	var p pairs
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for n := range uint32(60_000) {
				key := 1 + (n*uint32(w+3)*31)%8000
				want, wantTied := truth(key)
				if kern, tied, ok := p.get(key); !ok {
					p.put(key, want, wantTied)
				} else if kern != want || tied != wantTied {
					t.Errorf("pair %d: %d %v, told %d %v", key, kern, tied, want, wantTied)
					return
				}
			}
		})
	}
	wg.Wait()
	if got := len(*p.slots.Load()); p.used < 6000 || 4*p.used > 3*got+4 {
		t.Errorf("%d pairs in %d slots", p.used, got)
	}
	highest := uint32(1<<18 - 1)
	p.put(highest, -kernZero, true)
	if kern, tied, ok := p.get(highest); !ok || !tied || kern != -kernZero {
		t.Errorf("the last pair is %d %v %v", kern, tied, ok)
	}
	p.put(highest-1, kernZero, false)
	if _, _, ok := p.get(highest - 1); ok {
		t.Error("kerning is remembered that has no room")
	}
}
