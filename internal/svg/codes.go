package svg

import "malbild/internal/diag"

// The findings of this room.
var (
	// MB371: not XML, or XML that ends too early.
	codeSyntax = &diag.Code{ID: "MB371",
		What: diag.Phrase{SV: "bilden går inte att läsa: %s", EN: "the drawing cannot be read: %s"},
		Why:  diag.Phrase{SV: "en SVG-fil är välformad XML i UTF-8", EN: "an SVG file is well-formed XML in UTF-8"},
		Cure: diag.Phrase{SV: "öppna filen i ett ritprogram och spara den igen", EN: "open the file in a drawing program and save it again"}}
	// MB372: an element outside the subset.
	codeElement = &diag.Code{ID: "MB372",
		What: diag.Phrase{SV: "«%s» hör inte till det som kan ritas", EN: "«%s» is not among what can be drawn"},
		Why:  diag.Phrase{SV: "det skulle saknas i bilden, eller se ut på ett annat sätt än den som ritade tänkt sig", EN: "it would be missing, or look other than its maker meant"},
		Cure: diag.Phrase{SV: "spara som enkel SVG med bara former och rena färger", EN: "save as plain SVG with shapes and flat colours only"}}
	// MB373: a property outside the subset.
	codeProperty = &diag.Code{ID: "MB373",
		What: diag.Phrase{SV: "«%s» kan inte ritas", EN: "«%s» cannot be drawn"},
		Why:  diag.Phrase{SV: "bilden skulle se ut på ett annat sätt än den som ritade tänkt sig", EN: "the picture would look other than its maker meant"},
		Cure: diag.Phrase{SV: "förenkla i ritprogrammet: rena färger utan genomskinlighet, hela linjer, former som inte klipps", EN: "simplify in the drawing program: flat colours without transparency, solid lines, shapes that are not clipped"}}
	// MB374: a value that is none.
	codeValue = &diag.Code{ID: "MB374",
		What: diag.Phrase{SV: "«%[2]s» är inget värde för %[1]s", EN: "«%[2]s» is no value of %[1]s"},
		Why:  diag.Phrase{SV: "formen skulle hamna fel", EN: "the shape would come out wrong"},
		Cure: diag.Phrase{SV: "skriv ett tal, en färg eller ett ord som SVG 1.1 känner", EN: "write a number, a colour or a word that SVG 1.1 knows"}}
	// MB375: more than any drawing needs.
	codeLimit = &diag.Code{ID: "MB375",
		What: diag.Phrase{SV: "bilden är för stor: %[1]s", EN: "the drawing is too large: %[2]s"},
		Why:  diag.Phrase{SV: "varje handling med bilden skulle bli stor och långsam", EN: "every document with the drawing would be large and slow"},
		Cure: diag.Phrase{SV: "förenkla bilden i ritprogrammet, eller spara den som PNG", EN: "simplify the drawing, or save it as PNG"}}
	// MB376: a shape that a viewer would cut.
	codeOutside = &diag.Code{ID: "MB376",
		What: diag.Phrase{SV: "«%s» sticker ut ur bildens viewBox", EN: "«%s» reaches out of the drawing's viewBox"},
		Why:  diag.Phrase{SV: "en webbläsare klipper den där; på tryck skulle den gå in i det som står bredvid", EN: "a browser cuts it there; in print it would run into what stands beside"},
		Cure: diag.Phrase{SV: "gör viewBox större, eller klipp formen i ritprogrammet", EN: "make the viewBox larger, or cut the shape in the drawing program"}}
	// MB377: a document type, and with it entities.
	codeDoctype = &diag.Code{ID: "MB377",
		What: diag.Phrase{SV: "bilden börjar med en dokumenttyp (DOCTYPE)", EN: "the drawing begins with a document type (DOCTYPE)"},
		Why:  diag.Phrase{SV: "den kan hämta andra filer och växa utan gräns", EN: "it can fetch other files and grow without bound"},
		Cure: diag.Phrase{SV: "ta bort raden <!DOCTYPE …>; den behövs inte", EN: "remove the line <!DOCTYPE …>; it is not needed"}}
	// MB378: nothing to see.
	codeBlank = &diag.Code{ID: "MB378",
		What: diag.Phrase{SV: "bilden visar ingenting", EN: "the drawing shows nothing"},
		Why:  diag.Phrase{SV: "inget i den är målat, eller allt är mindre än en hundradel av dess viewBox; platsen skulle stå tom", EN: "nothing in it is painted, or all of it is smaller than a hundredth of its viewBox; the place would stay empty"},
		Cure: diag.Phrase{SV: "exportera bilden igen ur ritprogrammet, med viewBox tätt runt formerna", EN: "export the drawing again from the drawing program, with the viewBox close around the shapes"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{codeSyntax, codeElement, codeProperty, codeValue, codeLimit, codeOutside, codeDoctype, codeBlank}
}
