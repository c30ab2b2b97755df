package pipeline

import (
	"malbild/internal/diag"
	"malbild/internal/impose"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/internal/press"
)

// codeUnknownLayout is about a layout that nobody has written.
var codeUnknownLayout = &diag.Code{ID: "MB629", Severity: diag.Error,
	What: diag.Phrase{SV: "okänd layout «%[1]s»", EN: "unknown layout «%[1]s»"},
	Why:  diag.Phrase{SV: "affischer och broschyrer byggs bara i layouter som finns", EN: "posters and brochures are built only in layouts that exist"},
	Cure: diag.Phrase{SV: "välj bland: %[2]s; en egen layout läggs i mappen layouts", EN: "choose one of: %[2]s; a layout of your own goes in the folder layouts"}}

// fold finishes pages that are folded: their folds for the press, and for an office
// printer sheets of two pages a side.
func (j *job) fold(l *layout.Layout) error {
	for i, pg := range j.pages {
		if i < len(l.Sides) {
			pg.Folds = l.Folds(i, j.document.Meta.Labels.Rtl)
		}
	}
	if err := j.note(layout.CheckFolds(j.pages, l, j.shop.kit(j.copy.County, j.profile()).library)); err != nil || l.Sheet == nil {
		return err
	}
	j.stage, j.duplex = "impose", true
	sheets, err := impose.Booklet(j.pages, impose.Options{Sheet: l.Sheet.Size, Paper: l.Sheet.Paper, Right: j.document.Meta.Labels.Rtl})
	j.pages = sheets
	return err
}

// folded is the printing condition of a sheet that is folded: it has marks, since
// without them nobody knows where the folds are.
func folded(c *press.Condition, pages []*page.Page) *press.Condition {
	for _, pg := range pages {
		if len(pg.Folds) > 0 && c.Marks != press.CropMarks {
			own := *c
			own.Marks = press.CropMarks
			return &own
		}
	}
	return c
}
