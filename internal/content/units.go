package content

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"malbild/internal/document"
	"malbild/internal/source"
)

// A unit is what a translator meets as one text: a part of the målbild with its
// title, a section of a document, a field. Its id is that of the passage where the
// text is adopted. Units are found by walking a County, so a text that is added to
// the sources is at once a text that waits for its translation.
type unit struct {
	id    string
	slots []slot
}

// slot is one key of a unit: one text, or a list of them.
type slot struct {
	key   string
	list  bool
	parts []part
}

// part is the place of one text in a County; one of them is set.
type part struct {
	label *Label
	text  *source.Text
	rich  *Rich
}

func (p part) get() string {
	switch {
	case p.label != nil:
		return p.label.String()
	case p.text != nil:
		return p.text.Value
	}
	return p.rich.String()
}

// says reports whether there is anything to translate: words outside placeholders.
func (p part) says() bool {
	switch {
	case p.label != nil:
		return slices.ContainsFunc(p.label.Phrases, lettered)
	case p.text != nil:
		return lettered(p.text.Value)
	}
	return slices.ContainsFunc(p.rich.Spans, func(s Span) bool { return lettered(s.Text) })
}

func lettered(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// fill puts one and the same text into the part.
func (p part) fill(s string) {
	switch {
	case p.label != nil:
		p.label.Phrases = []string{s}
	case p.text != nil:
		p.text.Value = s
	default:
		p.rich.Spans = []Span{{Text: s}}
	}
}

// digest is what a translation remembers of the text it was made from: the first
// 16 hexadecimal digits of the SHA-256 of its keys and folded texts.
func (u unit) digest() string { return new(digester).digest(u) }

// digester makes the digests of many units in one buffer.
type digester []byte

func (d *digester) digest(u unit) string {
	b := (*d)[:0]
	for _, s := range u.slots {
		for _, p := range s.parts {
			b = append(append(b, s.key...), 0)
			b = append(append(b, document.Fold(p.get())...), 0)
		}
	}
	*d = b
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// walker lists the units of a County, each text once: a section that another
// document includes is told where it stands.
type walker struct {
	units  []unit
	seen   map[*Rich]bool
	linked map[*Include]bool
	room   []part // for slots of one
}

func units(c *County) []unit {
	w := &walker{units: make([]unit, 0, 64), seen: make(map[*Rich]bool, 128), linked: map[*Include]bool{}}
	w.malbild(c.Malbild)
	for i := range c.Bodies {
		b := &c.Bodies[i]
		w.add("instans."+b.ID, w.one("name", part{text: &b.Name}))
	}
	for _, o := range c.Outlines {
		if o.Product == string(document.Annex) || o.Product == string(document.WebPage) || Adds(o.Product) {
			w.outline(o)
		}
	}
	for i := range c.Fields {
		f := &c.Fields[i]
		choices := slot{key: "choices", list: true}
		for k := range f.Choices {
			choices.parts = w.put(choices.parts, part{text: &f.Choices[k]})
		}
		w.add("falt."+f.Name, w.one("title", part{text: &f.Title}), w.one("placeholder", part{text: &f.Placeholder}), choices)
	}
	for _, o := range c.Outlines {
		if Decides(o.Product) {
			w.outline(o)
		}
	}
	for _, r := range c.Resolutions {
		w.resolution(r)
	}
	return w.units
}

// Decides reports whether a document of a product belongs to a decision. It is made in
// another language where its own texts are translated (docs/adr/0024).
func Decides(product string) bool {
	return product == string(document.OfficerReport) || product == string(document.MinutesExtract)
}

// DecisionPassage reports whether a passage is of the documents of a decision alone.
func DecisionPassage(id string) bool {
	for _, p := range []document.Product{document.OfficerReport, document.MinutesExtract} {
		if strings.HasPrefix(id, string(p)) {
			return true
		}
	}
	return strings.HasPrefix(id, "beslut.")
}

// resolution is what is decided: the clauses, and what stands over them at each stage.
func (w *walker) resolution(r *Resolution) {
	clauses, headings := slot{key: "clauses", list: true}, slot{key: "headings", list: true}
	intros, outcomes := slot{key: "intros", list: true}, slot{key: "outcomes", list: true}
	for i := range r.Clauses {
		clauses.parts = w.put(clauses.parts, part{rich: &r.Clauses[i].Text.Rich})
	}
	for i := range r.Motions {
		m := &r.Motions[i]
		headings.parts = w.put(headings.parts, part{rich: &m.Heading})
		if m.Intro != nil {
			intros.parts = w.put(intros.parts, part{rich: m.Intro})
		}
	}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Heading != nil {
			headings.parts = w.put(headings.parts, part{rich: o.Heading})
		}
		for k := range o.Texts {
			outcomes.parts = w.put(outcomes.parts, part{rich: &o.Texts[k]})
		}
	}
	w.add("beslut."+r.ID, w.one("matter", part{text: &r.Matter}), w.one("case", part{text: &r.CaseType}), clauses, headings, intros, outcomes)
}

func (w *walker) add(id string, slots ...slot) {
	n := 0
	for _, s := range slots {
		if len(s.parts) > 0 {
			n++
		}
	}
	if n == 0 {
		return
	}
	u := unit{id: id, slots: make([]slot, 0, n)}
	for _, s := range slots {
		if len(s.parts) > 0 {
			u.slots = append(u.slots, s)
		}
	}
	w.units = append(w.units, u)
}

func (w *walker) one(key string, p part) slot {
	if len(w.room) == 0 {
		w.room = make([]part, 64)
	}
	s := slot{key: key, parts: w.put(w.room[:0:1], p)}
	w.room = w.room[len(s.parts):]
	return s
}

// put adds a part that says something. A paragraph may stand in two places, and is told
// of in the first.
func (w *walker) put(to []part, p part) []part {
	if p.rich != nil && w.seen[p.rich] || !p.says() {
		return to
	}
	if p.rich != nil {
		w.seen[p.rich] = true
	}
	return append(to, p)
}

func (w *walker) body(key string, ps []*Passage) slot {
	s := slot{key: key, list: true}
	for _, p := range ps {
		s.parts = w.timed(s.parts, p)
	}
	return s
}

// timed adds a passage, and what is said in its place when its time is over.
func (w *walker) timed(to []part, p *Passage) []part {
	to = w.put(to, part{rich: &p.Rich})
	if p.Instead != nil {
		to = w.timed(to, p.Instead)
	}
	return to
}

func (w *walker) malbild(m *Malbild) {
	w.add("malbild", w.one("title", part{label: &m.Title}), w.one("heading", part{text: &m.Heading}), w.one("subject", part{text: &m.Subject}))
	if m.Hub != nil {
		w.theme(m.Hub)
	}
	for _, g := range m.Groups {
		w.add(g.ID, w.one("title", part{label: &g.Title}), w.one("short", part{label: &g.Short}))
		for _, t := range g.Themes {
			w.theme(t)
		}
	}
	k := slot{key: "lines", list: true}
	for i := range m.Keywords {
		k.parts = w.put(k.parts, part{text: &m.Keywords[i]})
	}
	w.add("keywords", k)
	if t := m.Timeline; t != nil {
		var all []*Passage
		for _, p := range t.Periods {
			all = append(all, p.Events...)
		}
		w.add("timeline", w.one("title", part{text: &t.Title}), w.body("events", all))
	}
	w.statement("challenge", m.Challenge)
	w.statement("vision", m.Vision)
	if m.Closing != nil {
		w.add("closing", w.one("text", part{rich: &m.Closing.Rich}))
	}
}

func (w *walker) theme(t *Theme) {
	if t.Kind == ThemeStatement && len(t.Body) == 1 {
		w.add(t.ID, w.one("text", part{rich: &t.Body[0].Rich}))
		return
	}
	w.add(t.ID, w.one("title", part{label: &t.Title}), w.one("from", part{label: &t.From}), w.one("to", part{label: &t.To}),
		w.one("lead", part{text: &t.Lead}), w.body("body", t.Body))
}

func (w *walker) statement(id string, s *Statement) {
	if s != nil {
		w.add(id, w.one("title", part{text: &s.Title}), w.one("text", part{rich: &s.Text.Rich}))
	}
}

func (w *walker) outline(o *Outline) {
	labels, values := slot{key: "facts", list: true}, slot{key: "values", list: true}
	for i := range o.Facts {
		labels.parts = w.put(labels.parts, part{text: &o.Facts[i].Label})
		values.parts = w.put(values.parts, part{rich: &o.Facts[i].Value})
	}
	w.add(o.Name(), w.one("title", part{rich: &o.Title}), w.one("subtitle", part{text: &o.Subtitle}), w.one("contents", part{text: &o.Contents}),
		labels, values, w.one("publisher", part{rich: &o.Publisher}))
	w.sections(o.Name(), o.Sections)
}

// item adds the words of an item: its text, its list, its block.
func (w *walker) item(parts []part, it Item) []part {
	if it.Text != nil {
		parts = w.timed(parts, it.Text)
	}
	for _, p := range it.List {
		parts = w.timed(parts, p)
	}
	if it.Block == nil {
		return parts
	}
	for _, r := range it.Block.riches() {
		parts = w.put(parts, part{rich: r})
	}
	return parts
}

func (w *walker) sections(name string, in []*OutlineSection) {
	for _, s := range in {
		body, labels := slot{key: "body", list: true}, slot{key: "labels", list: true}
		for _, it := range s.Items {
			body.parts = w.item(body.parts, it)
			if it.Include != nil && !w.linked[it.Include] {
				w.linked[it.Include] = true
				labels.parts = w.put(labels.parts, part{text: &it.Include.Label})
			}
		}
		w.add(name+"."+s.ID, w.one("title", part{rich: &s.Title}), body, labels)
		w.sections(name, s.Sections)
	}
}
