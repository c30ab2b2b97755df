package inspect

import (
	"slices"
	"strings"

	"malbild/internal/diag"
)

func oldX(version string) bool {
	return strings.Contains(version, "X-1") || strings.Contains(version, "X-3")
}

// noOldX are faults of an archive file that are faults of these press files too.
var noOldX = []*Rule{ruleTransfer, ruleHalftone, ruleFilter, ruleOutside, ruleXObject, ruleAction, ruleForm, ruleOperator, ruleAttachment, ruleLayers}

// checkOldX holds a file against PDF/X-1a and PDF/X-3 (ISO 15930-1, -3, -4 and -6):
// PDF 1.3 or 1.4, nothing transparent, nothing that acts or comes from outside, all
// that a printer must know told in Info; and in X-1a the inks of the press alone.
func (d *pdfDoc) checkOldX(version string) {
	if !oldX(version) {
		return
	}
	tell := func(page int, what diag.Phrase) { d.r.add(ruleXOld, page, "", version, what) }
	if h := d.Damage.Header; len(h) == 8 && (h[5] != '1' || h[7] > '4') {
		tell(0, diag.Phrase{SV: "versionen " + h[5:], EN: "the version " + h[5:]})
	}
	if d.Damage.XRefStream {
		tell(0, say("packade objekt", "packed objects"))
	}
	for _, what := range d.oldDocument(version) {
		tell(0, what)
	}
	for _, p := range d.pages {
		for _, what := range d.oldPage(p, strings.Contains(version, "X-1")) {
			tell(p.number, what)
		}
	}
	for _, f := range slices.Clone(d.r.Findings) {
		if slices.Contains(noOldX, f.Rule) {
			sv, _, _ := f.Text("sv")
			en, _, _ := f.Text("en")
			tell(f.Page, diag.Phrase{SV: sv, EN: en})
		}
	}
}

// oldDocument is what is wrong with what the file says of itself.
func (d *pdfDoc) oldDocument(version string) (out []diag.Phrase) {
	miss := func(bad bool, sv, en string) {
		if bad {
			out = append(out, say(sv, en))
		}
	}
	info := d.Dict(d.Trailer.Raw("Info"))
	if strings.Contains(version, "X-1") {
		said, level := d.Text(info.Raw("GTS_PDFXVersion")), d.Text(info.Raw("GTS_PDFXConformance"))
		miss(said != "PDF/X-1a:2003" && !(said == "PDF/X-1:2001" && level == "PDF/X-1a:2001"), "ett annat versionsnamn i Info (GTS_PDFXVersion)", "another name of the version in Info (GTS_PDFXVersion)")
	}
	miss(d.Text(info.Raw("Title")) == "", "ingen titel i Info", "no title in Info")
	miss(d.Text(info.Raw("CreationDate")) == "" || d.Text(info.Raw("ModDate")) == "", "inga datum i Info (CreationDate och ModDate)", "no dates in Info (CreationDate and ModDate)")
	miss(len(d.Array(d.Trailer.Raw("ID"))) != 2, "ingen identitet (ID)", "no identifier (ID)")
	intents := 0
	for _, o := range d.Array(d.catalog.Raw("OutputIntents")) {
		if in := d.Dict(o); d.Name(in.Raw("S")) == "GTS_PDFX" {
			intents++
			miss(d.Text(in.Raw("OutputConditionIdentifier")) == "", "inget namn på tryckvillkoret (OutputConditionIdentifier)", "no name of the printing condition (OutputConditionIdentifier)")
		}
	}
	miss(intents > 1, "fler än ett tryckvillkor", "more than one printing condition")
	view := d.Dict(d.catalog.Raw("ViewerPreferences"))
	for _, e := range view {
		if slices.Contains([]string{"ViewArea", "ViewClip", "PrintArea", "PrintClip"}, string(e.Key)) {
			n := d.Name(e.Value)
			miss(n != "MediaBox" && n != "BleedBox", "en visning som skär bort utfall ("+string(e.Key)+")", "a view that cuts away the bleed ("+string(e.Key)+")")
		}
	}
	return out
}

// oldPage is what is wrong with a page.
func (d *pdfDoc) oldPage(p *pdfPage, pressInks bool) (out []diag.Phrase) {
	if p.see || p.clear {
		out = append(out, say("genomskinlighet", "transparency"))
	}
	if pressInks && p.uses.rgb {
		out = append(out, say("RGB-färger", "RGB colours"))
	}
	if pressInks && p.uses.measured {
		out = append(out, say("färger efter en egen profil eller i Lab", "colours by a profile of their own or in Lab"))
	}
	if p.dict.Has("TrimBox") && p.dict.Has("ArtBox") {
		out = append(out, say("både TrimBox och ArtBox", "both TrimBox and ArtBox"))
	}
	if p.dict.Has("SeparationInfo") {
		out = append(out, say("sidor som redan är delade i färger", "pages that are separated already"))
	}
	if p.newer {
		out = append(out, say("bilder packade med JBIG2 eller JPEG 2000", "pictures packed by JBIG2 or JPEG 2000"))
	}
	return out
}
