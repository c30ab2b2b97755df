// Package documenttest has the document that every writer is tested with.
package documenttest

import "malbild/internal/document"

// Specimen returns one document with every node kind. Every writer must render
// it, and every test of a writer may use it. Each call makes new nodes.
func Specimen() *document.Document {
	field := func() *document.Field {
		return &document.Field{Name: "diarienummer", Title: "Diarienummer", Placeholder: "diarienummer"}
	}
	vision := &document.Section{ID: "vision", Role: document.SectionVision, Title: document.T("Vision"), Body: []document.Block{
		&document.Passage{ID: "provlan.vision", Title: "Antagen text: Vision", Body: []document.Block{
			&document.Paragraph{Role: document.Mark, Text: document.T("Antagen text – ändras inte")},
			&document.Quote{Body: []document.Block{&document.Paragraph{Text: document.T("God hälsa och upplevelse av välbefinnande oavsett mina förutsättningar och geografisk plats.")}}},
		}},
	}}
	part := &document.Passage{ID: "provlan.min-egen-kraft", Title: "Antagen text: Min egen kraft tas tillvara", Body: []document.Block{
		&document.Section{ID: "min-egen-kraft", Role: document.SectionPart, Ink: "pine", Icon: "strength",
			Title: []document.Inline{&document.Text{Value: "Min egen kraft"}, &document.Break{}, &document.Text{Value: "tas tillvara"}},
			Body: []document.Block{
				&document.Paragraph{Role: document.Lead, Text: document.T("Jag är experten i mitt liv!")},
				&document.Paragraph{Text: []document.Inline{&document.Text{Value: "Därför är jag också en "}, &document.Strong{Text: document.T("aktiv och självklar partner")}, &document.Text{Value: " i insatser som berör mig. "},
					&document.Emphasis{Text: document.T("Min berättelse")}, &document.Text{Value: " och kunskap tas tillvara. Tillsammans med professionens kompetens utgör vi ett välfungerande team."}}},
			}},
	}}
	figure := &document.Figure{ID: "malbild", Form: document.FigureLeaves,
		Hub: &document.FigurePart{Label: []string{"Min hälsa och", "välbefinnande"}, Icon: "health", Ink: "night"},
		Parts: []document.FigurePart{
			{Label: []string{"Min egen kraft", "tas tillvara"}, Icon: "strength", Ink: "pine"},
			{Label: []string{"Tillsammans", "för min trygghet"}, Icon: "security", Ink: "cloudberry"},
			{Label: []string{"Sammanhållet", "och enkelt för mig"}, Icon: "coherent", Ink: "heather"},
			{Label: []string{"Nära mig", "på bästa sätt"}, Icon: "near", Ink: "ice"},
		},
		Alt:     "I mitten: Min hälsa och välbefinnande. Runt mitten fyra delar: Min egen kraft tas tillvara; Tillsammans för min trygghet; Sammanhållet och enkelt för mig; Nära mig på bästa sätt.",
		Caption: []document.Inline{&document.Strong{Text: document.T("Figur 1.")}, &document.Text{Value: " Den gemensamma målbilden."}}}
	table := &document.Table{Caption: document.T("Steg i beslutskedjan"),
		Head: []*document.Row{{Cells: []*document.Cell{{Header: true, Text: document.T("Instans")}, {Header: true, Text: document.T("Datum")}}}},
		Rows: []*document.Row{
			{Cells: []*document.Cell{{Header: true, Text: document.T("Kommunstyrelsen")}, {Text: document.T("2021-09-06")}}},
			{Cells: []*document.Cell{{Header: true, Text: document.T("Kommunfullmäktige")}, {Text: document.T("2021-09-27")}}},
		}}
	lists := &document.Section{ID: "listor", Title: document.T("Listor"), Body: []document.Block{
		&document.List{Kind: document.Bulleted, Role: document.ListStatements, Items: []*document.ListItem{
			{Body: []document.Block{&document.Paragraph{Role: document.Statement, Text: []document.Inline{&document.Text{Value: "Vi jobbar i "}, &document.Strong{Text: document.T("partnerskap")}, &document.Text{Value: "."}}}}},
			{Body: []document.Block{&document.Paragraph{Role: document.Statement, Text: document.T("Vi tar ett gemensamt ansvar.")}}},
		}},
		&document.List{Kind: document.Numbered, Items: []*document.ListItem{
			{Body: []document.Block{&document.Paragraph{Text: document.T("Första punkten")}}}, {Body: []document.Block{&document.Paragraph{Text: document.T("Andra punkten")}}},
		}},
		&document.List{Kind: document.Labelled, Role: document.ListMilestones, Items: []*document.ListItem{
			{Label: document.T("December 2020"), Body: []document.Block{&document.Paragraph{Text: document.T("Politiskt beslut om att arbeta fram en gemensam målbild.")}}},
			{Label: document.T("Maj 2021"), Strong: true, Body: []document.Block{&document.Paragraph{Text: document.T("Förslag presenteras.")}, &document.Paragraph{Text: document.T("27\u00a0maj fattades ett politiskt beslut att anta målbilden.")}}},
			{Label: document.T("Juni–november 2021"), Open: true, Body: []document.Block{&document.Paragraph{Text: document.T("Målbilden beslutas.")}}},
		}},
		&document.List{Kind: document.Unmarked, Role: document.ListNames, Items: []*document.ListItem{
			{Body: []document.Block{&document.Paragraph{Text: document.T("Region Norrbotten")}}}, {Body: []document.Block{&document.Paragraph{Text: document.T("Arjeplogs kommun")}}},
		}},
	}}
	decision := &document.Section{ID: "beslut", Role: document.SectionDecision, Title: document.T("Styrelsen beslutar"), Body: []document.Block{
		&document.List{Kind: document.Labelled, Role: document.ListClauses, Items: []*document.ListItem{
			{Label: document.T("Att"), Body: []document.Block{&document.Paragraph{Text: document.T("anta målbilden för en Nära vård och omsorg")}}},
		}},
		&document.Paragraph{Text: []document.Inline{&document.Field{Name: "bedomning", Title: "Bedömning", Kind: document.FieldBlock, Placeholder: "Skriv förvaltningens bedömning här."}}},
	}}
	mixed := &document.Paragraph{Text: []document.Inline{&document.Abbreviation{Short: "Polsam", Expansion: "Politiska samverkansberedningen för hälsa, vård, omsorg och skola"},
		&document.Text{Value: " beslutade 2021-05-27 enligt §\u00a08. På nordsamiska: "}, &document.Foreign{Language: "se", Text: document.T("Buorre dearvvašvuohta")},
		&document.Text{Value: ". Läs mer på "}, &document.Link{Text: document.T("målbildens webbplats"), Target: "https://malbild.example/"}, &document.Text{Value: "."}}}
	qr := &document.Figure{ID: "qr", Form: document.FigureQR, Target: "https://malbild.example/", Alt: "QR-kod till malbild.example"}
	facts := &document.List{Kind: document.Labelled, Role: document.ListFacts, Items: []*document.ListItem{
		{Label: document.T("Diarienummer"), Body: []document.Block{&document.Paragraph{Text: []document.Inline{field()}}}},
		{Label: document.T("Antagen av"), Body: []document.Block{&document.Paragraph{Text: document.T("Polsam, 2021-05-27")}}},
	}}
	doc := &document.Document{Meta: document.Meta{Product: document.Annex, Title: "Provdokument", Language: "sv-SE", Issuer: "Kiruna kommun", Subject: "Nära vård och omsorg",
		Date: "2021-05-27", Identity: "provlan/kiruna/bilaga/sv",
		Running: document.Running{Principal: document.T("Kiruna kommun"), Body: document.T("Kommunstyrelsen"), Kind: document.T("Bilaga"),
			Case: []document.Inline{&document.Text{Value: "Dnr "}, field()}, FootLeft: document.T("Kiruna kommun")}}}
	contents := &document.Contents{Title: document.T("Innehåll")}
	doc.Body = []document.Block{&document.Section{ID: "titel", Role: document.SectionTitle, Title: []document.Inline{&document.Text{Value: "Provdokument med alla"}, &document.Break{}, &document.Text{Value: "sorters noder"}}, Body: []document.Block{
		&document.Paragraph{Role: document.Subtitle, Text: document.T("Bilaga")}, facts, contents, mixed, vision, part, figure, table, lists, decision, parts(),
		&document.Section{ID: "kolofon", Role: document.SectionColophon, Body: []document.Block{&document.Paragraph{Role: document.Decided, Text: document.T("Polsam antog den gemensamma målbilden 27\u00a0maj 2021.")}, qr}},
	}}}
	document.FillContents(doc, contents, 1)
	return doc
}
