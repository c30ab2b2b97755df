package edition

import (
	"strconv"
	"strings"

	"malbild/internal/content"
	"malbild/internal/label"
)

const nbsp = "\u00a0"

// Sentence writes a date in the language of the edition, with a capital first letter, as
// labels want it.
func (e *Edition) Sentence(d content.Date) string { return capital(longIn(e.labels(), d)) }

// longIn writes a date as running text wants it, in the language of the catalogue: «27 maj
// 2021», «maj 2021», «mars–april 2021», «hösten 2022»; the day is bound to its month. All
// languages put the day before the month, and the year last.
func longIn(c *label.Catalogue, d content.Date) string {
	w := dates{c}
	if d.Precision == content.Season {
		return c.Season(d.Season) + nbsp + d.From[:4]
	}
	if d.To == "" || d.To == d.From {
		return w.one(d.From)
	}
	from, to := strings.Split(d.From, "-"), strings.Split(d.To, "-")
	switch {
	case len(from) == 1:
		return d.From + "–" + d.To
	case from[0] != to[0]:
		return w.one(d.From) + "–" + w.one(d.To)
	case len(from) == 3 && from[1] == to[1]:
		return w.day(from[2]) + "–" + w.one(d.To)
	case len(from) == 3:
		return w.day(from[2]) + nbsp + w.month(from[1]) + "–" + w.one(d.To)
	default:
		return w.alone(from[1]) + "–" + w.one(d.To)
	}
}

// dates writes the parts of dates in one language.
type dates struct{ in *label.Catalogue }

func (w dates) one(iso string) string {
	p := strings.Split(iso, "-")
	switch len(p) {
	case 1:
		return p[0]
	case 2:
		return w.alone(p[1]) + " " + p[0]
	default:
		return w.day(p[2]) + nbsp + w.month(p[1]) + " " + p[0]
	}
}

func (w dates) day(s string) string { return w.in.Day(strings.TrimLeft(s, "0")) }

func (w dates) month(s string) string { return number(s, w.in.Month) }

func (w dates) alone(s string) string { return number(s, w.in.Alone) }

func number(s string, name func(int) string) string {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 12 {
		return s
	}
	return name(n)
}
