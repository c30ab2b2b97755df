package inspect

import (
	"strings"
	"unicode"
)

// OfficeFacts are what a Word file locks and what it leaves open.
type OfficeFacts struct {
	Locks  []Lock
	Fields []Field
}

// Lock is a passage that cannot be changed.
type Lock struct {
	Title  string
	Words  int
	Begins string
}

// Field is a control to be filled in.
type Field struct {
	Title string
	Kind  string // text, date, list, box
	Bound string // where its value is kept: an XPath
	Value string
	Empty bool // the value is a placeholder
}

// Office files.
var (
	rulePartName    = &Rule{ID: "part-name", Group: Structure, Clause: "ECMA-376-2 6.2", What: say("filen har en del med ett namn som leder ut ur den", "the file has a part whose name leads out of it"), Why: because("så ser filer ut som vill skada", "so look files that want to do harm"), Cure: &cureRemake}
	rulePartTwice   = &Rule{ID: "part-twice", Group: Structure, Clause: "ECMA-376-2 6.2", What: say("två delar har samma namn", "two parts have the same name"), Why: &whyOffice, Cure: &cureRemake}
	rulePartBroken  = &Rule{ID: "part-broken", Group: Structure, Clause: "ECMA-376-1", What: say("delen kan inte läsas: %s", "the part cannot be read: %s"), Why: &whyOffice, Cure: &cureRemake}
	rulePartType    = &Rule{ID: "part-type", Group: Structure, Clause: "ECMA-376-2 7.2", What: say("delen har ingen typ i [Content_Types].xml", "the part has no type in [Content_Types].xml"), Why: &whyOffice, Cure: &cureRemake}
	rulePartMissing = &Rule{ID: "part-missing", Group: Structure, Clause: "ECMA-376-2 6.5", What: say("delen «%s» nämns men finns inte", "the part «%s» is named but does not exist"), Why: &whyOffice, Cure: &cureRemake}
	ruleRelation    = &Rule{ID: "part-relation", Group: Structure, Clause: "ECMA-376-2 6.5", What: say("hänvisningen «%s» finns två gånger eller inte alls", "the relation «%s» is there twice or not at all"), Why: &whyOffice, Cure: &cureRemake}
	ruleKind        = &Rule{ID: "part-kind", Group: Structure, Clause: "ECMA-376-1", What: say("filens innehåll är av slaget %s, inte det som namnet säger", "the file holds %s, not what its name says"), Why: &whyOffice, Cure: because("spara filen igen i rätt format", "save the file again in the right format")}
	ruleStrict      = &Rule{ID: "part-strict", Group: Structure, Clause: "ISO/IEC 29500-1", What: say("filen är sparad som «Strict Open XML»", "the file is saved as «Strict Open XML»"), Why: because("många program läser inte den varianten", "many programs do not read that variant"), Cure: because("spara som vanligt Word-dokument (.docx)", "save as an ordinary Word document (.docx)")}
	ruleMacro       = &Rule{ID: "part-macro", Group: Structure, What: say("filen har makron", "the file has macros"), Why: because("makron kan köra program och stoppas av e-postfilter", "macros can run programs and are stopped by mail filters"), Cure: because("spara utan makron", "save without macros")}
	ruleOfficeID    = &Rule{ID: "word-id", Group: Structure, Clause: "ECMA-376-1", What: say("%[1]s %[2]s finns två gånger", "%[1]s %[2]s is there twice"), Why: &whyOffice, Cure: &cureRemake}
	ruleOrder       = &Rule{ID: "word-order", Group: Structure, Clause: "ECMA-376-1 17", What: say("%[2]s står före %[1]s i %[3]s", "%[2]s stands before %[1]s in %[3]s"), Why: &whyOffice, Cure: &cureRemake}
	ruleStyle       = &Rule{ID: "word-style", Group: Structure, Clause: "ECMA-376-1 17.7", What: say("formatmallen «%s» används men finns inte", "the style «%s» is used but does not exist"), Why: because("texten får standardutseende", "the text gets the default look"), Cure: because("lägg till formatmallen", "add the style")}
	ruleNumber      = &Rule{ID: "word-number", Group: Structure, Clause: "ECMA-376-1 17.9", What: say("listan %s används men finns inte", "the list %s is used but does not exist"), Why: &whyOffice, Cure: &cureRemake}
	ruleBinding     = &Rule{ID: "word-binding", Group: Structure, Clause: "ECMA-376-1 17.5.2.6", What: say("fältet «%s» är knutet till data som inte finns", "the field «%s» is bound to data that do not exist"), Why: because("fältet fylls inte i när de andra gör det", "the field is not filled in when the others are"), Cure: &cureRemake}

	ruleOfficeLang  = &Rule{ID: "office-lang", Group: Accessibility, Clause: "WCAG 2.1 3.1.1", What: say("dokumentets språk är inte angivet", "the document's language is not stated"), Why: &whyReader, Cure: because("välj språk under Granska > Språk för hela dokumentet", "choose the language under Review > Language for the whole document")}
	ruleOfficeTitle = &Rule{ID: "office-title", Group: Accessibility, Clause: "WCAG 2.1 2.4.2", What: say("dokumentet har ingen titel bland sina egenskaper", "the document has no title among its properties"), Why: &whyFind, Cure: because("fyll i Arkiv > Info > Rubrik", "fill in File > Info > Title")}
	ruleOfficeAlt   = &Rule{ID: "office-alt", Group: Accessibility, Clause: "WCAG 2.1 1.1.1", What: say("bilden «%s» saknar alternativtext och är inte märkt som dekorativ", "the picture «%s» has no alternative text and is not marked decorative"), Why: &whyReader, Cure: &cureAlt}
	ruleOfficeFile  = &Rule{ID: "office-alt-name", Group: Accessibility, Clause: "WCAG 2.1 1.1.1", What: say("alternativtexten är ett filnamn: «%s»", "the alternative text is a file name: «%s»"), Why: &whyReader, Cure: &cureAlt}
	ruleHeaderRow   = &Rule{ID: "office-header-row", Group: Accessibility, Clause: "WCAG 2.1 1.3.1", What: say("tabellen har ingen rubrikrad", "the table has no header row"), Why: &whyReader, Cure: because("välj Rubrikrad i tabelldesignen och Upprepa rubrikrader i layouten", "choose Header Row in the table's design and Repeat Header Rows in its layout")}
	ruleControl     = &Rule{ID: "office-control", Group: Accessibility, Clause: "WCAG 2.1 4.1.2", What: say("ett fält har ingen rubrik: «%s»", "a field has no title: «%s»"), Why: &whyReader, Cure: because("skriv en rubrik under Utvecklare > Egenskaper", "write a title under Developer > Properties")}
	ruleWordSkip    = &Rule{ID: "office-heading-skip", Group: Accessibility, Clause: "WCAG 2.1 1.3.1", What: say("rubriknivå %[2]d följer på nivå %[1]d: «%[3]s»", "heading level %[2]d follows level %[1]d: «%[3]s»"), Why: &whyReader, Cure: because("gå ned en nivå i taget", "go down one level at a time")}
	ruleProtection  = &Rule{ID: "office-protection", Group: Accessibility, What: say("dokumentet är skyddat mot redigering", "the document is protected against editing"), Why: because("skyddet stänger ute hjälpmedel och hindrar granskning", "the protection shuts out aids and hinders review"), Cure: because("lås stycken med innehållskontroller i stället", "lock passages by content controls instead")}
	ruleContrast    = &Rule{ID: "office-contrast", Group: Accessibility, Clause: "WCAG 2.1 1.4.3", What: say("texten «%[1]s» har kontrasten %[2]s:1, minst 4,5:1 behövs", "the text «%[1]s» has a contrast of %[2]s:1, at least 4.5:1 is needed"), Why: because("texten syns dåligt för många", "the text is hard to see for many"), Cure: because("välj en mörkare eller ljusare färg", "choose a darker or lighter colour")}
	ruleSlideTitle  = &Rule{ID: "office-slide-title", Group: Accessibility, Clause: "WCAG 2.1 2.4.2", What: say("bilden saknar rubrik", "the slide has no title"), Why: &whyReader, Cure: because("fyll i rubrikens platshållare", "fill in the title's placeholder")}
	ruleMerged      = &Rule{ID: "office-merged", Group: Accessibility, Severity: advice, What: say("tabellen har sammanslagna eller kapslade celler", "the table has merged or nested cells"), Why: &whyReader, Cure: because("dela cellerna, eller gör två tabeller", "split the cells, or make two tables")}
	ruleFloating    = &Rule{ID: "office-floating", Group: Accessibility, Severity: advice, What: say("objektet «%s» ligger inte i texten", "the object «%s» does not lie in the text"), Why: &whyReader, Cure: because("välj «I nivå med text» för objektet", "choose «In line with text» for the object")}
	ruleBlanks      = &Rule{ID: "office-blanks", Group: Accessibility, Severity: advice, What: say("tre eller fler blanksteg i rad: «%s»", "three or more blanks in a row: «%s»"), Why: &whyReader, Cure: because("använd tabbar, indrag eller tabeller", "use tabs, indents or tables")}
	ruleEmpty       = &Rule{ID: "office-empty", Group: Accessibility, Severity: advice, What: say("%d tomma stycken gör mellanrum", "%d empty paragraphs make space"), Why: &whyReader, Cure: because("använd avstånd före och efter i formatmallen", "use the spacing of the style")}
	ruleWordNone    = &Rule{ID: "office-no-heading", Group: Accessibility, Severity: advice, What: say("dokumentet har inga rubriker", "the document has no headings"), Why: &whyReader, Cure: because("använd formatmallarna Rubrik 1–6", "use the styles Heading 1–6")}
	ruleLinkText    = &Rule{ID: "office-link-text", Group: Accessibility, Severity: advice, What: say("länkens text är en adress: «%s»", "the link's text is an address: «%s»"), Why: &whyReader, Cure: because("skriv vart länken leder", "write where the link leads")}
)

