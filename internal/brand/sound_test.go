package brand_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"malbild/internal/asset"
	"malbild/internal/brand"
)

// tableAt is where a table of a font begins.
func tableAt(t testing.TB, font []byte, tag string) int {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		if at := 12 + 16*i; string(font[at:at+4]) == tag {
			return int(binary.BigEndian.Uint32(font[at+8:]))
		}
	}
	t.Fatalf("no table %s", tag)
	return 0
}

// TestDamagedTablesAreNamed: what is said of a damaged font is which table it is,
// and our own fonts are sound.
func TestDamagedTablesAreNamed(t *testing.T) {
	for _, id := range asset.FontIDs() {
		data, err := asset.Font(id)
		if err != nil {
			t.Fatal(err)
		}
		if sv, en := brand.FontFault(data); sv != "" {
			t.Errorf("%s: %s, %s", id, sv, en)
		}
	}
	for _, c := range []struct {
		tag     string
		at      int
		value   uint16
		meaning string
	}{
		{"head", 18, 0, "no units per em"}, {"maxp", 4, 0, "no glyphs"}, {"hhea", 34, 0xffff, "more advances than glyphs"},
		{"loca", 4, 0xffff, "an outline outside glyf"}, {"cmap", 2, 0xffff, "more maps than there is room for"},
	} {
		data := append([]byte(nil), withFsType(t, 0)...)
		at := tableAt(t, data, c.tag)
		binary.BigEndian.PutUint16(data[at+c.at:], c.value)
		sv, en := brand.FontFault(data)
		if !strings.Contains(sv, c.tag) || !strings.Contains(en, c.tag) {
			t.Errorf("%s, %s: %q, %q", c.tag, c.meaning, sv, en)
		}
	}
}

// TestTablesThatLieOnTopOfThemselves: a GPOS whose every lookup is the same place,
// and claims thousands of subtables there, would be read for hours.
func TestTablesThatLieOnTopOfThemselves(t *testing.T) {
	data := append([]byte(nil), withFsType(t, 0)...)
	at := tableAt(t, data, "GPOS")
	be := binary.BigEndian
	list := at + 200
	be.PutUint16(data[at+8:], 200)
	const n = 8000
	be.PutUint16(data[list:], n)
	for i := range n {
		be.PutUint16(data[list+2+2*i:], 2*n+10)
	}
	lookup := list + 2*n + 10
	be.PutUint16(data[lookup:], 2)
	be.PutUint16(data[lookup+4:], n)
	if sv, _ := brand.FontFault(data); !strings.Contains(sv, "GPOS") {
		t.Errorf("64 million subtables in one font: %q", sv)
	}
}

// TestTypefacesAreCalledAsProgramsCallThem: by the family and its four styles.
func TestTypefacesAreCalledAsProgramsCallThem(t *testing.T) {
	var none *brand.Profile
	for id, want := range map[string]brand.Typeface{"roboto-bold": {Family: "Roboto", Bold: true}, "roboto-black": {Family: "Roboto Black"}} {
		if got := none.Typeface(id); got != want {
			t.Errorf("%s: %+v", id, got)
		}
	}
	for _, id := range asset.FontIDs() {
		if none.Typeface(id).Family == "" {
			t.Errorf("%s has no name", id)
		}
	}
}

// TestEditable: only a font whose licence lets people write on goes whole into Word.
func TestEditable(t *testing.T) {
	for bits, want := range map[uint16]bool{0: true, 2: false, 4: false, 8: true, 12: true} {
		if got := (brand.Face{Data: withFsType(t, bits)}).Editable(); got != want {
			t.Errorf("fsType %d: %v", bits, got)
		}
	}
}

// FuzzFontFault: no file keeps the walk busy, and none crashes it.
func FuzzFontFault(f *testing.F) {
	data, err := asset.Font("robotocondensed-regular")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[:20_000])
	f.Add([]byte("OTTO\x00\x01"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if sv, en := brand.FontFault(b); (sv == "") != (en == "") {
			t.Errorf("%q, %q", sv, en)
		}
	})
}
