package deflate

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// unpacked reads a stream with a reader that is not ours.
func unpacked(t testing.TB, packed []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// samples are streams of many kinds.
func samples() map[string][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	noise := func(n, letters int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(r.IntN(letters))
		}
		return b
	}
	far := noise(window+300, 256)
	var page strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&page, "%d.%02d %d Td [(%c)%d]TJ\n", r.IntN(600), r.IntN(100), r.IntN(800), 'a'+r.IntN(26), -r.IntN(90))
		if i%7 == 0 {
			page.WriteString("EMC /P<</MCID 7>>BDC BT /F0 11 Tf 0.2 0.3 0.4 rg\n")
		}
	}
	// Frequencies of Fibonacci make codes of every length, beyond what is allowed.
	var deep []byte
	for i, a, b := 0, 1, 1; i < 20; i, a, b = i+1, b, a+b {
		deep = append(deep, bytes.Repeat([]byte{byte(i)}, a)...)
	}
	r.Shuffle(len(deep), func(i, j int) { deep[i], deep[j] = deep[j], deep[i] })
	return map[string][]byte{
		"nothing": nil, "a byte": {7}, "three": []byte("abc"), "four": []byte("abcd"), "five alike": []byte("aaaaa"),
		"zeros": make([]byte, 300_000), "one letter and another": append(bytes.Repeat([]byte("a"), 259), 'b'),
		"noise": noise(200_000, 256), "noise of a few": noise(100_000, 5), "bits": noise(70_000, 2),
		"twice over the window": append(far, far...), "just in the window": append(far[:window:window], far[:window]...),
		"a page": []byte(page.String()), "deep codes": deep, "most tokens": noise(most, 250), "one more": noise(most+1, 250),
	}
}

func TestWhatIsPackedIsWhatComesOut(t *testing.T) {
	var p Packer
	for name, data := range samples() {
		for n := range 40 { // also what ends in the middle of a match
			part := data[:max(0, len(data)-n)]
			if got := unpacked(t, p.Append(nil, part)); !bytes.Equal(got, part) {
				t.Fatalf("%s, %d bytes: something else came out", name, len(part))
			}
			if len(data) > 50_000 && n > 2 {
				break
			}
		}
	}
}

// TestBare: without the frame, the reader of zip files gets the same.
func TestBare(t *testing.T) {
	var p Packer
	for name, data := range samples() {
		framed, bare := p.Append(nil, data), p.Raw([]byte("head"), data)
		if !bytes.Equal(bare[4:], framed[2:len(framed)-4]) || string(bare[:4]) != "head" {
			t.Errorf("%s: not what stands in the frame", name)
		}
		got, err := io.ReadAll(flate.NewReader(bytes.NewReader(bare[4:])))
		if err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s: something else came out (%v)", name, err)
		}
	}
}

// TestPieces: joined pieces are what was cut, also where matches reach over the cut, and
// the first depends on nothing that comes after.
func TestPieces(t *testing.T) {
	var p Packer
	for name, data := range samples() {
		for _, at := range []int{0, 1, len(data) / 3, len(data) - 1, len(data)} {
			at = max(0, min(at, len(data)))
			head := new(Packer).Piece(nil, data[:at], 0, false)
			joined := p.Piece(bytes.Clone(head), data, at, true)
			got, err := io.ReadAll(flate.NewReader(bytes.NewReader(joined)))
			if err != nil || !bytes.Equal(got, data) {
				t.Fatalf("%s, cut at %d: something else came out (%v)", name, at, err)
			}
			if !bytes.HasPrefix(joined, p.Piece(nil, data[:at:at], 0, false)) {
				t.Errorf("%s, cut at %d: another first piece", name, at)
			}
		}
	}
	page := samples()["a page"]
	at := len(page) - 700
	if alone, after := len(p.Raw(nil, page[at:])), len(p.Piece(nil, page, at, true)); after >= alone {
		t.Errorf("the end takes %d bytes after the rest, and %d alone", after, alone)
	}
}

// TestSameBytes: what comes out tells nothing of what the packer did before.
func TestSameBytes(t *testing.T) {
	all := samples()
	var used Packer
	for range 3 {
		for name, data := range all {
			fresh := new(Packer).Append(nil, data)
			if again := used.Append([]byte("head"), data); string(again[:4]) != "head" || !bytes.Equal(again[4:], fresh) {
				t.Errorf("%s: other bytes from a packer that was used", name)
			}
		}
	}
	used.base = 1<<30 + 1 // after very many streams places begin again
	if data := all["a page"]; !bytes.Equal(used.Append(nil, data), new(Packer).Append(nil, data)) {
		t.Error("other bytes when places begin again")
	}
}

// TestSize: within an eighth of what the standard library makes with much more searching,
// and what cannot be packed grows by no more than its headers.
func TestSize(t *testing.T) {
	for name, data := range samples() {
		got := len(new(Packer).Append(nil, data))
		var usual bytes.Buffer
		w, _ := zlib.NewWriterLevel(&usual, 6)
		_, _ = w.Write(data)
		_ = w.Close()
		if most := usual.Len() + usual.Len()/8 + 12; got > most && !strings.Contains(name, "window") { // noise, that comes again
			t.Errorf("%s: %d bytes, usual are %d", name, got, usual.Len())
		}
		if most := len(data) + 11 + len(data)/2000; got > most {
			t.Errorf("%s: %d bytes became %d", name, len(data), got)
		}
	}
}

// TestCodesAreWhole: no code is too long, and none is left over.
func TestCodesAreWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var m maker
	for range 2000 {
		often := make([]uint32, 2+r.IntN(literals-2))
		for i := range often {
			often[i] = uint32(1) << r.IntN(22) >> r.IntN(22)
		}
		limit := 9 + r.IntN(7)
		out := make([]code, len(often))
		m.make(often, limit, out)
		room, used := 1<<limit, 0
		for i, c := range out {
			if (c.n > 0) != (often[i] > 0) || int(c.n) > limit {
				t.Fatalf("symbol %d comes %d times and has a code of %d bits", i, often[i], c.n)
			}
			if c.n > 0 {
				room -= 1 << (limit - int(c.n))
				used++
			}
		}
		if room != 0 && used > 1 {
			t.Fatalf("%d codes leave %d of %d", used, room, 1<<limit)
		}
	}
}

func FuzzPacker(f *testing.F) {
	for _, data := range samples() {
		f.Add(data[:min(len(data), 2000)], uint16(300))
	}
	var p Packer
	f.Fuzz(func(t *testing.T, data []byte, times uint16) {
		for range times % 8 {
			data = append(data, data[len(data)/3:]...)
		}
		if got := unpacked(t, p.Append(nil, data)); !bytes.Equal(got, data) {
			t.Fatal("something else came out")
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	for _, name := range []string{"a page", "noise of a few", "zeros"} {
		data := samples()[name]
		b.Run(name, func(b *testing.B) {
			var p Packer
			var out []byte
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				out = p.Append(out[:0], data)
			}
		})
	}
}

// TestSorted: symbols are in order of how often they come, then of themselves.
func TestSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var m maker
	for range 500 {
		list := make([]uint32, 1+r.IntN(literals))
		for i := range list {
			list[i] = uint32(1+r.IntN(1<<r.IntN(23)))<<9 | uint32(i)
		}
		want := slices.Clone(list)
		slices.Sort(want)
		if !slices.Equal(m.sort(list), want) {
			t.Fatal("out of order")
		}
	}
}