func officeRules() []*Rule {
	return []*Rule{rulePartName, rulePartTwice, rulePartBroken, rulePartType, rulePartMissing, ruleRelation, ruleKind, ruleStrict, ruleMacro, ruleOfficeID, ruleOrder, ruleStyle, ruleNumber, ruleBinding,
		ruleOfficeLang, ruleOfficeTitle, ruleOfficeAlt, ruleOfficeFile, ruleHeaderRow, ruleControl, ruleWordSkip, ruleProtection, ruleContrast, ruleSlideTitle, ruleMerged, ruleFloating, ruleBlanks, ruleEmpty, ruleWordNone, ruleLinkText}
}

// readOffice inspects a Word or PowerPoint file.
func readOffice(r *Report, data []byte, o Options) {
	r.Purpose = Auto
	r.Advice = r.Format == "dotx" || r.Format == "dotm" || r.Format == "potx"
	p := openPackage(r, data)
	if p == nil {
		return
	}
	if p.parts["word/vbaProject.bin"] != nil || p.parts["ppt/vbaProject.bin"] != nil {
		r.add(ruleMacro, 0, "")
	}
	p.properties()
	main := p.related("", "officeDocument")
	kind := p.typeOf(main)
	switch {
	case main == "":
		r.add(rulePartMissing, 0, "_rels/.rels", "officeDocument")
	case strings.Contains(kind, "wordprocessingml"):
		p.kind(r, kind, map[string]string{"docx": "document.main", "dotx": "template.main", "docm": "document.macroEnabled.main", "dotm": "template.macroEnabledTemplate.main"})
		readWord(p, main, o)
	case strings.Contains(kind, "presentationml"):
		p.kind(r, kind, map[string]string{"pptx": "presentation.main", "potx": "template.main"})
		readSlides(p, main, o)
	default:
		r.add(ruleKind, 0, main, kind)
	}
}

// kind: a file must hold what its ending says, else Word will not open it.
func (p *opcPackage) kind(r *Report, kind string, want map[string]string) {
	if !strings.Contains(kind, want[r.Format]) || want[r.Format] == "" {
		if !strings.Contains(kind, "macroEnabled") || want[r.Format] == "" {
			r.add(ruleKind, 0, "[Content_Types].xml", kind)
		}
	}
}

// properties reads the title, language and author of the package.
func (p *opcPackage) properties() {
	core := p.trees[p.related("", "core-properties")]
	p.r.Title = core.childText("title")
	if p.r.Title == "" {
		p.r.add(ruleOfficeTitle, 0, "")
	}
	for _, key := range []string{"creator", "lastModifiedBy"} {
		if who := core.childText(key); looksLikePerson(who) {
			p.r.add(rulePerson, 0, "docProps/core.xml", who)
		}
	}
}

func (n *node) childText(local string) string {
	if k := n.child(local); k != nil {
		return strings.TrimSpace(k.text)
	}
	return ""
}

// begins is the beginning of a text, for people.
func begins(s string) string {
	s = strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
	if r := []rune(s); len(r) > 48 {
		return strings.TrimSpace(string(r[:47])) + "…"
	}
	return s
}
