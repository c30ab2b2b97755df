// Package calendar counts days as Swedish statutes count them: dates, public
// holidays, working days, and the days that follow from an adjusted record. It is
// pure arithmetic: it reads no clock and knows no document. It also writes days and
// lines as iCalendar has them.
package calendar

import (
	"fmt"
	"time"
)

// Date is a day. The zero Date is no day. Dates are compared with == and Before.
type Date struct{ year, month, day int }

// Of makes a date; a day that does not exist becomes the zero Date.
func Of(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < 1 || t.Year() != year || t.Month() != month || t.Day() != day {
		return Date{}
	}
	return Date{year, int(month), day}
}

// Parse reads «2021-05-27» and reports whether the day exists.
func Parse(iso string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil || t.Year() < 1 {
		return Date{}, false
	}
	return from(t), true
}

// String is the ISO form; the zero Date is empty.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// IsZero reports whether there is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.time().Before(e.time()) }

// Add returns the day n days later.
func (d Date) Add(n int) Date { return from(d.time().AddDate(0, 0, n)) }

// Until is the number of days from d to e.
func (d Date) Until(e Date) int {
	const day = 24 * 60 * 60 // a time.Duration ends after 292 years, seconds do not
	return int((e.time().Unix() - d.time().Unix()) / day)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Year is the year.
func (d Date) Year() int { return d.year }

func (d Date) time() time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

func from(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }
