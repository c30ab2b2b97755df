package word

import (
	"errors"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/word/opc"
)

// The findings of this room: what is the matter with a principal's template.
// Argument 1 is its name.
var (
	codeNotWord = &diag.Code{ID: "MB440",
		What: diag.Phrase{SV: "mallen «%[1]s» är ingen Word-fil", EN: "the template «%[1]s» is not a Word file"},
		Why:  diag.Phrase{SV: "en mall är en .dotx eller .docx; filen är något annat eller avhuggen", EN: "a template is a .dotx or .docx; the file is something else, or cut short"},
		Cure: diag.Phrase{SV: "öppna den i Word och spara som Word-mall (.dotx)", EN: "open it in Word and save it as a Word template (.dotx)"}}
	codeEncrypted = &diag.Code{ID: "MB441",
		What: diag.Phrase{SV: "mallen «%[1]s» är lösenordsskyddad eller i det gamla formatet .doc", EN: "the template «%[1]s» is protected by a password, or in the old .doc format"},
		Why:  diag.Phrase{SV: "den går inte att läsa", EN: "it cannot be read"},
		Cure: diag.Phrase{SV: "ta bort lösenordet i Word (Arkiv, Info) och spara som Word-mall (.dotx)", EN: "remove the password in Word (File, Info) and save it as a Word template (.dotx)"}}
	codeMacro = &diag.Code{ID: "MB442",
		What: diag.Phrase{SV: "mallen «%[1]s» har makron", EN: "the template «%[1]s» has macros"},
		Why:  diag.Phrase{SV: "en handling som ska skickas och arkiveras får inte innehålla program", EN: "a document that is to be sent and archived must not hold programs"},
		Cure: diag.Phrase{SV: "spara en kopia som Word-mall utan makron (.dotx)", EN: "save a copy as a Word template without macros (.dotx)"}}
	codeStrict = &diag.Code{ID: "MB443",
		What: diag.Phrase{SV: "mallen «%[1]s» är sparad som Strict Open XML", EN: "the template «%[1]s» is saved as Strict Open XML"},
		Why:  diag.Phrase{SV: "äldre Word och andra program läser inte det formatet", EN: "older Word and other programs do not read that format"},
		Cure: diag.Phrase{SV: "spara om den i Word som Word-mall (.dotx), inte Strict", EN: "save it anew in Word as a Word template (.dotx), not Strict"}}
	codeNoStyles = &diag.Code{ID: "MB444",
		What: diag.Phrase{SV: "mallen «%[1]s» har inga formatmallar", EN: "the template «%[1]s» has no styles"},
		Why:  diag.Phrase{SV: "texten skulle sakna rubriker och utseende", EN: "the text would have neither headings nor looks"},
		Cure: diag.Phrase{SV: "öppna den i Word och spara den på nytt; då följer formatmallarna med", EN: "open it in Word and save it anew; the styles then come with it"}}
	codeTooLarge = &diag.Code{ID: "MB445",
		What: diag.Phrase{SV: "mallen «%[1]s» är för stor: %[2]s", EN: "the template «%[1]s» is too large: %[2]s"},
		Why:  diag.Phrase{SV: "ingen verklig mall är så stor; filen kan vara gjord för att fylla datorn", EN: "no real template is that large; the file may be made to fill the computer"},
		Cure: diag.Phrase{SV: "komprimera bilderna i Word (Bildformat) och spara på nytt", EN: "compress the pictures in Word (Picture Format) and save it anew"}}
	codeUnsafe = &diag.Code{ID: "MB446",
		What: diag.Phrase{SV: "mallen «%[1]s» är skadad eller osäker: %[2]s", EN: "the template «%[1]s» is damaged or unsafe: %[2]s"},
		Why:  diag.Phrase{SV: "Word självt sparar aldrig en sådan fil", EN: "Word itself never saves such a file"},
		Cure: diag.Phrase{SV: "hämta mallen på nytt, eller öppna den i Word och spara den på nytt", EN: "fetch the template anew, or open it in Word and save it anew"}}
	codePrefix = &diag.Code{ID: "MB447",
		What: diag.Phrase{SV: "mallen «%[1]s» använder ett namnrymdsprefix på eget sätt: %[2]s", EN: "the template «%[1]s» uses a namespace prefix in its own way: %[2]s"},
		Why:  diag.Phrase{SV: "vår text skulle betyda något annat i den", EN: "our text would mean something else in it"},
		Cure: diag.Phrase{SV: "öppna den i Word och spara den på nytt", EN: "open it in Word and save it anew"}}
	codeNoPlace = &diag.Code{ID: "MB448", Severity: diag.Warning,
		What: diag.Phrase{SV: "mallen «%[1]s» säger inte var innehållet ska stå", EN: "the template «%[1]s» does not say where the content goes"},
		Why:  diag.Phrase{SV: "det sätts efter mallens egen text", EN: "it is put after the template's own text"},
		Cure: diag.Phrase{SV: "lägg en innehållskontroll med taggen malbild:innehall, eller bokmärket malbild_innehall, där det ska stå", EN: "put a content control tagged malbild:innehall, or the bookmark malbild_innehall, where it is to stand"}}
	codeStyle = &diag.Code{ID: "MB449", Severity: diag.Warning,
		What: diag.Phrase{SV: "mallen «%[1]s» saknar formatmallar som används: %[2]s", EN: "the template «%[1]s» lacks styles that are used: %[2]s"},
		Why:  diag.Phrase{SV: "våra egna används i stället, i mallens brödtextsnitt", EN: "our own are used instead, in the typeface of the template's body text"},
		Cure: diag.Phrase{SV: "använd formatmallarna någonstans i mallen i Word, så sparas de i den", EN: "use the styles somewhere in the template in Word, and they are saved in it"}}
	codeField = &diag.Code{ID: "MB438", Severity: diag.Warning,
		What: diag.Phrase{SV: "mallen «%[1]s» har fält som inte finns: %[2]s", EN: "the template «%[1]s» has fields that do not exist: %[2]s"},
		Why:  diag.Phrase{SV: "de fylls aldrig i: fältet står kvar tomt i handlingen", EN: "they are never filled in: the field stays empty in the document"},
		Cure: diag.Phrase{SV: "välj bland: %[3]s", EN: "choose among: %[3]s"}}
	codeAsks = &diag.Code{ID: "MB439", Severity: diag.Warning,
		What: diag.Phrase{SV: "mallen «%[1]s» får Word att fråga när handlingen öppnas: %[2]s", EN: "the template «%[1]s» makes Word ask when the document is opened: %[2]s"},
		Why:  diag.Phrase{SV: "updateFields tas bort ur handlingen; koppling till utskick (mailMerge) kan bara Word ta bort", EN: "updateFields is dropped from the document; a mail merge can only be removed in Word"},
		Cure: diag.Phrase{SV: "koppla loss mallen från utskick (Utskick, Starta koppla dokument, Vanligt Word-dokument) och spara den på nytt", EN: "make the template a normal Word document (Mailings, Start Mail Merge) and save it anew"}}
)

