package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"malbild/internal/diag"
)

// group is one finding and every copy it concerns.
type group struct {
	diag.Finding
	copies []string
	alike  []diag.Finding // the same in other places; see gathered
	more   []diag.Finding // of the same kind in the same file; see fewer
}

// grouped joins findings that differ only in the copy they concern: a text that
// is too long is too long for all.
func grouped(list diag.List, lang string) []group {
	sorted := slices.Clone(list)
	sorted.Sort()
	index := map[string]int{}
	var out []group
	for _, f := range sorted {
		what, why, cure := f.Text(lang)
		key := strings.Join([]string{f.Pos.String(), f.Code.ID, what, why, cure}, "\x00")
		i, ok := index[key]
		if !ok {
			i = len(out)
			index[key] = i
			out = append(out, group{Finding: f})
		}
		if about := strings.Join(f.About, ", "); about != "" && !slices.Contains(out[i].copies, about) {
			out[i].copies = append(out[i].copies, about)
		}
	}
	return out
}

// mostShown is how many findings are printed: nobody reads more before mending some.
const mostShown = 100

// printFindings prints findings in full: where, what, why, cure. Of very many it
// prints the first, errors before warnings; --json has all of them.
func (a *app) printFindings(list diag.List) { a.printGroups(fewer(gathered(grouped(list, a.lang)))) }

// printEvery does the same without gathering what is alike.
func (a *app) printEvery(list diag.List) { a.printGroups(grouped(list, a.lang)) }

func (a *app) printGroups(all []group) {
	shown := all
	if len(all) > mostShown {
		slices.SortStableFunc(shown, func(x, y group) int { return int(x.Code.Severity) - int(y.Code.Severity) })
		shown = shown[:mostShown]
	}
	for _, g := range shown {
		fmt.Fprint(a.err, a.finding(g))
	}
	if more := len(all) - len(shown); more > 0 {
		fmt.Fprintf(a.err, a.t("… och %d till. Rätta dessa först och kör igen; --json visar alla.\n", "… and %d more. Mend these first and run it again; --json shows all.\n"), more)
	}
}

func (a *app) finding(g group) string {
	var b strings.Builder
	what, why, cure := g.Text(a.lang)
	what, why, cure = harmless(what), harmless(why), harmless(cure)
	word, ink := a.t("fel", "error"), "31"
	if g.Code.Severity == diag.Warning {
		word, ink = a.t("varning", "warning"), "33"
	}
	if place := g.Pos.String(); place != "" {
		b.WriteString(a.ink("1", harmless(place)) + ": ")
	}
	fmt.Fprintf(&b, "%s: %s [%s]\n", a.ink(ink, word), what, g.Code.ID)
	if g.Excerpt != "" && g.Pos.Line > 0 {
		fmt.Fprintf(&b, "%5d | %s\n", g.Pos.Line, harmless(cut(g.Excerpt, g.Pos.Col, 96)))
	}
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %s: %s\n", name, text)
		}
	}
	line(a.t("gäller", "concerns"), a.copies(g.copies))
	line(a.t("varför", "why"), why)
	line(a.t("åtgärd", "cure"), cure)
	for _, p := range g.Related {
		line(a.t("se även", "see also"), p.String())
	}
	if len(g.more) > 0 {
		line(a.count(len(g.more), "till av samma slag i filen", "till av samma slag i filen", "more of the kind in the file", "more of the kind in the file"), elsewhere(g.more))
		line(a.t("alla, en och en", "all, one by one"), a.command("granska", "check")+" --verbose")
	}
	if len(g.alike) > 0 {
		line(a.count(len(g.alike), "likadan till", "likadana till", "more like it", "more like it"), a.others(g.Finding, g.alike))
		line(a.t("alla, en och en", "all, one by one"), a.command("granska", "check")+" --verbose")
	}
	return b.String()
}

// harmless shows the signs of a text that a terminal would obey, or that turn what stands
// after them around: a source is somebody else's words. Colours are put on afterwards.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ':
			return '\u2400' + r // ␀ … ␛: the picture of the sign
		case r == 0x7f:
			return '␡'
		case r >= 0x80 && r < 0xa0, r == '\u2028', r == '\u2029', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f':
			return '·'
		}
		return r
	}, s)
}

// harmlessLines is harmless for a text of more than one line.
func harmlessLines(s string) string { return strings.ReplaceAll(harmless(s), "␊", "\n") }

// mostOfOne is how many errors of one kind in one file are told in full. Of more, the first
// few are, and where the others stand: a file from another program has one thing wrong with
// every line.
const (
	mostOfOne  = 6
	firstOfOne = 3
)

// fewer keeps the first of very many errors of one kind in one file, with the others
// beside them.
func fewer(all []group) []group {
	kind := func(g group) string { return g.Code.ID + "\x00" + g.Pos.File }
	count := map[string]int{}
	for _, g := range all {
		if g.Code.Severity == diag.Error && g.Pos.File != "" {
			count[kind(g)]++
		}
	}
	last := map[string]int{} // of those told in full, where it stands in out
	told := map[string]int{}
	var out []group
	for _, g := range all {
		k := kind(g)
		if count[k] <= mostOfOne || g.Code.Severity != diag.Error {
			out = append(out, g)
			continue
		}
		if told[k]++; told[k] > firstOfOne {
			out[last[k]].more = append(out[last[k]].more, g.Finding)
			continue
		}
		last[k] = len(out)
		out = append(out, g)
	}
	return out
}

