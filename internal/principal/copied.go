package principal

import (
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/source"
)

var codeCopied = &diag.Code{ID: "MB746",
	What: diag.Phrase{SV: "filen verkar vara en kopia av %[1]s: %[2]s är likadana", EN: "the file seems to be a copy of %[1]s: %[2]s are the same"},
	Why:  diag.Phrase{SV: "två huvudmän har aldrig samma id, kod eller namn; handlingarna skulle få fel avsändare", EN: "two principals never have the same id, code or name; the documents would have the wrong sender"},
	Cure: diag.Phrase{SV: "skriv den nya huvudmannens egna uppgifter på de raderna och gå igenom resten, eller ta bort filen", EN: "write the new principal's own data on those lines and go through the rest, or remove the file"}}

// clash is something that two files say alike, though only one of them may.
type clash struct {
	what  string   // the key
	at    diag.Pos // where the later file says it
	other string   // the file that it belongs to
	first diag.Pos // where that says it; may be zero
	alone diag.Finding
}

// misnamed is an id that is not the name of its file.
func misnamed(id source.Text, stem string) diag.Finding {
	d := codeFileName.At(id.Pos, id.Value, stem)
	if !source.IsID(stem) {
		d = d.WithCure(diag.Phrase{SV: "ta bort filen om den är en kopia; annars får den ett namn av a–z, 0–9 och bindestreck", EN: "remove the file if it is a copy; else name it with a–z, 0–9 and hyphens"})
	}
	return d
}

// copies tells what two files say alike: one thing as it is, more as what it is, a file
// that was copied and not filled in. The copy is the one whose id is not its name, else
// the one that is read last.
func (r *reader) copies() {
	for len(r.same) > 0 {
		first := r.same[0]
		var pair, rest []clash
		for _, c := range r.same {
			if c.joins(first) {
				pair = append(pair, c)
			} else {
				rest = append(rest, c)
			}
		}
		if r.same = rest; len(pair) < 2 {
			r.set.Report(first.alone)
			continue
		}
		r.set.Report(joined(pair))
	}
}

// joins reports whether two clashes are between the same two files.
func (c clash) joins(d clash) bool {
	return c.at.File == d.at.File && c.other == d.other || c.at.File == d.other && c.other == d.at.File
}

func joined(pair []clash) diag.Finding {
	copied, from := pair[0].at.File, pair[0].other
	for _, c := range pair {
		if c.what == "id" {
			copied, from = c.at.File, c.other
		}
	}
	var keys []string
	var here, there []diag.Pos
	for _, c := range pair {
		keys = append(keys, c.what)
		at, first := c.at, c.first
		if at.File != copied {
			at, first = first, at
		}
		here = append(here, at)
		if !first.IsZero() {
			there = append(there, first)
		}
	}
	by := func(a, b diag.Pos) int { return a.Line - b.Line }
	slices.SortFunc(here, by)
	slices.SortFunc(there, by)
	d := codeCopied.At(here[0], from, strings.Join(keys, ", "))
	if len(there) > 0 {
		d.Related = there[:1]
	}
	return d
}
