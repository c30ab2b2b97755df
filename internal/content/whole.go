package content

import (
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// Posters, brochures and presentations have the målbild's own order and can lose
// nothing. An annex and a web page list by hand what they hold, and a theme that is
// added to malbild.yaml later is not in the list. Bodies adopt what the annex holds, and
// the page is where residents read it: both are held to the
// whole målbild, unless they say what they leave out and why.

var (
	lintOmitted = warning("MB743", "dokumentet utelämnar antagna ord: %[1]s", "the document leaves adopted words out: %[1]s",
		"den som läser det tror sig ha läst hela målbilden", "those who read it believe that they have read the whole målbild",
		"lägg till %[2]s, eller skriv omits: [{what: %[3]s, reason: skälet}]", "add %[2]s, or write omits: [{what: %[3]s, reason: the reason}]")
	lintNotOmitted = warning("MB744", "«%[1]s» sägs vara utelämnat men står i dokumentet", "«%[1]s» is said to be left out but stands in the document",
		"raden skulle tysta varningen den dag orden försvinner", "the line would silence the warning on the day when the words are lost",
		"ta bort raden ur omits", "remove the line from omits")
	codeLoose = &diag.Code{ID: "MB745",
		What: diag.Phrase{SV: "satsen «%[1]s» står bland titlade texter i en grupp utan rubrik", EN: "the statement «%[1]s» stands among titled texts in a group without a title"},
		Why:  diag.Phrase{SV: "affischen och broschyren har ingen plats för den; orden skulle falla bort", EN: "the poster and the brochure have no place for it; the words would be lost"},
		Cure: diag.Phrase{SV: "ge gruppen title, eller ge satsen title och kind: text", EN: "give the group a title, or give the statement a title and kind: text"}}
	cureParts = diag.Phrase{SV: "lägg till «%[3]s» i parts, eller skriv omits: [{what: %[3]s, reason: skälet}]",
		EN: "add «%[3]s» to parts, or write omits: [{what: %[3]s, reason: the reason}]"}
)

// Omission is a part of the målbild that an outline leaves out on purpose.
type Omission struct {
	What   source.Text // hub, keywords, closing, vision, challenge, or the id of a group or a theme
	Reason source.Text
}

// word is a part of the målbild that a document holds or leaves out.
type word struct {
	what    string // as omits names it
	group   string // id of the group it is in; may be empty
	include string // what brings it
	said    string // for people: its title, or how it begins
	text    bool   // a titled text of a group: malbild.parts brings it too
	paras   []string
}

// wordsOf lists the parts of the målbild that a product should hold, in reading order.
// The vision and the challenge are parts of what is adopted; a web page, like a poster,
// tells the goal and its parts.
func wordsOf(m *Malbild, product string) []word {
	var out []word
	theme := func(t *Theme, what, group, include string) {
		w := word{what: what, group: group, include: include, said: t.Title.String(), text: group != "" && t.Kind == ThemeText}
		for _, p := range t.Body {
			w.paras = append(w.paras, p.String())
		}
		if w.said == "" && len(w.paras) > 0 {
			w.said = begins(w.paras[0])
		}
		out = append(out, w)
	}
	if m.Hub != nil {
		theme(m.Hub, "hub", "", "malbild.hub")
	}
	for _, g := range m.Groups {
		for _, t := range g.Themes {
			include := "malbild.groups"
			if t.Kind == ThemeText && g.Title.IsZero() {
				include = "malbild.parts"
			}
			theme(t, t.ID, g.ID, include)
		}
	}
	if len(m.Keywords) > 0 {
		w := word{what: "keywords", include: "malbild.keywords", said: m.Keywords[0].Value}
		for _, k := range m.Keywords {
			w.paras = append(w.paras, k.Value)
		}
		out = append(out, w)
	}
	if m.Closing != nil {
		out = append(out, word{what: "closing", include: "malbild.closing", said: begins(m.Closing.String()), paras: []string{m.Closing.String()}})
	}
	if product == string(document.Annex) {
		for _, k := range []struct {
			what string
			s    *Statement
		}{{"challenge", m.Challenge}, {"vision", m.Vision}} {
			if k.s != nil {
				out = append(out, word{what: k.what, include: "malbild." + k.what, said: k.s.Title.Value, paras: []string{k.s.Text.String()}})
			}
		}
	}
	return out
}

// begins is the first words of a text, for people.
func begins(s string) string {
	const most = 5
	w := strings.Fields(s)
	if len(w) > most {
		return strings.Join(w[:most], " ") + " …"
	}
	return strings.Join(w, " ")
}

// whole reports whether a product is held to the whole målbild.
func whole(product string) bool {
	return product == string(document.Annex) || product == string(document.WebPage)
}

// omissions reads what an outline leaves out on purpose.
func (r *reader) omissions(m *source.Map) []Omission {
	var out []Omission
	seen := r.ids(0)
	for _, v := range m.Maps("omits", source.Optional) {
		o := Omission{What: v.Text("what", source.Required), Reason: v.Text("reason", source.Required)}
		seen.add(o.What)
		out = append(out, o)
	}
	return out
}

// holdWhole warns of adopted words that an annex or a web page leaves out. It looks at
// outlines whose includes are in place, and says nothing where something else is wrong:
// an include that is misspelt is told as that.
func (r *reader) holdWhole() {
	if contains(r.unread, malbildFile) || r.set.Findings().HasErrors() {
		return
	}
	for _, o := range r.county.Outlines {
		if whole(o.Product) {
			r.holdOutline(o, wordsOf(r.county.Malbild, o.Product))
		}
	}
}

func (r *reader) holdOutline(o *Outline, words []word) {
	h := r.held(o)
	var lost []word
	meant := map[string]bool{}
	for _, w := range words {
		switch i := slices.IndexFunc(o.Omits, func(k Omission) bool { return k.What.Value == w.what || k.What.Value == w.group }); {
		case h.holds(w):
		case i >= 0:
			meant[o.Omits[i].What.Value] = true
		default:
			lost = append(lost, w)
		}
	}
	named := true
	for _, k := range o.Omits {
		switch {
		case meant[k.What.Value]:
		case r.refer(k.What, known(words), malbildFile):
			r.set.Report(lintNotOmitted.At(k.What.Pos, k.What.Value))
		default:
			named = false // which words it means is told by what it could be
		}
	}
	if len(lost) > 0 && named {
		r.set.Report(h.told(grouped(lost, words, r.county.Malbild.Groups)))
	}
}

// grouped names a group that is lost wholly by its title, instead of each of its themes.
func grouped(lost, words []word, groups []*Group) []word {
	count := func(in []word, group string) (n int) {
		for _, w := range in {
			if w.group == group {
				n++
			}
		}
		return n
	}
	var out []word
	for i, w := range lost {
		g := slices.IndexFunc(groups, func(g *Group) bool { return g.ID == w.group && !g.Title.IsZero() })
		switch {
		case w.group == "" || g < 0 || count(lost, w.group) < count(words, w.group):
			out = append(out, w)
		case i == 0 || lost[i-1].group != w.group:
			out = append(out, word{what: w.group, include: w.include, said: groups[g].Title.String()})
		}
	}
	return out
}

// known are the names that omits can have.
func known(words []word) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.what)
		if w.group != "" && !contains(out, w.group) {
			out = append(out, w.group)
		}
	}
	return out
}

