package icc_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"malbild/internal/asset"
	"malbild/internal/icc"
)

func coated(t testing.TB) *icc.Profile {
	t.Helper()
	data, err := asset.PressProfile("fogra39l-coated")
	if err != nil {
		t.Fatal(err)
	}
	p, err := icc.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The pairs are from the test data of Sharma, Wu and Dalal (2005), which ISO/CIE
// 11664-6 refers to.
func TestDeltaE2000(t *testing.T) {
	for _, c := range []struct {
		a, b icc.Lab
		want float64
	}{
		{icc.Lab{L: 50, A: 2.6772, B: -79.7751}, icc.Lab{L: 50, B: -82.7485}, 2.0425},
		{icc.Lab{L: 50, A: 2.5}, icc.Lab{L: 50, B: -2.5}, 4.3065},
		{icc.Lab{L: 50, A: 2.5}, icc.Lab{L: 73, A: 25, B: -18}, 27.1492},
		{icc.Lab{L: 60.2574, A: -34.0099, B: 36.2677}, icc.Lab{L: 60.4626, A: -34.1751, B: 39.4387}, 1.2644},
		{icc.Lab{L: 2.0776, A: 0.0795, B: -1.1350}, icc.Lab{L: 0.9033, A: -0.0636, B: -0.5514}, 0.9082},
	} {
		if got := c.a.DeltaE2000(c.b); math.Abs(got-c.want) > 0.00005 {
			t.Errorf("%v %v: %.4f, want %.4f", c.a, c.b, got, c.want)
		}
		if d := c.a.DeltaE2000(c.b) - c.b.DeltaE2000(c.a); math.Abs(d) > 1e-9 {
			t.Errorf("%v %v: differs by direction", c.a, c.b)
		}
	}
	if got := (icc.Lab{L: 50, A: 3}).DeltaE76(icc.Lab{L: 50, B: 4}); got != 5 {
		t.Errorf("ΔE*ab %v, want 5", got)
	}
}

func TestKnownColours(t *testing.T) {
	p := coated(t)
	for _, c := range []struct {
		rgb  [3]uint8
		want [4]uint8
		off  float64 // ΔE*ab to the nearest tenth
	}{
		{[3]uint8{0x00, 0x5B, 0x91}, [4]uint8{91, 48, 1, 30}, 0.9},
		{[3]uint8{0x00, 0x7A, 0x3D}, [4]uint8{86, 7, 93, 34}, 1.4},
		{[3]uint8{0xE6, 0x00, 0x26}, [4]uint8{0, 98, 89, 2}, 7},
		{[3]uint8{0xFF, 0xFF, 0xFF}, [4]uint8{}, 0},
	} {
		lab := icc.FromSRGB(c.rgb)
		k := p.Inks(lab)
		if got := k.PerCent(); got != c.want {
			t.Errorf("%x: %v, want %v", c.rgb, got, c.want)
		}
		if off := lab.DeltaE76(p.Printed(k)); math.Abs(off-c.off) > 0.5 {
			t.Errorf("%x: ΔE %.2f, want about %.1f", c.rgb, off, c.off)
		}
	}
	if k := p.Inks(icc.FromSRGB([3]uint8{})); k.Total() > 301 || k.Total() < 250 {
		t.Errorf("black: total ink %.0f %%", k.Total())
	}
	if p.Description() == "" {
		t.Error("the profile has no name")
	}
}

// transicc runs LittleCMS. Where it is missing the test says aloud that nothing was
// compared; on the build machine it must be there.
func transicc(t *testing.T, from, to, input string, more ...string) [][]float64 {
	t.Helper()
	tool, err := exec.LookPath("transicc")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("transicc (Debian: liblcms2-utils) is not installed")
		}
		t.Skip("NOT CHECKED: transicc is not installed, the engine was compared with nothing")
	}
	cmd := exec.Command(tool, append([]string{"-n", "-t1", "-c0", "-i", from, "-o", to}, more...)...)
	cmd.Stdin = strings.NewReader(input)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("transicc: %v\n%s", err, said.String())
	}
	var rows [][]float64
	for line := range strings.Lines(string(out)) {
		var row []float64
		for _, f := range strings.Fields(line) {
			v, err := strconv.ParseFloat(f, 64)
			if err != nil {
				row = nil
				break
			}
			row = append(row, v)
		}
		if row != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

func profileFile(t *testing.T) string {
	data, _ := asset.PressProfile("fogra39l-coated")
	name := filepath.Join(t.TempDir(), "coated.icc")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

const colours = 1000

func TestInksEqualLittleCMS(t *testing.T) {
	p, r := coated(t), rand.New(rand.NewPCG(3, 9))
	var in strings.Builder
	var rgbs [][3]uint8
	for range colours {
		c := [3]uint8{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256))}
		rgbs = append(rgbs, c)
		fmt.Fprintln(&in, c[0], c[1], c[2])
	}
	rows := transicc(t, "*sRGB", profileFile(t), in.String())
	if len(rows) != colours {
		t.Fatalf("%d answers", len(rows))
	}
	worst := 0.0
	for i, c := range rgbs {
		k := p.Inks(icc.FromSRGB(c))
		for n := range k {
			worst = max(worst, math.Abs(100*k[n]-rows[i][n]))
		}
	}
	t.Logf("largest difference: %.3f %% ink", worst)
	if worst > 0.1 {
		t.Errorf("inks differ from LittleCMS by %.3f %%", worst)
	}
}

