package pdfread

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"
)

// packLZW packs as 7.4.4.2 says, with a table of strings: slow and plain.
func packLZW(data []byte, early int) []byte {
	var out []byte
	bits, have := uint64(0), 0
	table, width, next := map[string]int{}, 9, 258
	put := func(code int) {
		bits, have = bits<<width|uint64(code), have+width
		for have >= 8 {
			have -= 8
			out = append(out, byte(bits>>have))
		}
	}
	code := func(s string) int {
		if len(s) == 1 {
			return int(s[0])
		}
		return table[s]
	}
	put(256)
	now := ""
	for _, c := range data {
		longer := now + string([]byte{c})
		if _, ok := table[longer]; ok || len(longer) == 1 {
			now = longer
			continue
		}
		put(code(now))
		table[longer] = next
		next++
		// The reader's table is one entry behind the writer's.
		if next-1+early >= 1<<width && width < 12 {
			width++
		}
		if next == 4095 {
			put(256)
			table, width, next = map[string]int{}, 9, 258
		}
		now = string([]byte{c})
	}
	put(code(now))
	if next+early >= 1<<width && width < 12 {
		width++
	}
	put(257)
	return append(out, byte(bits<<(8-have)))
}

func TestLZWAsTheStandardShowsIt(t *testing.T) {
	f := &File{}
	got, err := f.lzw([]byte{0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01}, nil)
	if want := []byte{45, 45, 45, 45, 45, 65, 45, 45, 45, 66}; err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v %v, want %v", got, err, want)
	}
}

func TestLZWComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for early := range 2 {
		for _, n := range []int{1, 2, 300, 600, 5000, 60_000} {
			data := make([]byte, n)
			for i := range data {
				data[i] = "målbild "[r.IntN(9)] ^ byte(r.IntN(2))
			}
			f := &File{}
			got, err := f.lzw(packLZW(data, early), Dict{{"EarlyChange", early}})
			if err != nil || !bytes.Equal(got, data) {
				t.Fatalf("EarlyChange %d, %d bytes: %v, %d bytes came back", early, n, err, len(got))
			}
		}
	}
}

func TestLZWIsBounded(t *testing.T) {
	f := &File{decoded: maxDecoded - 1000}
	if _, err := f.lzw(packLZW(make([]byte, 2000), 1), nil); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Filter[/LZW/Fl/RL/A85/AHx]/Length 9>>stream\nabcdefghi\nendstream endobj trailer<</Root 1 0 R>>"))
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 9>>startxref 9 %%EOF"))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Open(b)
		if file == nil || err != nil && !errors.Is(err, ErrEncrypted) {
			return
		}
		for n := range file.Numbers {
			if s := file.Stream(Ref{Num: n}); s != nil {
				_, _ = file.Decode(s)
			}
		}
		if file.decoded > maxDecoded+1 {
			t.Errorf("%d bytes unpacked", file.decoded)
		}
	})
}
