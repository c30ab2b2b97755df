package word

import (
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
)

// The samples are documents as compose makes them, written by hand: what the
// pictures of the design show.

func para(role document.ParagraphRole, in ...document.Inline) *document.Paragraph {
	return &document.Paragraph{Role: role, Text: in}
}

func plain(s string) *document.Paragraph { return para(document.Body, &document.Text{Value: s}) }

func titled(id, title string, body ...document.Block) *document.Section {
	return &document.Section{ID: id, Title: document.T(title), Body: body}
}

func text(s string) *document.Text { return &document.Text{Value: s} }

func waiting(name, title string, kind document.FieldKind) *document.Field {
	return &document.Field{Name: name, Title: title, Kind: kind, Placeholder: name}
}

func labelledList(role document.ListRole, rows ...[]document.Inline) *document.List {
	l := &document.List{Kind: document.Labelled, Role: role}
	for _, r := range rows {
		l.Items = append(l.Items, &document.ListItem{Label: r[:1], Body: []document.Block{para(document.Body, r[1:]...)}})
	}
	return l
}

const (
	challenge = "Vi vill genom samverkan, tilltro och respekt för varandra skapa en sammanhållen vård och omsorg som utgår från personens behov och resurser, där ekonomi, lagar och avtal samt organisatoriska gränser och ledarskap inte hindrar utan stöttar arbetet."
	vision    = "God hälsa och upplevelse av välbefinnande oavsett mina förutsättningar och geografisk plats."
	short     = "Polsam beslutade 2021-05-27 att anta den gemensamma målbilden vilken nu föreslås beslutas av respektive huvudman enligt ordinarie beslutsprocess."
	long      = "Norrbotten är en av de regioner i landet där andelen äldre i befolkningen ökar snabbast. Samtidigt som andelen personer i arbetsför ålder minskar ska länets kommuner klara utmaningar med exempelvis att möta ett ökat vård- och omsorgsbehov hos en allt äldre befolkning. Det demografiska försprånget är en utmaning men ger samtidigt unika möjligheter att arbeta med förnyelse av organisering, tjänstutveckling och arbetssätt. För att vård och omsorg ska vara fortsatt effektiv och av hög kvalitet, och samtidigt möta den demografiska utvecklingen och invånarnas behov på ett bättre sätt, krävs ett förändrat förhållningssätt där det sker en förflyttning i sättet att arbeta."
	part      = "Därför är jag också en aktiv och självklar partner i insatser som berör mig. Min berättelse och kunskap tas tillvara. Tillsammans med professionens kompetens utgör vi ett välfungerande team. Min självständighet ökar när jag får stöd att vara en aktiv medskapare."
)

func adopted(id, words string, mark bool) *document.Passage {
	p := &document.Passage{ID: id, Title: "Antagen text: " + id}
	if mark {
		p.Body = append(p.Body, para(document.Mark, text("Antagen text – ändras inte")))
	}
	p.Body = append(p.Body, &document.Quote{Body: []document.Block{plain(words)}})
	return p
}

// annexSample is an annex of the usual length: some 6 000 characters, one figure.
func annexSample(issuer string) *document.Document {
	d := &document.Document{Meta: document.Meta{Product: document.Annex, Title: "Målbild Nära vård och omsorg i Norrbotten", Language: "sv-SE", Issuer: issuer,
		Date: "2021-05-27", Identity: "norrbotten/prov/bilaga/sv",
		Running: document.Running{Principal: document.T(issuer), Body: document.T("Kommunstyrelsen"), FootLeft: document.T(issuer),
			Kind: []document.Inline{text("Bilaga "), waiting("nummer", "Bilagans nummer", document.FieldText)},
			Case: []document.Inline{text("Dnr "), waiting("diarienummer", "Diarienummer", document.FieldText)}}}}
	body := waiting("instans", "Beslutande organ", document.FieldChoice)
	body.Choices = []string{"Kommunfullmäktige", "Kommunstyrelsen", "Kommunstyrelsen"}
	facts := labelledList(document.ListFacts,
		[]document.Inline{text("Antagen av"), text("Polsam, 2021-05-27")},
		[]document.Inline{text("Beslutas av"), body, text(", "), waiting("datum", "Sammanträdesdatum", document.FieldDate), text(", "), waiting("paragraf", "Paragraf", document.FieldText)},
		[]document.Inline{text("Status"), waiting("status", "Status", document.FieldText)})
	figure := documenttest.Specimen().Body[0].(*document.Section).Body[6].(*document.Figure)
	explained := titled("forklaring", "Förklarande text till målbilden", plain(short))
	for _, s := range []string{"Min hälsa och välbefinnande", "Min egen kraft tas tillvara", "Tillsammans för min trygghet", "Sammanhållet och enkelt för mig", "Nära mig på bästa sätt"} {
		explained.Body = append(explained.Body, &document.Passage{ID: "norrbotten." + safe(s), Title: "Antagen text: " + s,
			Body: []document.Block{titled(safe(s), s, para(document.Lead, text("Jag är experten i mitt liv!")), plain(part))}})
	}
	d.Body = []document.Block{&document.Section{ID: "titel", Role: document.SectionTitle,
		Title: []document.Inline{text("Målbild Nära vård och omsorg"), &document.Break{}, text("i Norrbotten")},
		Body: []document.Block{para(document.Subtitle, text("Bilaga")), facts,
			titled("sammanfattning", "Sammanfattning", plain(long)),
			titled("bakgrund", "Bakgrund", plain(long), plain(long)),
			titled("arbetsgang", "Arbetsgång", plain(long), plain(short), plain(short)),
			titled("innehall", "Målbildens innehåll och omfattning",
				titled("utmaning", "Utmaningsformulering", plain("Målbilden ska svara upp mot följande utmaningsformulering:"), adopted("norrbotten.utmaning", challenge, true)),
				titled("vision", "Vision", plain("Visionen som vuxit fram under våren är:"), adopted("norrbotten.vision", vision, true)),
				titled("malbild", "Målbild", plain(short), figure)),
			explained,
		}}}
	return d
}

