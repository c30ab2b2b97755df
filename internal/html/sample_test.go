package html

import (
	"malbild/internal/brand"
	"malbild/internal/document"
)

// profile is a profile with the joint inks that pages of Norrbotten use.
func profile() *brand.Profile {
	inks := map[string]brand.Colour{}
	for name, c := range map[string][3]uint8{
		"night": {18, 50, 74}, "pine": {31, 91, 75}, "cloudberry": {168, 75, 6}, "heather": {122, 46, 93}, "ice": {37, 104, 144},
		"moss": {94, 100, 18}, "lingon": {163, 38, 56}, "slate": {74, 85, 104}, "fjord": {11, 107, 112},
		"teal": {0, 101, 107}, "aubergine": {91, 42, 110}, "amber": {154, 79, 0},
		"snow": {245, 242, 234}, "frost": {220, 233, 239}, "night-mid": {174, 185, 193},
		"pine-light": {226, 234, 232}, "cloudberry-light": {244, 232, 223}, "heather-light": {239, 230, 236}, "ice-light": {224, 234, 239},
		"teal-light": {224, 237, 237}, "aubergine-light": {237, 232, 239}, "amber-light": {241, 230, 219},
	} {
		inks[name] = brand.Colour{Name: name, RGB: c}
	}
	return &brand.Profile{ID: "gemensam", Inks: inks, Hub: "night",
		Parts: []string{"pine", "cloudberry", "heather", "ice", "moss", "lingon", "slate", "fjord"}}
}

func paragraph(s string) *document.Paragraph { return &document.Paragraph{Text: document.T(s)} }

func lead(s string) *document.Paragraph {
	return &document.Paragraph{Role: document.Lead, Text: document.T(s)}
}

func lines(role document.ListRole, texts ...string) *document.List {
	l := &document.List{Kind: document.Unmarked, Role: role}
	for _, s := range texts {
		l.Items = append(l.Items, &document.ListItem{Body: []document.Block{paragraph(s)}})
	}
	return l
}

func adopted(id, title, ink, icon, exclamation, body string) document.Block {
	return &document.Passage{ID: "norrbotten." + id, Title: "Antagen text: " + title, Body: []document.Block{
		&document.Section{ID: id, Role: document.SectionPart, Title: document.T(title), Ink: ink, Icon: icon,
			Body: []document.Block{lead(exclamation), paragraph(body)}}}}
}

// page of a municipality in Norrbotten, in the shape package compose gives it.
func kiruna() *document.Document {
	goal := &document.Section{ID: "gemensam-malbild", Role: document.SectionGoal, Title: document.T("Gemensam målbild"), Body: []document.Block{
		paragraph("Region Norrbotten och länets kommuner har tagit fram en gemensam målbild för omställningen till nära vård. Målbilden har utarbetats ur ett medborgarperspektiv och fokuserar på att skapa en god hälsa och välbefinnande för norrbottningen. Vägen framåt beskrivs i fyra delområden:"),
		paragraph("Min egen kraft tas tillvara, Tillsammans för min trygghet, Sammanhållet och enkelt för mig och Nära mig på bästa sätt."),
		leaves(),
		adopted("min-egen-kraft", "Min egen kraft tas tillvara", "pine", "strength", "Jag är experten i mitt liv!",
			"Därför är jag också en aktiv och självklar partner i insatser som berör mig. Min berättelse och kunskap tas tillvara. Tillsammans med professionens kompetens utgör vi ett välfungerande team. Min självständighet ökar när jag får stöd att vara en aktiv medskapare."),
		adopted("trygghet", "Tillsammans för min trygghet", "cloudberry", "security", "Jag känner trygghet i livet!",
			"Vetskapen om att jag får vägledning och hjälp när jag behöver, gör mig lugn och trygg. Gemensamma lösningar utformas tillsammans med mig efter mina behov. Goda relationer och tillit till varandra är centrala för att stärka min trygghet."),
		adopted("sammanhallet", "Sammanhållet och enkelt för mig", "heather", "coherent", "Som individ är jag en helhet!",
			"En god relation med professionen över tid är därför viktig för mig. Den information jag behöver är samlad och överskådlig med tydliga kontaktvägar. Det blir enkelt för mig när insatser samordnas sömlöst."),
		adopted("nara-mig", "Nära mig på bästa sätt", "ice", "near", "Närhet är viktigt för mig!",
			"Mina behov tillgodoses nära mig i mer öppna vårdformer genom förändrade arbetssätt, digitala lösningar och stöd till egenvård i hemmiljö. När jag har kontroll över min hälsa känner jag mig trygg."),
	}}
	strategy := &document.Section{ID: "strategi", Role: document.SectionStrategy, Title: document.T("Länsgemensam strategi för nära vård"), Body: []document.Block{
		paragraph("Sedan hösten 2022 finns en länsgemensam strategi för nära vård. Strategin ska bidra till att skapa en god hälsa och välbefinnande i befolkningen där individens egen kraft tas tillvara. Strategin innehåller bland annat den tidigare beslutade målbilden, som nu konkretiserats ur ett verksamhetsperspektiv."),
		paragraph("Den pekar även ut nödvändiga förutsättningar och riktningsförändringar och ska bidra till att skapa handlingskraft i verksamheterna och på så sätt öka takten i omställningsarbetet."),
	}}
	foot := &document.Section{ID: "avsandare", Role: document.SectionColophon, Body: []document.Block{
		&document.Paragraph{Role: document.Sender, Text: document.T("Kiruna kommun")},
		paragraph("Målbilden är gemensam för Region Norrbotten och länets 14 kommuner."),
		lines(document.ListContact, "Kommunens växel", "981 85 Kiruna"),
		paragraph("Gemensam målbild för"),
		lines(document.ListNames, "Region Norrbotten", "Arjeplogs kommun", "Arvidsjaurs kommun", "Bodens kommun", "Gällivare kommun", "Haparanda stad",
			"Jokkmokks kommun", "Kalix kommun", "Kiruna kommun", "Luleå kommun", "Pajala kommun", "Piteå kommun", "Älvsbyns kommun", "Överkalix kommun", "Övertorneå kommun"),
	}}
	updated := func(label string, f *document.Field) *document.Paragraph {
		return &document.Paragraph{Role: document.Updated, Text: []document.Inline{&document.Text{Value: label + ": "}, f}}
	}
	return &document.Document{
		Meta: document.Meta{Product: document.WebPage, Title: "Nära Vård", Language: "sv-SE", Issuer: "Kiruna kommun", Subject: "Nära vård och omsorg",
			Date: "2021-05-27", Identity: "norrbotten/kiruna/webb/sv", Running: document.Running{Principal: document.T("Kiruna kommun")}},
		Body: []document.Block{&document.Section{ID: "nara-vard", Role: document.SectionTitle, Title: document.T("Nära Vård"), Body: []document.Block{
			lead("För att möta framtidens utmaningar och behov pågår en omställning av hälso- och sjukvårdssystemet i hela Sverige."),
			paragraph("Omställningen som benämns Nära vård handlar om att utgå från personens behov och förmågor samt att på olika sätt främja hälsa. Vård och omsorg behöver komma närmare medborgarna och göra dem mer delaktiga."),
			paragraph("En stärkt primärvård, som tillhandahålls av både regioner och kommuner, utgör basen i den nära vården. I nära vård betonas även vikten av att stärka och stödja det förebyggande och hälsofrämjande arbetet."),
			goal, strategy,
			updated("Senast uppdaterad", &document.Field{Name: "uppdaterad", Kind: document.FieldDate, Value: "2023-03-01"}),
			updated("Sidan publicerad av", &document.Field{Name: "utgivare", Placeholder: "funktion"}),
			foot}}}}
}

