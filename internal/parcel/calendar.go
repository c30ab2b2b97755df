package parcel

import (
	"strconv"
	"strings"
	"unicode/utf8"

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
	line(&b, "BEGIN:VCALENDAR")
	line(&b, "VERSION:2.0")
	line(&b, "PRODID:-//malbild//paket//SV")
	for _, d := range ds {
		line(&b, "BEGIN:VEVENT")
		// The meeting is the same event as in the calendar of «malbild status».
		line(&b, "UID:"+c.County+"-"+c.Folder+"-"+m.Body.ID+"-"+strconv.Itoa(m.Round)+d.id+"@malbild")
		line(&b, "DTSTAMP:"+compact(due.From)+"T000000Z") // of the step: the same file any day
		line(&b, "DTSTART;VALUE=DATE:"+compact(d.from))
		line(&b, "DTEND;VALUE=DATE:"+compact(d.to.Add(1))) // the day after the last
		line(&b, "SUMMARY:"+icsText.Replace(d.title))
		line(&b, "TRANSP:TRANSPARENT")
		line(&b, "END:VEVENT")
	}
	line(&b, "END:VCALENDAR")
	return []byte(b.String())
}

var icsText = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func compact(d calendar.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// line writes a content line, folded at 75 octets (RFC 5545, 3.1).
func line(b *strings.Builder, s string) {
	for limit := 75; len(s) > limit; limit = 74 {
		cut := limit
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		b.WriteString(s[:cut] + "\r\n ")
		s = s[cut:]
	}
	b.WriteString(s + "\r\n")
}
