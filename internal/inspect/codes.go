package inspect

import (
	"strings"

	"malbild/internal/diag"
)

// codeRefused is the finding of a file of our own that does not pass.
var codeRefused = &diag.Code{ID: "MB450", Severity: diag.Error,
	What: diag.Phrase{SV: "filen %[1]s klarar inte granskningen: %[2]s", EN: "the file %[1]s does not pass inspection: %[3]s"},
	Why:  diag.Phrase{SV: "ingen fil lämnas ut som inte är tillgänglig, eller som tryckeriet skulle skicka tillbaka", EN: "no file is handed over that is not accessible, or that the printer would send back"},
	Cure: diag.Phrase{SV: "rätta bilden, färgen eller texten som nämns; annars ligger felet i programmet och bör anmälas", EN: "correct the picture, colour or text that is named; otherwise the fault is in the program and should be reported"}}

// Codes lists the findings of this room that stop a build. What inspect says of
// files is in Rules.
func Codes() []*diag.Code { return []*diag.Code{codeRefused} }

// Refusal is why a file of our own may not be handed over; nil: it may.
func (r *Report) Refusal() error {
	if !r.Failed() {
		return nil
	}
	var list diag.List
	seen := map[*Rule]bool{}
	for _, f := range r.Findings {
		if f.Rule.Severity != diag.Error || !r.Counts(f) || seen[f.Rule] {
			continue
		}
		seen[f.Rule] = true
		list.Add(codeRefused.At(diag.Pos{}, r.Name, f.Line("sv"), f.Line("en")))
	}
	return list
}

// Line is a finding in one line: where, what, which rule.
func (f Finding) Line(lang string) string {
	what, _, _ := f.Text(lang)
	if place := f.Place(lang); place != "" {
		what = place + ": " + what
	}
	return what + " [" + f.Rule.ID + "]"
}

// Place is where in the file, for people.
func (f Finding) Place(lang string) string {
	var parts []string
	if f.Page > 0 {
		parts = append(parts, f.pageName(lang))
	}
	if f.Element != "" {
		parts = append(parts, f.Element)
	}
	return strings.Join(parts, ", ")
}
