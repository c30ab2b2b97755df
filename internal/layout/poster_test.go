package layout_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
)

// posterProfile is the joint palette with all its tints.
func posterProfile() *brand.Profile {
	p := profile()
	for name := range inks {
		for _, tint := range []string{"-mid", "-light"} {
			if _, ok := p.Inks[name+tint]; !ok {
				p.Inks[name+tint] = brand.Colour{Name: name + tint, RGB: [3]uint8{200, 200, 200}}
			}
		}
	}
	return p
}

func say(role document.ParagraphRole, words string) *document.Paragraph {
	return &document.Paragraph{Role: role, Text: document.T(words)}
}

// phrases makes a title with preferred line breaks.
func phrases(words string) []document.Inline {
	var out []document.Inline
	for i, p := range strings.Split(words, " | ") {
		if i > 0 {
			out = append(out, &document.Break{})
		}
		out = append(out, &document.Text{Value: p})
	}
	return out
}

func text(role document.SectionRole, id, title, ink, lead string, body ...string) *document.Section {
	s := &document.Section{ID: id, Role: role, Title: phrases(title), Ink: ink, Body: []document.Block{say(document.Lead, lead)}}
	for _, b := range body {
		s.Body = append(s.Body, say(document.Body, b))
	}
	return s
}

func lines(role document.ListRole, words ...string) *document.List {
	l := &document.List{Kind: document.Unmarked, Role: role}
	for _, w := range words {
		l.Items = append(l.Items, &document.ListItem{Body: []document.Block{say(document.Body, w)}})
	}
	return l
}

var norrbotten = strings.Split("Region Norrbotten,Arjeplogs kommun,Arvidsjaurs kommun,Bodens kommun,Gällivare kommun,Haparanda stad,"+
	"Jokkmokks kommun,Kalix kommun,Kiruna kommun,Luleå kommun,Pajala kommun,Piteå kommun,Älvsbyns kommun,Överkalix kommun,Övertorneå kommun", ",")

// themes are the four texts of Norrbotten: title, ink, icon, lead, body.
var themes = [][5]string{
	{"Min egen kraft | tas tillvara", "pine", "strength", "Jag är experten i mitt liv!", "Därför är jag också en aktiv och självklar partner i insatser som berör mig. Min berättelse och kunskap tas tillvara. Tillsammans med professionens kompetens utgör vi ett välfungerande team. Min självständighet ökar när jag får stöd att vara en aktiv medskapare."},
	{"Tillsammans | för min trygghet", "cloudberry", "security", "Jag känner trygghet i livet!", "Vetskapen om att jag får vägledning och hjälp när jag behöver, gör mig lugn och trygg. Gemensamma lösningar utformas tillsammans med mig efter mina behov. Goda relationer och tillit till varandra är centrala för att stärka min trygghet."},
	{"Sammanhållet och enkelt | för mig", "heather", "coherent", "Som individ är jag en helhet!", "En god relation med professionen över tid är därför viktig för mig. Den information jag behöver är samlad och överskådlig med tydliga kontaktvägar. Det blir enkelt för mig när insatser samordnas sömlöst."},
	{"Nära mig | på bästa sätt", "ice", "near", "Närhet är viktigt för mig!", "Mina behov tillgodoses nära mig i mer öppna vårdformer genom förändrade arbetssätt, digitala lösningar och stöd till egenvård i hemmiljö. När jag har kontroll över min hälsa känner jag mig trygg."},
}

