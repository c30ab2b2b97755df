package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"malbild/internal/document"
)

// TestPiecesAreStreams: whatever was compressed before, a stream holds its data, and is
// the same bytes.
func TestPiecesAreStreams(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	warm := newPieces()
	for range 300 {
		b := []byte(strings.Repeat("12.5 "+strconv.Itoa(rng.IntN(3))+" Td\n", 1+rng.IntN(40)))
		got := warm.deflated(nil, b)
		if cold := newPieces().deflated(nil, b); !bytes.Equal(got, cold) {
			t.Fatalf("%d bytes from a warm cache, %d from a cold one", len(got), len(cold))
		}
		r, err := zlib.NewReader(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		if back, err := io.ReadAll(r); err != nil || !bytes.Equal(back, b) {
			t.Fatalf("%d bytes of %d, %v", len(back), len(b), err)
		}
	}
	if len(warm.kept) == 0 {
		t.Error("nothing was kept")
	}
}

// TestPiecesAreBounded: no number of different pieces fills the memory.
func TestPiecesAreBounded(t *testing.T) {
	c := newPieces()
	noise := make([]byte, 64<<10)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2 * mostPieces / len(noise) {
		for i := range noise {
			noise[i] = byte(rng.Uint32())
		}
		c.deflated(nil, noise)
		kept := 0
		for _, p := range c.kept {
			kept += len(p.raw) + len(p.packed)
		}
		if kept != c.size || kept > mostPieces+3*len(noise) {
			t.Fatalf("%d bytes kept, %d counted", kept, c.size)
		}
	}
}

// pairsOf are the codes that a document saying some texts has in its font.
func pairsOf(t *testing.T, texts ...string) map[pair]int {
	t.Helper()
	s := newScene(t, 1)
	out := map[pair]int{}
	f, err := newFont("roboto-regular", NewCache(), func(id string) (face, error) { return s.lib.Face(id) })
	if err != nil {
		t.Fatal(err)
	}
	defer f.end()
	for _, text := range texts {
		gs, err := s.lib.Shape(text, s.style, "sv-SE")
		if err != nil {
			t.Fatal(err)
		}
		if err := f.use(gs); err != nil {
			t.Fatal(err)
		}
	}
	for code, p := range f.number() {
		if p.glyph != 0 {
			out[p] = code
		}
	}
	return out
}

// TestALetterMoreLeavesTheOtherCodesAlone: two documents that say the same beside a name
// say it in the same codes.
func TestALetterMoreLeavesTheOtherCodesAlone(t *testing.T) {
	const text = "Den gemensamma målbilden är – i korthet – effektiv, § 37"
	alone, named := pairsOf(t, text), pairsOf(t, "Älvsbyn ZXQW 48", text)
	if len(named) <= len(alone) {
		t.Fatalf("%d codes and %d", len(alone), len(named))
	}
	for p, code := range alone {
		if named[p] != code {
			t.Errorf("«%s» is %d alone and %d beside a name", p.text, code, named[p])
		}
	}
}

// TestANameLeavesTheRestOfAPageAlone: what stands after the line that says whose copy it
// is, is a stream of its own, the same in every copy; and a file is the same bytes
// whatever was written before it in the same room.
func TestANameLeavesTheRestOfAPageAlone(t *testing.T) {
	const nameOfPage = name("Page")
	write := func(sender string, rest int) (file []byte, streams []string) {
		s := newScene(t, 1)
		issuer := &document.Text{Value: sender}
		body := []document.Block{&document.Paragraph{Role: document.Sender, Text: []document.Inline{issuer}}}
		s.run(0, of(issuer), sender, 50)
		for i := range rest {
			line := &document.Text{Value: "Målbilden är gemensam för alla, på rad " + strconv.Itoa(i)}
			body = append(body, &document.Paragraph{Text: []document.Inline{line}})
			s.run(0, of(line), line.Value, 70+10*i)
		}
		b, err := s.write(body...)
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, b)
		for _, o := range r.objects {
			if d, ok := o.(dict); !ok || d["Type"] != nameOfPage {
				continue
			} else if list, ok := d["Contents"].([]any); ok {
				for _, c := range list {
					streams = append(streams, string(r.objects[int(c.(refr))].(blob).data))
				}
			} else {
				streams = append(streams, string(r.objects[int(d["Contents"].(refr))].(blob).data))
			}
		}
		return b, streams
	}
	first, kiruna := write("Kiruna kommun", 20)
	_, pajala := write("Pajala kommun, och många fler ord", 20)
	if len(kiruna) != 2 || len(pajala) != 2 || kiruna[0] == pajala[0] || kiruna[1] != pajala[1] {
		t.Errorf("%d and %d streams, %d bytes of the last and %d", len(kiruna), len(pajala), len(kiruna[len(kiruna)-1]), len(pajala[len(pajala)-1]))
	}
	if _, short := write("Kiruna kommun", 1); len(short) != 1 {
		t.Errorf("%d streams for two lines", len(short))
	}
	if again, _ := write("Kiruna kommun", 20); !bytes.Equal(first, again) {
		t.Error("other bytes after other documents")
	}
}

// TestCodesTellNothingOfTheOrder: what is painted first, and how a table of Go is walked,
// leaves no trace in the codes; not with unusual letters, nor with glyphs of two texts.
func TestCodesTellNothingOfTheOrder(t *testing.T) {
	s := newScene(t, 1)
	gs, err := s.lib.Shape("čđŋšžťæøżłńœŵŷğı «»€", s.style, "sv-SE")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range slices.Clone(gs) {
		g.Text += "\u0301" // the glyph stands for something else, too
		gs = append(gs, g)
	}
	var want []pair
	for i := range 8 {
		f, err := newFont("roboto-regular", NewCache(), func(id string) (face, error) { return s.lib.Face(id) })
		if err != nil {
			t.Fatal(err)
		}
		if err := f.use(gs); err != nil {
			t.Fatal(err)
		}
		got := slices.Clone(f.number())
		f.end()
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) {
			t.Fatalf("order %d gives other codes:\n%v\n%v", i, got, want)
		}
		slices.Reverse(gs)
	}
}

// TestCopiesShareTheirFont: names alone do not make another font, a few letters are
// embedded alone, and rare ones never come unasked.
func TestCopiesShareTheirFont(t *testing.T) {
	const text = "Den gemensamma målbilden för god och nära vård är antagen av KOMMUNFULLMÄKTIGE 17 juni"
	names := []string{"Älvsbyn, 2024-11-30", "Jokkmokk, 5 §", "Region Blekinge, 986 43"}
	first := pairsOf(t, text+" "+names[0], ",-5§")
	for _, name := range names[1:] {
		if other := pairsOf(t, text+" "+name, ",-5§"); !maps.Equal(first, other) {
			t.Errorf("%s has %d glyphs, %s has %d", names[0], len(first), name, len(other))
		}
	}
	for _, r := range "qwzCQWXYZ" {
		for p := range first {
			if p.text == string(r) {
				t.Errorf("«%c» is embedded and not used", r)
			}
		}
	}
	if few := pairsOf(t, "Målbild 7"); len(few) != 8 {
		t.Errorf("%d glyphs for 8", len(few))
	}
}
