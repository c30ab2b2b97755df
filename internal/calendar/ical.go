package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostOctets of a content line of iCalendar, without its end (RFC 5545, 3.1).
const mostOctets = 75

// Compact is the day as iCalendar has it: 20210527.
func (d Date) Compact() string { return strings.ReplaceAll(d.String(), "-", "") }

// TextValue writes a TEXT value of iCalendar (RFC 5545, 3.3.11). Other control
// characters than line ends have no place there.
func TextValue(s string) string {
	s = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, s)
}

// ContentLine ends a line of iCalendar, and folds a long one between characters.
func ContentLine(s string) string {
	var b strings.Builder
	n := 0
	for _, c := range s {
		size := utf8.RuneLen(c)
		if n+size > mostOctets {
			b.WriteString("\r\n ")
			n = 1
		}
		b.WriteRune(c)
		n += size
	}
	b.WriteString("\r\n")
	return b.String()
}
