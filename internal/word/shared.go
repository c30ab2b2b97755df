package word

import (
	"bytes"
	"crypto/sha256"
	"sync"

	"malbild/internal/brand"
	"malbild/internal/word/block"
	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

// Shared holds what the documents of one run have in common: opened templates,
// deflated parts, buffers. It may be used by many goroutines. What it holds never
// shows in the result: a document is the same with a fresh Shared.
type Shared struct {
	mu        sync.Mutex
	templates map[tpl.Look]*template
	parts     map[string]*opc.Raw
	heads     opc.Heads
	docParts  map[[2]string][]byte // placeholders, by what they say and their style
	pictures  map[[sha256.Size]byte]*opc.Raw
	places    map[*byte]placed // of pictures that were asked for: the same slice is the same picture
	brands    map[*brand.Profile]tpl.Faces
	buffers   sync.Pool

	cast   sync.Once
	moulds moulds
	fault  error
}

// Both stores of parts are bounded, so that a run over all principals of the
// country needs no more memory than a run over one county.
const (
	maxParts    = 512
	maxPictures = 64
)

// placed is a picture that was packed. It holds on to the bytes, so that no others come
// to stand where they are.
type placed struct {
	bytes []byte
	raw   *opc.Raw
}

// NewShared returns an empty Shared.
func NewShared() *Shared {
	return &Shared{templates: map[tpl.Look]*template{}, parts: map[string]*opc.Raw{}, docParts: map[[2]string][]byte{}, pictures: map[[sha256.Size]byte]*opc.Raw{}, brands: map[*brand.Profile]tpl.Faces{}}
}

// template returns our own template in the look, opened once.
func (s *Shared) template(l tpl.Look) (*template, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t, ok := s.templates[l]; ok {
		return t, nil
	}
	t, err := open(l.Package(), l)
	if err != nil {
		return nil, err
	}
	s.templates[l] = t
	return t, nil
}

// faces are those of a profile with fonts of its own, found again by the profile.
func (s *Shared) faces(p *brand.Profile) tpl.Faces {
	if p == nil || len(p.Faces) == 0 {
		return tpl.Faces{}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.brands[p]
	if !ok {
		f = facesOf(p)
		s.brands[p] = f
	}
	return f
}

// castings are the moulds, which no template changes.
func (s *Shared) castings() (*moulds, error) {
	s.cast.Do(func() { s.fault = s.moulds.init(block.Schema{}) })
	return &s.moulds, s.fault
}

// part packs a small part that may well come again: content types, placeholders,
// the header of a principal.
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

// mainDocument packs the main document part. Those of a county are often the same up to
// the last paragraph, as names stand in headers, and the imprint with the digest of the
// copy stands last. So what comes before is packed by itself, and what is met for the
// second time is kept; reports and extracts with words of their own seldom come again.
func (s *Shared) mainDocument(content []byte) *opc.Raw {
	return s.heads.Pack("document.xml", content, bytes.LastIndex(content, []byte("<w:p>")))
}

// Forget drops the parts and pictures that were kept; what every county needs stays.
// A run calls it between counties: the next one has parts of its own, for which there
// is room again.
func (s *Shared) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.parts)
	s.heads.Forget()
	clear(s.docParts)
	clear(s.pictures)
	clear(s.places)
}

// picture packs a picture, found again by what it holds.
func (s *Shared) picture(name string, b []byte) *opc.Raw {
	if len(b) == 0 {
		return s.packed(name, b)
	}
	s.mu.Lock()
	p := s.places[&b[0]]
	s.mu.Unlock()
	if len(p.bytes) == len(b) {
		return p.raw
	}
	r := s.packed(name, b)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.places == nil || len(s.places) >= maxPictures {
		s.places = map[*byte]placed{}
	}
	s.places[&b[0]] = placed{b, r}
	return r
}

// packed packs a picture, or finds one with the same bytes.
func (s *Shared) packed(name string, b []byte) *opc.Raw {
	key := sha256.Sum256(b)
	s.mu.Lock()
	r, ok := s.pictures[key]
	s.mu.Unlock()
	if ok {
		return r
	}
	r = opc.Pack(name, b)
	s.mu.Lock()
	defer s.mu.Unlock()
	if old, ok := s.pictures[key]; ok {
		return old
	}
	if len(s.pictures) < maxPictures {
		s.pictures[key] = r
	}
	return r
}

// buffer returns an empty buffer that has room already.
func (s *Shared) buffer() *[]byte {
	if b, ok := s.buffers.Get().(*[]byte); ok {
		*b = (*b)[:0]
		return b
	}
	b := make([]byte, 0, 64<<10)
	return &b
}
