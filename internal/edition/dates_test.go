package edition

import (
	"testing"

	"malbild/internal/content"
	"malbild/internal/label"
)

// Lower-case months, en dash in ranges, the year always, the day
// bound to its month by a no-break space.
func TestDatesAsRunningTextWantsThem(t *testing.T) {
	for _, c := range []struct {
		d              content.Date
		long, sentence string
	}{
		{content.Date{From: "2021-05-27"}, "27\u00a0maj 2021", "27\u00a0maj 2021"},
		{content.Date{From: "2020-12", Precision: content.Month}, "december 2020", "December 2020"},
		{content.Date{From: "2021-03", To: "2021-04", Precision: content.Month}, "mars–april 2021", "Mars–april 2021"},
		{content.Date{From: "2021-11", To: "2022-01", Precision: content.Month}, "november 2021–januari 2022", "November 2021–januari 2022"},
		{content.Date{From: "2021-06-22", To: "2021-06-23"}, "22–23\u00a0juni 2021", "22–23\u00a0juni 2021"},
		{content.Date{From: "2021-05-30", To: "2021-06-02"}, "30\u00a0maj–2\u00a0juni 2021", "30\u00a0maj–2\u00a0juni 2021"},
		{content.Date{From: "2022", Precision: content.Season, Season: "autumn"}, "hösten\u00a02022", "Hösten\u00a02022"},
		{content.Date{From: "2023", To: "2026", Precision: content.Year}, "2023–2026", "2023–2026"},
	} {
		if got := longIn(label.Swedish(), c.d); got != c.long {
			t.Errorf("LongIn(%v) = %q, want %q", c.d, got, c.long)
		}
		if got := new(Edition).Sentence(c.d); got != c.sentence {
			t.Errorf("Sentence(%v) = %q, want %q", c.d, got, c.sentence)
		}
	}
}
