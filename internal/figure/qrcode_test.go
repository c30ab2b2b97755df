package figure

import (
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

func FuzzQR(f *testing.F) {
	for _, s := range []string{"https://malbild.example/kiruna", "a", "https://www.kiruna.se/nara?a=%20&b=ÅÄÖ", "12345", "ABC 123", "HTTPS://A.SE/b", ""} {
		f.Add(s)
	}
	for n := range 120 { // every version, to the last byte it holds
		f.Add("å" + strings.Repeat("/q", n/2) + strings.Repeat("Z", n%2))
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := quickQR(s)
		if m == nil {
			if len(s) > 0 && len(s) <= 106 && strings.Trim(s, qrShorter) != "" {
				t.Fatalf("%q is left to the library", s)
			}
			return
		}
		code, err := qr.Encode(s, qr.M, qr.Auto)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := m.n, code.Bounds().Dx(); got != want {
			t.Fatalf("%q: %d modules wide, want %d", s, got, want)
		}
		for x := range m.n {
			for y := range m.n {
				r, _, _, _ := code.At(x, y).RGBA()
				if m.dark(x, y) != (r < 0x8000) {
					t.Fatalf("%q: module %d, %d is another", s, x, y)
				}
			}
		}
	})
}

func BenchmarkQR(b *testing.B) {
	for b.Loop() {
		quickQR("https://malbild.example/kiruna")
	}
}
