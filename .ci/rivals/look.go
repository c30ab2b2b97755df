package main

import (
	"archive/zip"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode"
)

// look is what the files of a batch are like.
type look struct {
	pages, tagged string
	kb            float64
	words         int // per cent of the paragraphs that stand in the file whole
}

// see holds that all files are there, in the right names, and tells what they are like.
func (b *bench) see(c contest, n int, file func(int) string) (look, error) {
	var out look
	for i := range n {
		info, err := os.Stat(file(i))
		if err != nil {
			return out, fmt.Errorf("a file is missing: %w", err)
		}
		out.kb += float64(info.Size()) / 1024 / float64(n)
	}
	for _, i := range slices.Compact([]int{0, n / 2, n - 1}) {
		text, err := textOf(file(i))
		if err != nil {
			return out, err
		}
		if !strings.Contains(letters(text), letters(b.names[i])) {
			return out, fmt.Errorf("%s does not name %s", file(i), b.names[i])
		}
		found, all := 0, b.paragraphs(c.kind)
		for _, p := range all {
			if strings.Contains(letters(text), letters(strings.ReplaceAll(p, stand, b.names[i]))) {
				found++
			}
		}
		out.words = 100 * found / len(all)
		if out.words < 70 { // a page break may stand in the middle of some
			return out, fmt.Errorf("%s has %d %% of the paragraphs", file(i), out.words)
		}
	}
	if c.format == "pdf" {
		if info, err := exec.Command("pdfinfo", file(0)).Output(); err == nil {
			out.pages, out.tagged = field(info, "Pages"), field(info, "Tagged")
		}
	}
	return out, nil
}

// paragraphs are the texts that every file of a kind must hold.
func (b *bench) paragraphs(kind string) []string {
	var w Words
	data, err := os.ReadFile(b.dir + "/words.json")
	if err != nil || json.Unmarshal(data, &w) != nil {
		return nil
	}
	var out []string
	if kind == "poster" {
		for _, p := range w.Poster.Panels {
			out = append(append(out, p.Lead), p.Body...)
		}
		return append(out, w.Poster.Signers...)
	}
	for _, x := range w.Annex.Blocks {
		if x.Kind == "p" || x.Kind == "quote" || x.Kind == "h" {
			out = append(out, x.Text)
		}
	}
	return out
}

var markup = regexp.MustCompile(`<[^>]*>`)

// textOf is the text of a file, in the order it is written.
func textOf(file string) (string, error) {
	if strings.HasSuffix(file, ".pdf") {
		out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
		return string(out), err
	}
	r, err := zip.OpenReader(file)
	if err != nil {
		return "", err
	}
	defer r.Close()
	var b strings.Builder
	for _, f := range r.File {
		if !strings.HasPrefix(f.Name, "word/") || !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return "", err
		}
		data, err := io.ReadAll(in)
		if err != nil {
			return "", err
		}
		b.WriteString(markup.ReplaceAllString(string(data), ""))
	}
	return b.String(), nil
}

// letters is text without what line breaking may add or take.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s)
}

func field(info []byte, name string) string {
	for _, l := range strings.Split(string(info), "\n") {
		if v, ok := strings.CutPrefix(l, name+":"); ok {
			return strings.TrimSpace(v)
		}
	}
	return "?"
}

func packageVersion(file string) string {
	var p struct{ Version string }
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &p) != nil {
		return ""
	}
	return p.Version
}

// load is how busy the machine is, as far as it says.
func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "not known"
	}
	return strings.Join(strings.Fields(string(data))[:3], " ")
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	if len(s) == 0 {
		return 0
	}
	return (s[len(s)/2] + s[(len(s)-1)/2]) / 2
}

// spread is a median with the least and the most.
func spread(v []float64, form string) string {
	if len(v) == 0 {
		return "–"
	}
	return fmt.Sprintf(form+" ("+form+"–"+form+")", median(v), slices.Min(v), slices.Max(v))
}

// print writes the tables, the machine, and what was missing.
func (b *bench) print(before string, took time.Duration) {
	fmt.Printf("\n%s %s/%s, %d cores, %s; load %s before, %s after; %.0f s; batches on one core, cold runs on all; %d rounds\n",
		time.Now().Format(time.DateOnly), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), before, load(), took.Seconds(), b.rounds)
	if b.dir[:min(9, len(b.dir))] == "/dev/shm/" {
		fmt.Println("files in memory (tmpfs)")
	} else {
		fmt.Println("files on disk")
	}
	var missing []string
	for _, l := range b.lines {
		if l.lack != "" {
			missing = append(missing, fmt.Sprintf("%s: %s: %s", l.contest, l.name, l.lack))
		}
	}
	rows := slices.DeleteFunc(slices.Clone(b.lines), func(l line) bool { return l.lack != "" })
	fmt.Print("\nWhole processes: ours reads and checks the sources of every principal, composes, draws, checks, inspects and keeps its memory; the rivals get words and pictures ready made.\n\n")
	fmt.Printf("| document | files a run | program | ms a file | ms of processor | rival ÷ ours, time | rival ÷ ours, processor | ours ÷ floor | pages | tagged | KB | whole paragraphs | note |\n")
	fmt.Println(strings.Repeat("| --- ", 13) + "|")
	for _, l := range rows {
		fmt.Printf("| %s | %d | %s | %s | %s | %s | %s | %.0f | %d %% | %s |\n", l.contest, l.batch, l.name, l.whole.cells(), cmp.Or(l.floor, "–"), l.look.pages, l.look.tagged, l.look.kb, l.look.words, l.note)
	}
	rows = slices.DeleteFunc(rows, func(l line) bool { return len(l.loop.runs) == 0 })
	if len(rows) > 0 {
		fmt.Print("\nDocuments alone: by a clock in each process, from ready words and drawn pictures to files. Ours sets, checks, writes, inspects and sums; the rivals set and write.\n\n")
		fmt.Printf("| document | files a run | program | ms a file | ms of processor | rival ÷ ours, time | rival ÷ ours, processor |\n")
		fmt.Println(strings.Repeat("| --- ", 7) + "|")
		for _, l := range rows {
			fmt.Printf("| %s | %d | %s | %s |\n", l.contest, l.batch, l.name, l.loop.cells())
		}
	}
	for _, m := range missing {
		fmt.Println("MISSING, NOT MEASURED:", m)
	}
}

// cells are times and ratios for a row: of ours there are no ratios.
func (t timed) cells() string {
	var wall, work []float64
	for _, s := range t.runs {
		wall, work = append(wall, s.wall), append(work, s.work)
	}
	return fmt.Sprintf("%s | %.2f | %s | %s", spread(wall, "%.2f"), median(work), spread(t.wallRatio, "%.1f"), spread(t.workRatio, "%.1f"))
}
