package pipeline

import (
	"context"
	"os"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/layout"
)

// everyLayout plans every layout of every principal, in every language there is.
func everyLayout(t *testing.T, req Request) *Plan {
	t.Helper()
	req.FS, req.AllLayouts, req.Documents = os.DirFS("../.."), true, []string{"affisch", "broschyr"}
	plan, found := Prepare(context.Background(), req)
	if plan == nil {
		t.Fatal(found.Error())
	}
	return plan
}

// TestEveryLayoutHoldsEveryPrincipal is the matrix: all layouts, both målbilder, all
// principals and the joint editions, all languages. Everything fits, nothing stands
// on anything, outside its frame, near an edge or near a fold.
func TestEveryLayoutHoldsEveryPrincipal(t *testing.T) {
	plan := everyLayout(t, Request{})
	made := map[string]int{}
	for _, c := range plan.Copies {
		for _, product := range c.Products {
			for _, j := range plan.jobs(c, product) {
				err := j.tree()
				if err == nil {
					err = j.arrange()
				}
				if err != nil || j.found.HasErrors() {
					t.Errorf("%s: %v\n%s", j.name(), err, j.found.Error())
				}
				made[j.format.ID]++
			}
		}
	}
	formats, _ := layout.Formats(LayoutFiles(os.DirFS("../..")))
	for _, f := range formats {
		if made[f.ID] < len(plan.Copies) {
			t.Errorf("%s was made %d times for %d copies", f.ID, made[f.ID], len(plan.Copies))
		}
	}
	if len(formats) < 20 {
		t.Errorf("%d layouts are few", len(formats))
	}
}

// TestPressFilesOfEveryLayoutPassInspection: screen and press files of every layout are
// written, and inspected as every file is before it gets its name.
func TestPressFilesOfEveryLayoutPassInspection(t *testing.T) {
	plan := everyLayout(t, Request{Principals: []string{Joint, "kiruna", "ljusnarsberg"}})
	pressed := map[string]bool{}
	for _, c := range plan.Copies {
		for _, product := range c.Products {
			for _, j := range plan.jobs(c, product) {
				if err := j.run(); err != nil {
					t.Errorf("%s: %v\n%s", j.name(), err, j.found.Error())
					continue
				}
				for _, a := range j.made { // each was inspected before it got here
					if strings.HasPrefix(a.Standards[0], "PDF/X") {
						pressed[j.format.ID] = true
					}
				}
			}
		}
	}
	if len(pressed) < 16 {
		t.Errorf("%d layouts went to press", len(pressed))
	}
}

// TestLayoutsThatLeaveOutSaySo: a poster that is seen from afar has the titles and the
// leads, word for word, and none of the bodies; the others have everything, the address in type too.
func TestLayoutsThatLeaveOutSaySo(t *testing.T) {
	plan := everyLayout(t, Request{Principals: []string{"kiruna", "orebro"}})
	for _, c := range plan.Copies {
		for _, j := range plan.jobs(c, document.Poster) {
			if err := j.tree(); err != nil {
				t.Fatal(err)
			}
			whole := len(document.Words(j.document))
			if err := j.arrange(); err != nil {
				t.Fatal(j.found.Error())
			}
			l, _ := j.layout()
			kept := len(document.Words(j.document))
			if left := whole - kept; (left > 0) != (l.Arranged == layout.Display) {
				t.Errorf("%s: %d of %d words", j.name(), kept, whole)
			}
		}
	}
}
