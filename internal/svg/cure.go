package svg

import (
	"strings"

	"malbild/internal/diag"
)

// cured is codeElement with the cure for an element of the name.
func cured(name string) *diag.Code {
	cure, ok := cures[name]
	if !ok && strings.Contains(name, ":") {
		cure, ok = diag.Phrase{SV: "spara som «enkel SVG» i ritprogrammet, utan dess egna tillägg", EN: "save as «plain SVG» in the drawing program, without its own additions"}, true
	}
	if !ok {
		return codeElement
	}
	own := *codeElement
	own.Cure = cure
	return &own
}

var (
	flat    = diag.Phrase{SV: "fyll med en ren färg i stället", EN: "fill with a flat colour instead"}
	toPaths = diag.Phrase{SV: "gör texten till konturer (banor) i ritprogrammet", EN: "turn the text into outlines (paths) in the drawing program"}
	inline  = diag.Phrase{SV: "skriv färger och linjer i varje form, utan stilmallar", EN: "write colours and lines in each shape, without style sheets"}
	lose    = diag.Phrase{SV: "ta bort det: en tryckt bild rör sig inte och kör inget", EN: "remove it: a printed picture does not move and runs nothing"}
	unlink  = diag.Phrase{SV: "lös upp kloner och symboler till vanliga former", EN: "turn clones and symbols into plain shapes"}
	cut     = diag.Phrase{SV: "klipp formerna i ritprogrammet i stället för att dölja delar av dem", EN: "cut the shapes in the drawing program instead of hiding parts of them"}
)

var cures = map[string]diag.Phrase{
	"linearGradient": flat, "radialGradient": flat, "pattern": flat, "filter": flat, "meshgradient": flat,
	"text": toPaths, "tspan": toPaths, "textPath": toPaths, "font": toPaths,
	"image":         {SV: "lägg bilden i dokumentet som PNG eller JPEG", EN: "put the picture in the document as PNG or JPEG"},
	"foreignObject": {SV: "lägg det som inte är en form i dokumentet i stället", EN: "put what is not a shape in the document instead"},
	"style":         inline, "?xml-stylesheet": inline,
	"script": lose, "animate": lose, "animateTransform": lose, "set": lose, "a": lose,
	"use": unlink, "symbol": unlink, "svg": unlink, "marker": unlink,
	"clipPath": cut, "mask": cut,
}
