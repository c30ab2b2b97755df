package pdf

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"malbild/internal/geom"
)

func TestAppendCenti(t *testing.T) {
	for _, c := range []struct {
		in   int64
		want string
	}{{0, "0"}, {1, ".01"}, {-1, "-.01"}, {10, ".1"}, {100, "1"}, {-150, "-1.5"}, {12345, "123.45"}, {1000000, "10000"}, {905, "9.05"}} {
		if got := string(appendCenti(nil, c.in)); got != c.want {
			t.Errorf("%d hundredths are written %s, want %s", c.in, got, c.want)
		}
	}
}

// FuzzLength: a length reads back as itself to half a hundredth of a point, in the
// one way PDF allows (no exponent), and rounding is the same on both sides of 0.
func FuzzLength(f *testing.F) {
	for _, v := range []int64{0, 1, -1, 327, 328, 65536, -65536 * 1000, 1 << 40} {
		f.Add(v)
	}
	f.Fuzz(func(t *testing.T, v int64) {
		if v > 1<<45 || v < -1<<45 {
			return
		}
		l := geom.Length(v)
		s := string(appendLength(nil, l))
		got, err := strconv.ParseFloat(s, 64)
		if err != nil || strings.ContainsAny(s, "eE+") || strings.HasPrefix(s, "-0") && s != "-0" && !strings.HasPrefix(s, "-0.") {
			t.Fatalf("%d is written %s: %v", v, s, err)
		}
		if math.Abs(got-l.Pt()) > 0.005+1e-9*math.Abs(got) {
			t.Errorf("%v pt is written %s", l.Pt(), s)
		}
		if n := string(appendLength(nil, -l)); centi(l) != 0 && n != "-"+s && "-"+n != s {
			t.Errorf("%s and %s are not each other's opposite", s, n)
		}
	})
}

func TestShares(t *testing.T) {
	for i := range 256 {
		s := string(appendShare(nil, uint8(i)))
		got, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(got-float64(i)/255) > 0.0005 {
			t.Errorf("%d of 255 is written %s", i, s)
		}
		if math.Round(got*255) != float64(i) {
			t.Errorf("%s does not give back %d of 255", s, i)
		}
	}
}

// FuzzText: strings and names read back as they were, whatever is in them.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Målbild", "(a\\b)", "a\rb\nc", "𝄞 å", "\xff\xfe", "a b/c#d", "\ufeff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		literal := []byte("(")
		for _, c := range []byte(s) {
			literal = appendLiteralByte(literal, c)
		}
		l := &lexer{t: t, b: append(literal, ')')}
		if got := l.value(); got != str(s) {
			t.Errorf("%q reads back as %q", s, got)
		}
		l = &lexer{t: t, b: appendHex(nil, []byte(s))}
		if got := l.value(); got != str(s) {
			t.Errorf("%q reads back as %q", s, got)
		}
		if got := (&lexer{t: t, b: append(appendName(nil, s), ' ')}).value(); s != "" && !strings.Contains(s, "\x00") && got != name(s) {
			t.Errorf("name %q reads back as %q", s, got)
		}
		if !utf8.ValidString(s) {
			return
		}
		l = &lexer{t: t, b: appendText(nil, s)}
		if got := decodeText(l.value().(str)); got != s {
			t.Errorf("text %q reads back as %q", s, got)
		}
	})
}

func decodeText(s str) string {
	b := []byte(s)
	if !bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return string(b)
	}
	var u []uint16
	for b = b[2:]; len(b) >= 2; b = b[2:] {
		u = append(u, be.Uint16(b))
	}
	return string(utf16.Decode(u))
}

func TestASCIIURI(t *testing.T) {
	if got, want := asciiURI("https://kiruna.se/nära vård?a=(b)"), "https://kiruna.se/n%C3%A4ra%20v%C3%A5rd?a=(b)"; got != want {
		t.Errorf("have %s, want %s", got, want)
	}
}
