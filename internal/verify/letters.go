package verify

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// gap is what stands before a letter.
type gap uint8

const (
	noGap    gap = iota
	wideGap      // only white paper: perhaps a space, perhaps letters set apart
	breakGap     // a new line, paragraph, cell or page
	spaceGap     // a space that is written
)

// letter is one letter or sign in its comparable form.
type letter struct {
	r    rune
	gap  gap
	free bool // may be passed over: a hyphen at the end of a line, a dash before a list item
	page int32
	para int32
}

// letters is a text as it is compared. Forms of one and the same sign are one here:
// ligatures and loose accents, quotation marks, dashes, kinds of space. Every other
// difference stays: case, letters, commas.
type letters struct {
	list       []letter
	before     gap
	soft       bool // a soft hyphen stands before: a break here is no space
	page, para int32
}

// signs are forms that are written differently and read alike.
var signs = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st", '…': "...",
	'”': "\"", '“': "\"", '„': "\"", '«': "\"", '»': "\"", '‟': "\"", '″': "\"", '’': "'", '‘': "'", '‚': "'", '´': "'", '`': "'", '′': "'",
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-", '\u2043': "-"}

func bullet(r rune) bool {
	switch r {
	case '•', '▪', '◦', '●', '○', '■', '□', '‣', '∙', '·', '\uf0b7', '\uf0a7', '\u2751':
		return true
	}
	return false
}

// add appends text as written. A newline is a break, a form feed a new page.
func (l *letters) add(s string) {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	for at, r := range s {
		if len(l.list) >= maxLetters {
			return
		}
		switch {
		case r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == '\u2028' || r == '\u2029':
			l.brk()
			if r == '\f' {
				l.page++
			}
		case unicode.IsSpace(r):
			if l.before != breakGap {
				l.before = spaceGap
			}
		case r == '\u00ad':
			l.soft = true
		case unicode.IsControl(r) || r == '\u202d' || r == '\u202e': // the last two show letters in another order
			l.put('\ufffd') // a change, and never sent to a terminal as it is
		case (r == '\u202b' || r == '\u2067') && fromLeft(s[at:]):
			l.put('\ufffd')
		case unicode.Is(unicode.Cf, r):
		case bullet(r):
			l.brk()
		case unicode.Is(unicode.Mn, r):
			l.accent(r)
		default:
			if f, ok := signs[r]; ok {
				for _, r := range f {
					l.put(r)
				}
				continue
			}
			l.put(r)
		}
	}
}

// fromLeft reports whether the first letter of a text is of a script that runs from the
// left: what is told to run from the right may then stand in another order.
func fromLeft(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return !unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
		}
	}
	return false
}

// maxLetters bounds what is compared; the longest real file has a tenth of it.
const maxLetters = 4 << 20

func (l *letters) put(r rune) {
	g := l.before
	if l.soft && (g == breakGap || g == wideGap) {
		g = noGap
	}
	l.list = append(l.list, letter{r: r, gap: g, page: l.page, para: l.para})
	l.before, l.soft = noGap, false
}

// brk notes a break; a break is stronger than the spaces around it.
func (l *letters) brk() {
	if l.before != breakGap {
		l.para++
	}
	l.before = breakGap
}

// accent joins a loose accent to the letter before it.
func (l *letters) accent(r rune) {
	n := len(l.list) - 1
	if n < 0 {
		return
	}
	if joined := []rune(norm.NFC.String(string([]rune{l.list[n].r, r}))); len(joined) == 1 {
		l.list[n].r = joined[0]
		return
	}
	l.put(r)
}

// addLine appends a line of a page.
func (l *letters) addLine(x line) {
	l.brk()
	for i, s := range x.stretches {
		if i > 0 && s.u0-x.stretches[i-1].u1 > 0.09*s.size && l.before == noGap {
			l.before = wideGap
		}
		l.add(s.text)
	}
}

// finish marks what may be passed over.
func (l *letters) finish() {
	for i := range l.list {
		if l.list[i].r != '-' {
			continue
		}
		last := i+1 == len(l.list)
		switch {
		case !last && l.list[i].gap == noGap && l.list[i+1].gap == breakGap:
			l.list[i].free = true
		case !last && l.list[i].gap == breakGap && l.list[i+1].gap >= breakGap:
			l.list[i].free = true
		}
	}
}

// wordsOf writes letters back as words.
func wordsOf(list []letter) []string {
	var out []string
	var b strings.Builder
	for i, x := range list {
		if i > 0 && x.gap != noGap && b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
		if !x.free {
			b.WriteRune(x.r)
		}
	}
	if b.Len() > 0 {
		out = append(out, b.String())
	}
	return out
}
