package pdfread

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"

	"malbild/internal/deflate"
)

// library unpacks as is done with what is not sound.
func library(packed []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, 1<<20))
}

// packedSamples are streams of every kind of block, level and packer.
func packedSamples(t testing.TB) (out [][]byte) {
	r := rand.New(rand.NewSource(2))
	noise := make([]byte, 70_000)
	r.Read(noise)
	var text strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&text, "%d 0 obj <</Type/Page /X %d>> Tj\n", i, r.Intn(1<<uint(r.Intn(20))))
	}
	skewed := make([]byte, 60_000) // codes of many lengths
	for i := range skewed {
		skewed[i] = byte(min(r.ExpFloat64()*12, 255))
	}
	var p deflate.Packer
	for _, data := range [][]byte{nil, {0}, []byte("abc"), bytes.Repeat([]byte("a"), 5000), bytes.Repeat([]byte("ab"), 3000), noise[:40], noise, []byte(text.String()), skewed} {
		for level := zlib.HuffmanOnly; level <= zlib.BestCompression; level++ {
			var b bytes.Buffer
			w, err := zlib.NewWriterLevel(&b, level)
			if err != nil {
				t.Fatal(err)
			}
			w.Write(data[:len(data)/3])
			w.Flush()
			w.Write(data[len(data)/3:])
			w.Close()
			out = append(out, b.Bytes())
		}
		out = append(out, p.Append(nil, data))
	}
	return out
}

// same holds unpack against the library: what it takes, that takes, and gives the same.
func same(t testing.TB, packed []byte, must bool) bool {
	want, err := library(packed)
	const before = "before"
	got, how := unpack([]byte(before), packed, 1<<20)
	ok := how == sound
	if how == tooLarge && len(want) < 1<<20 {
		t.Fatalf("%d bytes are too many", len(want))
	}
	switch {
	case ok && err != nil:
		t.Fatalf("%d bytes are taken: %v", len(packed), err)
	case ok && string(got) != before+string(want):
		t.Fatalf("%d bytes unpacked, want %d", len(got)-len(before), len(want))
	case !ok && string(got) != before:
		t.Fatal("something is left of a stream that was not taken")
	case must && !ok:
		t.Fatalf("a sound stream of %d bytes is not taken", len(want))
	}
	return ok
}

// TestUnpackIsTheLibrarys: sound streams are unpacked here, with whatever follows them, and
// of those that a bit or more is changed in, cut or added, none that the library refuses.
func TestUnpackIsTheLibrarys(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	taken := 0
	for _, packed := range packedSamples(t) {
		same(t, packed, true)
		same(t, append(bytes.Clone(packed), "\nendstream"...), true)
		for range 60 {
			bad := bytes.Clone(packed)
			switch at := r.Intn(len(bad)); r.Intn(4) {
			case 0:
				bad[at] ^= 1 << r.Intn(8)
			case 1:
				bad = bad[:at]
			case 2:
				bad[min(at, 2+r.Intn(40), len(bad)-1)] = byte(r.Intn(256)) // codes
			case 3:
				bad = append(bad[:at], bad[min(at+1, len(bad)):]...)
			}
			if same(t, bad, false) {
				taken++
			}
		}
	}
	t.Log(taken, "of the changed are taken")
}

// TestUnpackKeepsItsLimit: one byte more than may be unpacked is too much.
func TestUnpackKeepsItsLimit(t *testing.T) {
	for _, packed := range packedSamples(t) {
		want, err := library(packed)
		if err != nil {
			t.Fatal(err)
		}
		for _, limit := range []int{-1, 0, len(want) - 1, len(want), len(want) + 1} {
			got, how := unpack(nil, packed, limit)
			must := sound
			switch {
			case limit <= 0:
				must = unsure
			case limit < len(want):
				must = tooLarge
			}
			if how != must {
				t.Errorf("%d bytes, limit %d: %v", len(want), limit, how)
			}
			if how == sound && !bytes.Equal(got, want) {
				t.Errorf("%d bytes, limit %d: they differ", len(want), limit)
			}
		}
	}
}

// TestInflateBudget: a stream that is too large counts and is told as by the library.
func TestInflateBudget(t *testing.T) {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(make([]byte, 1<<20))
	w.Close()
	for _, left := range []int{0, 1, 1000, 1<<20 - 1, 1 << 20, 1<<20 + 1} {
		here, there := &File{decoded: maxDecoded - left}, &File{decoded: maxDecoded - left}
		got, err := here.inflate([]byte("a"), b.Bytes())
		want, fault := there.inflateBy([]byte("a"), b.Bytes())
		if fmt.Sprint(err) != fmt.Sprint(fault) || !bytes.Equal(got, want) || here.decoded != there.decoded {
			t.Errorf("%d left: %d bytes, %v and %d counted, want %d, %v and %d", left, len(got), err, here.decoded, len(want), fault, there.decoded)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	for _, packed := range packedSamples(f) {
		if len(packed) < 4000 {
			f.Add(packed)
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte) {
		same(t, packed, false)
		// Fuzzing hardly ever finds a checksum: of what comes out of the blocks alone,
		// the right one is put behind them.
		z := &inflater{data: packed}
		if out, ok := z.blocks(nil, 1<<18); ok {
			var b bytes.Buffer
			w := zlib.NewWriter(&b)
			w.Write(out)
			w.Close()
			sum := b.Bytes()[b.Len()-4:]
			same(t, append(append([]byte{0x78, 0x9c}, packed[:z.pos]...), sum...), true)
		}
	})
}

func BenchmarkInflate(b *testing.B) {
	var text strings.Builder
	r := rand.New(rand.NewSource(2))
	for text.Len() < 6000 {
		fmt.Fprintf(&text, "BT /F%d %d.%d Tf 1 0 0 1 %d %d Tm (%c) Tj ET\n", r.Intn(4), r.Intn(40), r.Intn(10), r.Intn(500), r.Intn(800), 'a'+r.Intn(26))
	}
	packed := new(deflate.Packer).Append(nil, []byte(text.String()))
	for name, run := range map[string]func(f *File) error{
		"here":    func(f *File) error { _, err := f.inflate(nil, packed); return err },
		"library": func(f *File) error { _, err := f.inflateBy(nil, packed); return err },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				if err := run(&File{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
