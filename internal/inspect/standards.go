package inspect

import (
	"slices"
	"strings"
	"sync"
)

// Standard is what a file must follow, by the name of its archive profile. Without
// one a file is judged by what it says of itself.
type Standard string

// The standards that files of ours are made to.
const (
	AsClaimed Standard = ""
	A1b       Standard = "a1b" // PDF/A-1b
	A1a       Standard = "a1a" // PDF/A-1a
	A2a       Standard = "a2a" // PDF/A-2a and PDF/UA-1
	A3a       Standard = "a3a" // PDF/A-3a and PDF/UA-1
	UA2       Standard = "ua2" // PDF/UA-2 and PDF/A-4
)

// judges names veraPDF's profiles that decide about a standard. A rule with tests
// counts when one of its tests is of one of them.
var judges = map[Standard][]string{A1b: {"1b"}, A1a: {"1a"}, A2a: {"2a", "ua1"}, A3a: {"3a", "ua1"}, UA2: {"ua2", "4"}}

// judgesOf tells them for a file: those of the standard, or of what it claims to be;
// a file without claims is held against what is asked for today.
func judgesOf(s Standard, x *xmp) []string {
	if j, ok := judges[s]; ok {
		return j
	}
	ua := "ua1"
	if x.uaPart == "2" {
		ua = "ua2"
	}
	if x.aPart == "4" && x.uaPart == "" {
		ua = "ua2" // UA-1 is of PDF 1.7
	}
	switch {
	case x.aPart == "1" && x.aLevel == "B":
		return []string{"1b", ua}
	case x.aPart == "1":
		return []string{"1a", ua}
	case x.aPart == "3":
		return []string{"3a", ua}
	case x.aPart == "4":
		return []string{"4", ua}
	case x.aPart == "" && ua == "ua2":
		return []string{ua}
	}
	return []string{"2a", ua}
}

// applies reports whether a rule is one of what the file is judged by. Rules without
// tests are our own and always apply, but for those about tags in a file that need
// not have any.
func (r *Report) applies(rule *Rule) bool {
	if r.judges == nil {
		return true
	}
	if len(rule.Tests()) == 0 {
		return rule.Group != Accessibility || !slices.Equal(r.judges, judges[A1b])
	}
	return slices.ContainsFunc(rule.profiles(), func(p string) bool { return slices.Contains(r.judges, p) })
}

// judged reports whether the file is judged by a profile of veraPDF's.
func (d *pdfDoc) judged(profile string) bool { return slices.Contains(d.r.judges, profile) }

// part1 reports whether the file is judged by PDF/A-1, which lacks what came later.
func (d *pdfDoc) part1() bool { return d.judged("1a") || d.judged("1b") }

// identified: what the metadata must say for PDF/A (part, level and, in part 4, year).
func (d *pdfDoc) identified() bool {
	x := d.xmp
	switch {
	case d.judged("1b"):
		return x.aPart == "1" && (x.aLevel == "A" || x.aLevel == "B")
	case d.judged("1a"):
		return x.aPart == "1" && x.aLevel == "A"
	case d.judged("2a"):
		return x.aPart == "2" && x.aLevel == "A"
	case d.judged("3a"):
		return x.aPart == "3" && x.aLevel == "A"
	case d.judged("4"):
		return x.aPart == "4" && x.aLevel == "" && x.aRev == "2020"
	}
	return true
}

// accessible: what they must say for PDF/UA.
func (d *pdfDoc) accessible() bool {
	x := d.xmp
	switch {
	case d.judged("ua1"):
		return x.uaPart == "1"
	case d.judged("ua2"):
		return x.uaPart == "2" && x.uaRev == "2024"
	}
	return true
}

