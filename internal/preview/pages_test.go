package preview

import (
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// Of very many findings the first are shown, and the rest when they are asked for; all
// are counted.
func TestManyFindingsAreFolded(t *testing.T) {
	const many = 40
	page := sheet{Lang: "en", Sides: []side{{Title: "Kiruna"}}}
	for i := range many {
		page.Errors = append(page.Errors, finding{Error: true, What: "error " + strconv.Itoa(i) + "."})
		page.Warnings = append(page.Warnings, finding{What: "warning " + strconv.Itoa(i) + "."})
	}
	for n, want := range map[int]int{many: 2, atOnce: 0} {
		page.Errors, page.Warnings = page.Errors[:n], page.Warnings[:n]
		w := httptest.NewRecorder()
		page.write(w, "view.html", 200)
		got := w.Body.String()
		if strings.Count(got, `class="rest"`) != want || want > 0 && strings.Count(got, strconv.Itoa(n-atOnce)+" more</summary>") != 2 || strings.Count(got, "("+strconv.Itoa(n)+")</h2>") != 2 {
			t.Errorf("%d findings: not folded, or not counted", n)
		}
		if shown, folded := strings.Index(got, "error 5."), strings.Index(got, `class="rest"`); shown < 0 || want > 0 && shown > folded || strings.Count(got, "warning "+strconv.Itoa(n-1)+".") != 1 {
			t.Errorf("%d findings: one is missing", n)
		}
	}
}

// A page that is as wide as there is room is drawn finer than one that is seen whole,
// and stands alone in its row.
func TestFullWidthIsToBeRead(t *testing.T) {
	s := started(t, project(t))
	whole, wide := text(t, send(s, "GET", "/"+kiruna, "", nil)), text(t, send(s, "GET", "/"+kiruna+"&z=w", "", nil))
	if !strings.Contains(whole, `width="1000"`) || strings.Contains(whole, "pictures wide") {
		t.Error("the whole page is not as it was")
	}
	if !strings.Contains(wide, `class="pictures wide"`) || !strings.Contains(wide, `width="1600"`) || strings.Contains(wide, `class="scroll"`) {
		t.Error("the page is not as wide as there is room")
	}
}
