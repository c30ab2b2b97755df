package status

import (
	"strings"

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
			b.WriteString(calendar.ContentLine(l))
		}
	}
	put("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//malbild//status//"+strings.ToUpper(lang), "CALSCALE:GREGORIAN")
	if len(rs) == 1 {
		put("X-WR-CALNAME:" + calendar.TextValue(rs[0].Title))
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
		"DTSTAMP:" + due.From.Compact() + "T000000Z",
		"DTSTART;VALUE=DATE:" + due.From.Compact(),
		"DTEND;VALUE=DATE:" + due.Last().Add(1).Compact(),
		"SUMMARY:" + calendar.TextValue(name+": "+t.Body.Name.Value+" – "+w.recorded(t)),
		"DESCRIPTION:" + calendar.TextValue(r.Title+"\n"+w.particulars(t))}
	if d := t.Step.Document; !d.IsZero() {
		out = append(out, "URL:"+d.Value)
	}
	state := "TENTATIVE"
	if t.Step.Taken() || !t.Step.Date.IsZero() {
		state = "CONFIRMED"
	}
	return append(out, "STATUS:"+state, "TRANSP:TRANSPARENT", "END:VEVENT")
}