func TestPrintEqualsLittleCMS(t *testing.T) {
	p, r := coated(t), rand.New(rand.NewPCG(4, 9))
	var in strings.Builder
	var all [][4]uint8
	for range colours {
		c := [4]uint8{uint8(r.IntN(101)), uint8(r.IntN(101)), uint8(r.IntN(101)), uint8(r.IntN(101))}
		all = append(all, c)
		fmt.Fprintln(&in, c[0], c[1], c[2], c[3])
	}
	rows := transicc(t, profileFile(t), "*Lab", in.String())
	if len(rows) != colours {
		t.Fatalf("%d answers", len(rows))
	}
	worst := 0.0
	for i, c := range all {
		worst = max(worst, p.Printed(icc.FromPerCent(c)).DeltaE76(icc.Lab{L: rows[i][0], A: rows[i][1], B: rows[i][2]}))
	}
	t.Logf("largest difference: ΔE %.3f", worst)
	if worst > 0.5 { // LittleCMS interpolates in tetrahedra, this engine in cubes
		t.Errorf("print differs from LittleCMS by ΔE %.3f", worst)
	}
}

// A lut16 of two points a side that passes its input on, to test the wide tables
// without a profile of a printer.
func wide(in, out, grid int) []byte {
	be := binary.BigEndian
	b := append([]byte("mft2\x00\x00\x00\x00"), byte(in), byte(out), byte(grid), 0)
	b = append(b, make([]byte, 36)...)
	b = be.AppendUint16(be.AppendUint16(b, 2), 2)
	for range in {
		b = be.AppendUint16(be.AppendUint16(b, 0), 0xFFFF)
	}
	points := 1
	for range in {
		points *= grid
	}
	for i := range points {
		for o := range out {
			v := 0
			if o < in {
				n := i
				for range in - 1 - o {
					n /= grid
				}
				v = n % grid * 0xFFFF / (grid - 1)
			}
			b = be.AppendUint16(b, uint16(v))
		}
	}
	for range out {
		b = be.AppendUint16(be.AppendUint16(b, 0), 0xFFFF)
	}
	return b
}

func build(tags map[string][]byte, order ...string) []byte {
	b := make([]byte, 132+12*len(order))
	copy(b[12:], "prtrCMYKLab ")
	copy(b[36:], "acsp")
	binary.BigEndian.PutUint32(b[128:], uint32(len(order)))
	for i, sig := range order {
		at := 132 + 12*i
		copy(b[at:], sig)
		binary.BigEndian.PutUint32(b[at+4:], uint32(len(b)))
		binary.BigEndian.PutUint32(b[at+8:], uint32(len(tags[sig])))
		b = append(b, tags[sig]...)
	}
	return b
}

