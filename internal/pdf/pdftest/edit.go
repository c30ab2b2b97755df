package pdftest

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// file is a PDF taken apart: every object as text, every stream inflated. It
// takes apart what package pdf writes and nothing else.
type file struct {
	head    string
	objects map[int]*object
	trailer string // entries, without the brackets
}

type object struct {
	dict   string // the whole object when it has no stream
	stream []byte
	has    bool // it has a stream
}

var (
	lengthOf = regexp.MustCompile(`/Length (\d+)$`)
	firstOf  = regexp.MustCompile(`/N (\d+)/First (\d+)`)
)

// open takes apart a file, packed or plain.
func open(b []byte) (*file, error) {
	f := &file{objects: map[int]*object{}}
	const notText = "\n%\xE2\xE3\xCF\xD3\n"
	version, rest, ok := bytes.Cut(b, []byte(notText))
	if !ok {
		return nil, errors.New("not a file of package pdf")
	}
	f.head = string(version) + notText
	for ok && !bytes.HasPrefix(rest, []byte("startxref")) && !bytes.HasPrefix(rest, []byte("xref")) {
		head, after, found := bytes.Cut(rest, []byte(" 0 obj\n"))
		num, err := strconv.Atoi(string(head))
		if !found || err != nil {
			return nil, fmt.Errorf("no object at %.20q", rest)
		}
		end := bytes.Index(after, []byte("\nendobj\n"))
		dict, body, found := bytes.Cut(after, []byte(">>\nstream\n"))
		if m := lengthOf.FindSubmatch(dict); found && m != nil && len(dict) < end {
			n, _ := strconv.Atoi(string(m[1]))
			if n > len(body) {
				return nil, errors.New("a stream ends too early")
			}
			if err := f.add(num, strings.TrimSuffix(strings.TrimPrefix(string(dict), "<<"), string(m[0])), body[:n]); err != nil {
				return nil, err
			}
			rest, ok = bytes.CutPrefix(body[n:], []byte("\nendstream\nendobj\n"))
			continue
		}
		if end < 0 {
			return nil, errors.New("an object without an end")
		}
		f.objects[num] = &object{dict: strings.TrimSpace(string(after[:end]))}
		rest = after[end+len("\nendobj\n"):]
	}
	if _, table, plain := bytes.Cut(rest, []byte("trailer\n<<")); plain && f.trailer == "" {
		dict, _, _ := bytes.Cut(table, []byte(">>\n"))
		f.trailer = string(dict[bytes.Index(dict, []byte("/Root")):])
	}
	if !ok || f.trailer == "" {
		return nil, errors.New("not a file of package pdf")
	}
	return f, nil
}

// add files one top-level object.
func (f *file) add(num int, dict string, data []byte) error {
	if d, ok := strings.CutSuffix(dict, "/Filter/FlateDecode"); ok {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return err
		}
		if data, err = io.ReadAll(z); err != nil {
			return err
		}
		dict = d
	}
	switch {
	case strings.HasPrefix(dict, "/Type/XRef"):
		f.trailer = dict[strings.Index(dict, "/Root"):]
	case strings.HasPrefix(dict, "/Type/ObjStm"):
		return f.unpack(firstOf.FindStringSubmatch(dict), data)
	default:
		f.objects[num] = &object{dict: dict, stream: bytes.Clone(data), has: true}
	}
	return nil
}

func (f *file) unpack(m []string, data []byte) error {
	if m == nil {
		return errors.New("an object stream without N and First")
	}
	n, _ := strconv.Atoi(m[1])
	first, _ := strconv.Atoi(m[2])
	head := strings.Fields(string(data[:first]))
	for i := range n {
		num, _ := strconv.Atoi(head[2*i])
		from, _ := strconv.Atoi(head[2*i+1])
		to := len(data) - first
		if i+1 < n {
			to, _ = strconv.Atoi(head[2*i+3])
		}
		f.objects[num] = &object{dict: strings.TrimSpace(string(data[first+from : first+to]))}
	}
	return nil
}

// clone lets one file be broken in many ways.
func (f *file) clone() *file {
	c := &file{head: f.head, trailer: f.trailer, objects: map[int]*object{}}
	for k, o := range f.objects {
		n := *o
		c.objects[k] = &n
	}
	return c
}

// numbers lists the objects in order.
func (f *file) numbers() []int { return slices.Sorted(maps.Keys(f.objects)) }

// find returns the number of the first object whose dictionary holds all parts.
func (f *file) find(parts ...string) (int, error) {
next:
	for _, n := range f.numbers() {
		for _, p := range parts {
			if !strings.Contains(f.objects[n].dict, p) {
				continue next
			}
		}
		return n, nil
	}
	return 0, fmt.Errorf("no object holds %q", parts)
}

// new adds an object and returns its number.
func (f *file) new(dict string) int {
	n := slices.Max(f.numbers()) + 1
	f.objects[n] = &object{dict: dict}
	return n
}

// bytes puts the file together with a cross-reference table and nothing packed,
// so that a person can read what is wrong with it.
func (f *file) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(f.head)
	nums := f.numbers()
	size := nums[len(nums)-1] + 1
	at := make([]int, size)
	for _, n := range nums {
		o := f.objects[n]
		at[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", n)
		if o.has {
			fmt.Fprintf(&b, "<<%s/Length %d>>\nstream\n%s\nendstream", o.dict, len(o.stream), o.stream)
		} else {
			b.WriteString(o.dict)
		}
		b.WriteString("\nendobj\n")
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n", size)
	for n, a := range at {
		if a == 0 {
			free := 0
			if n == 0 {
				free = 65535
			}
			fmt.Fprintf(&b, "0000000000 %05d f \n", free)
		} else {
			fmt.Fprintf(&b, "%010d 00000 n \n", a)
		}
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", size, f.trailer, start)
	return b.Bytes()
}
