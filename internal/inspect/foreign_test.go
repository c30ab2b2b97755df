package inspect

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"malbild/internal/pdf/pdftest"
	"malbild/internal/pdfread"
)

// foreign are small files that other programs made of sentences of ours: Chromium,
// Ghostscript, LibreOffice, MuPDF, pdfTeX, qpdf, Typst and WeasyPrint, in their modes
// for archives and accessibility, and some of them broken in one way at a time.
func foreign(t testing.TB) (out []pdftest.Variant) {
	t.Helper()
	folder := os.DirFS("testdata/foreign")
	names, err := fs.Glob(folder, "*.pdf")
	if err != nil || len(names) < 14 {
		t.Fatalf("%d files of others: the corpus is not whole (%v)", len(names), err)
	}
	files := map[string][]byte{}
	for _, n := range names {
		if files[n], err = fs.ReadFile(folder, n); err != nil {
			t.Fatal(err)
		}
		out = append(out, pdftest.Variant{Name: strings.TrimSuffix(n, path.Ext(n)), File: files[n]})
	}
	for _, b := range foreignBreaks {
		objects, trailer := takenApart(t, files[b.of+".pdf"])
		p := plainFile{objects, trailer}
		if !b.how(p) {
			t.Fatalf("%s: what is to be broken is not there", b.name)
		}
		out = append(out, pdftest.Variant{Name: b.of + "." + b.name, File: p.bytes()})
	}
	return out
}

// plainFile is a file as text, object by object; streams stay packed.
type plainFile struct {
	objects map[int]string
	trailer string
}

// takenApart writes every object of a file as text.
func takenApart(t testing.TB, data []byte) (map[int]string, string) {
	t.Helper()
	f, err := pdfread.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[int]string{}
	for n := range f.Numbers {
		var b strings.Builder
		o := f.Get(pdfread.Ref{Num: n})
		if s, ok := o.(*pdfread.Stream); ok {
			if kind := f.Name(s.Dict.Raw("Type")); kind == "ObjStm" || kind == "XRef" {
				continue
			}
			i := slices.IndexFunc(s.Dict, func(e pdfread.Entry) bool { return e.Key == "Length" })
			s.Dict[i].Value = len(s.Raw)
			write(&b, s.Dict)
			fmt.Fprintf(&b, "\nstream\n%s\nendstream", s.Raw)
		} else {
			write(&b, o)
		}
		out[n] = b.String()
	}
	var b strings.Builder
	for _, key := range []pdfread.Name{"Root", "Info", "ID"} {
		if v := f.Trailer.Raw(key); v != nil {
			b.WriteString("/" + string(key) + " ")
			write(&b, v)
		}
	}
	return out, b.String()
}

func write(b *strings.Builder, o pdfread.Object) {
	switch v := o.(type) {
	case nil:
		b.WriteString("null")
	case bool, int:
		fmt.Fprint(b, v)
	case float64:
		b.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	case pdfread.String:
		fmt.Fprintf(b, "<%x>", string(v))
	case pdfread.Name:
		b.WriteByte('/')
		for _, c := range []byte(v) {
			if c <= ' ' || c > '~' || strings.IndexByte("()<>[]{}/%#", c) >= 0 {
				fmt.Fprintf(b, "#%02X", c)
			} else {
				b.WriteByte(c)
			}
		}
	case pdfread.Ref:
		fmt.Fprintf(b, "%d %d R", v.Num, v.Gen)
	case pdfread.Array:
		b.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			write(b, x)
		}
		b.WriteByte(']')
	case pdfread.Dict:
		b.WriteString("<<")
		for _, e := range v {
			write(b, e.Key)
			b.WriteByte(' ')
			write(b, e.Value)
		}
		b.WriteString(">>")
	}
}

func (p plainFile) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	nums := slices.Sorted(maps.Keys(p.objects))
	at := make([]int, nums[len(nums)-1]+1)
	for _, n := range nums {
		at[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, p.objects[n])
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at))
	for _, offset := range at[1:] {
		if offset == 0 {
			b.WriteString("0000000000 00000 f \n")
		} else {
			fmt.Fprintf(&b, "%010d 00000 n \n", offset)
		}
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(at), p.trailer, start)
	return b.Bytes()
}

// swap replaces the first old in the first object that holds it and all of the parts.
func (p plainFile) swap(old, now string, parts ...string) bool {
	for _, n := range slices.Sorted(maps.Keys(p.objects)) {
		o := p.objects[n]
		if strings.Contains(o, old) && !slices.ContainsFunc(parts, func(s string) bool { return !strings.Contains(o, s) }) {
			p.objects[n] = strings.Replace(o, old, now, 1)
			return true
		}
	}
	return false
}

// add adds an object and returns its number.
func (p plainFile) add(o string) int {
	n := slices.Max(slices.Collect(maps.Keys(p.objects))) + 1
	p.objects[n] = o
	return n
}

// widen makes the first width of the first object that holds the parts 77 wider.
func (p plainFile) widen(key string, parts ...string) bool {
	for _, n := range slices.Sorted(maps.Keys(p.objects)) {
		o := p.objects[n]
		at := strings.Index(o, key)
		if at < 0 || slices.ContainsFunc(parts, func(s string) bool { return !strings.Contains(o, s) }) {
			continue
		}
		at += len(key)
		end := at + strings.IndexAny(o[at:], " ]")
		if w, err := strconv.ParseFloat(o[at:end], 64); err == nil {
			p.objects[n] = o[:at] + strconv.FormatFloat(w+77, 'f', -1, 64) + o[end:]
			return true
		}
	}
	return false
}