// held is what an outline holds: what it includes, and the texts it writes itself.
type held struct {
	at       diag.Pos            // of its sections
	includes map[string]bool     // by name
	themes   map[string]bool     // by id, of an include that chooses parts
	chosen   *Include            // that one; nil: none chooses
	texts    map[string]struct{} // folded
}

func (r *reader) held(o *Outline) *held {
	h := &held{at: o.Pos, includes: map[string]bool{}, themes: map[string]bool{}, texts: map[string]struct{}{}}
	if len(o.Sections) > 0 {
		h.at = o.Sections[0].Pos
	}
	say := func(ps []*Passage) {
		for _, p := range ps {
			h.texts[document.Fold(p.String())] = struct{}{}
		}
	}
	r.eachSection(o.Sections, func(s *OutlineSection) {
		for _, it := range s.Items {
			switch {
			case it.Include != nil && len(it.Include.Parts) > 0 && it.Include.What == "malbild.parts":
				h.chosen = it.Include
				for _, id := range it.Include.Parts {
					h.themes[id] = true
				}
			case it.Include != nil:
				h.includes[it.Include.What] = true
			case it.Text != nil:
				say([]*Passage{it.Text})
			case it.Block != nil:
				say(it.Block.Quote)
				say(it.Block.Points)
			default:
				say(it.List)
			}
		}
	})
	return h
}

// holds reports whether the words stand in the document: brought by an include, or
// written by hand, every paragraph.
func (h *held) holds(w word) bool {
	if h.includes[w.include] || h.themes[w.what] || w.text && h.includes["malbild.parts"] {
		return true
	}
	for _, p := range w.paras {
		if _, ok := h.texts[document.Fold(p)]; !ok {
			return false
		}
	}
	return len(w.paras) > 0
}

// told is the finding of what is lost, where the parts are chosen or the sections begin.
func (h *held) told(lost []word) diag.Finding {
	var said, includes []string
	for _, w := range lost {
		said = append(said, w.said)
		if in := "include: " + w.include; !contains(includes, in) {
			includes = append(includes, in)
		}
	}
	first := lost[0]
	at, parts := h.at, h.chosen != nil && first.text
	if parts {
		at = h.chosen.Pos
	}
	d := lintOmitted.At(at, source.Quoted(said), source.Quoted(includes), first.what)
	if parts {
		d = d.WithCure(cureParts)
	}
	return d
}
