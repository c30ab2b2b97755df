package status

import (
	"strings"

	"malbild/internal/calendar"
)

// Calendar writes every turn whose day is known, and the last day that a county has set
// for the decisions, as a whole-day event (RFC 5545). An
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
			for _, t := range row.dated() {
				put(event(w, r, row, t)...)
			}
		}
		put(lastDay(w, r)...)
	}
	put("END:VCALENDAR")
	return []byte(b.String())
}

// Events is how many events the calendar has, and of how many of those who decide it has
// none: nothing is in it that the register does not say.
func (r *Report) Events() (events, without int) {
	for _, row := range r.all() {
		events += len(row.dated())
	}
	for i := range r.Rows {
		if len(r.Rows[i].dated()) == 0 {
			without++
		}
	}
	if !r.Overview.Window.IsZero() {
		events++
	}
	return events, without
}

// dated are the turns whose day is known.
func (row *Row) dated() []*Turn {
	var out []*Turn
	for i := range row.Turns {
		if t := &row.Turns[i]; !t.Step.Due().IsZero() {
			out = append(out, t)
		}
	}
	return out
}

// lastDay is the event of the last day of the county's window.
func lastDay(w words, r *Report) []string {
	if r.Overview.Window.IsZero() {
		return nil
	}
	day := r.Overview.Window.Last()
	return []string{"BEGIN:VEVENT", "UID:" + r.County + "-window@malbild", "DTSTAMP:" + day.Compact() + "T000000Z",
		"DTSTART;VALUE=DATE:" + day.Compact(), "DTEND;VALUE=DATE:" + day.Add(1).Compact(),
		"SUMMARY:" + calendar.TextValue(w.example(r)+w.t("Sista dag för besluten i länet", "Last day for the decisions in the county")),
		"DESCRIPTION:" + calendar.TextValue(r.Title), "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT"}
}

// example marks what is no real data: an event is seen far from the page that says so.
func (w words) example(r *Report) string {
	if r.Overview.Example {
		return w.t("Exempel: ", "Example: ")
	}
	return ""
}

func event(w words, r *Report, row *Row, t *Turn) []string {
	due := t.Step.Due()
	name := row.Principal.UsualName.Value
	out := []string{"BEGIN:VEVENT",
		"UID:" + r.County + "-" + row.Principal.ID + "-" + t.ID + "@malbild",
		"DTSTAMP:" + due.From.Compact() + "T000000Z",
		"DTSTART;VALUE=DATE:" + due.From.Compact(),
		"DTEND;VALUE=DATE:" + due.Last().Add(1).Compact(),
		"SUMMARY:" + calendar.TextValue(w.example(r)+name+": "+t.Body.Name.Value+" – "+w.recorded(t)),
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
