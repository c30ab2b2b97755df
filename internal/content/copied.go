package content

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/source"
)

var codeCopied = &diag.Code{ID: "MB747",
	What: diag.Phrase{SV: "filen verkar vara en kopia av %[1]s: %[2]d ställen stämmer inte här, till exempel %[3]s", EN: "the file seems to be a copy of %[1]s: %[2]d places do not fit here, for example %[3]s"},
	Why:  diag.Phrase{SV: "den hänvisar till ord, fält och avsnitt som finns där den kom ifrån", EN: "it refers to words, fields and sections of the place it came from"},
	Cure: diag.Phrase{SV: "skriv om de raderna för den nya handlingen, eller hämta tillbaka den rätta filen", EN: "rewrite those lines for the new document, or put the right file back"}}

// leastFaults is how many faults of a file are one fault, when the file is a copy.
const leastFaults = 2

// joinCopies tells the faults of a file that was copied from elsewhere as one: what it is.
// The references of other files that it broke are told when it is right.
func (r *reader) joinCopies(found diag.List) diag.List {
	faults := map[string]int{}
	for _, f := range found {
		if f.Code.Severity != diag.Warning {
			faults[f.Pos.File]++
		}
	}
	from := map[string]string{}
	for file, n := range faults {
		if n >= leastFaults && path.Dir(file) == r.dir {
			if other := r.original(file, n); other != "" {
				from[file] = other
			}
		}
	}
	if len(from) == 0 {
		return found
	}
	var out diag.List
	told := map[string]bool{}
	for _, f := range found {
		switch other := from[f.Pos.File]; {
		case other == "" && !brokenBy(f, from):
			out.Add(f)
		case other != "" && !told[f.Pos.File] && f.Code.Severity != diag.Warning:
			told[f.Pos.File] = true
			d := codeCopied.At(f.Pos, other, faults[f.Pos.File], examples(found, f.Pos.File))
			d.Excerpt = f.Excerpt
			out.Add(d)
		}
	}
	return out
}

// brokenBy reports whether a reference leads into a file that is a copy.
func brokenBy(f diag.Finding, from map[string]string) bool {
	if f.Code != codeReference || len(f.Args) == 0 {
		return false
	}
	what, _ := f.Args[0].(string)
	for file := range from {
		if strings.HasPrefix(what, strings.TrimSuffix(path.Base(file), ".yaml")+".") {
			return true
		}
	}
	return false
}

// examples are the first things in a file that do not fit.
func examples(found diag.List, file string) string {
	const most = 4
	var words []string
	for _, f := range found {
		if f.Pos.File != file || len(f.Args) == 0 || len(words) == most {
			continue
		}
		if w, ok := f.Args[0].(string); ok && !contains(words, w) {
			words = append(words, w)
		}
	}
	return source.Quoted(words)
}

// original is the file that another is a copy of, or "": another document of the county,
// or the same one of another county; that is looked at when there are more faults, for
// counties that share a way of working have files that are alike.
func (r *reader) original(file string, faults int) string {
	lines := sayings(r.fsys, file)
	const fewest = 5
	if len(lines) < fewest {
		return ""
	}
	alike := func(other string, least float64) bool {
		n := 0
		theirs := sayings(r.fsys, other)
		for l := range lines {
			if theirs[l] {
				n++
			}
		}
		return float64(n) >= least*float64(len(lines))
	}
	const nearly, mostly = 0.9, 0.6
	if l, err := fs.Glob(r.fsys, path.Join(r.dir, "*.yaml")); err == nil {
		for _, other := range l {
			if other != file && alike(other, nearly) {
				return other
			}
		}
	}
	if l, err := fs.Glob(r.fsys, path.Join(path.Dir(r.dir), "*", path.Base(file))); err == nil && faults > leastFaults {
		for _, other := range l {
			if other != file && alike(other, mostly) {
				return other
			}
		}
	}
	return ""
}

// sayings are the lines of a file that say something of their own.
func sayings(fsys fs.FS, name string) map[string]bool {
	b, err := source.Bytes(fsys, name)
	out := map[string]bool{}
	if err != nil {
		return out
	}
	const shortest = 8
	for l := range bytes.Lines(b) {
		if s := strings.TrimSpace(string(l)); len(s) >= shortest && s[0] != '#' {
			out[s] = true
		}
	}
	return out
}
