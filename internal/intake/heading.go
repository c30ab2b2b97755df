package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"malbild/internal/document"
	"malbild/internal/lazy"
)

// usual are headings that need no bold to be known: those of the documents
// themselves.
var usual = []string{"sammanfattning", "bakgrund", "arbetsgång", "vision", "målbild", "utmaningsformulering", "förslag till beslut", "beslutsunderlag",
	"ekonomiska konsekvenser", "övriga konsekvenser", "bedömning", "ärendebeskrivning", "beslutet skickas till", "ärendet"}

// headings finds the headings among the lines, and their levels.
func (w *intake) headings() {
	real := false
	for _, l := range w.lines {
		real = real || l.kind == heading && l.level > 0
	}
	size := w.bodySize()
	for i, l := range w.lines {
		if l.kind != body || !w.looksLikeHeading(i, l, size) {
			continue
		}
		l.kind, l.level = heading, -1 // level not known yet
	}
	w.levels(real)
}

// bodySize is the size of most letters.
func (w *intake) bodySize() int {
	letters := map[int]int{}
	best := 0
	for _, l := range w.lines {
		if l.kind == body {
			letters[l.size] += utf8.RuneCountInString(l.text())
		}
	}
	for s, n := range letters {
		if n > letters[best] || n == letters[best] && s < best {
			best = s
		}
	}
	return best
}

func (w *intake) looksLikeHeading(i int, l *line, size int) bool {
	t := l.text()
	n := utf8.RuneCountInString(t)
	last, _ := utf8.DecodeLastRuneInString(t)
	if n > 120 || l.style == "subtitle" || l.style == "caption" || strings.ContainsRune(".:,;!", last) || clauseStart().MatchString(t) || onlyDate().MatchString(t) {
		return false
	}
	low := strings.ToLower(t)
	switch {
	case w.known.titles[low] != "" || slices.Contains(usual, low) || motionOf(t) != "":
		return true
	case len(w.lines) == i+1: // nothing below it
		return false
	case sectionSign().MatchString(t):
		return true
	case l.bold, size > 0 && l.size >= size+3:
		return true
	}
	return i == 0
}

var (
	clauseStart = lazy.Pattern(`^(?i:att)\s`)
	onlyDate    = lazy.Pattern(`^[0-9 .-]+$`)
	sectionSign = lazy.Pattern(`^§\s*([0-9]+)\s*(.*)$`)
)

// motionOf tells which stage of a decision a heading is.
func motionOf(t string) string {
	low := strings.ToLower(t)
	switch {
	case strings.HasPrefix(low, "ordföranden") && strings.Contains(low, "föreslår"), low == "ordförandens förslag":
		return "chair"
	case strings.HasPrefix(low, "förslag till beslut"), strings.HasSuffix(low, "förslag till beslut"):
		return "proposal"
	case strings.HasSuffix(low, " beslutar"), strings.HasSuffix(low, " beslutade"), low == "beslut":
		return "decision"
	}
	return ""
}

// levels gives the headings their levels. Styles tell them; else larger letters are
// higher, and of headings of one size a theme of the målbild stands below the
// others, as do those that follow a heading with nothing between.
func (w *intake) levels(real bool) {
	var sizes []int
	top := 0
	for _, l := range w.lines {
		if l.kind != heading {
			continue
		}
		if top++; top > 1 && l.level < 0 && !slices.Contains(sizes, l.size) {
			sizes = append(sizes, l.size)
		}
	}
	slices.SortFunc(sizes, func(a, b int) int { return b - a })
	first, last := true, 0
	for i, l := range w.lines {
		if l.kind != heading {
			continue
		}
		switch {
		case first && l.level <= 0:
			l.level = 0 // the title
		case l.level < 0 && w.known.themes[strings.ToLower(l.text())] != "":
			if l.level = 2; last == 0 {
				l.level = 1
			}
			w.guessed(l)
		case l.level < 0 && len(sizes) > 1:
			l.level = slices.Index(sizes, l.size) + 1
			w.guessed(l)
		case l.level < 0:
			if l.level = 1; last > 0 && i > 0 && w.lines[i-1].kind == heading && !real {
				l.level = min(last+1, 4)
				w.note(l.number, l.text(), "rubriken följer direkt på en rubrik och är satt en nivå under den", "the heading follows a heading and is set one level below it")
			} else {
				w.guessed(l)
			}
		}
		first = false
		if l.level > last+1 {
			l.level = last + 1 // levels do not skip
		}
		last = l.level
	}
}

func (w *intake) guessed(l *line) {
	if motionOf(l.text()) == "" {
		w.note(l.number, l.text(), "fet eller större rad tolkad som rubrik", "a bold or larger line taken for a heading")
	}
}

// slug makes an id of a title.
func (w *intake) slug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r == 'å' || r == 'ä' || r == 'á' || r == 'à':
			b.WriteByte('a')
		case r == 'ö':
			b.WriteByte('o')
		case r == 'é' || r == 'è':
			b.WriteByte('e')
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 40 {
			break
		}
	}
	id := strings.Trim(b.String(), "-")
	if id == "" || id[0] >= '0' && id[0] <= '9' {
		id = strings.Trim("del-"+id, "-")
	}
	if w.ids == nil {
		w.ids = map[string]int{}
	}
	w.ids[id]++
	if n := w.ids[id]; n > 1 {
		next := id + "-" + string(rune('0'+min(n, 9)))
		for w.ids[next] > 0 {
			next += "b"
		}
		w.ids[next]++
		return next
	}
	return id
}

// variantOf is the title and the role after it: «Målbild …, Bilaga».
func variantOf(t string, p document.Product) (title, role string) {
	if p != document.Annex {
		return t, ""
	}
	for _, r := range []string{"Bilaga", "bilaga"} {
		if s, ok := strings.CutSuffix(t, r); ok && s != "" {
			return strings.TrimRight(s, " ,–-"), "Bilaga"
		}
	}
	return t, ""
}
