package layout_test

import (
	"slices"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// ink is where the ink of a run begins.
func inkLeft(t *testing.T, r *page.Run) geom.Length {
	t.Helper()
	face, err := library.Face(r.Face)
	if err != nil {
		t.Fatal(err)
	}
	return r.At.X + face.Bearing(r.Glyphs[0].ID, r.Size)
}

// The stems of a poster's title stand on the margin, whatever letters its lines
// begin with; a bearing is taken from the font and not guessed.
func TestStemsOfLargeTypeStandOnTheMargin(t *testing.T) {
	p := posterPage(t, "joint", textPoster(4, false), "affisch-a3")
	margin := load(t, "affisch-a3").Area().X
	for _, words := range []string{"Vår gemensamma", "målbild i"} {
		if got := inkLeft(t, run(t, p, words)); got < margin-geom.Pt(.02) || got > margin+geom.Pt(.02) {
			t.Errorf("«%s» begins %.2f pt from the margin", words, (got - margin).Pt())
		}
	}
	if at := run(t, p, "målbild i").At.X; at > margin-geom.Pt(2) {
		t.Errorf("the m stands at %.2f pt, without its bearing taken away", (at - margin).Pt())
	}
}

// An opening quotation mark hangs outside the margin; the word after it stands on it.
func TestOpeningQuotationMarksHang(t *testing.T) {
	d := textPoster(4, false)
	d.Body[0].(*document.Section).Title = document.T("”Nära vård och god omsorg” för dig, för mig och för oss alla i Norrbotten")
	p := posterPage(t, "quoted", d, "affisch-a3")
	margin := load(t, "affisch-a3").Area().X
	r := run(t, p, "”Nära")
	face, err := library.Face(r.Face)
	if err != nil {
		t.Fatal(err)
	}
	stem := r.At.X + r.Glyphs[0].Advance + face.Bearing(r.Glyphs[1].ID, r.Size)
	if r.At.X >= margin || stem < margin-geom.Pt(.02) || stem > margin+geom.Pt(.02) {
		t.Errorf("the mark stands at %.2f pt, the N at %.2f pt from the margin", (r.At.X - margin).Pt(), (stem - margin).Pt())
	}
}

// Texts in columns beside each other stand on common baselines: their titles take
// equally many lines, and lead and body share one leading.
func TestColumnsShareTheirBaselines(t *testing.T) {
	for n := 2; n <= 8; n++ {
		p := posterPage(t, "columns", textPoster(n, false), "affisch-a3")
		byTop := map[geom.Length][][]geom.Length{} // first baseline → the baselines of each column
		for _, column := range columnsOf(t, p) {
			byTop[column[0]] = append(byTop[column[0]], column)
		}
		compared := 0
		for top, columns := range byTop {
			slices.SortFunc(columns, func(a, b []geom.Length) int { return len(b) - len(a) })
			for _, c := range columns[1:] {
				compared++
				for i, y := range c {
					if y != columns[0][i] {
						t.Errorf("%d parts: line %d under %.1f pt stands at %.2f pt, beside it %.2f", n, i, top.Pt(), y.Pt(), columns[0][i].Pt())
					}
				}
			}
		}
		if compared < n/2 {
			t.Errorf("%d parts: only %d columns have one beside them", n, compared)
		}
	}
}

// columnsOf lists the baselines of lead and body by column, from its lead on.
func columnsOf(t *testing.T, p *page.Page) [][]geom.Length {
	t.Helper()
	body := run(t, p, themes[0][3][:8]).Size
	byX := map[geom.Length][]geom.Length{}
	var keys []geom.Length
	for _, it := range p.Items {
		r, ok := it.(*page.Run)
		if !ok || r.Size != body || r.Face != "roboto-regular" && r.Face != "roboto-bold" || r.Fill.Name == "white" {
			continue
		}
		if byX[r.At.X] == nil {
			keys = append(keys, r.At.X)
		}
		if ys := byX[r.At.X]; len(ys) == 0 || ys[len(ys)-1] != r.At.Y {
			byX[r.At.X] = append(byX[r.At.X], r.At.Y)
		}
	}
	var out [][]geom.Length
	for _, x := range keys {
		ys, from := byX[x], 0
		for i := 1; i <= len(ys); i++ { // a jump begins the next text in the same column
			if i == len(ys) || ys[i]-ys[i-1] > geom.Pt(26) {
				out = append(out, ys[from:i])
				from = i
			}
		}
	}
	return out
}
