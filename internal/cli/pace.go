package cli

import (
	"runtime/debug"
	"runtime/metrics"
)

// pace keeps the heap of a long build near one size. The collector of Go lets a heap
// grow in proportion to what is alive in it, which is little room for a small build
// and much for a large one. Here the room is what is left up to heapGoal, and never
// less than half of what is alive, so that a project with large pictures is not
// collected all the time.
type pace struct {
	sample  [1]metrics.Sample
	percent int
	limit   int64
}

const (
	heapGoal    = 60 << 20
	memoryGoal  = 88 << 20
	mostPercent = 400 // that of the start, see cmd/malbild
	lessPercent = 50

	smallPercent = 900 // a document or two are made before the collector looks
)

func newPace() *pace {
	p := &pace{percent: mostPercent}
	p.sample[0].Name = "/gc/heap/live:bytes"
	return p
}

// step looks at what was alive when the collector last looked, and sets how far the
// heap may grow. It costs some microseconds and changes no byte of any file.
func (p *pace) step() {
	metrics.Read(p.sample[:])
	if p.sample[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	alive := p.sample[0].Value.Uint64()
	if limit := limitFor(alive); limit != p.limit {
		p.limit = limit
		debug.SetMemoryLimit(limit)
	}
	want := percentFor(alive)
	if d := want - p.percent; d > p.percent/8 || -d > p.percent/8 {
		p.percent = want
		debug.SetGCPercent(want)
	}
}

// limitFor is how much memory the program may take from the system before the
// collector is called early: what the heap leaves unused between its objects counts
// here too. It is never near what is alive.
func limitFor(alive uint64) int64 { return max(memoryGoal, int64(alive)*8/5) }

// percentFor is how far, in per cent of what is alive, the heap may grow.
func percentFor(alive uint64) int {
	if alive == 0 {
		return mostPercent
	}
	return min(mostPercent, max(lessPercent, int((heapGoal-int64(alive))*100/int64(alive))))
}
