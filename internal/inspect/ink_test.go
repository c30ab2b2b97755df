package inspect

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The ink of a page is that of what it paints, in whatever space it is told: the most
// in one place, to the per cent.
func TestInkOfEverySpace(t *testing.T) {
	spaces := `/ColorSpace<</L0[/Lab<</WhitePoint[.96 1 .82]/Range[-100 100 -100 100]>>]` +
		`/N0[/DeviceN[/Cyan/Magenta/Guld/Black]/DeviceCMYK<</FunctionType 4>>]` +
		`/X0[/Indexed/DeviceCMYK 1 <00000000ff80ff80>]/X1[/Indexed[/Lab<</WhitePoint[.96 1 .82]>>]1<ff8080008080>]` +
		`/X2[/Indexed[/Separation/Guld/DeviceCMYK<</FunctionType 4>>] 2 <0080ff>]`
	shadings := `/Shading<</H0<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 1 1]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 1 0 .5]>>>>` +
		`/H1<</ShadingType 3/ColorSpace[/Separation/Guld/DeviceCMYK<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1[0 .2 .6 .2]>>]/Coords[0 0 0 1 1 1]/Function<</FunctionType 3/Domain[0 1]/Bounds[.5]/Encode[0 1 1 0]/Functions[` +
		`<</FunctionType 2/Domain[0 1]/N 1/C0[0]/C1[.7]>><</FunctionType 2/Domain[0 1]/N 1/C0[0]/C1[.7]>>]>>>>>>`
	picture := func(entries, data string) []string {
		return []string{"/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray/Length 64>>stream\n" + strings.Repeat("x", 64),
			"/Subtype/Image" + entries + "/Length " + strconv.Itoa(len(data)) + ">>stream\n" + data}
	}
	const show = "q 9 0 0 9 40 40 cm /I1 Do Q\n"
	for _, c := range []struct {
		name, content string
		ink           int
		change        []string
	}{
		{"paper in Lab", "/L0 cs 100 0 0 scn" + full, 0, nil},
		{"inks and a spot ink", "/N0 cs .2 .3 .9 .4 scn" + full, 180, nil},
		{"a place in a table", "/X0 cs 1 scn" + full, 300, nil},
		{"another place in it", "/X0 cs 0 scn" + full, 0, nil},
		{"a place in a table of a spot ink", "/X2 cs 1 scn" + full, 50, nil},
		{"a shading", "/H0 sh\n", 250, nil},
		{"a shading in two pieces of a spot ink", "/H1 sh\n", 70, nil},
		{"a picture of places in a table", show, 300, picture("/Width 2/Height 1/BitsPerComponent 1/ColorSpace/X0", "\x40")},
		{"a picture that turns them about", show, 300, picture("/Width 2/Height 1/BitsPerComponent 1/ColorSpace/X0/Decode[1 0]", "\x80")},
		{"a picture of one place", show, 0, picture("/Width 2/Height 1/BitsPerComponent 1/ColorSpace/X0", "\x00")},
		{"a picture of a spot ink", show, 80, picture("/Width 2/Height 2/BitsPerComponent 8/ColorSpace/S0", "\x00\x10\xcc\x20")},
		{"a picture of four inks, four bits each", show, 240, picture("/Width 1/Height 1/BitsPerComponent 4/ColorSpace/N0", "\x3f\x3f")},
		{"a picture of inks in sixteen bits", show, 150, picture("/Width 1/Height 1/BitsPerComponent 16/ColorSpace/DeviceCMYK", "\xff\xff\x00\x00\x80\x00\x00\x00")},
	} {
		change := append([]string{"/ColorSpace<<", shadings + spaces}, c.change...)
		r := File("x.pdf", pressFile(t, "PDF/X-4", c.content, change...), Options{Purpose: Print})
		if r.Press.MostInk != c.ink {
			t.Errorf("%s: %d %% ink, want %d", c.name, r.Press.MostInk, c.ink)
		}
		if len(r.Unchecked) > 0 {
			t.Errorf("%s: not checked: %v", c.name, r.Unchecked)
		}
	}
	// Black in Lab takes the ink of the condition's black, never more than it holds.
	r := File("x.pdf", pressFile(t, "PDF/X-4", "/L0 cs 0 0 0 scn"+full, "/ColorSpace<<", spaces), Options{Purpose: Print})
	if ink := r.Press.MostInk; ink < 200 || ink > 330 {
		t.Errorf("black in Lab is %d %% ink", ink)
	}
}

// Ghostscript separates the same files: the most ink in one place is the same to the
// per cent, in tables, shadings and where inks overprint.
func TestInkAgreesWithGhostscript(t *testing.T) {
	gs, err := exec.LookPath("gs")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("Ghostscript is missing")
		}
		t.Log("NOT CHECKED: Ghostscript is not installed, ink was compared with nothing")
		return
	}
	spaces := `/Shading<</H0<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[11 11 229 229]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 1 0 .5]>>>>>>` +
		`/ColorSpace<</X0[/Indexed/DeviceCMYK 1 <00000000ff80ff80>]`
	for name, content := range map[string]string{
		"table": "/X0 cs 1 scn" + full, "shading": "/H0 sh\n", "flat": ".9 .8 .6 .1 k" + full,
		"overprint": "/Gk gs .9 .8 .6 0 k" + full + "/Go gs 0 0 0 1 k 60 60 50 50 re f\n",
		"picture":   "q 90 0 0 90 40 40 cm /I1 Do Q\n",
	} {
		file := pressFile(t, "PDF/X-4", content, "/ColorSpace<<", spaces)
		dir := t.TempDir()
		pdf, pam := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a.pam")
		if err := os.WriteFile(pdf, file, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(gs, "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dOverprint=/simulate", "-sDEVICE=pamcmyk32", "-r72", "-o", pam, pdf).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		data, err := os.ReadFile(pam)
		if err != nil {
			t.Fatal(err)
		}
		_, points, ok := bytes.Cut(data, []byte("ENDHDR\n"))
		if !ok {
			t.Fatalf("%s: no picture", name)
		}
		most := 0
		for ; len(points) >= 4; points = points[4:] {
			most = max(most, int(points[0])+int(points[1])+int(points[2])+int(points[3]))
		}
		theirs := float64(most) / 2.55
		if ours := File("x.pdf", file, Options{Purpose: Print}).Press.MostInk; math.Abs(float64(ours)-theirs) > 1 {
			t.Errorf("%s: %d %%, Ghostscript %.1f", name, ours, theirs)
		}
	}
}
