package status

import (
	"strings"
	"unicode/utf8"

	"malbild/internal/calendar"
)

// Calendar writes every turn whose day is known as a whole-day event (RFC 5545). An
// event keeps its UID when its day moves, so that a calendar that is read again
// moves it. DTSTAMP is the event's own day and not the time of writing: the same
// register gives the same bytes.
func Calendar(rs []*Report, lang string) []byte {
	w := words{lang}
	var b strings.Builder
	put := func(lines ...string) {
		for _, l := range lines {
			b.WriteString(foldLine(l))
		}
	}
	put("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//malbild//status//"+strings.ToUpper(lang), "CALSCALE:GREGORIAN")
	if len(rs) == 1 {
		put("X-WR-CALNAME:" + escape(rs[0].Title))
	}
	for _, r := range rs {
		for _, row := range r.all() {
			for i := range row.Turns {
				if t := &row.Turns[i]; !t.Step.Due().IsZero() {
					put(event(w, r, row, t)...)
				}
			}
		}
	}
	put("END:VCALENDAR")
	return []byte(b.String())
}

func event(w words, r *Report, row *Row, t *Turn) []string {
	due := t.Step.Due()
	name := row.Principal.UsualName.Value
	out := []string{"BEGIN:VEVENT",
		"UID:" + r.County + "-" + row.Principal.ID + "-" + t.ID + "@malbild",
		"DTSTAMP:" + basic(due.From) + "T000000Z",
		"DTSTART;VALUE=DATE:" + basic(due.From),
		"DTEND;VALUE=DATE:" + basic(due.Last().Add(1)),
		"SUMMARY:" + escape(name+": "+t.Body.Name.Value+" – "+w.recorded(t)),
		"DESCRIPTION:" + escape(r.Title+"\n"+w.particulars(t))}
	if d := t.Step.Document; !d.IsZero() {
		out = append(out, "URL:"+d.Value)
	}
	state := "TENTATIVE"
	if t.Step.Taken() || !t.Step.Date.IsZero() {
		state = "CONFIRMED"
	}
	return append(out, "STATUS:"+state, "TRANSP:TRANSPARENT", "END:VEVENT")
}

// basic is a day without hyphens, as iCalendar has it.
func basic(d calendar.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// escape writes a TEXT value (RFC 5545, 3.3.11).
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(s)
}

// mostOctets of a content line, without its end (RFC 5545, 3.1).
const mostOctets = 75

// foldLine ends a line with CRLF, and breaks a long one between characters.
func foldLine(s string) string {
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
