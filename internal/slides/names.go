package slides

import "strings"

// words are what we call layouts and placeholders, in the languages that people who
// edit presentations here work in. They are seen in PowerPoint's panes and read aloud
// by screen readers, and are never words of a slide.
var words = map[string]struct{ en, fi string }{
	"Rubrik":           {"Title", "Otsikko"},
	"Rubrikbild":       {"Title slide", "Otsikkodia"},
	"Ämne":             {"Subject", "Aihe"},
	"Huvudman":         {"Principal", "Toimija"},
	"Datum":            {"Date", "Päivämäärä"},
	"Målbild, blad":    {"Shared vision, leaves", "Tavoitekuva, lehdet"},
	"Målbild, huvuden": {"Shared vision, heads", "Tavoitekuva, otsakkeet"},
	"Delområde":        {"Part", "Osa-alue"},
	"Inledning":        {"Lead", "Ingressi"},
	"Text":             {"Text", "Teksti"},
	"Rubrik och text":  {"Title and text", "Otsikko ja teksti"},
	"Avsändare":        {"Sender", "Lähettäjä"},
	"Huvudmän":         {"Principals", "Toimijat"},
	"Sidfot":           {"Footer", "Alatunniste"},
	"Bildnummer":       {"Slide number", "Dian numero"},
	"Underrubrik":      {"Subtitle", "Alaotsikko"},
	"Anteckningar":     {"Notes", "Muistiinpanot"},
	"Dekor":            {"Decoration", "Koriste"},
	"Målbilden":        {"The shared vision", "Tavoitekuva"},
	"Vägvisare":        {"Way-finder", "Opaste"},
	"QR-kod":           {"QR code", "QR-koodi"},
	"Bild":             {"Slide", "Dia"},
}

// say is a name of ours in the language of the presentation: Swedish and Finnish in
// theirs, all others in English, as PowerPoint itself does where it has no word.
func (l look) say(name string) string {
	bare := strings.Trim(name, "[]")
	w, ok := words[bare]
	own, _, _ := strings.Cut(l.language, "-")
	switch {
	case !ok || own == "sv" || own == "":
		return name
	case own == "fi":
		return strings.Replace(name, bare, w.fi, 1)
	}
	return strings.Replace(name, bare, w.en, 1)
}
