package status

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"time"

	"malbild/internal/calendar"
)

// tiles is the map: a picture for who sees, whose words are the counts; the table
// says the same of each principal.
func (p *page) tiles(r *Report) {
	if len(r.Map) == 0 {
		return
	}
	across := 1
	for _, t := range r.Map {
		across = max(across, t.Column+t.Width-1)
	}
	p.put("<div>")
	p.heading(1, "section", "", p.w.t("Karta", "Map"))
	var counts []string
	for _, s := range states() {
		if n := r.Count(s); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, p.w.counted(s, n)))
		}
	}
	p.put(`<div class="map" role="img" aria-label="`, html.EscapeString(p.w.t("Schematisk karta: ", "Schematic map: ")+strings.Join(counts, ", ")), `" style="--across:`, fmt.Sprint(across), `">`)
	for _, t := range r.Map {
		p.put(fmt.Sprintf(`<div class="tile %s" style="grid-area:%d/%d/auto/span %d"><b>`, t.Row.State, t.Tile.Row, t.Column, t.Width))
		p.text(t.Row.Principal.Name.Value)
		p.put("</b><span>")
		if t.Row.State == Decided {
			p.put(drawing(tick))
		} else {
			p.put(svg(t.Row.State))
		}
		p.text(p.w.short(t.Row.State))
		p.put("</span></div>")
	}
	p.put(`</div><ul class="legend">`)
	for _, s := range states() {
		if s == Rejected && r.Count(s) == 0 {
			continue
		}
		p.put("<li>", svg(s), "<span>")
		p.text(p.w.state(s))
		p.put("</span></li>")
	}
	p.put(`</ul><p class="note">`)
	p.text(p.w.t("Kartan är schematisk. En ruta är en huvudman.", "The map is schematic. A tile is a principal."))
	p.put("</p></div>")
}

// The measures of the timeline, in units of the picture.
const (
	axisWidth  = 1184
	markSize   = 19
	markStep   = 21
	axisBottom = 40 // for the day's own label
	axisTop    = 34 // for the months
	mostMonths = 18 // more than these are told by year
	nearDays   = 60 // today is shown when it is this near to the days of decision
)

// dates is the timeline of the deciding bodies' days.
func (p *page) dates(r *Report) {
	var rows []*Row
	for i := range r.Rows {
		if row := &r.Rows[i]; !row.Decision.IsZero() && (row.Held || row.State != Unknown) {
			rows = append(rows, row)
		}
	}
	p.put(`<div>`)
	p.heading(1, "section", "", p.w.t("Beslutsdagar", "Days of decision"))
	if len(rows) == 0 {
		p.put("<p>")
		p.text(p.w.t("Inga beslutsdagar är registrerade.", "No days of decision are recorded."))
		p.put("</p></div>")
		return
	}
	slices.SortStableFunc(rows, func(a, b *Row) int { return strings.Compare(a.Decision.From.String(), b.Decision.From.String()) })
	p.axis(r, rows)
	p.put(`<ul class="dates">`)
	for _, row := range rows {
		p.put("<li>", svg(row.State), "<span>")
		p.text(iso(row.Decision) + " " + row.Principal.UsualName.Value + ", " + strings.ToLower(p.w.row(row)))
		p.put("</span></li>")
	}
	p.put("</ul></div>")
}

