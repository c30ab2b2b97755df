package pipeline

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math"
	"reflect"
	"runtime/debug"
	"slices"
	"unsafe"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/output"
	"malbild/internal/pdf"
	"malbild/internal/press"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// key is the digest of everything that tells one document of a copy from another, or
// from what it was before: what it says, the look it has, the layout that sets it, the
// template it is written in, what it is printed on. What all documents of a run share,
// the program and its flags, is not in it. A document that cannot be composed, or whose
// layout or template cannot be read, has no key: it is made anew, to be told of again.
func (j *job) key() string {
	if !composed(j) {
		return ""
	}
	c := j.copy
	h := newHasher()
	put := func(values ...any) { h.value(reflect.ValueOf(values)) }
	put(j.says, j.name(), string(j.product), j.format, j.archive().String(), j.shop.look(c.County, j.profile()))
	if j.edition != nil {
		put(document.DigestFields(j.edition.Fields))
	}
	if j.archive() == pdf.A3a { // all sources are in the file
		put(c.County.Digests)
	}
	for _, f := range j.formats() {
		switch f {
		case DOCX:
			sum, ok := j.templateSum(templateOf(c.Principal))
			if !ok {
				return ""
			}
			put("word", sum)
			continue
		case PPTX:
			sum, ok := j.templateSum(slidesOf(c.Principal))
			if !ok {
				return ""
			}
			put("slides", sum)
			continue
		case HTML, Alt:
			continue
		}
		if formatted(j.product) { // its bleed counts for the screen file too
			put(j.shop.printing(c.Condition))
		}
		l := j.layoutFile()
		if l.found.HasErrors() {
			return ""
		}
		put(string(f), l.digests)
	}
	return hex.EncodeToString(h.sum())
}

// look is the digest of what documents of a county in one graphic profile are set
// with: the profile and its fonts, and where words may be broken.
func (w *workshop) look(c *County, prof *brand.Profile) string {
	return w.sums.get("look "+c.Content.ID+"/"+prof.ID, func() string {
		return Digest(prof, c.Content.Hyphenation, c.names())
	})
}

// printing is the digest of a printing condition.
func (w *workshop) printing(c *press.Condition) string {
	if c == nil {
		return ""
	}
	return w.sums.get("press "+c.ID, func() string {
		own := *c
		own.ICC, own.Profile = nil, nil // Digest is theirs
		return Digest(own)
	})
}

// templateSum is the digest of a template as it lies in the project; none has the
// empty one. It reports false when the file cannot be read.
func (j *job) templateSum(name source.Text) (string, bool) {
	if name.IsZero() {
		return "", true
	}
	sum := j.shop.sums.get("template "+name.Value, func() string {
		b, err := source.Bytes(j.shop.files, name.Value)
		if err != nil {
			return ""
		}
		return output.Sum(b)
	})
	return sum, sum != ""
}

func templateOf(p *principal.Principal) (none source.Text) {
	if p == nil {
		return none
	}
	return p.Template
}

func slidesOf(p *principal.Principal) (none source.Text) {
	if p == nil {
		return none
	}
	return p.Slides
}

// composed composes the document of a job; what is wrong is told when it is made.
func composed(j *job) (ok bool) {
	defer func() {
		if v := recover(); v != nil {
			j.treed, j.treeErr = true, &Fault{Stage: j.stage, Document: j.name(), Value: v, Stack: debug.Stack()}
		}
	}()
	return j.tree() == nil
}

// hasher digests plain data of any shape: two values have the same digest when they
// are made in the same way of the same types and contents. Pointers are followed;
// one that was met before counts by its place.
type hasher struct {
	h       hash.Hash
	seen    map[visit]int
	waiting []byte // to be digested together: most pieces are a few bytes
}

func newHasher() *hasher { return &hasher{h: sha256.New(), seen: map[visit]int{}} }

// sum is the digest of everything that was written.
func (h *hasher) sum() []byte {
	h.h.Write(h.waiting)
	h.waiting = h.waiting[:0]
	return h.h.Sum(nil)
}

// flush digests what waits when it is worth it.
func (h *hasher) flush() {
	if len(h.waiting) >= 1<<12 {
		h.h.Write(h.waiting)
		h.waiting = h.waiting[:0]
	}
}

var placeType = reflect.TypeFor[diag.Pos]()

type visit struct {
	at unsafe.Pointer
	t  reflect.Type
}

func (h *hasher) number(kind byte, n uint64) {
	h.waiting = binary.LittleEndian.AppendUint64(append(h.waiting, kind), n)
	h.flush()
}

func (h *hasher) text(s string) {
	h.number('s', uint64(len(s)))
	h.waiting = append(h.waiting, s...)
	h.flush()
}

// value digests a value. The place in a file where something was said is not what
// was said, and is left out.
func (h *hasher) value(v reflect.Value) {
	if v.IsValid() && v.Type() == placeType {
		return
	}
	switch v.Kind() {
	case reflect.Invalid:
		h.number('0', 0)
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		h.number('b', n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.number('i', uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		h.number('u', v.Uint())
	case reflect.Float32, reflect.Float64:
		h.number('f', math.Float64bits(v.Float()))
	case reflect.String:
		h.text(v.String())
	case reflect.Slice, reflect.Array:
		h.list(v)
	case reflect.Struct:
		h.number('{', uint64(v.NumField()))
		for i := range v.NumField() {
			h.value(v.Field(i))
		}
	case reflect.Map:
		h.table(v)
	case reflect.Interface:
		if v.IsNil() {
			h.number('n', 0)
			return
		}
		h.text(v.Elem().Type().String())
		h.value(v.Elem())
	case reflect.Pointer:
		h.pointer(v)
	default: // functions and channels are no data
		h.number('?', 0)
	}
}

func (h *hasher) list(v reflect.Value) {
	h.number('[', uint64(v.Len()))
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		h.waiting = append(h.waiting, v.Bytes()...)
		h.flush()
		return
	}
	for i := range v.Len() {
		h.value(v.Index(i))
	}
}

// table digests a map by the digests of its entries, which have no order.
func (h *hasher) table(v reflect.Value) {
	h.number('m', uint64(v.Len()))
	var sums []string
	for it := v.MapRange(); it.Next(); {
		e := newHasher()
		e.value(it.Key())
		e.value(it.Value())
		sums = append(sums, string(e.sum()))
	}
	slices.Sort(sums)
	for _, s := range sums {
		h.text(s)
	}
}

func (h *hasher) pointer(v reflect.Value) {
	if v.IsNil() {
		h.number('n', 0)
		return
	}
	at := visit{v.UnsafePointer(), v.Type()}
	if n, ok := h.seen[at]; ok {
		h.number('^', uint64(n))
		return
	}
	h.seen[at] = len(h.seen)
	h.number('*', 0)
	h.value(v.Elem())
}

// Digest is the digest of plain data.
func Digest(values ...any) string {
	h := newHasher()
	h.value(reflect.ValueOf(values))
	return hex.EncodeToString(h.sum())
}
