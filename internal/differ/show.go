package differ

import (
	"fmt"
	"strings"

	"malbild/internal/document"
)

// longest is how many words of one piece are shown on the terminal.
const longest = 60

// Line writes a row as [-taken away-]{+added+}.
func Line(r Row) string {
	var b strings.Builder
	for i, p := range r.Pieces {
		words := strings.Join(short(p, i == 0, i == len(r.Pieces)-1), " ")
		if b.Len() > 0 && !(p.Op == Inserted && r.Pieces[i-1].Op == Deleted) {
			b.WriteByte(' ')
		}
		switch p.Op {
		case Deleted:
			words = "[-" + words + "-]"
		case Inserted:
			words = "{+" + words + "+}"
			if odd := document.Strange(strings.Join(p.Words, " ")); odd != "" {
				words += " (" + odd + ")"
			}
		}
		b.WriteString(words)
	}
	return b.String()
}

// short leaves out the middle of what is long: of words that are the same, all that
// is not beside a change.
func short(p Piece, first, last bool) []string {
	const beside = 8
	w := p.Words
	gap := func(head, tail int) []string {
		return append(append(append([]string{}, w[:head]...), "…"), w[len(w)-tail:]...)
	}
	switch {
	case p.Op != Same && len(w) > longest:
		return gap(longest/2, longest/2)
	case p.Op != Same || len(w) <= beside+2 || first && last:
		return w
	case first:
		return append([]string{"…"}, w[len(w)-beside:]...)
	case last:
		return append(append([]string{}, w[:beside]...), "…")
	case len(w) > 2*beside+2:
		return gap(beside, beside)
	}
	return w
}

// Print writes the changes for a terminal. Marks and not colours tell them apart.
func (c Comparison) Print(l Locale) string {
	var b strings.Builder
	head := ""
	told := ""
	for _, r := range c.Rows {
		if p := r.Para(); (p.Kind == Heading || p.Kind == Title) && r.New != nil {
			head = strings.Join(p.Words, " ")
		}
		if !r.Changed() {
			continue
		}
		if head != told {
			fmt.Fprintf(&b, "  %s\n", head)
			told = head
		}
		note := ""
		switch {
		case r.Moved > 0 && r.New == nil:
			note = l.t("(flyttas härifrån) ", "(moved from here) ")
		case r.Moved > 0:
			note = l.t("(flyttat hit) ", "(moved here) ")
		}
		fmt.Fprintf(&b, "    %s%s\n", note, Line(r))
	}
	return b.String()
}

// Locale is the language of what is said around the words.
type Locale string

func (l Locale) t(sv, en string) string {
	if l == "en" {
		return en
	}
	return sv
}
