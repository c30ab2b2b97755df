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

	"malbild/internal/pdf"
)

// key is the digest of everything that tells one copy from another: its sources, and
// its composed documents with all that they say. What all copies share, such as the
// program, its flags and the layouts, is not in it. Jobs that cannot be composed have
// no key: they are made anew, to be told of again.
func (p *Plan) key(c Copy, jobs []*job) string {
	h := &hasher{h: sha256.New(), seen: map[visit]int{}}
	county := c.County
	h.value(reflect.ValueOf([]string{county.Content.ID, c.Folder(), county.revision(c.Principal)}))
	h.value(reflect.ValueOf(names(county)))
	h.value(reflect.ValueOf(c.Complete))
	if profile, _ := c.profileOf(p.req); profile == pdf.A3a { // all sources are in the file
		h.value(reflect.ValueOf(county.Digests))
	}
	for _, j := range jobs {
		if !composed(j) {
			return ""
		}
		h.value(reflect.ValueOf([]string{string(j.product), j.stem}))
		h.value(reflect.ValueOf(j.format))
		h.value(reflect.ValueOf(j.document))
		if j.edition != nil {
			h.value(reflect.ValueOf(j.edition.Fields))
		}
	}
	return hex.EncodeToString(h.h.Sum(nil))
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
	h    hash.Hash
	seen map[visit]int
	buf  [9]byte
}

type visit struct {
	at unsafe.Pointer
	t  reflect.Type
}

func (h *hasher) number(kind byte, n uint64) {
	h.buf[0] = kind
	binary.LittleEndian.PutUint64(h.buf[1:], n)
	h.h.Write(h.buf[:])
}

func (h *hasher) text(s string) {
	h.number('s', uint64(len(s)))
	h.h.Write(unsafe.Slice(unsafe.StringData(s), len(s)))
}

func (h *hasher) value(v reflect.Value) {
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
		h.h.Write(v.Bytes())
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
		e := &hasher{h: sha256.New(), seen: map[visit]int{}}
		e.value(it.Key())
		e.value(it.Value())
		sums = append(sums, string(e.h.Sum(nil)))
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
	h := &hasher{h: sha256.New(), seen: map[visit]int{}}
	h.value(reflect.ValueOf(values))
	return hex.EncodeToString(h.h.Sum(nil))
}
