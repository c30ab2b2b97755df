package opc

import (
	"bytes"
	"hash/maphash"
	"sync"
)

// Heads keeps the beginnings of parts that differ by their end: what comes before is
// packed by itself, and what is met for the second time is kept; parts with words of
// their own seldom come again. The zero value is ready, for many goroutines. What it
// keeps never shows in the result.
type Heads struct {
	mu   sync.Mutex
	kept map[headKey]head
}

// mostHeads bounds what is kept, and leastHead is how long a beginning is that is worth
// a cut.
const (
	mostHeads = 512
	leastHead = 4 << 10
)

// headKey finds a beginning; whether it is the one is asked of its bytes.
type headKey struct {
	sum  uint64
	size int
}

// head is one that was met before: once, when it has no bytes yet.
type head struct{ content, packed []byte }

// seed is of one run: what is kept is of that run, and no file shows it.
var seed = maphash.MakeSeed()

// Pack makes a part ready, cut at a place that is a matter of the part alone. What is
// short before it is not cut.
func (s *Heads) Pack(name string, content []byte, at int) *Raw {
	if at < leastHead {
		return Pack(name, content)
	}
	return Join(s.head(content[:at]), content, at)
}

func (s *Heads) head(content []byte) []byte {
	key := headKey{maphash.Bytes(seed, content), len(content)}
	s.mu.Lock()
	h, met := s.kept[key]
	s.mu.Unlock()
	if h.packed != nil && bytes.Equal(h.content, content) {
		return h.packed
	}
	packed := PackHead(content)
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case met && h.packed == nil:
		s.kept[key] = head{bytes.Clone(content), packed} // the caller's buffer is used again
	case !met && len(s.kept) < mostHeads:
		if s.kept == nil {
			s.kept = map[headKey]head{}
		}
		s.kept[key] = head{}
	}
	return packed
}

// Forget drops what is kept.
func (s *Heads) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.kept)
}
