package layout

import (
	"slices"

	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Folds are the folds of a side, from the left edge of the trim. A sheet whose
// language is read from right to left is mirrored.
func (l *Layout) Folds(side int, rtl bool) []geom.Length {
	if side >= len(l.Sides) {
		return nil
	}
	out := l.Sides[side].Folds()
	if rtl {
		slices.Reverse(out)
		for i, x := range out {
			out[i] = l.Trim.W - x
		}
	}
	return out
}

// CheckFolds proves that no line of text stands in the safe zone of a fold.
func CheckFolds(pages []*page.Page, l *Layout, lib *typeset.Library) diag.List {
	var found diag.List
	zone := l.Measures["fold-safe"]
	c := &checker{layout: l, library: lib}
	for i, p := range pages {
		if i >= len(l.Sides) || zone <= 0 {
			break
		}
		for _, it := range p.Items {
			r, ok := it.(*page.Run)
			if !ok || len(r.Glyphs) == 0 {
				continue
			}
			k, inked := c.ink(r)
			folds := p.Folds
			if len(folds) == 0 {
				folds = l.Folds(i, false)
			}
			for _, fold := range folds {
				if d := max(k.box.X-fold, fold-k.box.Right()); inked && d < zone-tolerance {
					found.Add(NearFold.At(noPos, p.Number, short(k.text()), spoken(mm(d)), spoken(mm(zone))))
				}
			}
		}
	}
	return found
}

// NearFold: a line of text stands on a fold, or too near it.
var NearFold = &diag.Code{ID: "MB326",
	What: diag.Phrase{SV: "sida %[1]d: «%[2]s» står %[3]s mm från ett veck", EN: "page %[1]d: «%[2]s» stands %[3]s mm from a fold"},
	Why:  diag.Phrase{SV: "falsen kan flytta sig, och text närmare än %[4]s mm hamnar då på fel panel", EN: "the fold may move, and text nearer than %[4]s mm then lands on the wrong panel"},
	Cure: diag.Phrase{SV: "öka panel-pad i layouten, eller korta texten", EN: "increase panel-pad in the layout, or shorten the text"}}
