package cli

import "testing"

// TestTheHeapKeepsOneSize: small heaps grow to the goal, large ones by half.
func TestTheHeapKeepsOneSize(t *testing.T) {
	for alive, want := range map[uint64]int{0: mostPercent, 1 << 20: mostPercent, 30 << 20: 100, 40 << 20: 50, 60 << 20: lessPercent, 1 << 32: lessPercent} {
		if got := percentFor(alive); got != want {
			t.Errorf("%d MB alive: %d %%, want %d", alive>>20, got, want)
		}
	}
}

// TestTheLimitIsFarFromWhatIsAlive: else the collector would work all the time.
func TestTheLimitIsFarFromWhatIsAlive(t *testing.T) {
	for _, alive := range []uint64{0, 1 << 20, 60 << 20, 1 << 32} {
		if got := limitFor(alive); got < int64(alive)*3/2 || got < memoryGoal {
			t.Errorf("%d MB alive: a limit of %d MB", alive>>20, got>>20)
		}
	}
}

// TestPaceReadsWhatIsAlive: the number that the pace goes by is one that this version
// of Go tells.
func TestPaceReadsWhatIsAlive(t *testing.T) {
	p := newPace()
	p.percent = -1000 // so that whatever is alive is a change
	p.step()
	if p.percent < lessPercent || p.percent > mostPercent {
		t.Errorf("the heap may grow by %d %%", p.percent)
	}
}
