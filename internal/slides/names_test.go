package slides

import (
	"regexp"
	"strings"
	"testing"
)

// TestNamesInTheLanguageOfThePresentation: whoever edits an English or Finnish
// presentation meets no Swedish names, in no layout and no placeholder.
func TestNamesInTheLanguageOfThePresentation(t *testing.T) {
	names := regexp.MustCompile(` name="([^"]*)"|<a:t>([^<]*)</a:t>`)
	for language, want := range map[string]string{"sv-SE": "Rubrik", "en-GB": "Title", "fi": "Otsikko", "so": "Title"} {
		l := look{language: language}
		all := l.master() + l.notesMaster()
		for i := range layouts {
			all += l.layout(&layouts[i])
		}
		for _, m := range names.FindAllStringSubmatch(all, -1) {
			said := strings.Trim(m[1]+m[2], "[]")
			if w, ours := words[said]; ours && language != "sv-SE" && said != w.en && said != w.fi {
				t.Errorf("%s: «%s»", language, said)
			}
		}
		if !strings.Contains(all, `name="`+want+`"`) {
			t.Errorf("%s: no placeholder is called %s", language, want)
		}
	}
	for _, y := range layouts {
		if _, ok := words[y.name]; !ok {
			t.Errorf("layout «%s» has no name in other languages", y.name)
		}
		for _, h := range y.holders {
			if _, ok := words[h.name]; !ok {
				t.Errorf("placeholder «%s» has no name in other languages", h.name)
			}
		}
	}
}
