package layout_test

import (
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// bandOf is the foot band of a poster: the lowest shape that runs over the page.
func bandOf(t *testing.T, p *page.Page) geom.Rect {
	t.Helper()
	var band geom.Rect
	for _, it := range p.Items {
		if s, ok := it.(*page.Shape); ok && s.Artifact == page.Background {
			if b := s.Path.Bounds(); b.Y > band.Y {
				band = b
			}
		}
	}
	if band.Y == 0 {
		t.Fatal("there is no band")
	}
	return band
}

// The band of a principal who is alone is as low as its words, and they stand as far
// from its edges as those of others; a full band stands where it was drawn.
func TestNoBandStandsEmpty(t *testing.T) {
	for _, name := range []string{"affisch-a3-lokal", "affisch-a3-liggande-lokal"} {
		full := bandOf(t, posterPage(t, name, textPoster(4, true), name))
		d := textPoster(4, true)
		top := d.Body[0].(*document.Section)
		foot := top.Body[len(top.Body)-1].(*document.Section)
		foot.Body = []document.Block{say(document.Sender, "Kiruna kommun"), say(document.Imprint, "Status: Utkast.")}
		p := posterPage(t, name, d, name)
		low, pad := bandOf(t, p), load(t, name).Measures["foot-pad"]
		if low.H > full.H*3/4 {
			t.Errorf("%s: the band of one is %.1f mm, of fifteen %.1f", name, low.H.MM(), full.H.MM())
		}
		sender := run(t, p, "Kiruna kommun")
		for _, it := range p.Items { // the last is the one in the foot
			if r, ok := it.(*page.Run); ok && r.Of == foot.Body[0].(*document.Paragraph).Text[0] {
				sender = r
			}
		}
		if top, under := sender.At.Y-low.Y, load(t, name).Trim.H-sender.At.Y; top < pad || under < pad || top > 2*pad || under > 2*pad {
			t.Errorf("%s: the sender stands %.1f mm under the edge and %.1f over the foot", name, top.MM(), under.MM())
		}
	}
}

// A label of a language with long words has its column to itself, and the values of a
// list stand in one line; usual labels keep the column of their style.
func TestLongLabelsStayClearOfTheirValues(t *testing.T) {
	facts := func(labels ...string) *document.List {
		l := &document.List{Kind: document.Labelled, Role: document.ListFacts}
		for _, s := range labels {
			l.Items = append(l.Items, &document.ListItem{Label: document.T(s), Body: []document.Block{&document.Paragraph{Text: document.T("värde")}}})
		}
		return l
	}
	for _, c := range []struct {
		labels []string
		column float64 // mm from the margin; 0: wider than the style says
	}{{[]string{"Antagen av", "Status"}, 34}, {[]string{"Hyväksymispäivämäärä, nro", "Tila"}, 0}, {[]string{"Hyväksymispäivämäärä ja diaarinumero kunnassa", "Tila"}, 0}} {
		d := report(20)
		l := facts(c.labels...)
		d.Body[0].(*document.Section).Body = append([]document.Block{l}, d.Body[0].(*document.Section).Body...)
		pages := arrange(t, d, "bilaga-a4")
		var label, value geom.Length // right end of the labels, where values begin
		for _, it := range pages[0].Items {
			r, ok := it.(*page.Run)
			if !ok {
				continue
			}
			for _, item := range l.Items {
				if r.Of == item.Label[0] {
					x, w := page.Extent(r.At.X, r.Glyphs)
					label = max(label, x+w)
				}
				if r.Of == item.Body[0].(*document.Paragraph).Text[0] {
					if value != 0 && value != r.At.X {
						t.Errorf("%v: values stand at %.1f and %.1f mm", c.labels, value.MM(), r.At.X.MM())
					}
					value = r.At.X
				}
			}
		}
		column := value - load(t, "bilaga-a4").Margins.Left
		if value-label < geom.MM(2.5) {
			t.Errorf("%v: %.1f mm between label and value", c.labels, (value - label).MM())
		}
		if c.column != 0 {
			at(t, "the value", column, c.column)
		} else if column <= geom.MM(34) || column >= geom.MM(34*1.6) {
			t.Errorf("%v: the column is %.1f mm", c.labels, column.MM())
		}
	}
}

// Below what an unofficial translation says of itself there is air; the label of adopted
// words stands on them.
func TestMarksStandApartFromWhatTheyDoNotName(t *testing.T) {
	l := load(t, "bilaga-a4")
	below := func(bs ...document.Block) geom.Length {
		d := report(20)
		d.Body[0].(*document.Section).Body = append(bs, d.Body[0].(*document.Section).Body...)
		p := arrangeWith(t, d, l)[0]
		return run(t, p, "värde").At.Y - run(t, p, "Märke").At.Y
	}
	quote := &document.Quote{Body: []document.Block{&document.Paragraph{Role: document.Body, Text: document.T("värde")}}}
	named := below(&document.Passage{ID: "p", Body: []document.Block{say(document.Mark, "Märke"), quote}})
	notice := below(say(document.Mark, "Märke"), &document.Paragraph{Role: document.Body, Text: document.T("värde")})
	if notice < named+geom.Pt(6) {
		t.Errorf("%.1f pt under a notice, %.1f under a label", notice.Pt(), named.Pt())
	}
}

func arrangeWith(t *testing.T, d *document.Document, l *layout.Layout) []*page.Page {
	t.Helper()
	plan, found := layout.Arrange(d, l, resources())
	if plan == nil {
		t.Fatal(found.Error())
	}
	return record(plan)
}
