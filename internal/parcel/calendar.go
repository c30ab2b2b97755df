package parcel

import (
	"strconv"
	"strings"

	"malbild/internal/calendar"
	"malbild/internal/principal"
)

// day is one entry of the calendar file; it lasts whole days, from From to To.
type day struct {
	id, title string
	from, to  calendar.Date
}

// calendarOf writes the days of a step, in iCalendar form (RFC 5545), or nothing
// when none is known. Times for adjustment, notice and appeal bind bodies under
// kommunallagen only.
func calendarOf(c Copy, m *principal.Meeting) []byte {
	due := m.Step.Due()
	if due.IsZero() {
		return nil
	}
	who := c.Name + ", " + m.Body.Name.Value
	ds := []day{{"", who + ": sammanträde, målbilden", due.From, due.Last()}}
	if c.Principal.Adopts() {
		by := calendar.AdjustBy(due.Last())
		ds = append(ds, day{"-justering", who + ": protokollet justerat senast", by, by})
		if up := m.Step.Published; !up.IsZero() {
			last, down := calendar.AppealBy(up), calendar.NoticeDown(up)
			ds = append(ds, day{"-anslag", who + ": anslaget sätts upp", up, up}, day{"-overklagande", who + ": sista dag för överklagande", last, last},
				day{"-nedtagning", who + ": anslaget tas ned", down, down})
		}
	}
	var b strings.Builder
	line := func(s string) { b.WriteString(calendar.ContentLine(s)) }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//malbild//paket//SV")
	for _, d := range ds {
		line("BEGIN:VEVENT")
		// The meeting is the same event as in the calendar of «malbild status».
		line("UID:" + c.County + "-" + c.Folder + "-" + m.Body.ID + "-" + strconv.Itoa(m.Round) + d.id + "@malbild")
		line("DTSTAMP:" + due.From.Compact() + "T000000Z") // of the step: the same file any day
		line("DTSTART;VALUE=DATE:" + d.from.Compact())
		line("DTEND;VALUE=DATE:" + d.to.Add(1).Compact()) // the day after the last
		line("SUMMARY:" + calendar.TextValue(d.title))
		line("TRANSP:TRANSPARENT")
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	return []byte(b.String())
}