// elsewhere names the places of the errors that are not told in full: lines, and for those
// at one place what they are about.
func elsewhere(more []diag.Finding) string {
	const shown = 12
	var names []string
	for _, f := range more {
		name := fmt.Sprintf("%d:%d", f.Pos.Line, f.Pos.Col)
		if f.Pos == more[len(more)-1].Pos && len(f.Args) > 0 {
			name = harmless(fmt.Sprintf("«%v»", f.Args[0]))
		}
		if !slices.Contains(names, name) {
			if len(names) == shown {
				return strings.Join(names, ", ") + " …"
			}
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// fewestAlike is how many warnings of one kind are gathered into one.
const fewestAlike = 3

// gathered joins warnings that say the same of many places: a language that thirty
// principals owe is one thing to order. Errors are not joined: each must be mended.
func gathered(all []group) []group {
	kind := func(g group) string {
		parts := []string{g.Code.ID}
		if g.Code.OnePlace {
			_, _, cure := g.Text("en")
			return strings.Join(append(parts, g.Pos.String(), cure), "\x00")
		}
		for _, arg := range g.Args {
			// The names that the finding is about are what the places differ in; of a
			// finding that was kept since another build they stand in its words.
			s := fmt.Sprint(arg)
			for _, about := range g.About {
				if about != "" {
					s = strings.ReplaceAll(s, about, "…")
				}
			}
			parts = append(parts, s)
		}
		return strings.Join(parts, "\x00")
	}
	count := map[string]int{}
	for _, g := range all {
		if g.Code.Severity == diag.Warning {
			count[kind(g)]++
		}
	}
	first := map[string]int{}
	var out []group
	for _, g := range all {
		k := kind(g)
		i, met := first[k]
		if met {
			out[i].alike = append(out[i].alike, g.Finding)
			continue
		}
		if count[k] >= fewestAlike {
			first[k] = len(out)
		}
		out = append(out, g)
	}
	return out
}

// others names the places of findings that are like one that is printed: by whom they
// concern and in which documents, else by file and line. What is true of the first one's
// own documents is said by their names alone.
func (a *app) others(first diag.Finding, alike []diag.Finding) string {
	var names []string
	documents := map[string][]string{}
	several := false
	for _, f := range append([]diag.Finding{first}, alike...) {
		name, document := f.Pos.String(), ""
		if len(f.About) > 0 {
			name = f.About[0]
		}
		if len(f.About) > 1 {
			document = f.About[1]
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if !slices.Contains(documents[name], document) {
			documents[name] = append(documents[name], document)
		}
		several = several || len(documents[name]) > 1
	}
	if !several {
		return strings.Join(names[1:], ", ")
	}
	if len(names) == 1 {
		return strings.Join(documents[names[0]][1:], ", ")
	}
	for i, name := range names {
		names[i] = name + " (" + strings.Join(documents[name], ", ") + ")"
	}
	return strings.Join(names, "; ")
}

// copies names the copies a finding concerns, the first of many.
func (a *app) copies(all []string) string {
	const shown = 3
	if len(all) <= shown {
		return strings.Join(all, "; ")
	}
	return fmt.Sprintf(a.t("%s och %d till", "%s and %d more"), strings.Join(all[:shown], "; "), len(all)-shown)
}

// cut shortens a source line to width runes around the column, with «…».
func cut(line string, col, width int) string {
	r := []rune(strings.ReplaceAll(strings.TrimRight(line, " \t\r"), "\t", " "))
	if len(r) <= width {
		return string(r)
	}
	from := 0
	if col > width*2/3 {
		from = min(col-width/3, len(r)-width+1)
	}
	s := string(r[from:min(len(r), from+width-1)])
	if from > 0 {
		s = "…" + s
	}
	if from+width-1 < len(r) {
		s += "…"
	}
	return s
}

func (a *app) ink(code, s string) string {
	if !a.colour {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// jsonFinding is a finding for programs: one line of --json.
type jsonFinding struct {
	Type     string   `json:"type"` // "finding"
	Severity string   `json:"severity"`
	Code     string   `json:"code"`
	File     string   `json:"file,omitempty"`
	Line     int      `json:"line,omitempty"`
	Column   int      `json:"column,omitempty"`
	What     string   `json:"what"`
	Why      string   `json:"why"`
	Cure     string   `json:"cure"`
	Concerns []string `json:"concerns,omitempty"`
}

// writeJSON prints findings as JSON lines on standard output.
func (a *app) writeJSON(list diag.List) {
	for _, g := range grouped(list, a.lang) {
		what, why, cure := g.Text(a.lang)
		severity := "error"
		if g.Code.Severity == diag.Warning {
			severity = "warning"
		}
		a.line(jsonFinding{Type: "finding", Severity: severity, Code: g.Code.ID, File: g.Pos.File, Line: g.Pos.Line,
			Column: g.Pos.Col, What: what, Why: why, Cure: cure, Concerns: g.copies})
	}
}

func (a *app) line(v any) {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	e.Encode(v)
}

// split parts errors from warnings.
func split(list diag.List) (errs, warnings diag.List) {
	for _, f := range list {
		if f.Code.Severity == diag.Warning {
			warnings.Add(f)
		} else {
			errs.Add(f)
		}
	}
	return errs, warnings
}
