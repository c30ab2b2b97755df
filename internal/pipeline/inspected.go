package pipeline

import (
	"malbild/internal/inspect"
)

// inspected looks at a finished PDF from the outside, before it gets its name. What
// does not pass is never handed over: a screen file by the clauses of the archive profile
// it was made to (and PDF/UA with it), a press file by the printer's checklist.
func (j *job) inspected(f Format, data []byte) error {
	purpose, standard := inspect.Screen, inspect.Standard(j.shop.archive.String())
	switch f {
	case PDF:
	case Press:
		purpose, standard = inspect.Print, inspect.AsClaimed
	default:
		return nil
	}
	j.stage = "inspect"
	name := FileName(j.stem, f)
	return inspect.File(name, data, inspect.Options{Purpose: purpose, Standard: standard, Verdict: true, Fonts: &j.shop.inspected}).Refusal()
}