// textPoster is a poster of n titled texts round a goal; local has a sender.
func textPoster(n int, local bool) *document.Document {
	top := &document.Section{ID: "titel", Role: document.SectionTitle, Title: phrases("Vår gemensamma | målbild i Norrbotten")}
	f := &document.Figure{ID: "malbild", Form: document.FigureLeaves, Alt: "Figur", Hub: &document.FigurePart{Label: []string{"Min hälsa", "och välbefinnande"}, Icon: "health", Ink: "night"}}
	if local {
		top.Body = append(top.Body, say(document.Sender, "Kiruna kommun"), say(document.Subject, "Nära vård och omsorg"))
	}
	top.Body = append(top.Body, f, &document.Passage{ID: "n.hub", Body: []document.Block{text(document.SectionHub, "nav", "Min hälsa | och välbefinnande", "night", "Det handlar om mig och mitt liv!",
		"Mina goda vanor grundläggs tidigt i livet och jag är mån om min hälsa och strävar efter goda vanor i min vardag.",
		"Mitt välbefinnande handlar om att jag i glädje ska kunna utföra mina livsuppgifter när jag växer upp, mitt i livet och när jag åldras. Jag erbjuds förebyggande stöd och utifrån mina unika förutsättningar och behov får jag hjälp att stärka min hälsa om jag behöver det. I mötet med vård och omsorg får jag frågan om vad som är viktigt för mig.")}})
	for i := range n {
		t := themes[i%4]
		ink := profile().Part(i)
		body := t[4]
		if n > 4 {
			body = body[:strings.Index(body, ".")+1]
		}
		f.Parts = append(f.Parts, document.FigurePart{Label: strings.Split(t[0], " | "), Icon: t[2], Ink: ink})
		top.Body = append(top.Body, &document.Passage{ID: fmt.Sprint("n.", i), Body: []document.Block{text(document.SectionPart, fmt.Sprint("del-", i), t[0], ink, t[3], body)}})
	}
	foot := &document.Section{ID: "avsandare", Role: document.SectionColophon}
	if local {
		foot.Body = append(foot.Body, say(document.Sender, "Kiruna kommun"), lines(document.ListContact, "Kontaktcenter", "Telefon 0000-000 00", "kommunen.example/nara-vard"),
			say(document.Note, "Gemensam målbild för"), lines(document.ListNames, norrbotten...),
			say(document.Decided, "Polsam antog målbilden 27\u00a0maj 2021. Den beslutas av respektive huvudman."))
	} else {
		foot.Body = append(foot.Body, say(document.Decided, "Polsam antog den gemensamma målbilden 27\u00a0maj 2021."), say(document.Body, "Den beslutas av respektive huvudman:"),
			lines(document.ListNames, norrbotten...))
	}
	foot.Body = append(foot.Body, &document.Figure{ID: "qr", Form: document.FigureQR, Target: "https://malbild.example/", Alt: "QR-kod"})
	top.Body = append(top.Body, foot)
	return &document.Document{Meta: document.Meta{Language: "sv-SE", Title: "Affisch"}, Body: []document.Block{top}}
}

// groupPoster has one column a group; statements[i] < 0 makes that many titled texts.
func groupPoster(statements ...int) *document.Document {
	top := &document.Section{ID: "titel", Role: document.SectionTitle, Title: phrases("Vår gemensamma | målbild för nära vård"),
		Body: []document.Block{say(document.Keywords, "Tillit – samverkan – ansvar"), say(document.Keywords, "Personcentrering – hälsofrämjande")}}
	f := &document.Figure{ID: "malbild", Form: document.FigureHeads, Alt: "Figur"}
	top.Body = append(top.Body, f)
	for i, n := range statements {
		ink := []string{"teal", "aubergine", "amber", "pine"}[i%4]
		f.Parts = append(f.Parts, document.FigurePart{Label: []string{[]string{"Invånaren", "Samverkan", "Medarbetarna"}[i%3]}, Icon: "resident", Ink: ink})
		g := &document.Section{ID: fmt.Sprint("grupp-", i), Role: document.SectionGroup, Title: document.T("Medarbetarnas upplevelse"), Ink: ink}
		l := &document.List{Kind: document.Bulleted, Role: document.ListStatements}
		for range n {
			l.Items = append(l.Items, &document.ListItem{Body: []document.Block{&document.Paragraph{Role: document.Statement, Text: []document.Inline{
				&document.Text{Value: "Vi har de "}, &document.Strong{Text: document.T("förutsättningar")}, &document.Text{Value: " som vi behöver, för att kunna möta varje enskild person utifrån deras behov."}}}}})
		}
		if len(l.Items) > 0 {
			g.Body = append(g.Body, l)
		}
		for k := range -n {
			g.Body = append(g.Body, text(document.SectionPart, fmt.Sprint("text-", k), themes[k%4][0], ink, themes[k%4][3], "Närhet är viktigt, och den information jag behöver är samlad."))
		}
		top.Body = append(top.Body, &document.Passage{ID: fmt.Sprint("o.", i), Body: []document.Block{g}})
	}
	foot := &document.Section{ID: "avsandare", Role: document.SectionColophon, Body: []document.Block{
		say(document.Closing, "Omställningen till nära vård sker i samverkan mellan regionen, länets kommuner och civilsamhället"), lines(document.ListNames, norrbotten[:13]...)}}
	top.Body = append(top.Body, foot)
	return &document.Document{Meta: document.Meta{Language: "sv-SE", Title: "Affisch"}, Body: []document.Block{top}}
}

