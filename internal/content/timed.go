package content

import (
	"malbild/internal/calendar"
	"malbild/internal/diag"
	"malbild/internal/source"
)

// The phases that end the truth of a sentence.
const (
	BeforeGraphics = "before-graphics" // until the figure exists
	BeforeDecision = "before-decision" // until the principal has adopted the målbild
)

// phases lists them.
func phases() []string { return []string{BeforeGraphics, BeforeDecision} }

// Timed reports whether the passage is true only for a time.
func (p *Passage) Timed() bool { return p.Phase != "" || p.Until != "" }

var (
	codeUntil = &diag.Code{ID: "MB640",
		What: diag.Phrase{SV: "«%[1]s» är ingen dag", EN: "«%[1]s» is no day"},
		Why:  diag.Phrase{SV: "efter valid_until gäller meningen inte", EN: "after valid_until the sentence is not true"},
		Cure: diag.Phrase{SV: "skriv sista dagen som 2021-11-30", EN: "write the last day as 2021-11-30"}}
	codeInstead = &diag.Code{ID: "MB641",
		What: diag.Phrase{SV: "instead står utan phase eller valid_until", EN: "instead stands without phase or valid_until"},
		Why:  diag.Phrase{SV: "det skulle aldrig komma i den andra meningens ställe", EN: "it would never take the place of the other sentence"},
		Cure: diag.Phrase{SV: "säg när meningen slutar gälla, eller ta bort instead", EN: "say when the sentence ceases to be true, or remove instead"}}
	codeTimedAdopted = &diag.Code{ID: "MB642",
		What: diag.Phrase{SV: "målbildens egen text kan inte ha en sista dag", EN: "the målbild's own text cannot have a last day"},
		Why:  diag.Phrase{SV: "antagna ord gäller tills de som antog dem beslutar något annat", EN: "adopted words hold until those who adopted them decide otherwise"},
		Cure: diag.Phrase{SV: "ta bort phase och valid_until; ändra texten genom ett nytt beslut", EN: "remove phase and valid_until; change the text by a new decision"}}
	codeErratum = &diag.Code{ID: "MB645",
		What: diag.Phrase{SV: "erratum står utan sic", EN: "erratum stands without sic"},
		Why:  diag.Phrase{SV: "en rättelse gäller ord som trycks som de antogs", EN: "an erratum is about words that are printed as adopted"},
		Cure: diag.Phrase{SV: "märk orden med sic, eller rätta texten", EN: "mark the words with sic, or correct the text"}}
)

// beside reads what a text has beside its words: until when it is true, what is
// said instead after that, and an erratum.
func (r *reader) beside(m *source.Map, p *Passage) {
	until, instead, erratum := m.Text("valid_until", source.Optional), m.Text("instead", source.Optional), m.Text("erratum", source.Optional)
	if p == nil {
		return
	}
	if _, ok := calendar.Parse(until.Value); !ok && !until.IsZero() {
		r.set.Report(codeUntil.At(until.Pos, until.Value))
	}
	p.Until = until.Value
	if !instead.IsZero() {
		if !p.Timed() {
			r.set.Report(codeInstead.At(instead.Pos))
		}
		p.Instead = r.marked(instead, nil, "")
	}
	if !erratum.IsZero() && len(p.Sic) == 0 {
		r.set.Report(codeErratum.At(erratum.Pos))
	}
	if p.Erratum = erratum; !erratum.IsZero() {
		r.passages = append(r.passages, said{text: erratum, sic: append([]source.Text{erratum}, p.Sic...), running: true})
	}
}

// timedAdopted refuses a last day on the words of the målbild itself.
func (r *reader) timedAdopted() {
	m := r.county.Malbild
	if m == nil {
		return
	}
	check := func(ps ...*Passage) {
		for _, p := range ps {
			if p != nil && p.Timed() {
				r.set.Report(codeTimedAdopted.At(p.Pos))
			}
		}
	}
	if m.Hub != nil {
		check(m.Hub.Body...)
	}
	for _, g := range m.Groups {
		for _, t := range g.Themes {
			check(t.Body...)
		}
	}
	for _, s := range []*Statement{m.Vision, m.Challenge} {
		if s != nil {
			check(s.Text)
		}
	}
}
