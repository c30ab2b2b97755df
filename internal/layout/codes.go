package layout

import "malbild/internal/diag"

// The findings of this room.
var (
	// BadLayout: a value of the layout file is wrong.
	BadLayout = &diag.Code{ID: "MB301",
		What: diag.Phrase{SV: "layouten «%[1]s»: %[2]s", EN: "the layout «%[1]s»: %[3]s"},
		Why:  diag.Phrase{SV: "sidorna skulle bli andra än de som menas", EN: "the pages would not be those that are meant"},
		Cure: diag.Phrase{SV: "rätta värdet i layoutfilen", EN: "correct the value in the layout file"}}
	// Unplaced: no rule takes a block.
	Unplaced = &diag.Code{ID: "MB302",
		What: diag.Phrase{SV: "«%[1]s» har ingen plats i layouten «%[2]s»", EN: "«%[1]s» has no place in the layout «%[2]s»"},
		Why:  diag.Phrase{SV: "inget får försvinna: varje block ska ha en regel", EN: "nothing may vanish: every block needs a rule"},
		Cure: diag.Phrase{SV: "lägg till en regel med select: %[1]s", EN: "add a rule with select: %[1]s"}}
	// Ambiguous: two rules claim a block with the same right.
	Ambiguous = &diag.Code{ID: "MB303",
		What: diag.Phrase{SV: "«%[1]s» passar två regler i layouten «%[2]s»: «%[3]s» och «%[4]s»", EN: "«%[1]s» matches two rules of the layout «%[2]s»: «%[3]s» and «%[4]s»"},
		Why:  diag.Phrase{SV: "ett block ska stå på ett ställe", EN: "a block stands in one place"},
		Cure: diag.Phrase{SV: "gör den ena regeln snävare, eller ta bort den", EN: "make one rule narrower, or remove it"}}
	// MissingGlyph: a character has no glyph in the face it is set in.
	MissingGlyph = &diag.Code{ID: "MB304",
		What: diag.Phrase{SV: "tecknet «%[2]s» i «%[1]s» finns inte i %[3]s", EN: "the character «%[2]s» in «%[1]s» is not in %[3]s"},
		Why:  diag.Phrase{SV: "tecknet skulle bli en tom ruta", EN: "the character would be an empty box"},
		Cure: diag.Phrase{SV: "ta bort tecknet eller skriv det med ord; annars behövs ett typsnitt som har det", EN: "remove the character or write it in words; else a typeface that has it is needed"}}
	// Unset: words cannot be set for another reason, e.g. a face that does not exist.
	Unset = &diag.Code{ID: "MB305",
		What: diag.Phrase{SV: "orden «%[1]s» kan inte sättas: %[2]s", EN: "the words «%[1]s» cannot be set: %[2]s"},
		Why:  diag.Phrase{SV: "sidan skulle sakna dem", EN: "the page would lack them"},
		Cure: diag.Phrase{SV: "rätta typsnittets namn i layouten", EN: "correct the name of the face in the layout"}}
	// TooLong: text has no room in its frame at its smallest size.
	TooLong = &diag.Code{ID: "MB310",
		What: diag.Phrase{SV: "texten får inte plats i ramen «%[1]s» (%[6]s, på %[7]s)", EN: "the text has no room in the frame «%[1]s» (%[6]s, in %[8]s)"},
		Why:  diag.Phrase{SV: "ramen rymmer %[2]d rader; texten tar %[3]d vid minsta graden, %[4]s pt: %[9]d för många", EN: "the frame holds %[2]d lines; the text takes %[3]d at its smallest size, %[4]s pt: %[9]d too many"},
		Cure: diag.Phrase{SV: "korta texten med omkring %[5]d tecken; är den antagen, välj en layout med större ram", EN: "shorten the text by about %[5]d characters; if it is adopted, choose a layout with a larger frame"}}
	// TooTall: something that cannot be divided is taller than a page.
	TooTall = &diag.Code{ID: "MB311",
		What: diag.Phrase{SV: "«%[1]s» är högre än sin plats (%[2]s, på %[3]s)", EN: "«%[1]s» is taller than its place (%[2]s, in %[4]s)"},
		Why:  diag.Phrase{SV: "det kan inte delas mellan sidor, och skulle gå utanför", EN: "it cannot be divided between pages, and would run outside"},
		Cure: diag.Phrase{SV: "dela det i flera stycken, eller korta det", EN: "divide it into several paragraphs, or shorten it"}}
	// TooMany: more things than the layout has room for.
	TooMany = &diag.Code{ID: "MB312",
		What: diag.Phrase{SV: "layouten «%[1]s» rymmer %[2]d %[3]s, här är %[4]d", EN: "the layout «%[1]s» holds %[2]d %[3]s, here are %[4]d"},
		Why:  diag.Phrase{SV: "resten skulle inte få plats", EN: "the rest would have no room"},
		Cure: diag.Phrase{SV: "välj en layout som rymmer fler", EN: "choose a layout that holds more"}}
	// UnknownInk: a style asks for an ink that the profile lacks.
	UnknownInk = &diag.Code{ID: "MB313",
		What: diag.Phrase{SV: "färgen «%[1]s» finns inte i profilen «%[2]s»", EN: "the ink «%[1]s» is not in the profile «%[2]s»"},
		Why:  diag.Phrase{SV: "texten skulle tryckas i svart", EN: "the text would be printed in black"},
		Cure: diag.Phrase{SV: "lägg till färgen i profilen, eller byt den i layouten", EN: "add the ink to the profile, or change it in the layout"}}
	// NoFigure: a figure cannot be drawn.
	NoFigure = &diag.Code{ID: "MB314",
		What: diag.Phrase{SV: "figuren «%[1]s» kan inte ritas: %[2]s", EN: "the figure «%[1]s» cannot be drawn: %[2]s"},
		Why:  diag.Phrase{SV: "dokumentet skulle sakna sin figur", EN: "the document would lack its figure"},
		Cure: diag.Phrase{SV: "korta etiketterna, eller ge dem fler radbrytningar med |", EN: "shorten the labels, or give them more line breaks with |"}}
	// TooWide: a word is wider than its column.
	TooWide = &diag.Code{ID: "MB315",
		What: diag.Phrase{SV: "ordet «%[1]s» är bredare än sin spalt", EN: "the word «%[1]s» is wider than its column"},
		Why:  diag.Phrase{SV: "ordet är %[2]s pt brett, spalten %[3]s pt", EN: "the word is %[2]s pt wide, the column %[3]s pt"},
		Cure: diag.Phrase{SV: "välj ett kortare ord, dela rubriken med |, eller skriv i avstavning.yaml var ordet får delas", EN: "choose a shorter word, part the heading with |, or write in avstavning.yaml where the word may be broken"}}
	// OffPage: a line of text stands outside its page, or too near its edge.
	OffPage = &diag.Code{ID: "MB320",
		What: diag.Phrase{SV: "sida %[1]d: «%[2]s» står %[3]s mm från sidans kant", EN: "page %[1]d: «%[2]s» stands %[3]s mm from the edge of the page"},
		Why:  diag.Phrase{SV: "text närmare än %[4]s mm kan skäras bort", EN: "text nearer than %[4]s mm may be cut off"},
		Cure: diag.Phrase{SV: "flytta ramen i layouten, eller korta texten", EN: "move the frame in the layout, or shorten the text"}}
	// Overlap: two lines of text stand on each other.
	Overlap = &diag.Code{ID: "MB321",
		What: diag.Phrase{SV: "sida %[1]d: «%[2]s» och «%[3]s» går in i varandra", EN: "page %[1]d: «%[2]s» and «%[3]s» overlap"},
		Why:  diag.Phrase{SV: "texten skulle inte gå att läsa", EN: "the text could not be read"},
		Cure: diag.Phrase{SV: "flytta ramen i layouten, eller korta texten", EN: "move the frame in the layout, or shorten the text"}}
	// OutOfFrame: ink stands outside the frame its words belong to.
	OutOfFrame = &diag.Code{ID: "MB322",
		What: diag.Phrase{SV: "sida %[1]d: «%[2]s» går %[3]s mm utanför sin ram", EN: "page %[1]d: «%[2]s» reaches %[3]s mm outside its frame"},
		Why:  diag.Phrase{SV: "texten skulle stå på det som är bredvid, eller skäras bort", EN: "the text would stand on what is beside it, or be cut off"},
		Cure: diag.Phrase{SV: "gör ramen större i layouten, välj ett smalare typsnitt, eller korta texten", EN: "make the frame larger in the layout, choose a narrower face, or shorten the text"}}
	// SmallLogo: a logo would be smaller than its owner allows.
	SmallLogo = &diag.Code{ID: "MB323",
		What: diag.Phrase{SV: "logotypen för %[1]s skulle bli %[2]s mm bred; minst %[3]s krävs", EN: "the logo of %[1]s would be %[2]s mm wide; at least %[3]s is asked"},
		Why:  diag.Phrase{SV: "ägarens regler följs inte, och små bokstäver i den går inte att läsa", EN: "its owner's rules are broken, and small letters in it cannot be read"},
		Cure: diag.Phrase{SV: "välj ett större format, eller skriv logo: none för dem som kan visas med namn", EN: "choose a larger format, or write logo: none for those who can be shown by name"}}
	// NoRoomForMore: what a county adds has no room beside what was adopted.
	NoRoomForMore = &diag.Code{ID: "MB324",
		What: diag.Phrase{SV: "tillägget får inte plats i layouten «%[1]s»", EN: "the addition has no room in the layout «%[1]s»"},
		Why:  diag.Phrase{SV: "målbildens egna ord behöver ytan; de sätts inte mindre för tilläggets skull", EN: "the målbild's own words need the space; they are not set smaller for the addition's sake"},
		Cure: diag.Phrase{SV: "välj en större layout, korta tillägget, eller låt en egen layout utelämna det med omit (docs/layouts.md)", EN: "choose a larger layout, shorten the addition, or let a layout of your own leave it out with omit (docs/layouts.md)"}}
	// NoCanvas: the provider cannot take our components.
	NoCanvas = &diag.Code{ID: "MB330",
		What: diag.Phrase{SV: "sidorna kan inte målas av %[1]s", EN: "the pages cannot be painted by %[1]s"},
		Why:  diag.Phrase{SV: "komponenterna behöver page.Canvas", EN: "the components need page.Canvas"},
		Cure: diag.Phrase{SV: "använd programmets egen skrivare", EN: "use the program's own writer"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{BadLayout, Unplaced, Ambiguous, MissingGlyph, Unset, TooLong, TooTall, TooMany,
		UnknownInk, NoFigure, TooWide, OffPage, Overlap, OutOfFrame, NearFold, SmallLogo, NoRoomForMore, NoCanvas}
}
