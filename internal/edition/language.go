package edition

import (
	"malbild/internal/content"
	"malbild/internal/label"
)

// Kind is whose text a translation is.
type Kind string

// The kinds of translation. The zero value is the text itself.
const (
	Original   Kind = ""
	Official   Kind = "official"               // decided on, as the text itself is
	Unofficial Kind = "unofficial translation" // for information; the Swedish text prevails
)

// Translation says that an edition is of a county's text in another language.
type Translation struct {
	Language string // BCP 47
	Labels   *label.Catalogue
	Kind     Kind
}

// labels are those of the language of the edition.
func (e *Edition) labels() *label.Catalogue {
	if e.Translation != nil && e.Translation.Labels != nil {
		return e.Translation.Labels
	}
	return label.Swedish()
}

// mark says of an unofficial translation what it is, and which text prevails.
func (b *binder) mark(body, date string) {
	e := b.edition
	if e.Translation != nil && content.Decides(string(e.Product)) {
		// A decision is made in Swedish, whoever has translated the målbild.
		e.Short, e.Mark = e.labels().Text("unofficial_short"), e.labels().Text("unofficial_decision")
		e.Phrases.Locked = e.labels().Text("locked_translation", "title", "%s")
		e.Phrases.LockedJoint = e.Phrases.Locked
		return
	}
	if e.Translation == nil || e.Translation.Kind != Unofficial {
		return
	}
	e.Short = e.labels().Text("unofficial_short")
	if e.Mark = e.labels().Text("unofficial_joint"); body != "" {
		e.Mark = e.labels().Text("unofficial", "body", body, "date", date)
	}
	e.Phrases.Locked = e.labels().Text("locked_translation", "title", "%s")
	e.Phrases.LockedJoint = e.Phrases.Locked
}