// Codes lists every finding this package can make.
func Codes() []*diag.Code {
	return []*diag.Code{codeNotWord, codeEncrypted, codeMacro, codeStrict, codeNoStyles, codeTooLarge, codeUnsafe, codePrefix, codeNoPlace, codeStyle, codeField, codeAsks}
}

// refusal says why a template is not used.
func (t *Template) refusal(err error) diag.Finding {
	for _, c := range []struct {
		err  error
		code *diag.Code
	}{
		{opc.ErrEncrypted, codeEncrypted}, {ErrMacro, codeMacro}, {ErrStrict, codeStrict}, {ErrStyles, codeNoStyles},
		{opc.ErrTooLarge, codeTooLarge}, {opc.ErrTooMany, codeTooLarge}, {ErrPrefix, codePrefix}, {ErrNoMain, codeNotWord}, {opc.ErrNotZip, codeNotWord},
	} {
		if errors.Is(err, c.err) {
			return c.code.At(t.at, t.name, diag.Cause(err))
		}
	}
	return codeUnsafe.At(t.at, t.name, diag.Cause(err))
}

// missingStyles tells which styles people expect and the template lacks.
func (w *writer) missingStyles(names []string) {
	if len(names) > 0 && w.o.Template != nil && w.o.Note != nil {
		w.o.Note(codeStyle.At(w.o.Template.at, w.o.Template.name, strings.Join(names, ", ")))
	}
}

// unknownFields tells which fields of the template nobody knows.
func (w *writer) unknownFields() {
	if len(w.unknown) == 0 || w.o.Template == nil || w.o.Note == nil {
		return
	}
	var names []string
	for n := range w.known {
		names = append(names, n)
	}
	slices.Sort(names)
	w.o.Note(codeField.At(w.o.Template.at, w.o.Template.name, strings.Join(w.unknown, ", "), strings.Join(names, ", ")))
}

func (w *writer) unknownField(name string) {
	if !slices.Contains(w.unknown, name) {
		w.unknown = append(w.unknown, name)
	}
}
