package pipeline

import (
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// codeUnknownFormat is about a kind of file that is never made.
var codeUnknownFormat = &diag.Code{ID: "MB630", Severity: diag.Error,
	What: diag.Phrase{SV: "okänt filslag «%[1]s»", EN: "unknown kind of file «%[1]s»"},
	Why:  diag.Phrase{SV: "programmet skriver bara de filslag det kan", EN: "the program writes only the kinds of file it knows"},
	Cure: diag.Phrase{SV: "välj bland: %[2]s", EN: "choose one of: %[2]s"}}

// formatNames are the names a request may use for a kind of file: the file name's, then
// others.
func formatNames(f Format) []string {
	others := map[Format][]string{Press: {"press"}, DOCX: {"word"}, HTML: {"html", "webb", "web"}, PPTX: {"powerpoint"}, PDF: {"skarm", "skärm", "screen"}}
	return append([]string{string(f)}, others[f]...)
}

// fileKinds are the kinds of file that can be asked for. A picture's text goes with it.
func fileKinds() []Format { return []Format{PDF, Press, DOCX, HTML, PPTX, PNG} }

// chooseFormats finds the kinds of file that are asked for; none: all.
func chooseFormats(names []string) ([]Format, diag.List) {
	var out []Format
	var found diag.List
	for _, name := range names {
		i := slices.IndexFunc(fileKinds(), func(f Format) bool { return slices.Contains(formatNames(f), strings.ToLower(name)) })
		if i < 0 {
			var all []string
			for _, f := range fileKinds() {
				all = append(all, string(f))
			}
			found.Add(unknown(codeUnknownFormat, name, all))
			continue
		}
		f := fileKinds()[i]
		out = append(out, f)
		if f == PNG {
			out = append(out, Alt)
		}
	}
	return out, found
}

// only keeps the documents that come as a kind of file that is asked for. What is
// then made of a copy is not all it has.
func only(kinds []Format, copies []Copy) []Copy {
	if len(kinds) == 0 {
		return copies
	}
	var out []Copy
	for _, c := range copies {
		c.kinds, c.Complete = kinds, false
		c.Products = slices.DeleteFunc(slices.Clone(c.Products), func(p document.Product) bool {
			return !slices.ContainsFunc(kindsOf(p), func(f Format) bool { return slices.Contains(kinds, f) })
		})
		if len(c.Products) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// kindsOf lists every kind of file that a document may come as, in any layout.
func kindsOf(p document.Product) []Format {
	if formatted(p) {
		return append(Formats(p), PNG)
	}
	return Formats(p)
}

// wanted keeps the kinds of file that are asked for.
func (c Copy) wanted(all []Format) []Format {
	if len(c.kinds) == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(f Format) bool { return !slices.Contains(c.kinds, f) })
}
