package slides

import (
	"sync"

	"malbild/internal/figure"
	"malbild/internal/word/opc"
)

// Shared holds what the presentations of one run have in common: master, layouts
// and theme, deflated once; figures as shapes; slides that come again. It may be
// used by many goroutines. What it holds never shows in the result.
type Shared struct {
	mu      sync.Mutex
	designs map[look]*design
	parts   map[string]*opc.Raw
	heads   opc.Heads // of slides that name the principal at their end
	groups  map[groupKey][]byte
	art     map[artKey]*figure.Drawing
	over    map[*figure.Drawing]*figure.Drawing // turned over
	buffers sync.Pool
}

// The stores are bounded: a run over all principals of the country needs no more
// memory than one over a county.
const (
	maxParts  = 512
	maxGroups = 256
)

// NewShared returns an empty Shared.
func NewShared() *Shared {
	return &Shared{designs: map[look]*design{}, parts: map[string]*opc.Raw{}, groups: map[groupKey][]byte{}, art: map[artKey]*figure.Drawing{}, over: map[*figure.Drawing]*figure.Drawing{}}
}

// design returns master, layouts and theme in a look, made and packed once.
func (s *Shared) design(l look) *design {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, ok := s.designs[l]
	if !ok {
		d = newDesign(l)
		s.designs[l] = d
	}
	return d
}

// part packs a part that may well come again. The content is the caller's buffer.
func (s *Shared) part(name string, content []byte) *opc.Raw {
	s.mu.Lock()
	r, ok := s.parts[string(content)]
	s.mu.Unlock()
	if ok {
		return r
	}
	r = opc.Pack(name, content)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.parts) < maxParts {
		s.parts[string(content)] = r // the caller's buffer is used again
	}
	return r
}

// Forget drops the parts and drawings that were kept; the designs stay. A run calls it
// between counties: the next one has parts of its own, for which there is room again.
func (s *Shared) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.parts)
	s.heads.Forget()
	clear(s.groups)
	clear(s.art)
	clear(s.over)
}

// group returns a drawing as shapes, written once.
func (s *Shared) group(k groupKey, make1 func() []byte) []byte {
	s.mu.Lock()
	b, ok := s.groups[k]
	s.mu.Unlock()
	if ok {
		return b
	}
	b = make1()
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.groups) < maxGroups {
		s.groups[k] = b
	}
	return b
}

// buffer returns an empty buffer that has room already.
func (s *Shared) buffer() *[]byte {
	if b, ok := s.buffers.Get().(*[]byte); ok {
		*b = (*b)[:0]
		return b
	}
	b := make([]byte, 0, 16<<10)
	return &b
}