// reportSample is an officer's report with fields of free text.
func reportSample() *document.Document {
	free := func(name, words string) *document.Paragraph {
		return para(document.Body, &document.Field{Name: name, Title: name, Kind: document.FieldBlock, Placeholder: words})
	}
	sources := &document.List{Kind: document.Unmarked, Role: document.ListSources}
	for _, s := range []string{"Denna tjänsteskrivelse", "Protokollsutdrag §\u00a037, Norrbottens Kommuner, styrelsen", "Bilaga: Målbild Nära vård och omsorg i Norrbotten"} {
		sources.Items = append(sources.Items, &document.ListItem{Body: []document.Block{plain(s)}})
	}
	motion := titled("forslag", "Förslag till beslut", plain("Kommunstyrelsen föreslår kommunfullmäktige besluta"),
		labelledList(document.ListClauses, []document.Inline{text("att"), text("anta målbilden för en Nära vård och omsorg.")}))
	motion.Role = document.SectionMotion
	return &document.Document{Meta: document.Meta{Product: document.OfficerReport, Title: "Nära vård och omsorg – Målbild", Language: "sv-SE", Issuer: "Kiruna kommun", Identity: "norrbotten/kiruna/tjansteskrivelse/sv",
		Running: document.Running{Principal: document.T("Kiruna kommun"), Body: []document.Inline{waiting("forvaltning", "Förvaltning", document.FieldText)}, Kind: document.T("Tjänsteskrivelse"),
			Case: []document.Inline{text("Dnr "), waiting("diarienummer", "Diarienummer", document.FieldText)}, FootLeft: document.T("Kiruna kommun"), Number: document.NumberWords}},
		Body: []document.Block{
			labelledList(document.ListFacts,
				[]document.Inline{text("Datum"), waiting("datum", "Datum", document.FieldDate)},
				[]document.Inline{text("Handläggare"), waiting("namn", "Handläggarens namn", document.FieldText), text(", "), waiting("telefon", "Telefon", document.FieldText), text(", "), waiting("e-post", "E-post", document.FieldText)},
				[]document.Inline{text("Till"), text("Kommunstyrelsen")}),
			&document.Section{ID: "titel", Role: document.SectionTitle, Title: document.T("Nära vård och omsorg – Målbild"), Body: []document.Block{
				motion, titled("sammanfattning", "Sammanfattning", plain(short)), titled("beskrivning", "Beskrivning av ärendet", plain(short), plain(short)),
				titled("bedomning", "Bedömning", free("bedomning", "Skriv förvaltningens bedömning här.")),
				titled("ekonomi", "Ekonomiska konsekvenser", free("ekonomi", "Skriv här, eller ange att beslutet inte medför några kostnader.")),
				titled("underlag", "Beslutsunderlag", sources)}}}}
}

// minutesSample is an extract of minutes with one clause in three places.
func minutesSample() *document.Document {
	clause := func(role document.SectionRole, id, title string) *document.Section {
		s := titled(id, title, labelledList(document.ListClauses,
			[]document.Inline{text("Att"), text("Styrelsen inom Norrbottens Kommuner rekommenderar kommunerna att anta målbilden för en Nära vård och omsorg")}))
		s.Role = role
		return s
	}
	return &document.Document{Meta: document.Meta{Product: document.MinutesExtract, Title: "§\u00a037 Nära vård och omsorg – Målbild", Language: "sv-SE", Issuer: "Norrbottens Kommuner", Identity: "norrbotten/norrbottens-kommuner/protokollsutdrag/sv",
		Running: document.Running{Principal: document.T("Norrbottens Kommuner"), Body: document.T("Styrelsen"), Kind: document.T("Protokollsutdrag"),
			Case:     []document.Inline{text("Sammanträdesdatum "), waiting("datum", "Sammanträdesdatum", document.FieldDate)},
			FootLeft: document.T("Justerandes signatur"), FootMiddle: document.T("Utdragsbestyrkande")}},
		Body: []document.Block{&document.Section{ID: "titel", Role: document.SectionTitle, Title: document.T("§\u00a037\u2002Nära vård och omsorg – Målbild"), Body: []document.Block{
			para(document.CaseLine, text("Beslutsärende · Dnr "), waiting("diarienummer", "Diarienummer", document.FieldText)),
			para(document.Body, &document.Strong{Text: document.T("Handlingar:")}, text(" Målbild Nära vård och omsorg i Norrbotten, Bilaga")),
			plain(short), plain(short),
			titled("utmaning", "Utmaningsformulering", adopted("norrbotten.utmaning", challenge, false)),
			titled("vision", "Vision", adopted("norrbotten.vision", vision, false)),
			titled("malbild", "Målbild", plain(short), plain(short)),
			clause(document.SectionMotion, "forslag", "Förslag till beslut"),
			clause(document.SectionMotion, "ordforande", "Ordföranden föreslår styrelsen besluta"),
			clause(document.SectionDecision, "beslut", "Styrelsen beslutar"),
		}}}}
}
