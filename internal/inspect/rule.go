package inspect

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// Group is which part of the report a rule belongs to.
type Group string

// The groups, in the order they are printed.
const (
	Frame         Group = "file"          // can the file be read at all
	Accessibility Group = "accessibility" // PDF/UA-1, and Word's checker
	Archive       Group = "archive"       // PDF/A-2
	Press         Group = "press"         // what a printer asks
	Structure     Group = "structure"     // the package of an Office file
)

// Groups lists the groups in order.
var Groups = []Group{Frame, Structure, Accessibility, Archive, Press}

// Name is the group for people.
func (g Group) Name(lang string) string {
	names := map[Group]diag.Phrase{
		Frame: {SV: "filen", EN: "the file"}, Accessibility: {SV: "tillgänglighet", EN: "accessibility"},
		Archive: {SV: "arkiv", EN: "archive"}, Press: {SV: "tryck", EN: "press"}, Structure: {SV: "uppbyggnad", EN: "structure"},
	}
	return names[g].In(lang)
}

// Rule is one thing that is checked. Its id is stable.
type Rule struct {
	ID       string
	Group    Group
	Severity diag.Severity
	Clause   string
	What     diag.Phrase
	Why      *diag.Phrase // many rules have one, as they have a cure: pointed to, nothing
	Cure     *diag.Phrase // of a rule is left to be put together when the program starts

	own   string // tests, as they are written beside the rule
	named sync.Once
	tests []string // with those of other standards; these are read when first asked for:
	of    []string // a process that inspects nothing pays nothing. Profiles, each once
}

// Tests names what others call the rule: the profile, clause and test of veraPDF,
// «ua1:7.1-3» and «2a:6.7.2.2-1». For a rule with tests our verdict and veraPDF's
// must agree.
func (r *Rule) Tests() []string {
	r.named.Do(r.name)
	return r.tests
}

// profiles are those of the tests, each once.
func (r *Rule) profiles() []string {
	r.named.Do(r.name)
	return r.of
}

func (r *Rule) name() {
	r.tests = testsOf(r.ID, r.own)
	for _, t := range r.tests {
		if p, _, _ := strings.Cut(t, ":"); !slices.Contains(r.of, p) {
			r.of = append(r.of, p)
		}
	}
}

// Finding is one broken rule at one place.
type Finding struct {
	Rule    *Rule
	Page    int    // from 1; 0: the whole file
	Element string // «Document/Sect[2]/Table», «object 12», «word/document.xml»
	Args    []any
	Times   int // how often on this page and element
}

// Text is what is wrong, why it matters and what to do.
func (f Finding) Text(lang string) (what, why, cure string) {
	args := slices.Clone(f.Args)
	for i, a := range args {
		switch a := a.(type) {
		case diag.Phrase:
			args[i] = a.In(lang)
		case float64:
			if s := strconv.FormatFloat(a, 'f', 2, 64); lang == "sv" {
				args[i] = strings.Replace(strings.TrimSuffix(s, "0"), ".", ",", 1)
			} else {
				args[i] = strings.TrimSuffix(s, "0")
			}
		}
	}
	code := diag.Code{What: f.Rule.What, Why: *f.Rule.Why, Cure: *f.Rule.Cure}
	return code.At(diag.Pos{}, args...).Text(lang)
}