// posterPage arranges a poster and proves the promises of the room.
func posterPage(t *testing.T, name string, d *document.Document, form string) *page.Page {
	t.Helper()
	l := load(t, form)
	res := layout.Resources{Library: library, Profile: posterProfile(), Figures: figure.NewCache()}
	plan, found := layout.Arrange(d, l, res)
	if len(found) > 0 {
		t.Fatalf("%s: %v", name, found.Error())
	}
	pages := record(plan)
	if len(pages) != 1 {
		t.Fatalf("%s: %d pages", name, len(pages))
	}
	if found := plan.Check(pages, library); len(found) > 0 {
		t.Errorf("%s: %v", name, found.Error())
	}
	sameWords(t, name, words(d, pages), document.Words(d))
	return pages[0]
}

func TestPostersOfEveryShape(t *testing.T) {
	for n := 1; n <= 8; n++ {
		d := textPoster(n, false)
		if n == 1 { // no leaf stands alone: a målbild of one text has no figure
			d.Body[0].(*document.Section).Body = d.Body[0].(*document.Section).Body[1:]
		}
		posterPage(t, fmt.Sprint(n, " texts"), d, "affisch-a3")
		posterPage(t, fmt.Sprint(n, " texts, local"), func() *document.Document {
			d := textPoster(max(n, 2), true)
			return d
		}(), "affisch-a3-lokal")
	}
	for _, shape := range [][]int{{4, 6, 6}, {7, -3}, {3}, {4, 4, 4, 4}, {-2, -2}} {
		posterPage(t, fmt.Sprint("groups ", shape), groupPoster(shape...), "affisch-a3")
	}
	noHub := textPoster(4, false)
	top := noHub.Body[0].(*document.Section)
	top.Body[0].(*document.Figure).Hub = nil
	top.Body = append(top.Body[:1:1], top.Body[2:]...)
	posterPage(t, "no hub", noHub, "affisch-a3")
}

// run is the first run whose glyphs begin with the words.
func run(t *testing.T, p *page.Page, words string) *page.Run {
	t.Helper()
	for _, it := range p.Items {
		r, ok := it.(*page.Run)
		if !ok {
			continue
		}
		text := ""
		for _, g := range r.Glyphs {
			text += g.Text
		}
		if strings.HasPrefix(text, words) {
			return r
		}
	}
	t.Fatalf("no run begins with «%s»", words)
	return nil
}

func at(t *testing.T, what string, got geom.Length, want float64) {
	t.Helper()
	if math.Abs(got.MM()-want) > .6 {
		t.Errorf("%s stands at %.2f mm, want %.2f", what, got.MM(), want)
	}
}

// The places of the joint poster and of a local one, as they were drawn.
func TestPlacesOfTheTextPoster(t *testing.T) {
	p := posterPage(t, "joint", textPoster(4, false), "affisch-a3")
	for _, w := range []struct {
		words    string
		baseline float64
	}{{"Vår gemensamma", 38.5}, {"målbild i", 68.1}, {"och välbefinnande", 98}, {"Jag är experten", 277.1},
		{"Polsam antog", 375.5}, {"Den beslutas", 382.2}, {"Region Norrbotten", 391.7}} {
		at(t, w.words, run(t, p, w.words).At.Y, w.baseline)
	}
	if size := run(t, p, "Vår gemensamma").Size; size != geom.Pt(84) {
		t.Errorf("title %v pt", size.Pt())
	}
	p = posterPage(t, "local", textPoster(4, true), "affisch-a3-lokal")
	at(t, "sender", run(t, p, "Kiruna kommun").At.Y, 24.2)
	at(t, "title", run(t, p, "Vår gemensamma").At.Y, 52)
	at(t, "title", run(t, p, "målbild i").At.Y, 73.9)
}

