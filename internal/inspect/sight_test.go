package inspect

import (
	"bytes"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
	"malbild/internal/pdfread"
)

// update is a file with some objects in the place of others, or more.
func update(t testing.TB, file []byte, objects map[int]string) []byte {
	f, err := pdfread.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	var b, table strings.Builder
	b.Write(file)
	size := f.Objects()
	for _, n := range sortedKeys(objects) {
		fmt.Fprintf(&table, "%d 1\n%010d 00000 n \n", n, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, objects[n])
		size = max(size, n+1)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n%strailer\n<</Size %d/Root ", table.String(), size)
	write(&b, f.Trailer.Raw("Root"))
	b.WriteString("/ID")
	write(&b, f.Trailer.Raw("ID"))
	before := strings.Fields(string(file[bytes.LastIndex(file, []byte("startxref")):]))[1]
	fmt.Fprintf(&b, "/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", before, start)
	return []byte(b.String())
}

// page is the number of the first page of a file, its dictionary and what shows its text.
func pageOf(t testing.TB, file []byte) (num int, page pdfread.Dict, content string) {
	f, err := pdfread.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range f.Numbers {
		if d := f.Dict(pdfread.Ref{Num: n}); f.Name(d.Raw("Type")) == "Page" {
			num, page = n, d
		}
	}
	for _, o := range f.Array(page.Raw("Contents")) {
		data, err := f.Decode(f.Stream(o))
		if err != nil {
			t.Fatal(err)
		}
		content += string(data) + "\n"
	}
	if num == 0 || content == "" {
		t.Fatal("no page, or nothing on it")
	}
	return num, page, content
}

// withPieces is a file whose page has other streams, each packed alone.
func withPieces(t testing.TB, file []byte, pieces ...string) []byte {
	num, page, _ := pageOf(t, file)
	objects := map[int]string{}
	list := pdfread.Array{}
	for i, p := range pieces {
		objects[900+i] = streamed("/Filter/FlateDecode", deflated([]byte(p)))
		list = append(list, pdfread.Ref{Num: 900 + i})
	}
	res := pdfread.Dict{{Key: "OP", Value: true}, {Key: "OPM", Value: 1}}
	page = append(without(without(page, "Contents"), "Resources"), pdfread.Entry{Key: "Contents", Value: list})
	f, _ := pdfread.Open(file)
	_, before, _ := pageOf(t, file)
	all := append(without(f.Dict(before.Raw("Resources")), "ExtGState"),
		pdfread.Entry{Key: "ExtGState", Value: pdfread.Dict{{Key: "Over", Value: res}, {Key: "Knock", Value: pdfread.Dict{{Key: "OP", Value: false}}}}})
	page = append(page, pdfread.Entry{Key: "Resources", Value: all})
	var b strings.Builder
	write(&b, page)
	objects[num] = b.String()
	return update(t, file, objects)
}

// differ says how two reports differ in what they found, "" for not at all.
func unlike(a, b *Report) string {
	for _, r := range []*Report{a, b} {
		r.calls, r.index = nil, nil
	}
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return fmt.Sprintf("alone %v %+v, among others %v %+v", a.Findings, a.Press, b.Findings, b.Press)
}

// TestPiecesInAnyOrder: pages of pieces that were met before, in any order and with any
// fault, are found to be what they are when they are looked at alone.
func TestPiecesInAnyOrder(t *testing.T) {
	good, err := pdftest.Good(pdf.A2aUA1)
	if err != nil {
		t.Fatal(err)
	}
	_, _, content := pageOf(t, good)
	shown := content[strings.Index(content, "BT"):]
	shown = shown[:strings.Index(shown, "ET")+2]
	r := rand.New(rand.NewSource(7))
	parts := []string{"0 0 200 300 re f", ".1 .2 .3 rg", "1 g", "/Over gs", "/Knock gs", "0 0 5 800 re f*", ".2 .1 0 .9 k", "q 1 0 0 1 3 4 cm", "Q", "q", "10 10 50 60 re W n",
		"2 w 10 20 m 300 400 l S", "/Artifact BMC", "EMC", "/P<</MCID 1>>BDC", "/P<</MCID 7>>BDC", shown, shown, "/Artifact BMC " + shown + " EMC", "BT", "ET", "5 6 Td",
		"3 Tr", "0 Tr", "[(a) -900", "] TJ", "(", ")", "% remark", "BI /W 1", "ID x EI", "/None gs", "/F99 5 Tf", "nonsense", "/DeviceRGB cs", "h", "W"}
	pool := make([]string, 24)
	for i := range pool {
		var b strings.Builder
		if i%3 == 0 { // whole
			for range 3 {
				fmt.Fprintf(&b, "q /Artifact BMC %s %s %s %s EMC Q\n", parts[r.Intn(6)], parts[r.Intn(6)], parts[r.Intn(6)], shown)
			}
		} else {
			for range 4 + r.Intn(10) {
				b.WriteString(parts[r.Intn(len(parts))] + "\n")
			}
		}
		fmt.Fprintf(&b, "%% %s\n", strings.Repeat("x", leastNoted))
		pool[i] = b.String()
	}
	var cache FontCache
	for round := range 300 {
		var pieces []string
		for range 1 + r.Intn(4) {
			i := r.Intn(len(pool))
			if r.Intn(2) == 0 {
				i -= i % 3
			}
			pieces = append(pieces, pool[i])
		}
		file := withPieces(t, good, pieces...)
		o := Options{Purpose: []Purpose{Screen, Print, Both}[r.Intn(3)], Standard: A2a, Verdict: true}
		alone := File("a.pdf", file, o)
		o.Fonts = &cache
		if d := unlike(alone, File("a.pdf", file, o)); d != "" {
			t.Fatalf("round %d: %s\n%s", round, d, strings.Join(pieces, "----\n"))
		}
	}
	known := 0
	for _, list := range cache.sights.kept {
		for _, s := range list {
			if s.uses.cmyk = true; !s.strange {
				known++
			}
		}
	}
	if known < 20 {
		t.Errorf("only %d pieces are known", known)
	}
	for _, p := range []Purpose{Screen, Print} {
		again := 0
		for i := 0; i < len(pool); i += 3 { // some are known in other graphics states only
			if File("a.pdf", withPieces(t, good, pool[i]), Options{Purpose: p, Standard: A2a, Verdict: true, Fonts: &cache}).Has(ruleCMYKIntent.ID) {
				again++
			}
		}
		if again < 3 {
			t.Errorf("%s: only %d pieces were not looked at again", p, again)
		}
	}
}

// TestPieceWithOtherObjects: a page that was met before, in a file where any other object
// lacks something or has other numbers, is found to be what it is alone.
func TestPieceWithOtherObjects(t *testing.T) {
	good, err := pdftest.Good(pdf.A2aUA1)
	if err != nil {
		t.Fatal(err)
	}
	_, _, content := pageOf(t, good)
	good = withPieces(t, good, content+" /Over gs", "q /Knock gs Q % "+strings.Repeat("x", leastNoted))
	f, err := pdfread.Open(good)
	if err != nil {
		t.Fatal(err)
	}
	var cache FontCache
	look := func(file []byte, p Purpose) (alone *Report, told string) {
		o := Options{Purpose: p, Standard: A2a, Verdict: true}
		alone = File("a.pdf", file, o)
		o.Fonts = &cache
		return alone, unlike(alone, File("a.pdf", file, o))
	}
	for range 4 {
		for _, p := range []Purpose{Screen, Both} {
			if _, told := look(good, p); told != "" {
				t.Fatal(told)
			}
		}
	}
	if len(cache.sights.kept) == 0 {
		t.Fatal("no piece is known")
	}
	if count(&cache.faces) == 0 {
		t.Fatal("no font is known")
	}
	for _, f := range cache.faces.Range {
		if !f.(*font).lent {
			t.Error("a font that is kept may be changed")
		}
	}
	for n := range f.Numbers {
		for what, other := range others(f, f.Get(pdfread.Ref{Num: n})) {
			if _, told := look(update(t, good, map[int]string{n: other}), Both); told != "" {
				t.Errorf("object %d with other %s: %s", n, what, told)
			}
		}
	}
}

// others are objects that stand in the place of one: a dictionary without an entry or with
// other numbers in it, a stream with a byte changed.
func others(f *pdfread.File, o pdfread.Object) map[string]string {
	out := map[string]string{}
	switch v := o.(type) {
	case pdfread.Dict:
		for _, e := range v {
			var less, changed strings.Builder
			write(&less, without(v, e.Key))
			write(&changed, append(without(v, e.Key), pdfread.Entry{Key: e.Key, Value: more(e.Value)}))
			out[string(e.Key)], out["numbers of "+string(e.Key)] = less.String(), changed.String()
		}
	case *pdfread.Stream:
		data, err := f.Decode(v)
		if err != nil {
			return nil
		}
		for part := 1; part < 8; part++ {
			changed := bytes.Clone(data)
			changed[len(changed)*part/8] ^= 0x11
			var b strings.Builder
			write(&b, without(without(v.Dict, "Length"), "Filter"))
			dict := strings.TrimSuffix(strings.TrimPrefix(b.String(), "<<"), ">>")
			out[fmt.Sprint("byte at ", part)] = streamed("/Filter/FlateDecode"+dict, deflated(changed))
		}
	}
	return out
}

// more is an object with all its numbers increased by 50.
func more(o pdfread.Object) pdfread.Object {
	switch v := o.(type) {
	case int:
		return v + 50
	case float64:
		return v + 50
	case bool:
		return !v
	case pdfread.Array:
		out := pdfread.Array{}
		for _, x := range v {
			out = append(out, more(x))
		}
		return out
	case pdfread.Dict:
		out := pdfread.Dict{}
		for _, e := range v {
			out = append(out, pdfread.Entry{Key: e.Key, Value: more(e.Value)})
		}
		return out
	}
	return o
}