// Rules lists every rule, by group and id.
func Rules() []*Rule {
	out := slices.Concat(frameRules(), documentRules(), contentRules(), treeRules(), annotationRules(), fontRules(), moreFontRules(), moreRules(), colourRules(), standardRules(), pressRules(), officeRules())
	slices.SortStableFunc(out, func(a, b *Rule) int {
		if d := slices.Index(Groups, a.Group) - slices.Index(Groups, b.Group); d != 0 {
			return d
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out
}

// Why rules matter, said once.
var (
	whyFrame   = diag.Phrase{SV: "läsare tolkar en trasig fil olika, och arkiv tar inte emot den", EN: "readers make different things of a broken file, and archives refuse it"}
	whyReader  = diag.Phrase{SV: "den som läser med skärmläsare, punktskrift eller uppläsning får fel innehåll eller inget alls", EN: "who reads by screen reader, braille or voice gets the wrong content or none"}
	whyArchive = diag.Phrase{SV: "filen kan inte tas emot som arkivexemplar enligt PDF/A", EN: "the file cannot be taken in as an archive copy by PDF/A"}
	whyFind    = diag.Phrase{SV: "filen går sämre att hitta, känna igen och läsa upp på rätt språk", EN: "the file is harder to find, to know and to read aloud in its language"}
	whyText    = diag.Phrase{SV: "texten kan inte läsas upp, sökas eller visas likadant överallt", EN: "the text cannot be read aloud, searched or shown alike everywhere"}
	whyPress   = diag.Phrase{SV: "tryckeriet skickar tillbaka filen eller trycker något annat än det som visas", EN: "the printer sends the file back, or prints something else than what is shown"}
	whyPaper   = diag.Phrase{SV: "det syns på det färdiga papperet", EN: "it shows on the finished paper"}
	whyOffice  = diag.Phrase{SV: "Word kan vägra öppna filen eller be att få reparera den", EN: "Word may refuse to open the file, or ask to repair it"}
)

// advice is the severity of a rule that does not fail a file.
const advice = diag.Warning

func say(sv, en string) diag.Phrase { return diag.Phrase{SV: sv, EN: en} }

// because is a reason or a cure of one rule alone.
func because(sv, en string) *diag.Phrase { return &diag.Phrase{SV: sv, EN: en} }

var cureRemake = diag.Phrase{SV: "gör om filen från originalet", EN: "make the file anew from its original"}

var (
	ruleNotPDF     = &Rule{ID: "file-kind", Group: Frame, What: say("filen är inte en fil av det slag som namnet säger: %s", "the file is not of the kind its name says: %s"), Why: &whyFrame, Cure: because("kontrollera att rätt fil valts och att den laddats ned hel", "see that the right file was chosen and that it was downloaded whole")}
	ruleTooLarge   = &Rule{ID: "file-limits", Group: Frame, What: say("filen är större eller djupare än en handling får vara: %s", "the file is larger or deeper than a document may be: %s"), Why: because("resten har inte lästs, så att ingen fil kan ta all tid och allt minne", "the rest was not read, so that no file can take all time and memory"), Cure: because("dela filen, eller gör om den från originalet", "split the file, or make it anew from its original")}
	ruleEncrypted  = &Rule{ID: "file-encrypted", Group: Frame, Clause: "PDF/A-2 6.1.3, PDF/UA-1 7.16", own: "2a:6.1.3-2 ua1:7.16-1", What: say("filen är krypterad och kan inte granskas", "the file is encrypted and cannot be inspected"), Why: because("hjälpmedel och arkiv kan stängas ute", "aids and archives may be shut out"), Cure: because("spara den utan lösenord och begränsningar", "save it without passwords and restrictions")}
	ruleDamaged    = &Rule{ID: "file-damaged", Group: Frame, Clause: "ISO 32000-1 7.5.4", What: say("filens innehållsförteckning (xref) är trasig; objekten har letats upp ett och ett", "the file's cross-references are broken; its objects were searched for one by one"), Why: &whyFrame, Cure: &cureRemake}
	ruleUnreadable = &Rule{ID: "file-object", Group: Frame, Clause: "ISO 32000-1 7.3", What: say("%[1]d objekt kan inte läsas, först objekt %[2]d", "%[1]d objects cannot be read, the first is object %[2]d"), Why: &whyFrame, Cure: &cureRemake}
	ruleSyntax     = &Rule{ID: "file-syntax", Group: Frame, Clause: "ISO 32000-1 7.3", What: say("%[1]s (%[2]d objekt, först objekt %[3]d)", "%[1]s (%[2]d objects, the first is object %[3]d)"), Why: &whyFrame, Cure: &cureRemake}
	ruleHeader     = &Rule{ID: "file-header", Group: Frame, Clause: "PDF/A-2 6.1.2, PDF/UA-1 6.1", own: "2a:6.1.2-1 ua1:6.1-1", What: say("filen börjar inte så som standarden säger: först ska %%PDF- och versionen stå, här står «%s»", "the file does not begin as its standard says: first there should be %%PDF- and the version, here there is «%s»"), Why: &whyFrame, Cure: &cureRemake}
	ruleBinary     = &Rule{ID: "file-binary", Group: Archive, Clause: "PDF/A-2 6.1.2", own: "2a:6.1.2-2", What: say("raden som säger att filen är binär saknas efter filhuvudet", "the line that says the file is binary is missing after the header"), Why: &whyArchive, Cure: &cureRemake}
	ruleTrailing   = &Rule{ID: "file-tail", Group: Archive, Clause: "PDF/A-2 6.1.3", own: "2a:6.1.3-3", What: say("%d byte står efter filens slut", "%d bytes follow the end of the file"), Why: &whyArchive, Cure: &cureRemake}
	ruleNoEnd      = &Rule{ID: "file-end", Group: Frame, Clause: "ISO 32000-1 7.5.5", What: say("filens slut (%%%%EOF) saknas: den är avkortad", "the end of the file (%%%%EOF) is missing: it is cut off"), Why: &whyFrame, Cure: because("ladda ned eller spara filen igen", "download or save the file again")}
	ruleNoID       = &Rule{ID: "file-id", Group: Archive, Clause: "PDF/A-2 6.1.3", own: "2a:6.1.3-1", What: say("filen har ingen identitet (ID)", "the file has no identifier (ID)"), Why: &whyArchive, Cure: &cureRemake}
	ruleLength     = &Rule{ID: "file-length", Group: Archive, Clause: "PDF/A-2 6.1.7.1", own: "2a:6.1.7.1-1", What: say("%[1]d strömmar anger fel längd, först objekt %[2]d", "%[1]d streams state the wrong length, the first is object %[2]d"), Why: &whyArchive, Cure: &cureRemake}
	ruleBounds     = &Rule{ID: "file-bounds", Group: Archive, Clause: "PDF/A-2 6.1.13", own: "2a:6.1.13-1 2a:6.1.13-2 2a:6.1.13-3 2a:6.1.13-4 2a:6.1.13-5", What: say("ett tal, ett namn eller en text är större än alla läsare klarar", "a number, a name or a string is larger than all readers can hold"), Why: &whyArchive, Cure: &cureRemake}
	ruleFilter     = &Rule{ID: "file-filter", Group: Archive, Clause: "PDF/A-2 6.1.7.2", own: "2a:6.1.7.2-1", What: say("objekt %[1]d är packat med %[2]s, som inte tillåts", "object %[1]d is packed with %[2]s, which is not allowed"), Why: &whyArchive, Cure: &cureRemake}
	ruleOutside    = &Rule{ID: "file-outside", Group: Archive, Clause: "PDF/A-2 6.1.7.1", own: "2a:6.1.7.1-3", What: say("objekt %d hämtar sitt innehåll utanför filen", "object %d takes its content from outside the file"), Why: &whyArchive, Cure: &cureRemake}
	ruleStream     = &Rule{ID: "file-stream", Group: Frame, Clause: "ISO 32000-1 7.4", What: say("innehållet kan inte packas upp: %s", "the content cannot be unpacked: %s"), Why: &whyFrame, Cure: &cureRemake}
	ruleNoPages    = &Rule{ID: "file-pages", Group: Frame, Clause: "ISO 32000-1 7.7.3", What: say("sidträdet är trasigt: %s", "the page tree is broken: %s"), Why: &whyFrame, Cure: &cureRemake}

	ruleXRefLines   = &Rule{ID: "file-xref-lines", Group: Archive, Clause: "PDF/A-2 6.1.4", own: "2a:6.1.4-2 1b:6.1.4-1 1b:6.1.4-2 4:6.1.4-1", What: say("innehållsförteckningens rader (xref) är inte skrivna som de ska", "the lines of the cross-references are not written as they should be"), Why: &whyArchive, Cure: &cureRemake}
	ruleStreamLines = &Rule{ID: "file-stream-lines", Group: Archive, Clause: "PDF/A-2 6.1.7.1", own: "2a:6.1.7.1-2 1b:6.1.7-2", What: say("%[1]d strömmar saknar radslut i början eller slutet, först objekt %[2]d", "%[1]d streams lack a line end at their beginning or end, the first is object %[2]d"), Why: &whyArchive, Cure: &cureRemake}
	ruleObjectLines = &Rule{ID: "file-object-lines", Group: Archive, Clause: "PDF/A-2 6.1.9", own: "2a:6.1.9-1 1b:6.1.8-1 4:6.1.8-1", What: say("%[1]d objekt står inte på egna rader, först objekt %[2]d", "%[1]d objects do not stand on lines of their own, the first is object %[2]d"), Why: &whyArchive, Cure: &cureRemake}
	ruleHex         = &Rule{ID: "file-hex", Group: Archive, Clause: "PDF/A-2 6.1.6", own: "2a:6.1.6-1 2a:6.1.6-2 1b:6.1.6-1 1b:6.1.6-2 4:6.1.5-1 4:6.1.5-2", What: say("en hexadecimal text har ett udda antal siffror eller andra tecken", "a hexadecimal string has an odd number of digits, or other signs"), Why: &whyArchive, Cure: &cureRemake}
	ruleNameBytes   = &Rule{ID: "file-name-bytes", Group: Archive, Clause: "PDF/A-2 6.1.8", own: "2a:6.1.8-1 4:6.1.7-1", What: say("namnet %s är inte skrivet i UTF-8", "the name %s is not written in UTF-8"), Why: &whyArchive, Cure: &cureRemake}
)

func frameRules() []*Rule {
	return []*Rule{ruleXRefLines, ruleStreamLines, ruleObjectLines, ruleHex, ruleNameBytes, ruleNotPDF, ruleTooLarge, ruleEncrypted, ruleDamaged, ruleUnreadable, ruleSyntax, ruleHeader, ruleBinary, ruleTrailing, ruleNoEnd, ruleNoID, ruleLength, ruleBounds, ruleFilter, ruleOutside, ruleStream, ruleNoPages}
}

// slipNames are how objects can be written wrongly, for people.
var slipNames = [pdfread.Slips]diag.Phrase{
	pdfread.KeyNoName:  say("en nyckel är inget namn (7.3.7)", "a key is not a name (7.3.7)"),
	pdfread.Valueless:  say("en nyckel saknar värde (7.3.7)", "a key has no value (7.3.7)"),
	pdfread.KeyTwice:   say("samma nyckel står två gånger (7.3.7)", "the same key stands twice (7.3.7)"),
	pdfread.Keyword:    say("ett okänt ord står där ett värde ska stå (7.3)", "an unknown word stands where a value should (7.3)"),
	pdfread.Unclosed:   say("en lista eller ordlista stängs inte som den öppnades (7.3.6, 7.3.7)", "an array or dictionary is not closed as it was opened (7.3.6, 7.3.7)"),
	pdfread.OddNumber:  say("ett tal är felskrivet (7.3.3)", "a number is miswritten (7.3.3)"),
	pdfread.NoEnd:      say("objektets slut (endobj) saknas eller skyms (7.3.10)", "the end of the object (endobj) is missing or hidden (7.3.10)"),
	pdfread.Elsewhere:  say("innehållsförteckningen (xref) leder till fel plats (7.5.4)", "the cross-references lead to the wrong place (7.5.4)"),
	pdfread.Generation: say("objektet har en annan generation än innehållsförteckningen (xref) säger (7.5.4)", "the object has another generation than the cross-references say (7.5.4)"),
}

// What is painted, for people.
var paintedNames = map[string]diag.Phrase{"text": say("text", "text"), "path": say("en linje eller yta", "a line or area"), "image": say("en bild", "a picture"), "shading": say("en toning", "a shading")}

// pageName is «sida 3».
func (f Finding) pageName(lang string) string {
	return say("sida ", "page ").In(lang) + strconv.Itoa(f.Page)
}
