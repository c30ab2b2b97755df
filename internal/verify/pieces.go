package verify

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Pasted text has no places: what stood in columns or beside a figure may follow in
// any order of its blocks. A passage is still whole when its blocks are.

// Bounds of a passage in pieces.
const (
	maxPieces  = 12
	leastPiece = 8 // letters
)

// piece is a stretch of a text, from a break to a break.
type piece struct{ from, to int }

// textColumns reads lines of text as columns when they are set apart by spaces, as
// «pdftotext -layout» writes them. Nil: there are none.
func textColumns(s string) []letters {
	var l letters
	wide := false
	for _, page := range strings.Split(s, "\f") {
		var lines []line
		for row, text := range strings.Split(page, "\n") {
			if row > 20_000 {
				return nil
			}
			cells := cellsOf(text, float64(-10*row))
			wide = wide || len(cells) > 1
			lines = append(lines, cells...)
		}
		for _, x := range columns(lines, 0) {
			l.addLine(x)
		}
		l.page++
	}
	if !wide {
		return nil
	}
	l.finish()
	return []letters{l}
}

// cellsOf parts a row where two or more spaces stand.
func cellsOf(row string, v float64) []line {
	var out []line
	col, start := 0, 0
	var b strings.Builder
	spaces := 0
	end := func() {
		if t := strings.TrimSpace(b.String()); t != "" {
			u0, u1 := float64(4*start), float64(4*(start+utf8.RuneCountInString(t)))
			out = append(out, line{[]stretch{{u0: u0, u1: u1, v: v, size: 10, text: t}}, u0, u1, v, 10})
		}
		b.Reset()
	}
	for _, r := range row {
		if r == ' ' || r == '\t' {
			if spaces++; r == '\t' {
				spaces++
			}
		} else {
			if spaces >= 2 || b.Len() == 0 {
				end()
				start = col
			}
			spaces = 0
		}
		b.WriteRune(r)
		col++
	}
	end()
	return out
}

// breaks lists where lines begin in a text.
func breaks(text []letter) []int {
	var out []int
	for i, x := range text {
		if i == 0 || x.gap == breakGap {
			out = append(out, i)
		}
	}
	return out
}

// inPieces covers a passage with stretches of whole lines of a text, such that good
// holds. The first, a title, may stand anywhere, and in several places; the others
// follow each other. Nil: it cannot be covered, or it stands in one piece.
func inPieces(p *pattern, text []letter, starts []int, good func([]piece) bool) []piece {
	first := 0
	var titles []piece
	for _, s := range starts {
		switch n, end := stretchOf(p, 0, text, s); {
		case n > first:
			first, titles = n, []piece{{s, end}}
		case n == first && n > 0 && len(titles) < maxPieces:
			titles = append(titles, piece{s, end})
		}
	}
	if first < leastPiece || first == len(p.list) {
		return nil
	}
	rest := following(p, text, starts, first)
	if rest == nil {
		return nil
	}
	for _, t := range titles {
		if ps := append([]piece{t}, rest...); good(ps) {
			return ps
		}
	}
	return nil
}

// following covers a passage from a letter on, line after line, in the order of the text.
func following(p *pattern, text []letter, starts []int, at int) []piece {
	var out []piece
	for at < len(p.list) {
		best, size, after := -1, 0, 0
		for _, s := range starts {
			if len(out) > 0 && s < out[len(out)-1].to {
				continue
			}
			if n, end := stretchOf(p, at, text, s); n > size {
				best, size, after = s, n, end
			}
		}
		if size < leastPiece || len(out) == maxPieces {
			return nil
		}
		out = append(out, piece{best, after})
		at += size
	}
	return out
}

// stretchOf is how many letters of a passage, from a word on, stand in a text from a
// place on, to the last that ends a word of the passage and a line of the text.
func stretchOf(p *pattern, at int, text []letter, s int) (n, end int) {
	f := s
	for r := at; r < len(p.list) && f < len(text); {
		if text[f].free && text[f].r != p.list[r].r {
			f++
			continue
		}
		if text[f].r != p.list[r].r || r > at && !sameGap(p.list[r], text, f) {
			break
		}
		r, f = r+1, f+1
		if (r == len(p.list) || p.list[r].gap != noGap) && (f == len(text) || text[f].gap == breakGap) {
			n, end = r-at, f
		}
	}
	return n, end
}

// sameGap reports whether a letter of the text follows the one before as it does in
// the passage. A hyphen at the end of a line joins.
func sameGap(ref letter, text []letter, f int) bool {
	if ref.gap != noGap {
		return text[f].gap != noGap
	}
	return text[f].gap == noGap || text[f].gap == wideGap || text[f].gap == breakGap && f > 0 && (text[f-1].free || text[f-1].r == '-' || text[f-1].r == '/')
}

// explained reports whether all that stands between the pieces of a passage is lines
// of adopted texts: of the columns beside it, and not something put into it.
func explained(ps []piece, text []letter, said []string) bool {
	sorted := append([]piece{}, ps...)
	sort.Slice(sorted, func(a, b int) bool { return sorted[a].from < sorted[b].from })
	for i := 1; i < len(sorted); i++ {
		from, to := sorted[i-1].to, sorted[i].from
		for at := from; at < to; {
			e := at + 1
			for e < to && text[e].gap != breakGap {
				e++
			}
			row := " " + strings.Join(wordsOf(text[at:e]), " ")
			known := false
			for _, s := range said {
				if known = strings.Contains(s, row); known {
					break
				}
			}
			if !known {
				return false
			}
			at = e
		}
	}
	return true
}

// settlePieces looks at passages that pasted text seems to have changed: those that stand
// in pieces, with nothing strange between them, are whole.
func (j *Judge) settlePieces(text []letter, found [][]chain, seen []sighting) {
	var starts []int
	for k, p := range j.patterns {
		s := &seen[j.of[k].ref]
		if len(p.list) < 2*leastPiece || len(found[k]) == 0 && s.copies == 0 || s.coverage > surely && len(s.changes) == 0 || len(text) > 200_000 {
			continue
		}
		if starts == nil {
			starts = breaks(text)
		}
		ps := inPieces(p, text, starts, func(ps []piece) bool {
			return explained(ps, text, j.said) && !strangers(found[k], ps, p)
		})
		if ps == nil {
			continue
		}
		*s = sighting{form: j.of[k].form, coverage: 1, copies: 1, sure: true, partly: true, at: text[ps[1].from], index: ps[1].from}
	}
}

// strangers reports whether another copy of the passage, which may be changed, stands
// outside its pieces.
func strangers(cs []chain, ps []piece, p *pattern) bool {
	for _, c := range cs {
		if float64(c.coverage) < perhaps*float64(len(p.list)) {
			continue
		}
		inside := 0
		for _, h := range c.hits {
			for _, x := range ps {
				if h.in >= x.from && h.in < x.to {
					inside++
					break
				}
			}
		}
		if inside*2 < len(c.hits) {
			return true
		}
	}
	return false
}
