package word

import (
	"sync"

	"malbild/internal/word/block"
)

// moulds are made by the factory when first asked for, and kept.
type moulds struct {
	factory    block.Factory
	paragraphs store[block.Paragraph]
	runs       store[block.Run]
	tables     store[block.Table]
	cells      store[int]
	row, head  block.Mould
	picture    block.Mould
	link       block.Mould
	anchor     block.Mould
	bookmark   block.Mould
}

func (m *moulds) init(f block.Factory) error {
	m.factory = f
	for _, s := range []struct {
		into *block.Mould
		make func() (block.Mould, error)
	}{
		{&m.picture, f.Picture}, {&m.link, f.Link}, {&m.anchor, f.Anchor}, {&m.bookmark, f.Bookmark},
		{&m.row, func() (block.Mould, error) { return f.Row(false) }},
		{&m.head, func() (block.Mould, error) { return f.Row(true) }},
	} {
		made, err := s.make()
		if err != nil {
			return err
		}
		*s.into = made
	}
	return nil
}

// store keeps moulds by format. A typed map behind a lock: a sync.Map would
// allocate at every look-up.
type store[F comparable] struct {
	mu sync.RWMutex
	m  map[F]block.Mould
}

// get returns the mould for a format, made once.
func (s *store[F]) get(f F, cast func(F) (block.Mould, error)) (block.Mould, error) {
	s.mu.RLock()
	m, ok := s.m[f]
	s.mu.RUnlock()
	if ok {
		return m, nil
	}
	m, err := cast(f)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[F]block.Mould{}
	}
	s.m[f] = m
	return m, nil
}
