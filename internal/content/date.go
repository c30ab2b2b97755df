package content

import (
	"strings"
	"time"

	"malbild/internal/source"
)

// date reads «2021-05-27», «2021-05», «2021», «2022-autumn», or a range of two
// days, months or years with a slash (ISO 8601, 4.4.1 of part 1).
func (r *reader) date(t source.Text) Date {
	if t.IsZero() {
		return Date{}
	}
	if year, season, ok := seasonOf(t.Value); ok {
		return Date{From: year, Precision: Season, Season: season, Pos: t.Pos}
	}
	from, to, isRange := strings.Cut(t.Value, "/")
	d := Date{From: from, To: to, Pos: t.Pos}
	var ok bool
	if d.Precision, ok = precision(from); !ok {
		r.set.Report(codeDate.At(t.Pos, t.Value))
		return Date{}
	}
	if !isRange {
		return d
	}
	end, ok := precision(to)
	switch {
	case !ok:
		r.set.Report(codeDate.At(t.Pos, t.Value))
	case end != d.Precision:
		r.set.Report(codePrecision.At(t.Pos, t.Value))
	case to <= from: // ISO dates of one precision sort as text
		r.set.Report(codeReversed.At(t.Pos, t.Value))
	default:
		return d
	}
	return Date{}
}

// precision says how much of the date is given, and whether it exists.
func precision(s string) (Precision, bool) {
	for _, f := range []struct {
		layout string
		p      Precision
	}{{"2006-01-02", Day}, {"2006-01", Month}, {"2006", Year}} {
		if t, err := time.Parse(f.layout, s); err == nil {
			return f.p, t.Year() > 0
		}
	}
	return Day, false
}
