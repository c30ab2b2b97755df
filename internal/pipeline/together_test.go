package pipeline

import (
	"errors"
	"testing"
)

// TestTogetherDoesBoth: whatever the number of workers, both things are done when it
// returns, and a fault in either reaches the caller, who tells of it.
func TestTogetherDoesBoth(t *testing.T) {
	for _, jobs := range []int{0, 1, 2} {
		a, b := 0, 0
		together(jobs, func() { a++ }, func() { b++ })
		if a != 1 || b != 1 {
			t.Errorf("%d jobs: %d and %d", jobs, a, b)
		}
		for i, pair := range [][2]func(){{func() { panic("broken") }, func() {}}, {func() {}, func() { panic("broken") }}} {
			if got := caught(func() { together(jobs, pair[0], pair[1]) }); got != "broken" {
				t.Errorf("%d jobs, fault in %d: %v", jobs, i, got)
			}
		}
	}
}

// TestMeanwhileAnswersOnce: the answer is that of what was begun, a fault too.
func TestMeanwhileAnswersOnce(t *testing.T) {
	wrong := errors.New("wrong")
	if err := meanwhile(func() error { return wrong })(); err != wrong {
		t.Errorf("got %v", err)
	}
	if got := caught(func() { _ = meanwhile(func() error { panic("broken") })() }); got != "broken" {
		t.Errorf("the fault came as %v", got)
	}
}

func caught(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}