// The places of the poster of groups, as it was drawn.
func TestPlacesOfTheGroupPoster(t *testing.T) {
	p := posterPage(t, "groups", groupPoster(4, 6, 6), "affisch-a3")
	at(t, "keywords", run(t, p, "Tillit").At.Y, 80.8)
	at(t, "keywords", run(t, p, "Personcentrering").At.Y, 89.7)
	first, other := run(t, p, "Vi har de ").Size, geom.Length(0)
	for _, it := range p.Items {
		if r, ok := it.(*page.Run); ok && len(r.Glyphs) > 3 && r.At.X > geom.MM(100) && r.At.X < geom.MM(108) && r.Size < first {
			other = max(other, r.Size)
		}
	}
	if first != geom.Pt(16.5) || other != geom.Pt(13.5) {
		t.Errorf("statements are %v and %v pt, want 16.5 and 13.5", first.Pt(), other.Pt())
	}
}

// Longer words are set smaller, then refused by name; a shorter text never gets a
// smaller size.
func TestLongTextsStepDownAndAreRefused(t *testing.T) {
	l := load(t, "affisch-a3")
	last, refused := geom.Pt(100), false
	for extra := 0; extra <= 12; extra++ {
		d := textPoster(4, false)
		s := d.Body[0].(*document.Section).Body[3].(*document.Passage).Body[0].(*document.Section)
		p := s.Body[1].(*document.Paragraph)
		p.Text = document.T(document.Plain(p.Text) + strings.Repeat(" Goda relationer och tillit till varandra är viktiga.", extra))
		plan, found := layout.Arrange(d, l, layout.Resources{Library: library, Profile: posterProfile()})
		if plan == nil {
			refused = true
			if f := found[0]; f.Code != layout.TooLong || f.Args[0] != "del-1" {
				t.Fatalf("refused with %v", found.Error())
			}
			continue
		}
		if refused {
			t.Fatalf("a longer text is accepted than one that was refused")
		}
		pages := record(plan)
		if found := plan.Check(pages, library); len(found) > 0 {
			t.Errorf("+%d: %v", extra, found.Error())
		}
		size := run(t, pages[0], "Vetskapen").Size
		if size > last {
			t.Errorf("+%d: %v pt after %v pt", extra, size.Pt(), last.Pt())
		}
		last = size
	}
	if !refused || last != geom.Pt(12.5) {
		t.Errorf("refused %v, smallest size %v", refused, last.Pt())
	}
}

func TestLongNamesAreNeverCut(t *testing.T) {
	d := textPoster(4, false)
	foot := d.Body[0].(*document.Section).Body[6].(*document.Section)
	names := foot.Body[2].(*document.List)
	names.Items[3].Body[0].(*document.Paragraph).Text = document.T("Övertorneå kommun – Matarengin kunta")
	posterPage(t, "long name", d, "affisch-a3")
	names.Items[3].Body[0].(*document.Paragraph).Text = document.T(strings.Repeat("långtnamn", 20))
	if plan, found := layout.Arrange(d, load(t, "affisch-a3"), layout.Resources{Library: library, Profile: posterProfile()}); plan != nil {
		t.Errorf("a name wider than the foot was accepted: %v", found)
	}
}

func TestPosterRefusesWhatItHasNoFrameFor(t *testing.T) {
	d := textPoster(4, false)
	top := d.Body[0].(*document.Section)
	top.Body = append(top.Body, &document.Section{ID: "vision", Role: document.SectionVision, Title: document.T("Vision")}, &document.Table{})
	plan, found := layout.Arrange(d, load(t, "affisch-a3"), layout.Resources{Library: library, Profile: posterProfile()})
	if plan != nil || len(found) != 2 || found[0].Code != layout.Unplaced {
		t.Errorf("%v", found)
	}
}

