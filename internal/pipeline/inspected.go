package pipeline

import (
	"cmp"

	"malbild/internal/inspect"
	"malbild/internal/press"
)

// inspected looks at a finished PDF from the outside, before it gets its name. What
// does not pass is never handed over: a screen file by the clauses of the archive profile
// it was made to (and PDF/UA with it), a press file by the printer's checklist.
func (j *job) inspected(f Format, data []byte) error {
	var limits inspect.Limits
	purpose, standard := inspect.Screen, inspect.Standard(j.archive().String())
	switch f {
	case PDF:
	case Press:
		purpose, standard = inspect.Print, inspect.AsClaimed
		if j.copy.Condition != nil {
			limits = limitsOf(j.copy.Condition)
		}
	default:
		return nil
	}
	name := FileName(j.stem, f)
	return inspect.File(name, data, inspect.Options{Purpose: purpose, Standard: standard, Press: limits, Verdict: true, Fonts: &j.shop.inspected}).Refusal()
}

// limitsOf is what the printer of a condition asks. A picture that is too coarse for
// it is warned of when the file is written; it is refused when it is too coarse for
// any.
func limitsOf(c *press.Condition) inspect.Limits {
	return inspect.Limits{Ink: c.Ink, Line: cmp.Or(c.Line.Pt(), 0.001), Bleed: cmp.Or(c.Bleed.MM(), 0.001),
		PPI: min(200, c.PictureDPI), MonoPPI: min(600, c.LineArtDPI)}
}
