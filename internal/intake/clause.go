package intake

import (
	"strconv"
	"strings"

	"malbild/internal/lazy"
)

// resolution is what is decided, in the making.
type resolution struct {
	id        string
	paragraph int
	matter    string
	caseType  string
	marker    string
	motions   []*motion
}

// motion is one stage of a decision.
type motion struct {
	id, heading, intro string
	clauses            []clause
	open               bool // the last clause may go on
	at                 *section
}

type clause struct{ text, plain string }

// decision is the resolution of the document, made when it is first needed.
func (b *builder) decision() *resolution {
	if b.resolution == nil {
		b.resolution = &resolution{}
	}
	return b.resolution
}

var (
	attMarker = lazy.Pattern(`^([Aa]tt)[0-9]*\s+`)
	numMarker = lazy.Pattern(`^([0-9]{1,2}[.)])\s+`)
)

// clause takes a line below the heading of a motion, and reports whether it did.
func (b *builder) clause(l *line) bool {
	m := b.motion
	t := l.text()
	marker, typed := "", "" // typed is the marker as it stands before the text
	if len(l.label) > 0 {
		marker = plain(l.label)
	} else if s := attMarker().FindStringSubmatch(t); s != nil {
		if n := len(m.clauses); m.open && n > 0 && s[1] == "att" && b.resolution.marker == "Att" {
			// «Att X rekommenderar Y» and «att anta Z» on the next line: one att-sats.
			b.note(l.number, m.clauses[n-1].plain+" | "+t, "två rader lästa som en att-sats, för den första är inte avslutad", "two lines read as one clause, for the first is not finished")
			m.clauses[n-1].text += " " + markup(l.spans, b.intake, l.number)
			m.clauses[n-1].plain += " " + t
			m.open = false
			return true
		}
		marker, typed = s[1], s[0]
	} else if s := numMarker().FindStringSubmatch(t); s != nil {
		marker, typed = "1.", s[0]
	} else if l.kind == item {
		marker = "–"
	}
	if marker == "" {
		if len(m.clauses) == 0 && m.intro == "" && strings.HasSuffix(t, "besluta") {
			m.intro = markup(l.spans, b.intake, l.number)
			return true
		}
		return false
	}
	t = strings.TrimPrefix(t, typed)
	text := markup(after(l.spans, typed), b.intake, l.number)
	r := b.decision()
	if r.marker == "" {
		r.marker = marker
	}
	m.clauses = append(m.clauses, clause{text, t})
	m.open = !strings.HasSuffix(t, ".")
	return true
}

// after is what stands after the first letters of a line, whatever they look like.
func after(in []span, typed string) []span {
	out := append([]span{}, in...)
	for left := len([]rune(typed)); left > 0 && len(out) > 0; {
		text := []rune(out[0].text)
		n := min(left, len(text))
		out[0].text, left = string(text[n:]), left-n
		if out[0].text == "" && out[0].note == nil {
			out = out[1:]
		} else if n == 0 {
			break
		}
	}
	return out
}

// endMotion files the stage that has been read.
func (b *builder) endMotion() {
	m := b.motion
	if b.motion = nil; m == nil || len(m.clauses) == 0 {
		return
	}
	r := b.decision()
	for _, o := range r.motions {
		if o.id == m.id {
			b.note(m.at.number, m.heading, "två led av samma slag; det andra är skrivet som text", "two stages of one kind; the second is written as text")
			for _, c := range m.clauses {
				m.at.entries = append(m.at.entries, entry{number: m.at.number, text: strings.TrimSpace(r.marker + " " + c.text), plain: c.plain})
			}
			return
		}
	}
	r.motions = append(r.motions, m)
	if r.id == "" {
		r.id = "importerat-beslut"
		if r.paragraph > 0 {
			r.id += "-" + strconv.Itoa(r.paragraph)
		}
	}
	b.out.resolution = r.id
	m.at.entries = append([]entry{{number: m.at.number, motion: m.id}}, m.at.entries...)
	m.at.title, m.at.role = "", ""
	if m.id == "chair" {
		m.at.id = b.slug("ordforande")
	}
}

// shared lists the clauses of all stages, each once, and which each stage has.
func (r *resolution) shared() (all []clause, of [][]int) {
	for _, m := range r.motions {
		var ids []int
		for _, c := range m.clauses {
			at := -1
			for i, o := range all {
				if o.plain == c.plain {
					at = i
				}
			}
			if at < 0 {
				at = len(all)
				all = append(all, c)
			}
			ids = append(ids, at)
		}
		of = append(of, ids)
	}
	return all, of
}
