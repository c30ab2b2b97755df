package icc_test

import (
	"testing"

	"malbild/internal/icc"
)

func TestSRGBThereAndBack(t *testing.T) {
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				want := [3]uint8{uint8(r), uint8(g), uint8(b)}
				if got := icc.FromSRGB(want).SRGB(); got != want {
					t.Fatalf("%v came back as %v", want, got)
				}
			}
		}
	}
}