// alsoTests is what veraPDF calls a rule in the other standards. Tests of PDF/A-1b
// are those of 1a too, and those of 2a are those of 3a.
var alsoTests = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"file-encrypted":      "1b:6.1.3-2 4:6.1.3-2",
		"file-header":         "1b:6.1.2-1 4:6.1.2-1",
		"file-binary":         "1b:6.1.2-2 4:6.1.2-2",
		"file-tail":           "1b:6.1.3-3 4:6.1.3-3",
		"file-id":             "1b:6.1.3-1 4:6.1.3-1",
		"file-length":         "1b:6.1.7-1 4:6.1.6.1-1",
		"file-bounds":         "1b:6.1.12-1 1b:6.1.12-3 1b:6.1.12-4 1b:6.1.12-5 1b:6.1.12-6",
		"file-filter":         "1b:6.1.10-1 4:6.1.6.2-1",
		"file-outside":        "1b:6.1.7-3 4:6.1.6.1-2",
		"doc-tagged":          "1a:6.8.2.2-1 ua2:6.2-1",
		"doc-tree":            "1a:6.8.3.3-1 ua2:8.2.1-1 ua2:8.2.2-1",
		"doc-lang":            "ua2:8.4.4-1",
		"doc-lang-tag":        "1a:6.8.4-1 ua2:8.4.4-2",
		"doc-title":           "ua2:8.11.1-1",
		"doc-show-title":      "ua2:8.11.2-1",
		"doc-metadata":        "1b:6.7.2-1 4:6.7.2.1-1 ua2:8.11.1-2",
		"doc-ua":              "ua2:5-1 ua2:5-2 ua2:5-3 ua2:5-4 ua2:5-5",
		"doc-a":               "1b:6.7.11-1 1b:6.7.11-2 1b:6.7.11-3 1b:6.7.11-4 1b:6.7.11-5 1b:6.7.11-6 4:6.7.3-1 4:6.7.3-2 4:6.7.3-3 4:6.7.3-4 4:6.7.3-5 4:6.7.3-6",
		"doc-xmp":             "1b:6.7.9-1 1b:6.7.5-1 1b:6.7.5-2 4:6.7.2.1-2 4:6.7.2.1-3 4:6.7.2.1-4 4:6.7.2.1-5",
		"doc-extension":       "1b:6.7.9-2",
		"doc-attachment":      "1b:6.1.11-1 1b:6.1.11-2 4:6.9-3",
		"doc-attachment-name": "4:6.9-2",
		"doc-action":          "1b:6.6.1-1 1b:6.6.1-2 1b:6.6.1-3 1b:6.6.2-1 1b:6.6.2-3 4:6.6.1-1 4:6.6.1-2 4:6.6.3-1 4:6.4.1-1",
		"doc-form":            "1b:6.9-1 4:6.4.1-2 4:6.4.2-1 4:6.4.2-2 ua2:8.10.1-3",
		"doc-layers":          "4:6.10-1 4:6.10-2",
		"content-untagged":    "ua2:8.2.2-1",
		"content-orphan":      "ua2:8.2.2-1",
		"content-operator":    "1b:6.2.10-1 4:6.2.2-1",
		"content-saves":       "1b:6.1.12-8",
		"tree-type":           "1a:6.8.3.4-1 ua2:8.2.4-1",
		"tree-circular":       "1a:6.8.3.4-2 ua2:8.2.4-2",
		"tree-remapped":       "ua2:8.2.4-3 ua2:8.2.4-4",
		"tree-parent":         "ua2:8.2.1-2",
		"tree-figure":         "ua2:8.2.5.28.2-1",
		"tree-grid":           "ua2:8.2.5.26-1 ua2:8.2.5.26-2 ua2:8.2.5.26-3 ua2:8.2.5.26-4",
		"tree-headers":        "ua2:8.2.5.26-5 ua2:8.2.5.26-6",
		"annot-link":          "ua2:8.2.5.20-1",
		"annot-tabs":          "ua2:8.9.3.3-1",
		"annot-widget":        "ua2:8.10.1-1 ua2:8.10.2.3-1",
		"annot-flags":         "1b:6.5.3-2 4:6.3.2-1 4:6.3.2-2",
		"annot-look":          "4:6.3.3-1 4:6.3.3-2",
		"annot-kind":          "1b:6.5.2-1 4:6.3.1-1",
		"font-embedded":       "1b:6.3.4-1 4:6.2.10.4.1-1 ua2:8.4.5.5.1-1",
		"font-unicode":        "1a:6.3.8-1 ua2:8.4.5.8-1",
		"font-unicode-value":  "4:6.2.10.7-1 ua2:8.4.5.8-2",
		"font-widths":         "1b:6.3.6-1 4:6.2.10.5-1 ua2:8.4.5.6-1",
		"font-notdef":         "4:6.2.10.9-1 ua2:8.4.5.9-1",
		"font-glyph":          "1b:6.3.5-1 4:6.2.10.4.1-2 ua2:8.4.5.5.1-2",
		"font-cidmap":         "1b:6.3.3.2-1 4:6.2.10.3.2-1 ua2:8.4.5.3.2-1",
		"font-dict":           "1b:6.3.2-1 1b:6.3.2-2 1b:6.3.2-3 1b:6.3.2-4 1b:6.3.2-5 1b:6.3.2-6 4:6.2.10.2-1 4:6.2.10.2-2 4:6.2.10.2-3 4:6.2.10.2-4 4:6.2.10.2-5 4:6.2.10.2-6",
		"colour-rgb":          "1b:6.2.3.3-1 4:6.2.4.3-2",
		"colour-cmyk":         "1b:6.2.3.3-2 4:6.2.4.3-3",
		"colour-gray":         "1b:6.2.3.3-3 4:6.2.4.3-4",
		"colour-icc":          "1b:6.2.2-1 1b:6.2.3.2-1 1b:6.2.3.2-2 4:6.2.3-1 4:6.2.4.2-1",
		"colour-intents":      "1b:6.2.2-2 4:6.2.3-2",
		"colour-blend":        "4:6.2.9-2",
		"colour-blend-mode":   "4:6.2.9-1",
		"colour-transfer":     "1b:6.2.8-1 1b:6.2.8-2 4:6.2.5-1 4:6.2.5-2 4:6.2.5-3",
		"colour-image":        "1b:6.2.4-1 1b:6.2.4-2 1b:6.2.4-3 4:6.2.7.1-1 4:6.2.7.1-2 4:6.2.7.1-3",
		"colour-xobject":      "1b:6.2.5-1 1b:6.2.6-1 1b:6.2.7-1 4:6.2.8.2-1",
		"colour-rendering":    "1b:6.2.9-1",
	}
})

// only2a are tests of PDF/A-2a that PDF/A-3a does not have.
var only2a = []string{"2a:6.8-5"}

// testsOf is every name of a rule: those written beside it, and its others.
func testsOf(id, own string) []string {
	if id == nestingID {
		own = nestingTests()
	}
	var out []string
	for _, t := range strings.Fields(own + " " + alsoTests()[id]) {
		out = append(out, t)
		if rest, ok := strings.CutPrefix(t, "1b:"); ok {
			out = append(out, "1a:"+rest)
		}
		if rest, ok := strings.CutPrefix(t, "2a:"); ok && !slices.Contains(only2a, t) {
			out = append(out, "3a:"+rest)
		}
	}
	return out
}
