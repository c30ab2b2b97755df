package pipeline

import (
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// standing tells where the titles of parts and the code stand on the pages of a file.
type standing struct {
	parts map[string]geom.Rect // by id: where the first words of the title are
	code  []*page.Shape
}

func standingOf(j *job) standing {
	out := standing{parts: map[string]geom.Rect{}}
	title := map[document.Node]string{}
	document.Walk(j.document, func(n document.Node, _ int) bool {
		if s, ok := n.(*document.Section); ok && (s.Role == document.SectionPart || s.Role == document.SectionGroup) && len(s.Title) > 0 {
			title[s.Title[0]] = s.ID
		}
		return true
	})
	for _, p := range j.pages {
		for _, it := range p.Items {
			switch t := it.(type) {
			case *page.Run:
				if id := title[t.Of]; id != "" && out.parts[id].W == 0 {
					left, width := page.Extent(t.At.X, t.Glyphs)
					out.parts[id] = geom.R(left, t.At.Y, width, 0)
				}
			case *page.Shape:
				if f, ok := t.Of.(*document.Figure); ok && f.Form == document.FigureQR {
					out.code = append(out.code, t)
				}
			}
		}
	}
	return out
}

// TestRightToLeftPagesAreMirrored: on every layout what stands at the left in Swedish
// stands at the right in Arabic, and the other way round, folds too; but a code is the
// same code, not its mirror image.
func TestRightToLeftPagesAreMirrored(t *testing.T) {
	files := sourceFiles(t)
	for _, county := range []string{"norrbotten", "orebro"} {
		translate(t, files, county, "ar")
	}
	p, found := planOf(t, files, Request{AllLayouts: true, Principals: []string{Joint}, Documents: []string{"affisch", "broschyr", "affisch-ar", "broschyr-ar"}})
	if p == nil {
		t.Fatal(found)
	}
	swedish := map[string]*job{}
	var arabic []*job
	for _, c := range p.Copies {
		for _, j := range jobs(p, c) {
			err := j.tree()
			if err == nil {
				err = j.arrange()
			}
			if err != nil {
				t.Errorf("%s: %v %v", j.name(), err, j.found.Error())
				continue
			}
			switch j.document.Meta.Language {
			case "ar":
				arabic = append(arabic, j)
			case "sv-SE", "sv":
				swedish[c.County.Content.ID+j.format.ID] = j
			}
		}
	}
	turned := 0
	for _, j := range arabic {
		sv := swedish[j.copy.County.Content.ID+j.format.ID]
		if sv == nil || !j.document.Meta.Labels.Rtl {
			t.Fatalf("%s: nothing to compare with", j.name())
		}
		a, b := standingOf(sv), standingOf(j)
		middle := sv.pages[0].Trim.W / 2
		for id, l := range a.parts {
			r := b.parts[id]
			if off := l.X - middle; sv.format.Document == "affisch" && r.W > 0 && (off < -middle/4 && r.Right() < middle || off > middle/4 && r.X > middle) {
				t.Errorf("%s, %s: %q stands at %.0f mm, and in Arabic at %.0f–%.0f", j.copy.County.Content.ID, j.format.ID, id, l.X.MM(), r.X.MM(), r.Right().MM())
			} else if r.W > 0 {
				turned++
			}
		}
		for i, q := range a.code {
			if len(b.code) != len(a.code) || len(q.Path) != len(b.code[i].Path) {
				t.Fatalf("%s: the code is another one", j.format.ID)
			}
			d := geom.Point{X: b.code[i].Path[0].P[0].X - q.Path[0].P[0].X, Y: b.code[i].Path[0].P[0].Y - q.Path[0].P[0].Y}
			for k, seg := range q.Path.Move(d) {
				for n := range seg.Points() { // scaled pages round
					if d := seg.P[n].X - b.code[i].Path[k].P[n].X; d > 9 || d < -9 {
						t.Fatalf("%s: the code is turned over", j.format.ID)
					}
				}
			}
		}
		for i, pg := range sv.pages {
			for k, x := range pg.Folds {
				if f := j.pages[i].Folds; pg.Trim.W-x != f[len(f)-1-k] {
					t.Errorf("%s: a fold at %.0f mm, and in Arabic at %v", j.format.ID, x.MM(), f)
				}
			}
		}
	}
	if turned < 60 {
		t.Errorf("only %d titles were compared", turned)
	}
}
