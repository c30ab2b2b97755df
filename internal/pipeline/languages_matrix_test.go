package pipeline

import (
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/layout"
)

// matrixLanguages are the languages of the duties and of the samples, and one that is
// read from the right: the longest words there are, and the tallest letters.
var matrixLanguages = []string{"fi", "fit", "se", "smj", "sma", "ar"}

// TestEveryLayoutHoldsEveryLanguage is the matrix: every layout × Swedish, English,
// Finnish, Meänkieli, the Sami languages and Arabic × the joint editions, the longest
// and the shortest names of principals, with texts as long as the Swedish or longer. A
// copy fits, with everything proved of its pages that is proved of any, or is refused
// in so many words; and not one in forty is refused.
func TestEveryLayoutHoldsEveryLanguage(t *testing.T) {
	files := sourceFiles(t)
	for _, county := range []string{"norrbotten", "orebro"} {
		for _, l := range matrixLanguages {
			translate(t, files, county, l)
		}
	}
	declare(files, "kiruna", "languages: [fi, fit, se, ar]\n")
	declare(files, "overtornea", "languages: [fi, fit, smj, sma]\n")
	plan, found := planOf(t, files, Request{AllLayouts: true, Documents: everyTongue("affisch", "broschyr"),
		Principals: []string{Joint, "kiruna", "overtornea", "boden", "ljusnarsberg", "nora"}})
	if plan == nil {
		t.Fatal(found)
	}
	refusals := map[*diag.Code]bool{layout.TooLong: true, layout.TooTall: true, layout.TooWide: true, layout.TooMany: true, figure.CodeLabel: true}
	made, refused := map[string]int{}, map[string]int{}
	all, no := 0, 0
	for _, c := range plan.Copies {
		for _, j := range jobs(plan, c) {
			if j.product != document.Poster && j.product != document.Brochure {
				continue
			}
			err := j.tree()
			if err == nil {
				err = j.arrange()
			}
			all++
			if err == nil {
				made[j.format.ID+" "+j.document.Meta.Language]++
				continue
			}
			no++
			for _, f := range j.found {
				if f.Code.Severity == diag.Error && !refusals[f.Code] {
					t.Errorf("%s, %s: %v", j.name(), j.format.ID, f)
				}
			}
			refused[j.format.ID]++
		}
	}
	t.Logf("%d copies, %d refused: %v", all, no, refused)
	formats, _ := layout.Formats(LayoutFiles(files))
	for _, f := range formats {
		for _, l := range append([]string{"sv-SE", "en"}, matrixLanguages...) {
			if made[f.ID+" "+l] == 0 {
				t.Errorf("%s holds nothing in %s", f.ID, l)
			}
		}
	}
	if all < 400 || no*40 > all {
		t.Errorf("%d of %d copies are refused", no, all)
	}
}

// everyTongue are documents in all languages of the matrix.
func everyTongue(products ...string) (out []string) {
	for _, p := range products {
		out = append(out, p, p+"-en")
		for _, l := range matrixLanguages {
			out = append(out, p+"-"+l)
		}
	}
	return out
}
