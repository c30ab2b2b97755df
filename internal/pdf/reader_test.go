package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"testing"

	"github.com/klauspost/compress/zlib"
)

// reader reads back what the writer wrote: cross-reference and object streams, and
// nothing that the writer does not use. It stops the test at the first surprise.
type reader struct {
	t       *testing.T
	file    []byte
	objects map[int]any
	trailer dict
}

// The objects of a PDF as the reader returns them; numbers are float64, strings
// are str, names are name.
type (
	dict map[string]any
	name string
	str  string
	refr int
	blob struct {
		dict dict
		data []byte
	}
)

func read(t *testing.T, file []byte) *reader {
	t.Helper()
	r := &reader{t: t, file: file, objects: map[int]any{}}
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 || !bytes.HasSuffix(file, []byte("%%EOF\n")) {
		t.Fatal("no end of file")
	}
	n, err := strconv.Atoi(string(bytes.Fields(file[at+10:])[0]))
	if err != nil {
		t.Fatal(err)
	}
	_, x := r.object(n)
	s := x.(blob)
	r.trailer = s.dict
	widths := s.dict["W"].([]any)
	wide, deep := int(widths[1].(float64)), int(widths[2].(float64))
	entry := 1 + wide + deep
	if widths[0] != 1.0 || len(s.data)%entry != 0 || len(s.data)/entry != int(s.dict["Size"].(float64)) {
		t.Fatalf("cross-reference of %d bytes for %v objects", len(s.data), s.dict["Size"])
	}
	packed := map[int][]int{}
	number := func(b []byte) (n int) {
		for _, c := range b {
			n = n<<8 | int(c)
		}
		return n
	}
	for i := 1; i < len(s.data)/entry; i++ {
		e := s.data[entry*i:]
		a, b := number(e[1:1+wide]), number(e[1+wide:entry])
		switch e[0] {
		case 1:
			num, o := r.object(a)
			if num != i {
				t.Fatalf("object %d stands where %d should", num, i)
			}
			r.objects[i] = o
		case 2:
			packed[a] = append(packed[a], i, b)
		default:
			t.Fatalf("object %d was reserved and never written", i)
		}
	}
	for num, list := range packed {
		r.unpack(r.objects[num].(blob), list)
	}
	return r
}

// object reads «7 0 obj …» at an offset.
func (r *reader) object(at int) (int, any) {
	l := &lexer{t: r.t, b: r.file, i: at}
	num := int(l.value().(float64))
	l.value()
	l.word("obj")
	v := l.value()
	d, ok := v.(dict)
	if _, long := d["Length"]; !ok || !long {
		l.word("endobj")
		return num, v
	}
	l.word("stream")
	l.i++
	data := r.file[l.i : l.i+int(d["Length"].(float64))]
	if d["Filter"] == name("FlateDecode") {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			r.t.Fatal(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			r.t.Fatal(err)
		}
	}
	return num, blob{d, data}
}

func (r *reader) unpack(s blob, list []int) {
	first := int(s.dict["First"].(float64))
	head := &lexer{t: r.t, b: s.data}
	var nums, offsets []int
	for range int(s.dict["N"].(float64)) {
		nums = append(nums, int(head.value().(float64)))
		offsets = append(offsets, int(head.value().(float64)))
	}
	for i := 0; i < len(list); i += 2 {
		if nums[list[i+1]] != list[i] {
			r.t.Fatalf("object stream has %d where %d should be", nums[list[i+1]], list[i])
		}
		l := &lexer{t: r.t, b: s.data, i: first + offsets[list[i+1]]}
		r.objects[list[i]] = l.value()
	}
}

// get follows references.
func (r *reader) get(v any) any {
	if n, ok := v.(refr); ok {
		o, ok := r.objects[int(n)]
		if !ok {
			r.t.Fatalf("object %d is missing", n)
		}
		return o
	}
	return v
}

func (r *reader) dict(v any) dict {
	d, ok := r.get(v).(dict)
	if !ok {
		r.t.Helper()
		r.t.Fatalf("%v is no dictionary", v)
	}
	return d
}