func leaves() *document.Figure {
	return &document.Figure{ID: "malbild", Form: document.FigureLeaves,
		Hub: &document.FigurePart{Label: []string{"Min hälsa och", "välbefinnande"}, Icon: "health", Ink: "night"},
		Parts: []document.FigurePart{
			{Label: []string{"Min egen kraft", "tas tillvara"}, Icon: "strength", Ink: "pine"},
			{Label: []string{"Tillsammans", "för min trygghet"}, Icon: "security", Ink: "cloudberry"},
			{Label: []string{"Sammanhållet", "och enkelt för mig"}, Icon: "coherent", Ink: "heather"},
			{Label: []string{"Nära mig", "på bästa sätt"}, Icon: "near", Ink: "ice"},
		},
		Alt: "I mitten: Min hälsa och välbefinnande. Runt mitten fyra delar: Min egen kraft tas tillvara; Tillsammans för min trygghet; Sammanhållet och enkelt för mig; Nära mig på bästa sätt."}
}

func statements(id, title, ink, icon string, texts ...string) document.Block {
	l := &document.List{Kind: document.Bulleted, Role: document.ListStatements}
	for _, s := range texts {
		l.Items = append(l.Items, &document.ListItem{Body: []document.Block{&document.Paragraph{Role: document.Statement,
			Text: []document.Inline{&document.Strong{Text: document.T("Jag")}, &document.Text{Value: s}}}}})
	}
	return &document.Section{ID: id, Role: document.SectionGroup, Title: document.T(title), Ink: ink, Icon: icon, Body: []document.Block{l}}
}

// page of a county whose målbild is three groups of statements.
func orebro() *document.Document {
	return &document.Document{
		Meta: document.Meta{Product: document.WebPage, Title: "Gemensam målbild för nära vård", Language: "sv-SE", Issuer: "Askersunds kommun", Identity: "orebro/askersund/webb/sv"},
		Body: []document.Block{&document.Section{ID: "titel", Role: document.SectionTitle, Title: document.T("Gemensam målbild för nära vård"), Body: []document.Block{
			&document.Section{ID: "malbild", Role: document.SectionGoal, Title: document.T("Gemensam målbild"), Body: []document.Block{
				paragraph("Tre grupper beskriver målbilden."),
				&document.Passage{ID: "orebro.malbild", Body: []document.Block{
					statements("invanaren", "Invånarens upplevelse", "teal", "resident", " är delaktig & trygg.", " får hjälp <i tid>.", " möts med respekt.", " har \"nära\"."),
					statements("samverkan", "Samverkan", "aubergine", "collaboration", " samverkar.", " delar.", " litar.", " lär."),
					statements("medarbetarna", "Medarbetarna", "amber", "staff", " är trygg.", " kan.", " vill.", " utvecklas."),
				}},
				&document.Paragraph{Role: document.Closing, Text: document.T("Tillsammans når vi målbilden.")},
			}}}}}}
}
