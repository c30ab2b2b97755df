package compose

import (
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
)

// changes says, after the clauses, what bodies on the way changed in them, with
// the old and the new words: one clause object may diverge, but not silently.
func (c *composer) changes(cs []edition.Change, pos diag.Pos) []document.Block {
	w := c.e.Phrases.Record
	var out []document.Block
	for _, k := range cs {
		text := w.Change(k, c.spoken(diff(k.Old, k.New)))
		if k.Reason != "" {
			text += " " + sentence(w.Reason(k.Reason))
		}
		p := say(document.Note, text)
		p.Pos = pos
		out = append(out, p)
	}
	return out
}

// spoken puts differences in words.
func (c *composer) spoken(ds []difference) string {
	w := c.e.Phrases.Record
	var out []string
	for _, d := range ds {
		switch {
		case d.old == "":
			out = append(out, w.Added(d.new))
		case d.new == "":
			out = append(out, w.Struck(d.old))
		default:
			out = append(out, w.Replaced(d.old, d.new))
		}
	}
	return strings.Join(out, "; ")
}

func sentence(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// difference is a stretch of words that one text has and the other has not.
type difference struct{ old, new string }

// diff compares two texts word by word (longest common subsequence). Words that
// stand alone between two differences join them: «a b c» and «x b y» read better
// as one change than as two.
func diff(old, new string) []difference {
	a, b := strings.Fields(document.Fold(old)), strings.Fields(document.Fold(new))
	common := lengths(a, b)
	var out []difference
	var gone, come []string
	flush := func() {
		if len(gone)+len(come) > 0 {
			out = append(out, difference{strings.Join(gone, " "), strings.Join(come, " ")})
		}
		gone, come = nil, nil
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			if len(gone)+len(come) > 0 && bridges(a[i+1:], b[j+1:], common, i+1, j+1) {
				gone, come = append(gone, a[i]), append(come, b[j])
			} else {
				flush()
			}
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			gone = append(gone, a[i])
			i++
		default:
			come = append(come, b[j])
			j++
		}
	}
	flush()
	return out
}

// bridges reports whether the word just met stands alone: right after it the
// texts differ again.
func bridges(a, b []string, common [][]int, i, j int) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return a[0] != b[0] && common[i][j] > 0
}

// lengths is the table of the longest common subsequences of all endings.
func lengths(a, b []string) [][]int {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				t[i][j] = t[i+1][j+1] + 1
				continue
			}
			t[i][j] = max(t[i+1][j], t[i][j+1])
		}
	}
	return t
}

// table is a table of data whose first column heads the rows.
func table(t *edition.Table, pos diag.Pos) *document.Table {
	out := &document.Table{Caption: document.T(t.Caption), Pos: pos}
	head := &document.Row{}
	for _, s := range t.Head {
		head.Cells = append(head.Cells, &document.Cell{Header: true, Text: document.T(s)})
	}
	out.Head = []*document.Row{head}
	for _, r := range t.Rows {
		row := &document.Row{}
		for i, s := range r {
			row.Cells = append(row.Cells, &document.Cell{Header: i == 0, Text: document.T(bindWords(s))})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
