package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func day(t *testing.T, iso string) Date {
	t.Helper()
	d, ok := Parse(iso)
	if !ok {
		t.Fatalf("%s is no day", iso)
	}
	return d
}

// Three notices that were put up in Swedish municipalities.
func TestThreeRealNotices(t *testing.T) {
	for _, c := range []struct{ up, last, down string }{
		{"2017-06-02", "2017-06-26", "2017-06-27"}, // 23 June was Midsummer Eve
		{"2013-03-12", "2013-04-02", "2013-04-03"},
		{"2018-04-03", "2018-04-24", "2018-04-25"}, // Kramfors; the notice did not show when it went up
	} {
		up := day(t, c.up)
		if got := fmt.Sprint(AppealBy(up), " ", NoticeDown(up)); got != c.last+" "+c.down {
			t.Errorf("up %s: %s, want %s %s", c.up, got, c.last, c.down)
		}
	}
}

func TestTheLastDayMovesOffEveryFreeDay(t *testing.T) {
	for last, want := range map[string]string{
		"2021-06-25": "2021-06-28", // Midsummer Eve, Friday
		"2021-12-24": "2021-12-27", // Christmas Eve, then a weekend
		"2021-12-31": "2022-01-03", // New Year's Eve, Friday
		"2020-12-24": "2020-12-28", // Christmas Eve to Boxing Day and Sunday
		"2022-05-26": "2022-05-27", // Ascension Day
		"2023-06-06": "2023-06-07", // National Day, Tuesday
		"2004-06-07": "2004-06-07", // not yet the eve of anything
		"2004-05-31": "2004-06-01", // Whitmonday was a holiday until 2004
		"2005-05-16": "2005-05-16", // and is a working day since 2005
		"2024-01-06": "2024-01-08", // Epiphany on a Saturday
		"2024-03-29": "2024-04-02", // Good Friday to Easter Monday
		"2024-05-01": "2024-05-02",
		"2024-11-02": "2024-11-04", // All Saints' Day
		"2021-08-09": "2021-08-09",
	} {
		if got := working(day(t, last)).String(); got != want {
			t.Errorf("%s moves to %s, want %s", last, got, want)
		}
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{1818: "1818-03-22", 1943: "1943-04-25", 2000: "2000-04-23", 2013: "2013-03-31", 2017: "2017-04-16",
		2018: "2018-04-01", 2021: "2021-04-04", 2024: "2024-03-31", 2026: "2026-04-05", 2038: "2038-04-25", 2285: "2285-03-22"} {
		if got := easter(year).String(); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

// Thirteen holidays a year beside the Sundays, none lost, none on the wrong day of the week.
func TestEveryYearHasItsHolidays(t *testing.T) {
	fixed := map[string]string{"nyårsdagen": "01-01", "trettondedag jul": "01-06", "första maj": "05-01", "nationaldagen": "06-06", "juldagen": "12-25", "annandag jul": "12-26"}
	for year := 1990; year < 2200; year++ {
		on := map[string]time.Weekday{}
		for d := Of(year, time.January, 1); d.Year() == year; d = d.Add(1) {
			if n := Holiday(d); n != "" {
				if _, twice := on[n]; twice {
					t.Fatalf("%d has %s twice", year, n)
				}
				on[n] = d.Weekday()
				if want, ok := fixed[n]; ok && d.String()[5:] != want {
					t.Errorf("%s on %s", n, d)
				}
				if !Free(d) {
					t.Fatalf("%s %s is not free", d, n)
				}
			}
		}
		if len(on) != 13 && !coincide(year, len(on)) {
			t.Errorf("%d has %d holidays: %v", year, len(on), on)
		}
		for n, want := range map[string]time.Weekday{"långfredagen": time.Friday, "annandag påsk": time.Monday, "midsommardagen": time.Saturday,
			"alla helgons dag": time.Saturday, "Kristi himmelsfärdsdag": time.Thursday} {
			if got, ok := on[n]; ok && got != want {
				t.Errorf("%d: %s on a %s", year, n, got)
			}
		}
	}
}

// coincide reports a year where two holidays fall on one day: Ascension Day on 1
// May, Whitsunday or Whitmonday on 6 June.
func coincide(year, n int) bool {
	e := easter(year)
	may, june := Of(year, time.May, 1), Of(year, time.June, 6)
	return n == 12 && (e.Add(39) == may || year >= 2005 && e.Add(49) == june)
}

func TestTimesOfARecord(t *testing.T) {
	meeting := day(t, "2021-06-21")
	if got := AdjustBy(meeting).String(); got != "2021-07-05" {
		t.Error(got)
	}
	if got := NoticeBy(day(t, "2021-06-30")).String(); got != "2021-07-02" {
		t.Error(got)
	}
}

func TestDaysThatDoNotExist(t *testing.T) {
	for _, s := range []string{"2021-02-29", "2021-13-01", "0000-01-01", "21-01-01", "2021-1-1", "", "2021-06-22/2021-06-23"} {
		if d, ok := Parse(s); ok {
			t.Errorf("%q is read as %s", s, d)
		}
	}
	if !Of(2021, 2, 29).IsZero() || (Date{}).String() != "" {
		t.Error("a day that does not exist")
	}
}

// A year that was mistyped is counted as it stands, and not cut off.
func TestDaysOfManyYears(t *testing.T) {
	if n := day(t, "1021-05-27").Until(day(t, "2021-05-27")); n != 365243 {
		t.Error(n)
	}
	if n := day(t, "2021-05-27").Until(day(t, "2021-05-26")); n != -1 {
		t.Error(n)
	}
}

// Lines of a calendar are at most 75 octets and never end inside a letter.
func TestContentLinesAreFolded(t *testing.T) {
	for _, long := range []string{"SUMMARY:" + strings.Repeat("årsmöte ö ", 30), strings.Repeat("a", 75), strings.Repeat("a", 76), strings.Repeat("😀", 40), ""} {
		var whole strings.Builder
		lines := strings.SplitAfter(ContentLine(long), "\r\n")
		for i, l := range lines[:len(lines)-1] {
			l = strings.TrimSuffix(l, "\r\n")
			if len(l) > 75 || i > 0 && !strings.HasPrefix(l, " ") || !utf8.ValidString(l) {
				t.Errorf("line %q", l)
			}
			if i > 0 {
				l = l[1:]
			}
			whole.WriteString(l)
		}
		if whole.String() != long || lines[len(lines)-1] != "" {
			t.Errorf("unfolded, %q is %q", long, whole.String())
		}
	}
}

func TestTextValuesAreOneLine(t *testing.T) {
	if got := TextValue("a\\b;c,d\r\ne\rf\ng\x00\x1b"); got != `a\\b\;c\,d\ne\nf\ng` {
		t.Errorf("%q", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2021-06-25")
	f.Add("9999-12-31")
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := Parse(s)
		if !ok {
			return
		}
		if d.String() != s {
			t.Errorf("%q became %q", s, d)
		}
		if last := AppealBy(d); Free(last) || d.Until(last) < appealDays || d.Until(last) > appealDays+6 || NoticeDown(d) != last.Add(1) {
			t.Errorf("%s: last day %s", d, last)
		}
	})
}
