package document

// Specimen returns one document with every node kind. Every writer must render
// it, and every test of a writer may use it. Each call makes new nodes.
func Specimen() *Document {
	field := func() *Field {
		return &Field{Name: "diarienummer", Title: "Diarienummer", Placeholder: "diarienummer"}
	}
	vision := &Section{ID: "vision", Role: SectionVision, Title: T("Vision"), Body: []Block{
		&Passage{ID: "provlan.vision", Title: "Antagen text: Vision", Body: []Block{
			&Paragraph{Role: Mark, Text: T("Antagen text – ändras inte")},
			&Quote{Body: []Block{&Paragraph{Text: T("God hälsa och upplevelse av välbefinnande oavsett mina förutsättningar och geografisk plats.")}}},
		}},
	}}
	part := &Passage{ID: "provlan.min-egen-kraft", Title: "Antagen text: Min egen kraft tas tillvara", Body: []Block{
		&Section{ID: "min-egen-kraft", Role: SectionPart, Ink: "pine", Icon: "strength",
			Title: []Inline{&Text{"Min egen kraft"}, &Break{}, &Text{"tas tillvara"}},
			Body: []Block{
				&Paragraph{Role: Lead, Text: T("Jag är experten i mitt liv!")},
				&Paragraph{Text: []Inline{&Text{"Därför är jag också en "}, &Strong{T("aktiv och självklar partner")}, &Text{" i insatser som berör mig. "},
					&Emphasis{T("Min berättelse")}, &Text{" och kunskap tas tillvara. Tillsammans med professionens kompetens utgör vi ett välfungerande team."}}},
			}},
	}}
	figure := &Figure{ID: "malbild", Form: FigureLeaves,
		Hub: &FigurePart{Label: []string{"Min hälsa och", "välbefinnande"}, Icon: "health", Ink: "night"},
		Parts: []FigurePart{
			{Label: []string{"Min egen kraft", "tas tillvara"}, Icon: "strength", Ink: "pine"},
			{Label: []string{"Tillsammans", "för min trygghet"}, Icon: "security", Ink: "cloudberry"},
			{Label: []string{"Sammanhållet", "och enkelt för mig"}, Icon: "coherent", Ink: "heather"},
			{Label: []string{"Nära mig", "på bästa sätt"}, Icon: "near", Ink: "ice"},
		},
		Alt:     "I mitten: Min hälsa och välbefinnande. Runt mitten fyra delar: Min egen kraft tas tillvara; Tillsammans för min trygghet; Sammanhållet och enkelt för mig; Nära mig på bästa sätt.",
		Caption: []Inline{&Strong{T("Figur 1.")}, &Text{" Den gemensamma målbilden."}}}
	table := &Table{Caption: T("Steg i beslutskedjan"),
		Head: []*Row{{Cells: []*Cell{{Header: true, Text: T("Instans")}, {Header: true, Text: T("Datum")}}}},
		Rows: []*Row{
			{Cells: []*Cell{{Header: true, Text: T("Kommunstyrelsen")}, {Text: T("2021-09-06")}}},
			{Cells: []*Cell{{Header: true, Text: T("Kommunfullmäktige")}, {Text: T("2021-09-27")}}},
		}}
	lists := &Section{ID: "listor", Title: T("Listor"), Body: []Block{
		&List{Kind: Bulleted, Role: ListStatements, Items: []*ListItem{
			{Body: []Block{&Paragraph{Role: Statement, Text: []Inline{&Text{"Vi jobbar i "}, &Strong{T("partnerskap")}, &Text{"."}}}}},
			{Body: []Block{&Paragraph{Role: Statement, Text: T("Vi tar ett gemensamt ansvar.")}}},
		}},
		&List{Kind: Numbered, Items: []*ListItem{
			{Body: []Block{&Paragraph{Text: T("Första punkten")}}}, {Body: []Block{&Paragraph{Text: T("Andra punkten")}}},
		}},
		&List{Kind: Labelled, Role: ListMilestones, Items: []*ListItem{
			{Label: T("December 2020"), Body: []Block{&Paragraph{Text: T("Politiskt beslut om att arbeta fram en gemensam målbild.")}}},
			{Label: T("Maj 2021"), Strong: true, Body: []Block{&Paragraph{Text: T("Förslag presenteras.")}, &Paragraph{Text: T("27\u00a0maj fattades ett politiskt beslut att anta målbilden.")}}},
			{Label: T("Juni–november 2021"), Open: true, Body: []Block{&Paragraph{Text: T("Målbilden beslutas.")}}},
		}},
		&List{Kind: Unmarked, Role: ListNames, Items: []*ListItem{
			{Body: []Block{&Paragraph{Text: T("Region Norrbotten")}}}, {Body: []Block{&Paragraph{Text: T("Arjeplogs kommun")}}},
		}},
	}}
	decision := &Section{ID: "beslut", Role: SectionDecision, Title: T("Styrelsen beslutar"), Body: []Block{
		&List{Kind: Labelled, Role: ListClauses, Items: []*ListItem{
			{Label: T("Att"), Body: []Block{&Paragraph{Text: T("anta målbilden för en Nära vård och omsorg")}}},
		}},
		&Paragraph{Text: []Inline{&Field{Name: "bedomning", Title: "Bedömning", Kind: FieldBlock, Placeholder: "Skriv förvaltningens bedömning här."}}},
	}}
	mixed := &Paragraph{Text: []Inline{&Abbreviation{Short: "Polsam", Expansion: "Politiska samverkansberedningen för hälsa, vård, omsorg och skola"},
		&Text{" beslutade 2021-05-27 enligt §\u00a08. På nordsamiska: "}, &Foreign{Language: "se", Text: T("Buorre dearvvašvuohta")},
		&Text{". Läs mer på "}, &Link{Text: T("målbildens webbplats"), Target: "https://malbild.example/"}, &Text{"."}}}
	qr := &Figure{ID: "qr", Form: FigureQR, Target: "https://malbild.example/", Alt: "QR-kod till malbild.example"}
	facts := &List{Kind: Labelled, Role: ListFacts, Items: []*ListItem{
		{Label: T("Diarienummer"), Body: []Block{&Paragraph{Text: []Inline{field()}}}},
		{Label: T("Antagen av"), Body: []Block{&Paragraph{Text: T("Polsam, 2021-05-27")}}},
	}}
	doc := &Document{Meta: Meta{Product: Annex, Title: "Provdokument", Language: "sv-SE", Issuer: "Kiruna kommun", Subject: "Nära vård och omsorg",
		Date: "2021-05-27", Identity: "provlan/kiruna/bilaga/sv",
		Running: Running{Principal: T("Kiruna kommun"), Body: T("Kommunstyrelsen"), Kind: T("Bilaga"),
			Case: []Inline{&Text{"Dnr "}, field()}, FootLeft: T("Kiruna kommun")}}}
	contents := &Contents{Title: T("Innehåll")}
	doc.Body = []Block{&Section{ID: "titel", Role: SectionTitle, Title: []Inline{&Text{"Provdokument med alla"}, &Break{}, &Text{"sorters noder"}}, Body: []Block{
		&Paragraph{Role: Subtitle, Text: T("Bilaga")}, facts, contents, mixed, vision, part, figure, table, lists, decision, specimenParts(),
		&Section{ID: "kolofon", Role: SectionColophon, Body: []Block{&Paragraph{Role: Decided, Text: T("Polsam antog den gemensamma målbilden 27\u00a0maj 2021.")}, qr}},
	}}}
	FillContents(doc, contents, 1)
	return doc
}

// FillContents sets the entries of c to the titled sections of d below its title,
// depth levels deep. It is called by compose, last, before the tree is handed on.
func FillContents(d *Document, c *Contents, depth int) {
	c.Entries = nil
	Walk(d, func(n Node, level int) bool {
		if s, ok := n.(*Section); ok && len(s.Title) > 0 && level >= 2 && level < 2+depth {
			c.Entries = append(c.Entries, &ContentsEntry{Target: s, Level: level - 1, Text: T(Plain(s.Title))})
		}
		return true
	})
}
