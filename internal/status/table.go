package status

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// marks are the shapes of the states in text; the word always stands beside.
var marks = map[State]string{Decided: "✓", Rejected: "✗", Ongoing: "◐", Late: "!", Waiting: "○", Unknown: "?"}

// The widths under which the table becomes a list.
const (
	nameWidth = 18
	gap       = 2
)

// Text writes the report for a terminal of a width in characters, in Swedish or
// English («sv», «en»). Where the table is wider than the terminal, every principal
// takes lines of its own.
func (r *Report) Text(lang string, width int) string {
	w := words{lang}
	var b strings.Builder
	head := r.Title
	if r.Overview.Example {
		head += w.t(" (exempeldata)", " (example data)")
	}
	b.WriteString(fold(head+" – "+w.t("beslutsläge ", "standing on ")+r.Day.String(), 0, width))
	b.WriteString(fold(w.counts(r), 0, width))
	if s := r.window(w); s != "" {
		b.WriteString(fold(s, 0, width))
	}
	if s := w.late(r); s != "" {
		b.WriteString(fold(w.t("Försenade: ", "Overdue: ")+s, 2, width))
	}
	for _, row := range r.Common {
		for i := range row.Turns {
			if t := &row.Turns[i]; t.Step != nil {
				b.WriteString(fold(row.Principal.UsualName.Value+": "+w.detail(t), 2, width))
			}
		}
	}
	b.WriteByte('\n')
	if table := r.table(w); widest(table) <= width {
		b.WriteString(table)
	} else {
		r.list(&b, w, width)
	}
	return b.String()
}

// counts is one line: «1 har beslutat · 14 saknar uppgift».
func (w words) counts(r *Report) string {
	var out []string
	for _, s := range states() {
		if n := r.Count(s); n > 0 {
			out = append(out, fmt.Sprintf("%s\u00a0%d %s", marks[s], n, w.counted(s, n)))
		}
	}
	return strings.Join(out, " · ")
}

func (r *Report) window(w words) string {
	if r.Overview.Window.IsZero() {
		return ""
	}
	return w.t("Beslutas under tiden ", "To be decided in the time ") + iso(r.Overview.Window)
}

// table has a line a principal, and a column a step.
func (r *Report) table(w words) string {
	lines := [][]string{{w.t("Huvudman", "Principal")}}
	for _, c := range r.Columns {
		lines[0] = append(lines[0], w.column(c))
	}
	lines[0] = append(lines[0], w.t("Beslutsdag", "Decision"), w.t("Läge", "State"))
	for i := range r.Rows {
		row := &r.Rows[i]
		line := []string{row.Principal.UsualName.Value}
		for _, c := range r.Columns {
			line = append(line, cell(row.Cell(c)))
		}
		lines = append(lines, append(line, w.decision(row), marks[row.State]+" "+w.row(row)))
	}
	return aligned(lines)
}

// cell is the mark and the day of a turn.
func cell(t *Turn) string {
	if t == nil {
		return "–"
	}
	return strings.TrimSpace(marks[t.State] + " " + iso(t.Due))
}

// aligned writes cells under one another. A character is a column: Swedish letters
// are one character each, composed.
func aligned(lines [][]string) string {
	var wide []int
	for _, line := range lines {
		for i, s := range line {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], utf8.RuneCountInString(s))
		}
	}
	var b strings.Builder
	for n, line := range lines {
		for i, s := range line {
			b.WriteString(s)
			if i < len(line)-1 {
				b.WriteString(strings.Repeat(" ", wide[i]-utf8.RuneCountInString(s)+gap))
			}
		}
		b.WriteByte('\n')
		if n == 0 {
			for i := range line {
				b.WriteString(strings.Repeat("─", wide[i]))
				if i < len(line)-1 {
					b.WriteString(strings.Repeat(" ", gap))
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func widest(s string) int {
	n := 0
	for line := range strings.Lines(s) {
		n = max(n, utf8.RuneCountInString(strings.TrimRight(line, "\n")))
	}
	return n
}

// list is the table for a narrow terminal.
func (r *Report) list(b *strings.Builder, w words, width int) {
	for i := range r.Rows {
		row := &r.Rows[i]
		b.WriteString(fold(row.Principal.UsualName.Value+": "+marks[row.State]+" "+w.row(row), 2, width))
		if row.State == Unknown {
			continue
		}
		for k := range row.Turns {
			t := &row.Turns[k]
			b.WriteString(fold("  "+marks[t.State]+" "+capital(t.Body.Name.Value)+": "+w.detail(t), 4, width))
		}
	}
}

// fold breaks a line at spaces that may be broken at; the lines that follow are indented.
func fold(s string, indent, width int) string {
	width = max(width, nameWidth+indent)
	var b strings.Builder
	line := s[:len(s)-len(strings.TrimLeft(s, " "))]
	empty := true
	for _, word := range strings.Split(strings.TrimSpace(s), " ") {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			b.WriteString(line + "\n")
			line, empty = strings.Repeat(" ", indent), true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	b.WriteString(line + "\n")
	return b.String()
}
