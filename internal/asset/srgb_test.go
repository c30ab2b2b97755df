package asset

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

func TestSRGBColorantsAreThePublishedOnes(t *testing.T) {
	want := [3][3]float64{{0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}}
	r, g, b := srgbColorants()
	for i, c := range []xyz{r, g, b} {
		for k := range c {
			if got := float64(c[k]) / 65536; math.Abs(got-want[i][k]) > 2e-4 {
				t.Errorf("colorant %d[%d] = %.5f, want %.4f", i, k, got, want[i][k])
			}
		}
	}
	for k := range d50 {
		if r[k]+g[k]+b[k] != d50[k] {
			t.Errorf("the colorants add up to %d in %d, white is %d", r[k]+g[k]+b[k], k, d50[k])
		}
	}
}

func TestSRGBIsAWholeProfile(t *testing.T) {
	p := SRGB()
	if got := int(binary.BigEndian.Uint32(p)); got != len(p) {
		t.Errorf("says it is %d bytes, is %d", got, len(p))
	}
	if string(p[36:40]) != "acsp" || string(p[16:20]) != "RGB " {
		t.Errorf("no signature or colour space: %q", p[12:40])
	}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		e := p[132+12*i:]
		at, size := binary.BigEndian.Uint32(e[4:]), binary.BigEndian.Uint32(e[8:])
		if at%4 != 0 || int(at+size) > len(p) || size == 0 {
			t.Errorf("tag %s at %d+%d is misplaced", e[:4], at, size)
		}
	}
}

// The profile is made with floating point: this sum tells whether another kind of
// machine rounds differently.
func TestSRGBRepeats(t *testing.T) {
	const want = "3122a7f5b34ab1014f9f61eeccad78cbede8c3e76097f29cedfdc35996d1475f"
	if got := fmt.Sprintf("%x", sha256.Sum256(SRGB())); got != want {
		t.Errorf("sha256 %s, want %s", got, want)
	}
}
