package figure

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// Proportions of a label block, in em of the label.
const (
	iconEm        = 2.2
	iconGapEm     = 0.45
	leadingEm     = 1.12
	lineEm        = 0.80 // how high a line counts
	tallLeadingEm = 1.38 // of Arabic letters
	tallLineEm    = 1.04
	baselineEm    = 0.755
	labelTrack    = -5
	maxLines      = 4
	hangIcon      = 2.5 / iconGrid // a left aligned icon's lines stand on the text's left edge
)

// lineSet is one way to break a label into lines, with widths in em.
type lineSet struct {
	lines  []string
	widths []float64

	sub       []string // under the label, smaller
	subWidths []float64

	tall bool // letters that reach lower than Latin ones
}

// pitch is from line to line, and high how high a line counts, in em.
func (s lineSet) pitch() float64 {
	if s.tall {
		return tallLeadingEm
	}
	return leadingEm
}

func (s lineSet) high() float64 {
	if s.tall {
		return tallLineEm
	}
	return lineEm
}

// isTall reports Arabic letters.
func isTall(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) >= 0
}

func (s lineSet) widest() (w, rag float64) {
	lo := math.Inf(1)
	for _, v := range s.widths {
		w, lo = math.Max(w, v), math.Min(lo, v)
	}
	return w, w - lo
}

// ruler measures words in one face, in em.
type ruler struct {
	lib  *typeset.Library
	face string
	err  error
}

// rulerSize is the size words are measured at.
const rulerSize = 100 * geom.Point1

func (r *ruler) width(text string) float64 {
	line, err := r.lib.Line(text, typeset.Style{Face: r.face, Size: rulerSize, Tracking: labelTrack}, "")
	if err != nil && r.err == nil {
		r.err = err
	}
	return line.Width.Pt() / rulerSize.Pt()
}

// atom is a piece of a label that stays on one line. A soft atom is the first
// part of a word that its author allows to be divided: it ends with a hyphen when
// the line is broken after it, and joins the next atom without one.
type atom struct {
	text string
	soft bool
}

// atomsOf are the pieces between preferred breaks, or the words when there are none.
func atomsOf(phrases []string) []atom {
	if len(phrases) == 1 {
		phrases = strings.Fields(phrases[0])
	}
	out := make([]atom, len(phrases))
	for i, p := range phrases {
		out[i].text = p
		if i+1 == len(phrases) {
			break
		}
		if t, ok := strings.CutSuffix(p, "\u00ad"); ok {
			out[i] = atom{t, true}
		} else if t, ok := strings.CutSuffix(p, "-"); ok && dividesWord(phrases[i+1]) {
			out[i] = atom{t, true}
		}
	}
	return out
}

// dividesWord reports whether what follows «före-» completes the word, and is not
// the rest of «hälso- och sjukvård».
func dividesWord(next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLower(r) {
		return false
	}
	first, _, _ := strings.Cut(next, " ")
	switch first {
	case "och", "eller", "samt", "respektive":
		return false
	}
	return true
}

// lineSets are all ways to break a label, at most four lines.
func (r *ruler) lineSets(phrases []string) []lineSet {
	atoms := atomsOf(phrases)
	if len(atoms) > 10 { // a sentence, not a label: one line, which will be refused
		return []lineSet{r.set([]string{strings.Join(phrases, " ")})}
	}
	var out []lineSet
	for mask := range 1 << (len(atoms) - 1) {
		var lines []string
		var line strings.Builder
		for i, a := range atoms {
			line.WriteString(a.text)
			last := i == len(atoms)-1
			switch {
			case last || mask>>i&1 == 1:
				if a.soft && !last {
					line.WriteByte('-')
				}
				lines = append(lines, line.String())
				line.Reset()
			case !a.soft:
				line.WriteByte(' ')
			}
		}
		if len(lines) <= maxLines {
			out = append(out, r.set(lines))
		}
	}
	return out
}

// otherPairs are the ways to break a label of phrases into two lines elsewhere than
// between its phrases; with leaning those whose first line ends with a small word,
// else the others.
func (r *ruler) otherPairs(phrases []string, leaning bool) []lineSet {
	if len(phrases) < 2 {
		return nil
	}
	words := strings.Fields(wordsOf(phrases))
	preferred := map[string]bool{}
	for _, s := range r.lineSets(phrases) {
		preferred[s.lines[0]] = true
	}
	var out []lineSet
	for i := 1; i < len(words); i++ {
		first := strings.Join(words[:i], " ")
		if !preferred[first] && leans(words[i-1]) == leaning {
			out = append(out, r.set([]string{first, strings.Join(words[i:], " ")}))
		}
	}
	return out
}

// leans reports a small word that belongs to the next one and should end no line.
func leans(word string) bool {
	switch strings.ToLower(word) {
	case "och", "eller", "samt", "för", "i", "på", "med", "av", "en", "ett", "att", "till", "som", "om", "den", "det", "de", "min", "mitt", "mina", "vår", "vårt", "våra",
		"and", "or", "of", "the", "to", "for", "in", "on", "with", "by", "my", "our", "ja", "tai":
		return true
	}
	return false
}

// wordsOf is a label on one line.
func wordsOf(phrases []string) string {
	var b strings.Builder
	atoms := atomsOf(phrases)
	for i, a := range atoms {
		b.WriteString(a.text)
		if i < len(atoms)-1 && !a.soft {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (r *ruler) set(lines []string) lineSet {
	s := lineSet{lines: lines, widths: make([]float64, len(lines))}
	for i, l := range lines {
		s.widths[i] = r.width(l)
		s.tall = s.tall || isTall(l)
	}
	return s
}

// row is one row of a block: from top to bottom, below the block's top, and its width.
type row struct{ top, bottom, width float64 }

// rows are the rows of a block at a size in points: the icon, when there is one, and the lines.
func rows(s lineSet, size, icon float64) []row {
	out := make([]row, 0, len(s.lines)+1)
	y := 0.0
	if icon > 0 {
		h := icon * size
		live := h * iconInset / iconGrid // what is drawn keeps to the live area
		out = append(out, row{live, h - live, h - 2*live})
		y = h + iconGapEm*size
	}
	for _, w := range s.widths {
		out = append(out, row{y, y + s.high()*size, w * size})
		y += s.pitch() * size
	}
	if len(s.sub) > 0 {
		out = append(out, subRows(s, size, out[len(out)-1].bottom)...)
	}
	return out
}

func height(rs []row) float64 { return rs[len(rs)-1].bottom }
