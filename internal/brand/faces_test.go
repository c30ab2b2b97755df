package brand_test

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/asset"
	"malbild/internal/brand"
)

// withFsType is Roboto with another embedding permission.
func withFsType(t *testing.T, bits uint16) []byte {
	t.Helper()
	data, err := asset.Font("roboto-regular")
	if err != nil {
		t.Fatal(err)
	}
	data = append([]byte(nil), data...)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if at := 12 + 16*i; string(data[at:at+4]) == "OS/2" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(data[at+8:])+8:], bits)
		}
	}
	return data
}

func TestFontsOfABrand(t *testing.T) {
	b, err := os.ReadFile("../../layouts/palett.yaml")
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.ReadFile("../../sources/norrbotten/brands/gemensam.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, line string
		data       []byte
		want, says string
	}{
		{"may be embedded", "roboto-regular: f.ttf", withFsType(t, 0), "", ""},
		{"for preview and print", "roboto-regular: f.ttf", withFsType(t, 4), "", ""},
		{"the least strict right counts", "roboto-regular: f.ttf", withFsType(t, 2|8), "", ""},
		{"restricted", "roboto-regular: f.ttf", withFsType(t, 2), "MB291", "fsType 2"},
		{"no subsetting", "roboto-regular: f.ttf", withFsType(t, 0x100), "MB291", "fsType 256"},
		{"bitmaps only", "roboto-regular: f.ttf", withFsType(t, 0x200), "MB291", "fsType 512"},
		{"a web font", "roboto-regular: f.ttf", []byte("wOF2............"), "MB291", "webbtypsnitt"},
		{"no font", "roboto-regular: f.ttf", []byte("PK\x03\x04 and more than twelve"), "MB291", "inget typsnitt"},
		{"cut off", "roboto-regular: f.ttf", withFsType(t, 0)[:5000], "MB291", "inget typsnitt"},
		{"not there", "roboto-regular: g.ttf", nil, "MB290", "g.ttf"},
		{"outside", "roboto-regular: ../f.ttf", nil, "MB130", ".."},
		{"in place of nothing", "roboto-thin: f.ttf", withFsType(t, 0), "MB289", "roboto-thin"},
	} {
		fsys := fstest.MapFS{"c/brands/gemensam.yaml": {Data: append(append([]byte(nil), profile...), "faces:\n  "+c.line+"\n"...)}, "c/f.ttf": {Data: c.data}}
		profiles, found := brand.Load(fsys, "c", fstest.MapFS{brand.Palette: {Data: b}})
		if c.want == "" {
			f := profiles["gemensam"].Faces["roboto-regular"]
			if len(found) != 0 || len(f.Data) != len(c.data) || f.Path != "c/f.ttf" {
				t.Errorf("%s: %s, %q of %d bytes", c.name, found.Error(), f.Path, len(f.Data))
			}
			continue
		}
		if len(found) != 1 || found[0].Code.ID != c.want || found[0].Pos.Line == 0 {
			t.Errorf("%s: %s, want %s", c.name, found.Error(), c.want)
			continue
		}
		what, why, _ := found[0].Text("sv")
		if !strings.Contains(what+why, c.says) {
			t.Errorf("%s: %s", c.name, what)
		}
	}
}
