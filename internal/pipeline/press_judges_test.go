package pipeline

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	_ "image/png" // what the renderers write
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// tool finds a program of others. Where it is missing the test says aloud that it
// has looked at nothing; on the build machine it must be there.
func tool(t *testing.T, name, deb string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s (Debian: %s) is not installed", name, deb)
		}
		t.Skipf("NOT CHECKED: %s is not installed", name)
	}
	return path
}

// plates is a page separated into cyan, magenta, yellow and black, 255 for all ink.
type plates struct {
	w, h int
	pix  []byte
}

func (p plates) at(x, y int) [4]byte { return [4]byte(p.pix[4*(y*p.w+x):]) }

const dpi = 72 // one pixel a point

// separate asks Ghostscript for the inks of the first page.
func separate(t *testing.T, file string) (p plates) {
	t.Helper()
	cmd := exec.Command(tool(t, "gs", "ghostscript"), "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dLastPage=1", "-r"+fmt.Sprint(dpi),
		"-sDEVICE=pamcmyk32", "-sOutputFile=-", file)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || said.Len() > 0 {
		t.Fatalf("gs: %v %s", err, said.String())
	}
	r := bufio.NewReader(bytes.NewReader(out))
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		fmt.Sscanf(line, "WIDTH %d", &p.w)
		fmt.Sscanf(line, "HEIGHT %d", &p.h)
		if line == "ENDHDR\n" {
			break
		}
	}
	if p.pix, err = io.ReadAll(r); err != nil || len(p.pix) != 4*p.w*p.h {
		t.Fatalf("%d bytes for %d × %d: %v", len(p.pix), p.w, p.h, err)
	}
	return p
}

// posterFile is a press poster on disk, and its page.
func posterFile(t *testing.T) (string, *page.Page) {
	t.Helper()
	p := prepare(t, Request{Counties: []string{"norrbotten"}, Principals: []string{Joint}, Documents: []string{"affisch"}})
	j := jobs(p, p.Copies[0])[0]
	if err := j.run(); err != nil {
		t.Fatal(err, j.found.Error())
	}
	name := filepath.Join(t.TempDir(), "affisch-tryck.pdf")
	for _, a := range j.made {
		if isPress(a.Path) {
			if err := os.WriteFile(name, a.Data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return name, j.pages[0]
}

// Separated by Ghostscript, the poster has ink on every point of the bleed, and
// around its small text the other inks are those of the ground: it is black alone
// and overprints. Its large title is not.
func TestSeparationsOfAPressPoster(t *testing.T) {
	file, pg := posterFile(t)
	p := separate(t, file)
	bleed := int(geom.MM(3).Pt())
	bare := 0
	for y := range p.h {
		for x := range p.w {
			if (x < bleed || y < bleed || x >= p.w-bleed || y >= p.h-bleed) && p.at(x, y) == [4]byte{} {
				bare++
			}
		}
	}
	// The last row or column may be cut by the sheet's fraction of a point.
	if bare > p.w+p.h {
		t.Errorf("%d points of the bleed have no ink", bare)
	}
	small, large := 0, 0
	for _, it := range pg.Items {
		r, ok := it.(*page.Run)
		if !ok || r.Fill.Name != "night" {
			continue
		}
		x0, x1 := int((r.At.X + geom.MM(3)).Pt()), int((r.At.X + page.Width(r.Glyphs) + geom.MM(3)).Pt())
		y0, y1 := int((r.At.Y - r.Size.Mul(7, 10) + geom.MM(3)).Pt()), int((r.At.Y + geom.MM(3)).Pt())
		black, mixed := count(p, image.Rect(x0, y0, x1, y1))
		switch {
		case r.Size < geom.Pt(18):
			small++
			if black < 20 || mixed > 0 {
				t.Errorf("%v pt at %v: %d points of black, %d with other inks", r.Size.Pt(), r.At, black, mixed)
			}
		case r.Size > geom.Pt(40):
			large++
			if mixed < 100 {
				t.Errorf("the title has lost its inks")
			}
		}
	}
	if small < 10 || large < 1 {
		t.Errorf("%d small lines and %d large ones", small, large)
	}
}

// count counts the points with much black, and those whose other inks are not the
// ground's, which is the ink at the corner.
func count(p plates, r image.Rectangle) (black, mixed int) {
	ground := p.at(r.Min.X, r.Min.Y)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := p.at(x, y)
			if c[3] > 100 {
				black++
			}
			if c[0] != ground[0] || c[1] != ground[1] || c[2] != ground[2] {
				mixed++
			}
		}
	}
	return black, mixed
}

// Poppler and MuPDF draw the poster alike: few points differ by much.
func TestTwoRenderersAgreeOnThePressPoster(t *testing.T) {
	file, _ := posterFile(t)
	dir := t.TempDir()
	run := func(name, deb string, args ...string) image.Image {
		out, err := exec.Command(tool(t, name, deb), args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v %s", name, err, out)
		}
		made, _ := filepath.Glob(filepath.Join(dir, name+"*.png"))
		if len(made) != 1 {
			t.Fatalf("%s drew %d pages", name, len(made))
		}
		f, err := os.Open(made[0])
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		m, _, err := image.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	a := run("pdftoppm", "poppler-utils", "-r", "36", "-png", file, filepath.Join(dir, "pdftoppm"))
	b := run("mutool", "mupdf-tools", "draw", "-q", "-r", "36", "-o", filepath.Join(dir, "mutool.png"), file)
	size := a.Bounds().Intersect(b.Bounds())
	if d := a.Bounds().Dx() - size.Dx(); d > 1 || size.Dx() < 400 {
		t.Fatalf("%v and %v", a.Bounds(), b.Bounds())
	}
	far := 0
	for y := range size.Dy() {
		for x := range size.Dx() {
			if inked(a, x, y) && !near(b, x, y) || inked(b, x, y) && !near(a, x, y) {
				far++
			}
		}
	}
	share := float64(far) / float64(size.Dx()*size.Dy())
	t.Logf("%.3f %% of the points differ", 100*share)
	if share > 0.001 {
		t.Errorf("%.3f %% of the points differ", 100*share)
	}
}

// near reports whether a point or one beside it is inked: edges may lie a point apart.
func near(m image.Image, x, y int) bool {
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if (image.Point{X: x + dx, Y: y + dy}).In(m.Bounds()) && inked(m, x+dx, y+dy) {
				return true
			}
		}
	}
	return false
}

// inked reports whether a point stands out from the ground in the corner. Every
// renderer has its own way from inks to a screen, so the colours are not compared.
func inked(m image.Image, x, y int) bool {
	r0, g0, b0, _ := m.At(2, 2).RGBA()
	r1, g1, b1, _ := m.At(x, y).RGBA()
	return max(apart(r0, r1), apart(g0, g1), apart(b0, b1)) > 70
}

func apart(a, b uint32) int {
	d := int(a>>8) - int(b>>8)
	return max(d, -d)
}