// A layout file that lacks what a poster needs is a finding, never a crash.
func TestPosterLayoutWithoutMeasures(t *testing.T) {
	bare := fstest.MapFS{"kal.yaml": {Data: []byte("form: poster\ntrim: 297 × 420\nmargins: 18 18 15 18\n")}}
	l, found := layout.Load(bare, "kal")
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, d := range []*document.Document{textPoster(4, true), groupPoster(2, -1)} {
		plan, found := layout.Arrange(d, l, layout.Resources{Library: library, Profile: posterProfile()})
		if plan != nil || !found.HasErrors() {
			t.Error("a layout without frames made a poster")
		}
	}
}

func BenchmarkPoster(b *testing.B) {
	l, res, d := load(b, "affisch-a3"), layout.Resources{Library: library, Profile: posterProfile(), Figures: figure.NewCache()}, textPoster(4, false)
	b.ReportAllocs()
	for b.Loop() {
		plan, found := layout.Arrange(d, l, res)
		if plan == nil {
			b.Fatal(found)
		}
		record(plan)
	}
}

// grow lengthens a paragraph by n sentences.
func grow(p *document.Paragraph, n int) {
	p.Text = document.T(document.Plain(p.Text) + strings.Repeat(" Goda relationer och tillit till varandra är viktiga.", n))
}

// Everything that can grow grows, a little at a time: what is accepted is whole and
// stands free, and what is refused is named.
func TestWhateverGrowsIsSetOrRefused(t *testing.T) {
	first := func(d *document.Document, i int) document.Block { return d.Body[0].(*document.Section).Body[i] }
	cases := []struct {
		name, form string
		named      string // what the finding names; empty: anything
		most       int
		make       func(n int) *document.Document
	}{
		{"goal", "affisch-a3", "nav", 30, func(n int) *document.Document {
			d := textPoster(4, false)
			grow(first(d, 1).(*document.Passage).Body[0].(*document.Section).Body[1].(*document.Paragraph), n)
			return d
		}},
		{"title", "affisch-a3", "rubrik", 12, func(n int) *document.Document {
			d := textPoster(4, false)
			d.Body[0].(*document.Section).Title = phrases("Vår gemensamma | målbild" + strings.Repeat(" för en nära vård", n))
			return d
		}},
		{"statements", "affisch-a3", "grupp-1", 14, func(n int) *document.Document { return groupPoster(4, 4+n, 6) }},
		{"sender", "affisch-a3-lokal", "avsändare", 14, func(n int) *document.Document {
			d := textPoster(4, true)
			first(d, 0).(*document.Paragraph).Text = document.T("Kiruna kommun" + strings.Repeat(" – Kirunan", n))
			return d
		}},
		{"part title", "affisch-a3", "", 12, func(n int) *document.Document {
			d := textPoster(4, false)
			s := first(d, 2).(*document.Passage).Body[0].(*document.Section)
			s.Title = phrases("Min egen kraft" + strings.Repeat(" tas tillvara", n))
			return d
		}},
		{"closing", "affisch-a3", "avsandare", 60, func(n int) *document.Document {
			d := groupPoster(3, 3)
			grow(first(d, 5).(*document.Section).Body[0].(*document.Paragraph), n)
			return d
		}},
	}
	for _, c := range cases {
		l := load(t, c.form)
		res := layout.Resources{Library: library, Profile: posterProfile(), Figures: figure.NewCache()}
		accepted, refused := 0, 0
		for n := 0; n <= c.most; n++ {
			d := c.make(n)
			plan, found := layout.Arrange(d, l, res)
			if plan == nil {
				refused++
				what, _, _ := found[0].Text("sv")
				if !strings.Contains(what, c.named) {
					t.Errorf("%s +%d: refused with «%s», which does not name %s", c.name, n, what, c.named)
				}
				continue
			}
			if refused > 0 {
				t.Errorf("%s +%d: accepted after a shorter one was refused", c.name, n)
			}
			accepted++
			pages := record(plan)
			sameWords(t, c.name, words(d, pages), document.Words(d))
			if found := plan.Check(pages, library); len(found) > 0 {
				t.Errorf("%s +%d: %v", c.name, n, found.Error())
			}
		}
		if accepted == 0 || refused == 0 {
			t.Errorf("%s: %d accepted, %d refused", c.name, accepted, refused)
		}
	}
}