func TestWideTables(t *testing.T) {
	data := build(map[string][]byte{"B2A0": wide(3, 4, 3), "A2B0": wide(4, 3, 2)}, "B2A0", "A2B0")
	p, err := icc.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	k := p.Inks(icc.Lab{L: 50, A: -28, B: 100})
	for i, want := range []float64{50 * 652.8 / 65535, 100 * 256.0 / 65535, 228 * 256.0 / 65535, 0} {
		if math.Abs(k[i]-want) > 1e-4 {
			t.Errorf("ink %d: %v, want %v", i, k[i], want)
		}
	}
	if c := p.Printed(k); math.Abs(c.L-50) > 0.01 || math.Abs(c.A+28) > 0.01 || math.Abs(c.B-100) > 0.01 {
		t.Errorf("and back: %+v", c)
	}
}

func TestHostileProfiles(t *testing.T) {
	good := build(map[string][]byte{"B2A1": wide(3, 4, 3), "A2B1": wide(4, 3, 2)}, "B2A1", "A2B1")
	edit := func(f func(b []byte)) []byte {
		b := bytes.Clone(good)
		f(b)
		return b
	}
	grid := binary.BigEndian.Uint32(good[136:]) + 10
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":            {nil, "not a profile"},
		"a screen":         {asset.SRGB(), "not a profile of a printing condition"},
		"grey":             {edit(func(b []byte) { copy(b[16:], "GRAY") }), "not a CMYK profile"},
		"no tables":        {edit(func(b []byte) { binary.BigEndian.PutUint32(b[128:], 0) }), "tag B2A0: a table is missing"},
		"endless tags":     {edit(func(b []byte) { binary.BigEndian.PutUint32(b[128:], 1<<31) }), "it has too many tables"},
		"tags past end":    {edit(func(b []byte) { binary.BigEndian.PutUint32(b[128:], 999); copy(b[132:], "xxxx") })[:150], "a table is cut off"},
		"tag past end":     {edit(func(b []byte) { binary.BigEndian.PutUint32(b[136:], 1<<31) }), "a table is cut off"},
		"a bomb of a grid": {edit(func(b []byte) { b[grid] = 255 }), "a table is cut off"},
		"no grid":          {edit(func(b []byte) { b[grid] = 0 }), "a grid of one point"},
		"channels":         {edit(func(b []byte) { b[grid-2] = 15 }), "15 channels to 4"},
		"short curve":      {edit(func(b []byte) { binary.BigEndian.PutUint16(b[grid+38:], 1) }), "a curve of fewer"},
		"unknown tables":   {edit(func(b []byte) { copy(b[grid-10:], "mXX ") }), `type "mXX "`},
		"not version 4":    {edit(func(b []byte) { copy(b[grid-10:], "mBA ") }), "without a grid"},
		"turned round":     {edit(func(b []byte) { copy(b[grid-10:], "mAB ") }), "the other way"},
		"cut":              {good[:len(good)-40], "a table is cut off"},
		"huge":             {make([]byte, 33<<20), "larger than"},
	} {
		if _, err := icc.Parse(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want «%s»", name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	good := build(map[string][]byte{"B2A1": wide(3, 4, 3), "A2B1": wide(4, 3, 2)}, "B2A1", "A2B1")
	f.Add(good)
	f.Add(version4(2, 2))
	f.Add(asset.SRGB())
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := icc.Parse(data)
		if err != nil {
			return
		}
		p.BlackPoint()
		k := p.Photo(icc.Lab{L: 40, A: 300, B: -300})
		if c := p.Printed(k); math.IsNaN(c.L) || k.Total() > 400.001 || k.Total() < 0 {
			t.Errorf("%v %v", k, c)
		}
	})
}

func BenchmarkInks(b *testing.B) {
	p := coated(b)
	for b.Loop() {
		p.Inks(icc.FromSRGB([3]uint8{0x12, 0x32, 0x4A}))
	}
}

func BenchmarkParse(b *testing.B) {
	data, _ := asset.PressProfile("fogra39l-coated")
	for b.Loop() {
		if _, err := icc.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}
