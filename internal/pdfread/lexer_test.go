package pdfread

import (
	"bytes"
	"math"
	"math/rand"
	"strings"
	"testing"
)

// TestNumbers: a number that is read at once is the one that parseNumber reads, to the
// bit, and what is odd is said to be.
func TestNumbers(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	words := strings.Fields("0 -0 +0 5. -5. .5 -.5 . - + -. +. 1.2.3 --5 +-5 1e5 1E-3 5a .5a 12-3 000012.500 999999999999999 1234567890123456 99999999999999999999 0.1234567890123456789 1/ 2< 3[ 4%x")
	for range 20_000 {
		const signs = "0123456789012345678901234567890123456789....-+ea"
		b := make([]byte, 1+r.Intn(12))
		for i := range b {
			b[i] = signs[r.Intn(len(signs))]
		}
		words = append(words, string(b))
	}
	quick := 0
	for _, w := range words {
		for _, end := range []string{"", " ", "\n", "]", "/N", "%"} {
			l := Lexer{Data: []byte(w + end)}
			got := l.Next()
			word := w
			if i := strings.IndexAny(w, "/<[%"); i >= 0 {
				word = w[:i]
			}
			if c := word[0]; c == 'e' || c == 'a' {
				if got.Kind != Operator || string(got.Bytes) != word {
					t.Errorf("%q: %v", w, got)
				}
				continue
			}
			n, integer, odd := parseNumber([]byte(word))
			if got.Kind != Number || math.Float64bits(got.Num) != math.Float64bits(n) || got.Integer != integer || got.Odd != odd || string(got.Bytes) != word || l.Pos != len(word) {
				t.Errorf("%q: %v, want %v %v %v", w, got, n, integer, odd)
			}
			var p Token
			if q := (&Lexer{Data: []byte(w + end)}); q.plain(&p) {
				quick++
			}
		}
	}
	if quick < 10_000 {
		t.Errorf("%d of %d are read at once", quick, len(words))
	}
}

// TestStrings: a string is what ISO 32000-1, 7.3.4.2 says, whether or not it is copied.
func TestStrings(t *testing.T) {
	for _, c := range []struct{ in, want, rest string }{
		{"() x", "", " x"}, {"(abc)d", "abc", "d"}, {"(a(b)c)d", "a(b)c", "d"}, {`(a\)b)c`, "a)b", "c"}, {"(a\rb)", "a\nb", ""}, {"(a\r\nb)", "a\nb", ""},
		{"(abc", "abc", ""}, {"(", "", ""}, {`(\101\12)`, "A\n", ""}, {"(a(b", "a(b", ""}, {`(a\`, "a", ""}, {"(ab\\\ncd)", "abcd", ""}, {"(\x00\xff)", "\x00\xff", ""},
	} {
		data := []byte(c.in)
		l := Lexer{Data: data}
		got := l.Next()
		if got.Kind != StringToken || string(got.Bytes) != c.want || string(data[min(l.Pos, len(data)):]) != c.rest {
			t.Errorf("%q: %q, then %q", c.in, got.Bytes, data[min(l.Pos, len(data)):])
		}
		if cap(got.Bytes) != len(got.Bytes) {
			t.Errorf("%q: what is appended to it lands elsewhere", c.in)
		}
		if !bytes.Equal(data, []byte(c.in)) {
			t.Errorf("%q was changed", c.in)
		}
	}
}

// TestReferences: a number is a reference where a generation and R follow, and only there.
func TestReferences(t *testing.T) {
	words := []string{"0", "00", "7", "65535", "65536", "+0", "-0", "-1", "0.0", "0.5", "R", "RR", "R/", "%c\nR", "%c\n0", "[", "]", "(0)", "<00>", "/R", "0a", "", "0]"}
	gaps := []string{" ", "\n", "\r\n \t", "%x\n", ""}
	found := 0
	for _, a := range words {
		for _, b := range words {
			for _, gap := range gaps {
				in := "3" + gap + a + gap + b
				parse := func(look bool) (Object, int) {
					f := &File{usual: usualNames()}
					p := parser{Lexer: Lexer{Data: []byte(in)}, f: f, refs: true}
					t := p.Next()
					if look || t.Kind != Number || !t.Integer {
						o, _ := p.from(t, 0)
						return o, p.Pos
					}
					back := p.Pos
					if g := p.Next(); g.Kind == Number && g.Integer && g.Num >= 0 && g.Num <= 65535 {
						if r := p.Next(); r.Kind == Operator && string(r.Bytes) == "R" {
							return Ref{int(t.Num), int(g.Num)}, p.Pos
						}
					}
					return int(t.Num), back
				}
				got, at := parse(true)
				want, end := parse(false)
				if got != want || at != end {
					t.Errorf("%q: %v to %d, want %v to %d", in, got, at, want, end)
				}
				if _, ok := got.(Ref); ok {
					found++
				}
			}
		}
	}
	if found < 10 {
		t.Errorf("%d references", found)
	}
}
