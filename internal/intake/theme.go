package intake

import (
	"slices"
	"strings"

	"malbild/internal/document"
)

// themes puts includes in the place of sections that are themes of the målbild.
func (b *builder) themes() {
	b.out.sections = b.included(b.out.sections, nil)
	var walk func([]*section)
	walk = func(ss []*section) {
		for _, s := range ss {
			s.subs = b.included(s.subs, s)
			walk(s.subs)
		}
	}
	walk(b.out.sections)
}

// included puts runs of themes together. Where they are the first things below a
// section they stand in it; elsewhere in a section without a title.
func (b *builder) included(ss []*section, parent *section) []*section {
	var out []*section
	for i := 0; i < len(ss); {
		in, n := b.run(ss[i:])
		if n == 0 {
			out = append(out, ss[i])
			i++
			continue
		}
		e := entry{number: ss[i].number, include: in}
		switch {
		case parent != nil && len(out) == 0:
			parent.entries = append(parent.entries, e)
		case len(out) > 0 && out[len(out)-1].title == "" && len(out[len(out)-1].subs) == 0 && b.isThemes(out[len(out)-1]):
			out[len(out)-1].entries = append(out[len(out)-1].entries, e)
		default:
			out = append(out, &section{id: b.slug("malbildens texter"), level: ss[i].level, entries: []entry{e}})
		}
		i += n
	}
	return out
}

func (b *builder) isThemes(s *section) bool {
	for _, e := range s.entries {
		if e.include == nil {
			return false
		}
	}
	return true
}

// run is the include that stands for the first sections, and how many it stands for.
func (b *builder) run(ss []*section) (*include, int) {
	first, join := b.theme(ss[0])
	if first == "" {
		return nil, 0
	}
	if first == b.known.hub {
		return &include{what: "malbild.hub", join: join}, 1
	}
	ids := []string{first}
	for _, s := range ss[1:] {
		id, j := b.theme(s)
		if id == "" || id == b.known.hub || j != join {
			break
		}
		ids = append(ids, id)
	}
	in := &include{what: "malbild.parts", join: join}
	if strings.Join(ids, " ") != strings.Join(b.known.order, " ") {
		in.parts = ids
	}
	return in, len(ids)
}

// theme is the id of the theme that a section is word for word.
func (b *builder) theme(s *section) (id string, join bool) {
	id = b.known.themes[strings.ToLower(document.Fold(s.title))]
	if id == "" || len(s.subs) > 0 {
		return "", false
	}
	var words []string
	for _, e := range s.entries {
		if e.text == "" {
			return "", false
		}
		words = append(words, e.plain)
	}
	if strings.Join(words, " ") != b.known.theme[id] {
		b.note(s.number, s.title, "texten under rubriken är inte ord för ord den antagna; den är inte kopplad till målbilden", "the text below the heading is not the adopted one word for word; it is not tied to the målbild")
		return "", false
	}
	for _, n := range b.called { // what is included has the notes of the sources
		n.kept = n.kept && !slices.ContainsFunc(s.entries, func(e entry) bool { return e.number == n.number })
	}
	return id, len(words) == 1
}

// settle gives sections that hold nothing something a person can fill in.
func (b *builder) settle(ss []*section) {
	for _, s := range ss {
		b.settle(s.subs)
		if len(s.entries) == 0 && len(s.subs) == 0 {
			b.note(s.number, s.title, "rubriken har ingen text under sig", "the heading has no text below it")
			s.entries = append(s.entries, entry{text: "…"})
		}
	}
}
