package preview

import (
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnErrorLeadsToItsQuestion: what is refused is told once, with a link to the question
// it is about, and at the question itself.
func TestAnErrorLeadsToItsQuestion(t *testing.T) {
	for _, c := range []struct {
		name  string
		set   url.Values
		field string
		code  string
	}{
		{"a letter without a glyph", url.Values{"line": {"Läs mer \U0001F600"}}, "line", "MB304"},
		{"a contact without a glyph", url.Values{"contact": {"Funktionen \U0001F600"}}, "contact", "MB304"},
		{"markup unknown", url.Values{"line": {"Hej {okand}"}}, "line", "MB"},
		{"the day of an event", url.Values{"events[1].when": {"30/11-21"}}, "events[1].when", "MB213"},
		{"text of a section", url.Values{"block.body": {"Ett \U0001F600."}}, "block.body", "MB304"},
		{"an address", url.Values{"address": {"kiruna.se"}}, "address", "MB242"},
	} {
		dir := project(t)
		write(t, filepath.Join(dir, "sources/norrbotten/lokalt/kiruna.yaml"), everything)
		s := started(t, dir)
		v := written(t, s)
		for k, w := range c.set {
			v[k] = w
		}
		status, page := post(t, s, v)
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", c.name, status)
			continue
		}
		said, rest, _ := strings.Cut(page[strings.Index(page, `role="alert" tabindex`):], "</ul></div>")
		if href := `href="#` + strings.NewReplacer("[", "%5b", "]", "%5d").Replace(c.field) + `"`; strings.Count(said, href) != 1 || !strings.Contains(said, c.code) {
			t.Errorf("%s: %s", c.name, said)
		}
		if !strings.Contains(rest, `id="wrong-`+c.field+`"`) || !strings.Contains(rest, `wrong-`+c.field+`">`) {
			t.Errorf("%s: nothing is told at the question", c.name)
		}
	}
}

func TestTheAdoptedTextHasItsTitles(t *testing.T) {
	page := text(t, send(started(t, project(t)), "GET", "/local"+kiruna, "", nil))
	if !strings.Contains(page, "<h3>Min egen kraft tas tillvara</h3><p><strong>Jag är experten i mitt liv!</strong></p><p>Därför är jag också") {
		t.Error("title, lead and text are not apart")
	}
	for _, h := range []string{"<h3>Vision</h3><p>God hälsa", "<h3>Utmaningsformulering</h3><p>Vi vill genom", "<h3>Bilaga till beslutet: Bakgrund</h3><p>Norrbotten är"} {
		if !strings.Contains(page, h) {
			t.Errorf("a text stands without its title: %s", h)
		}
	}
	if strings.Contains(page, ">omstallningen<") || !strings.Contains(page, ">För att möta framtidens utmaningar och …<") {
		t.Error("a section without a title is not known by its words")
	}
}
