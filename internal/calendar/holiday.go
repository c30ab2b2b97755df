package calendar

import "time"

// easter is Easter Sunday of a year in the Gregorian calendar (the anonymous
// computus, as printed by Meeus).
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	j, k := c/4, c%4
	m := (a + 11*h) / 319
	r := (2*e + 2*j - k - h + m + 32) % 7
	month := (h - m + r + 90) / 25
	return Of(year, time.Month(month), (h-m+r+month+19)%32)
}

// Holiday names the public holiday that falls on the day (lag 1989:253 om
// allmänna helgdagar), other than a common Sunday; empty when there is none.
// Whitmonday was one until 2004, the National Day is one since 2005.
func Holiday(d Date) string {
	switch e := easter(d.year); e.Until(d) {
	case -2:
		return "långfredagen"
	case 0:
		return "påskdagen"
	case 1:
		return "annandag påsk"
	case 39:
		return "Kristi himmelsfärdsdag"
	case 49:
		return "pingstdagen"
	case 50:
		if d.year < 2005 {
			return "annandag pingst"
		}
	}
	switch {
	case d.month == 1 && d.day == 1:
		return "nyårsdagen"
	case d.month == 1 && d.day == 6:
		return "trettondedag jul"
	case d.month == 5 && d.day == 1:
		return "första maj"
	case d.month == 6 && d.day == 6 && d.year >= 2005:
		return "nationaldagen"
	case d.month == 12 && d.day == 25:
		return "juldagen"
	case d.month == 12 && d.day == 26:
		return "annandag jul"
	case d == midsummer(d.year):
		return "midsommardagen"
	case d == saturdayFrom(d.year, time.October, 31):
		return "alla helgons dag"
	}
	return ""
}

// midsummer is the Saturday between 20 and 26 June.
func midsummer(year int) Date { return saturdayFrom(year, time.June, 20) }

func saturdayFrom(year int, m time.Month, day int) Date {
	d := Of(year, m, day)
	return d.Add((int(time.Saturday) - int(d.Weekday()) + 7) % 7)
}

// Free reports whether the last day of a statutory time moves off the day: it is
// a Sunday, another public holiday, a Saturday, Midsummer Eve, Christmas Eve or
// New Year's Eve (lag 1930:173 om beräkning av lagstadgad tid, 2 §).
func Free(d Date) bool {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return true
	}
	if d.month == 12 && (d.day == 24 || d.day == 31) {
		return true
	}
	return d.Add(1) == midsummer(d.year) || Holiday(d) != ""
}

// working returns the day itself, or the next one that is not Free.
func working(d Date) Date {
	for Free(d) {
		d = d.Add(1)
	}
	return d
}
