package pipeline

import (
	"malbild/internal/inspect"
	"malbild/internal/pdf"
)

// inspected looks at a finished PDF from the outside, before it gets its name. What
// does not pass is never handed over: an accessible file by the clauses of PDF/UA and
// PDF/A, a press file by the printer's checklist.
func (j *job) inspected(f Format, data []byte) error {
	purpose := inspect.Screen
	switch f {
	case PDF:
		if j.shop.archive != pdf.A2aUA1 { // the verdict is by PDF/UA-1 and PDF/A-2; the others are left to veraPDF
			return nil
		}
	case Press:
		purpose = inspect.Print
	default:
		return nil
	}
	j.stage = "inspect"
	name := FileName(j.stem, f)
	return inspect.File(name, data, inspect.Options{Purpose: purpose, Verdict: true, Fonts: &j.shop.inspected}).Refusal()
}
