//go:build ignore

// Renderers draws every page of every PDF with Poppler and with MuPDF, small and in
// grey, and compares them: go run .ci/checks/renderers.go FILE...
//
// Two renderers never set the same pixels along an edge, so means of 8 × 8 pixels are
// compared, at 72 pixels an inch: 2.8 mm of paper. A mean may differ by 28 of 255
// (press files by 72: each makes screen colours of inks in its own way), and one in
// 200 may differ by more. The sizes of a page may differ by one pixel.
//
// The comparison itself is tested first: a page moved by a millimetre must fail.
// Exit 1: a page differs, or a renderer complains; 2: no files, no renderer.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
)

const (
	resolution = "72"
	cell       = 8
	most       = 28       // difference of a mean that passes
	mostPress  = 72       // the same in a press file
	share      = 1. / 200 // of means that may differ by more
)

// picture is a page in grey.
type picture struct {
	w, h int
	pix  []byte
}

func main() {
	files := os.Args[1:]
	if len(files) == 0 {
		fmt.Fprintln(os.Stderr, "renderers: no files")
		os.Exit(2)
	}
	for _, tool := range []string{"pdftoppm", "mutool"} {
		if _, err := exec.LookPath(tool); err != nil {
			fmt.Fprintf(os.Stderr, "renderers: %s is missing\n", tool)
			os.Exit(2)
		}
	}
	if err := control(files[0]); err != nil {
		fmt.Fprintln(os.Stderr, "renderers:", err)
		os.Exit(2)
	}
	said := make([]string, len(files))
	var pages, failed int
	var worst float64
	var mu sync.Mutex
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.NumCPU() {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range next {
				n, bad, s := judge(files[i])
				mu.Lock()
				pages += n
				worst = max(worst, s)
				if bad != "" {
					failed++
					said[i] = files[i] + ": FAIL\n" + bad
				}
				mu.Unlock()
			}
		}()
	}
	for i := range files {
		next <- i
	}
	close(next)
	wait.Wait()
	fmt.Print(strings.Join(said, ""))
	fmt.Printf("renderers: %d files, %d pages, %d failures; at most %.2f %% of a page differs by more than an edge\n", len(files), pages, failed, 100*worst)
	if failed > 0 || pages == 0 {
		os.Exit(1)
	}
}

// judge draws a file twice and compares its pages.
func judge(name string) (pages int, bad string, worst float64) {
	a, err := draw("pdftoppm", "-r", resolution, "-gray", "-aa", "yes", name)
	if err != nil {
		return 0, "  poppler: " + err.Error() + "\n", 0
	}
	b, err := draw("mutool", "draw", "-q", "-r", resolution, "-c", "gray", "-F", "pgm", "-o", "-", name)
	if err != nil {
		return 0, "  mupdf: " + err.Error() + "\n", 0
	}
	if len(a) != len(b) || len(a) == 0 {
		return 0, fmt.Sprintf("  poppler draws %d pages, mupdf %d\n", len(a), len(b)), 0
	}
	limit := most
	if strings.HasSuffix(name, "-tryck.pdf") {
		limit = mostPress
	}
	for i := range a {
		s, err := differ(a[i], b[i], limit)
		worst = max(worst, s)
		if err == nil && s > share {
			err = fmt.Errorf("%.2f %% differs", 100*s)
		}
		if err != nil {
			bad += fmt.Sprintf("  page %d: %v\n", i+1, err)
		}
	}
	return len(a), bad, worst
}

// differ is the share of the means of two pictures that differ by more than a limit.
func differ(a, b picture, limit int) (float64, error) {
	if abs(a.w-b.w) > 1 || abs(a.h-b.h) > 1 {
		return 0, fmt.Errorf("%d × %d and %d × %d pixels", a.w, a.h, b.w, b.h)
	}
	w, h := min(a.w, b.w), min(a.h, b.h)
	cells, far := 0, 0
	for y := 0; y+cell <= h; y += cell {
		for x := 0; x+cell <= w; x += cell {
			cells++
			if abs(mean(a, x, y)-mean(b, x, y)) > limit {
				far++
			}
		}
	}
	if cells == 0 {
		return 0, fmt.Errorf("a page of %d × %d pixels", w, h)
	}
	return float64(far) / float64(cells), nil
}

func mean(p picture, x, y int) int {
	sum := 0
	for dy := range cell {
		for _, v := range p.pix[(y+dy)*p.w+x:][:cell] {
			sum += int(v)
		}
	}
	return sum / (cell * cell)
}

func abs(n int) int { return max(n, -n) }

// control proves that the comparison can fail: a page is not like itself moved by
// three pixels, a millimetre.
func control(name string) error {
	a, err := draw("pdftoppm", "-r", resolution, "-gray", "-l", "1", name)
	if err != nil || len(a) != 1 {
		return fmt.Errorf("%s cannot be drawn: %v", name, err)
	}
	moved := picture{a[0].w, a[0].h, append(bytes.Repeat([]byte{255}, 3*a[0].w+3), a[0].pix...)[:len(a[0].pix)]}
	if s, _ := differ(a[0], a[0], most); s != 0 {
		return fmt.Errorf("a page differs from itself by %v", s)
	}
	if s, _ := differ(a[0], moved, most); s <= share {
		return fmt.Errorf("a page moved by a millimetre passes (%v): the comparison is blind", s)
	}
	return nil
}

// draw runs a renderer and reads the pages it writes, one after the other.
func draw(tool string, args ...string) ([]picture, error) {
	cmd := exec.Command(tool, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%v: %s", err, said.String())
	}
	for line := range strings.Lines(said.String()) {
		// MuPDF of some systems is built without ICC, and says so every time.
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(line, "ICC support is not available") {
			return nil, fmt.Errorf("%s", line)
		}
	}
	var pages []picture
	r := bufio.NewReader(bytes.NewReader(out))
	for {
		var p picture
		var top int
		head, err := header(r)
		if err == io.EOF {
			return pages, nil
		}
		if err != nil {
			return nil, err
		}
		if _, err := fmt.Sscanf(head, "P5 %d %d %d", &p.w, &p.h, &top); err != nil || top != 255 || p.w <= 0 || p.h <= 0 || p.w > 1<<16 || p.h > 1<<16 {
			return nil, fmt.Errorf("not a picture: %.40q %v", head, err)
		}
		p.pix = make([]byte, p.w*p.h)
		if _, err := io.ReadFull(r, p.pix); err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
}

// header reads the lines before the pixels, without comments: kind, size, top.
func header(r *bufio.Reader) (string, error) {
	var words []string
	for len(words) < 4 {
		line, err := r.ReadString('\n')
		if err != nil {
			return "", err
		}
		if !strings.HasPrefix(line, "#") {
			words = append(words, strings.Fields(line)...)
		}
	}
	return strings.Join(words, " "), nil
}
