package adoption

import (
	"strings"

	"malbild/internal/document"
)

// maxCells bounds the table of a comparison. Longer texts, which no passage is,
// are shown as replaced as a whole.
const maxCells = 4 << 20

// Change is a stretch of words that differs: Old was adopted, New stands there
// now. At is the index of the first old word.
type Change struct {
	At       int
	Old, New []string
}

// Diff compares two texts word by word.
func Diff(old, now []string) []Change {
	start := 0
	for start < len(old) && start < len(now) && old[start] == now[start] {
		start++
	}
	end := 0
	for end < len(old)-start && end < len(now)-start && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	a, b := old[start:len(old)-end], now[start:len(now)-end]
	switch {
	case len(a) == 0 && len(b) == 0:
		return nil
	case len(a) == 0 || len(b) == 0 || len(a)*len(b) > maxCells:
		return []Change{{start, a, b}}
	}
	return walk(a, b, table(a, b), start)
}

// table is the length of the longest common sequence from every pair of places.
func table(a, b []string) [][]int32 {
	t := make([][]int32, len(a)+1)
	cells := make([]int32, (len(a)+1)*(len(b)+1))
	for i := range t {
		t[i] = cells[i*(len(b)+1) : (i+1)*(len(b)+1)]
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	return t
}

// walk follows the longest common sequence and collects what is not in it.
func walk(a, b []string, t [][]int32, start int) []Change {
	var out []Change
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
			continue
		}
		c := Change{At: start + i}
		for i < len(a) || j < len(b) {
			if i < len(a) && j < len(b) && a[i] == b[j] {
				break
			}
			if j == len(b) || i < len(a) && t[i+1][j] >= t[i][j+1] {
				c.Old = append(c.Old, a[i])
				i++
			} else {
				c.New = append(c.New, b[j])
				j++
			}
		}
		out = append(out, c)
	}
	return out
}

// Show writes the difference of two texts in one line: words taken away stand in
// [- -], words added in {+ +}, with the word before for a place.
func Show(old, now string) string {
	a := strings.Fields(old)
	var parts []string
	for _, c := range Diff(a, strings.Fields(now)) {
		s := ""
		if c.At > 0 && c.At <= len(a) {
			s = "… " + a[c.At-1] + " "
		}
		parts = append(parts, s+c.String())
		if len(parts) == 6 {
			parts = append(parts, "…")
			break
		}
	}
	return strings.Join(parts, "; ")
}

// String is the change as [-old-] {+new+}, with the letters that look like others.
func (c Change) String() string {
	var parts []string
	if len(c.Old) > 0 {
		parts = append(parts, "[-"+short(c.Old)+"-]")
	}
	if len(c.New) > 0 {
		parts = append(parts, "{+"+short(c.New)+"+}")
	}
	if odd := document.Strange(strings.Join(c.New, " ")); odd != "" {
		parts = append(parts, "("+odd+")")
	}
	return strings.Join(parts, " ")
}

func short(words []string) string {
	if len(words) > 24 {
		words = append(append(append([]string{}, words[:12]...), "…"), words[len(words)-11:]...)
	}
	return strings.Join(words, " ")
}