// axis draws the days on a line of months; marks that would touch are stacked.
func (p *page) axis(r *Report, rows []*Row) {
	first, last := rows[0].Decision.From, rows[len(rows)-1].Decision.From
	today := first.Add(-nearDays).Before(r.Day) && r.Day.Before(last.Add(nearDays))
	if today && r.Day.Before(first) {
		first = r.Day
	}
	if today && last.Before(r.Day) {
		last = r.Day
	}
	from := monthOf(first)
	to := monthOf(last).next()
	scale := func(d calendar.Date) float64 {
		return float64(from.day().Until(d)) / float64(from.day().Until(to.day())) * axisWidth
	}
	xs, ups, most := stacked(rows, scale)
	base := float64(axisTop + max(3, most+1)*markStep + 8)
	high := base + axisBottom
	p.put(fmt.Sprintf(`<svg class="line" viewBox="0 0 %d %g" role="img" aria-label="`, axisWidth, high), html.EscapeString(p.axisWords(rows)), `">`, symbols(r.County))
	byYear := from.months(to) > mostMonths
	for m := from; m.before(to); m = m.next() {
		if byYear && m.month != time.January && m != from {
			continue
		}
		x := scale(m.day())
		p.put(fmt.Sprintf(`<path d="M%.1f 0V%g" stroke="var(--night-mid)"/><text x="%.1f" y="16">`, x, base, x+8))
		p.text(p.monthName(m, byYear, m == from))
		p.put("</text>")
	}
	p.put(fmt.Sprintf(`<path d="M0 %gH%d" stroke="var(--night)" stroke-width="2"/>`, base, axisWidth))
	if today {
		x := scale(r.Day)
		p.put(fmt.Sprintf(`<path d="M%.1f 0V%g" stroke="var(--night)" stroke-width="3"/><text class="today" text-anchor="%s" x="%.1f" y="%g">`, x, base, anchor(x), x, base+24))
		p.text(p.w.t("i dag ", "today ") + r.Day.String())
		p.put("</text>")
	}
	for i, row := range rows {
		p.put(fmt.Sprintf(`<use href="#%s-%s" x="%.1f" y="%.1f" width="%d" height="%d"/>`, r.County, row.State, xs[i]-markSize/2.0, base-6-markSize-float64(ups[i])*markStep, markSize, markSize))
	}
	p.put("</svg>")
}

// anchor keeps a label within the picture.
func anchor(x float64) string {
	switch {
	case x < 80:
		return "start"
	case x > axisWidth-80:
		return "end"
	}
	return "middle"
}

// stacked places the marks: those that would touch stand on one another.
func stacked(rows []*Row, scale func(calendar.Date) float64) (xs []float64, ups []int, most int) {
	for _, row := range rows {
		x := min(max(scale(row.Decision.From), markSize/2.0), axisWidth-markSize/2.0)
		up := 0
		for k := len(xs) - 1; k >= 0 && x-xs[k] < markSize; k-- {
			up = max(up, ups[k]+1)
		}
		xs, ups, most = append(xs, x), append(ups, up), max(most, up)
	}
	return xs, ups, most
}

// axisWords tells in words what the axis shows: how many days, the first and the last.
func (p *page) axisWords(rows []*Row) string {
	return p.w.t("Tidslinje med ", "Timeline with ") + fmt.Sprintf("%d ", len(rows)) + p.w.t(pick(len(rows) == 1, "beslutsdag", "beslutsdagar"), pick(len(rows) == 1, "day of decision", "days of decision")) +
		", " + rows[0].Decision.From.String() + "–" + rows[len(rows)-1].Decision.From.String() + p.w.t("; dagarna står i tabellen", "; the days are in the table")
}

// month is a month of a year.
type month struct {
	year  int
	month time.Month
}

func monthOf(d calendar.Date) month {
	s := d.String()
	n := int(s[5]-'0')*10 + int(s[6]-'0')
	return month{d.Year(), time.Month(n)}
}

func (m month) next() month {
	if m.month == time.December {
		return month{m.year + 1, time.January}
	}
	return month{m.year, m.month + 1}
}

func (m month) day() calendar.Date  { return calendar.Of(m.year, m.month, 1) }
func (m month) before(o month) bool { return m.day().Before(o.day()) }
func (m month) months(to month) int { return (to.year-m.year)*12 + int(to.month) - int(m.month) }

var swedishMonths = [...]string{"", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

// monthName labels a month; the first and every January say the year.
func (p *page) monthName(m month, byYear, first bool) string {
	if byYear {
		return fmt.Sprint(m.year)
	}
	name := p.w.t(swedishMonths[m.month], m.month.String())
	if first || m.month == time.January {
		name += fmt.Sprintf(" %d", m.year)
	}
	return name
}