func (r *reader) list(v any) []any {
	a, _ := r.get(v).([]any)
	return a
}

// lexer reads PDF syntax.
type lexer struct {
	t *testing.T
	b []byte
	i int
}

func (l *lexer) space() {
	for l.i < len(l.b) && (l.b[l.i] <= ' ') {
		l.i++
	}
}

func (l *lexer) end() bool { l.space(); return l.i >= len(l.b) }

func (l *lexer) word(w string) {
	l.space()
	if !bytes.HasPrefix(l.b[l.i:], []byte(w)) {
		l.t.Fatalf("want %s at %d, have %.20q", w, l.i, l.b[l.i:])
	}
	l.i += len(w)
}

type operator string

// value reads one object, or an operator.
func (l *lexer) value() any {
	if l.end() {
		l.t.Fatal("object ends too early")
	}
	switch c := l.b[l.i]; {
	case bytes.HasPrefix(l.b[l.i:], []byte("<<")):
		l.i += 2
		d := dict{}
		for {
			if l.space(); bytes.HasPrefix(l.b[l.i:], []byte(">>")) {
				l.i += 2
				return d
			}
			k := string(l.value().(name))
			if _, twice := d[k]; twice {
				l.t.Fatalf("key %s stands twice", k)
			}
			d[k] = l.value()
		}
	case c == '[':
		l.i++
		a := []any{}
		for {
			if l.space(); l.b[l.i] == ']' {
				l.i++
				return a
			}
			a = append(a, l.value())
		}
	case c == '(':
		return l.literal()
	case c == '<':
		to := bytes.IndexByte(l.b[l.i:], '>') + l.i
		var s []byte
		for i := l.i + 1; i < to; i += 2 {
			v, err := strconv.ParseUint(string(l.b[i:i+2]), 16, 8)
			if err != nil {
				l.t.Fatal(err)
			}
			s = append(s, byte(v))
		}
		l.i = to + 1
		return str(s)
	case c == '/':
		l.i++
		return name(l.regular())
	default:
		return l.plain()
	}
}

func (l *lexer) regular() string {
	from := l.i
	for l.i < len(l.b) && (regular(l.b[l.i]) || l.b[l.i] == '#') {
		l.i++
	}
	s := string(l.b[from:l.i])
	for i := 0; i+2 < len(s); i++ {
		if s[i] == '#' {
			v, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
			if err != nil {
				l.t.Fatal(err)
			}
			s = s[:i] + string([]byte{byte(v)}) + s[i+3:]
		}
	}
	return s
}

func (l *lexer) literal() str {
	var s []byte
	depth := 0
	for {
		c := l.b[l.i]
		l.i++
		switch {
		case c == '\\':
			c = l.b[l.i]
			l.i++
			if c == 'r' {
				c = '\r'
			}
			s = append(s, c)
			continue
		case c == '\r':
			l.t.Fatal("a bare carriage return in a string is read as a line feed")
		case c == '(':
			if depth++; depth == 1 {
				continue
			}
		case c == ')':
			if depth--; depth == 0 {
				return str(s)
			}
		}
		s = append(s, c)
	}
}

func (l *lexer) plain() any {
	w := l.regular()
	if w == "" {
		l.t.Fatalf("odd byte %q at %d", l.b[l.i], l.i)
	}
	switch w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	f, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return operator(w)
	}
	// A reference is two numbers and an R.
	save := l.i
	if l.i+4 < len(l.b) && bytes.HasPrefix(l.b[l.i:], []byte(" 0 R")) && !regular(l.b[l.i+4]) {
		l.i += 4
		return refr(f)
	}
	l.i = save
	return f
}

func (d dict) String() string { return fmt.Sprint(map[string]any(d)) }

// contents joins the streams of a page.
func (r *reader) contents(o any) (all []byte) {
	list, ok := r.get(o).([]any)
	if !ok {
		return r.get(o).(blob).data
	}
	for _, s := range list {
		all = append(append(all, r.get(s).(blob).data...), '\n')
	}
	return all
}
