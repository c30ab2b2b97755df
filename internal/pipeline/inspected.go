package pipeline

import (
	"malbild/internal/inspect"
)

// inspected looks at a finished PDF from the outside, before it gets its name. What
// does not pass is never handed over: an accessible file by the clauses of PDF/UA and
// PDF/A, a press file by the printer's checklist.
func (j *job) inspected(f Format, data []byte) error {
	purpose := inspect.Screen
	switch f {
	case PDF:
	case Press:
		purpose = inspect.Print
	default:
		return nil
	}
	j.stage = "inspect"
	name := FileName(j.stem, f)
	return inspect.File(name, data, inspect.Options{Purpose: purpose, Verdict: true, Fonts: &j.shop.inspected}).Refusal()
}
