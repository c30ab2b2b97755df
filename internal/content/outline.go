package content

import (
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// withOutline are the products whose running order is data.
var withOutline = []document.Product{document.Annex, document.OfficerReport, document.MinutesExtract, document.WebPage,
	document.Poster, document.Brochure, document.Presentation}

// outlineName takes the name of an outline's file apart: webb-kiruna.yaml.
func outlineName(file string) (product, variant string, ok bool) {
	stem, isYAML := strings.CutSuffix(file, ".yaml")
	for _, p := range withOutline {
		if stem == string(p) && isYAML {
			return stem, "", true
		}
		if v, ok := strings.CutPrefix(stem, string(p)+"-"); ok && isYAML && source.IsID(v) {
			return string(p), v, true
		}
	}
	return "", "", false
}

// readOutlines reads the outlines in the order of the products, variants last.
func (r *reader) readOutlines(names []string) {
	for _, p := range withOutline {
		r.readOutlinesOf(string(p), names, false)
		r.readOutlinesOf(string(p), names, true)
	}
}

// readOutlinesOf reads the outline of a product, or its variants.
func (r *reader) readOutlinesOf(product string, names []string, variants bool) {
	for _, name := range names {
		if p, variant, ok := outlineName(name); ok && p == product && (variant != "") == variants {
			r.county.Outlines = append(r.county.Outlines, r.outline(r.set.Open(r.path(name)), product, variant))
		}
	}
}

func (r *reader) outline(m *source.Map, product, variant string) *Outline {
	if Adds(product) {
		return r.additions(m, product, variant)
	}
	terms := m.Texts("terms", source.Optional)
	o := &Outline{Product: product, Variant: variant, Pos: m.Pos(), Title: r.title(m.Text("title", source.Required), terms),
		Subtitle: r.word(m.Text("subtitle", source.Optional)), Contents: r.word(m.Text("contents", source.Optional)), Lock: m.Bool("lock", source.Optional)}
	for _, f := range m.Maps("facts", source.Optional) {
		o.Facts = append(o.Facts, Fact{Label: r.word(f.Text("label", source.Required)), Value: r.rich(f.Text("value", source.Required))})
	}
	var known []string
	for _, k := range r.county.Resolutions {
		known = append(known, k.ID)
	}
	t := m.ID("resolution", source.Optional)
	r.refer(t, known, resolutionsFile)
	o.Resolution = t.Value
	if product == string(document.WebPage) {
		o.Updated = r.date(m.Text("updated", source.Required))
		o.Publisher = r.rich(m.Text("publisher", source.Required))
	}
	if whole(product) {
		o.Omits = r.omissions(m)
	}
	seen := r.ids(0)
	for _, s := range m.Maps("sections", source.Required) {
		o.Sections = append(o.Sections, r.section(s, o, seen, terms))
	}
	return o
}

var sectionRoles = []string{string(document.SectionHub), string(document.SectionPart), string(document.SectionGroup),
	string(document.SectionTimeline), string(document.SectionVision), string(document.SectionChallenge), string(document.SectionMotion),
	string(document.SectionDecision), string(document.SectionSigning), string(document.SectionStrategy), string(document.SectionGoal)}

func (r *reader) section(m *source.Map, o *Outline, seen *ids, terms []source.Text) *OutlineSection {
	id := m.ID("id", source.Required)
	seen.add(id)
	s := &OutlineSection{ID: id.Value, Title: r.title(m.Text("title", source.Optional), terms), Role: m.Enum("role", source.Optional, sectionRoles...), Pos: m.Pos()}
	for _, v := range m.List("body", source.Optional) {
		if it, ok := r.item(v, o); ok {
			s.Items = append(s.Items, it)
		}
	}
	for _, sub := range m.Maps("sections", source.Optional) {
		s.Sections = append(s.Sections, r.section(sub, o, seen, terms))
	}
	if !m.Has("body") && !m.Has("sections") {
		r.set.Report(codeEmptySection.At(m.Pos(), id.Value))
	}
	return s
}

// item reads one thing in a section: a text, or a map that says what it is.
func (r *reader) item(v *source.Value, o *Outline) (Item, bool) {
	it := Item{Pos: v.Pos()}
	if !v.IsMap() {
		it.Text = r.passage(v)
		return it, it.Text != nil
	}
	m, kinds := v.Map(), 0
	for _, k := range append([]string{"text", "include", "motion", "list", "record"}, blockKinds...) {
		if m.Has(k) {
			kinds++
		}
	}
	switch {
	case Adds(o.Product) && (m.Has("include") || m.Has("motion") || m.Has("record")):
		for _, k := range m.Keys() {
			m.Value(k.Value, source.Optional) // told once: not also as unknown keys
		}
		r.set.Report(codeNotAdded.At(v.Pos()))
	case kinds != 1:
		for _, k := range []string{"text", "include", "motion", "list", "record", "sic", "phase", "valid_until", "instead", "erratum", "join", "stop", "parts", "label", "form"} {
			m.Value(k, source.Optional) // told once: not also as unknown keys
		}
		for _, k := range append(blockOptions, blockKinds...) {
			m.Value(k, source.Optional)
		}
		r.set.Report(codeItem.At(v.Pos()))
	case m.Has("text"):
		it.Text = r.marks(m, m.Text("text", source.Required))
	case m.Has("include"):
		it.Include = r.include(m)
	case m.Has("record"):
		it.Record = m.Enum("record", source.Required, Records()...)
	case m.Has("motion"):
		it.Motion = r.motionOf(m.ID("motion", source.Required), o)
	case !m.Has("list"):
		it.Block = r.block(m)
	default:
		for _, e := range m.List("list", source.Required) {
			if p := r.passage(e); p != nil {
				it.List = append(it.List, p)
				r.unstopped()
			}
		}
	}
	return it, it.Text != nil || it.Include != nil || it.Motion != "" || it.Record != "" || it.List != nil || it.Block != nil
}

// motionOf checks that the outline's resolution has the motion.
func (r *reader) motionOf(t source.Text, o *Outline) string {
	if o.Resolution == "" {
		r.set.Report(codeMotion.At(t.Pos, t.Value))
		return ""
	}
	res := r.county.Resolution(o.Resolution)
	if res == nil {
		return "" // told at the reference
	}
	var known []string
	for _, k := range res.Motions {
		if !slices.Contains(known, k.ID) { // one may have a form for each role
			known = append(known, k.ID)
		}
	}
	r.refer(t, known, resolutionsFile)
	return t.Value
}

// includes lists what can be included, and the options that have effect there.
var includes = []struct {
	what    string
	options []string
}{
	{"malbild.figure", []string{"form"}}, {"malbild.challenge", []string{"stop", "label"}}, {"malbild.vision", []string{"stop", "label"}},
	{"malbild.hub", []string{"join"}}, {"malbild.parts", []string{"join", "parts"}}, {"malbild.part-names", []string{"parts"}},
	{"malbild.groups", nil}, {"malbild.keywords", nil}, {"malbild.closing", nil}, {"annex.title", nil},
}

func (r *reader) include(m *source.Map) *Include {
	what := m.Text("include", source.Required)
	in := &Include{What: what.Value, Pos: what.Pos, Join: m.Bool("join", source.Optional), Stop: m.Enum("stop", source.Optional, "omit"),
		Label: r.word(m.Text("label", source.Optional))}
	in.Form = r.figureForm(m, what.Value)
	var themes []string
	for _, t := range r.county.Malbild.Texts() {
		themes = append(themes, t.ID)
	}
	seen := r.ids(0)
	for _, v := range m.List("parts", source.Optional) {
		t := v.ID()
		seen.add(t)
		if r.refer(t, themes, malbildFile) {
			in.Parts = append(in.Parts, t.Value)
		}
	}
	var options []string
	for _, k := range includes {
		if k.what == what.Value {
			options = k.options
			r.present(what)
		}
	}
	if !builtIn(what.Value) && strings.HasPrefix(what.Value, "malbild.") {
		return in // told as a reference that leads nowhere
	}
	for _, k := range m.Keys() {
		if contains([]string{"join", "stop", "label", "parts", "form"}, k.Value) && !contains(options, k.Value) {
			r.set.Report(codeOption.At(k.Pos, k.Value, what.Value))
		}
	}
	return in
}

// present reports an include of something that this målbild does not have.
func (r *reader) present(what source.Text) {
	m := r.county.Malbild
	has := map[string]bool{"malbild.challenge": m.Challenge != nil, "malbild.vision": m.Vision != nil, "malbild.hub": m.Hub != nil,
		"malbild.parts": len(m.Texts()) > 0, "malbild.part-names": len(m.Texts()) > 0, "malbild.keywords": len(m.Keywords) > 0,
		"malbild.closing": m.Closing != nil}
	if ok, asked := has[what.Value]; asked && !ok && !contains(r.unread, malbildFile) && !r.malbild.Meant(keyOf(what.Value)) {
		var known []string
		for _, k := range includes {
			if ok, asked := has[k.what]; !asked || ok {
				known = append(known, k.what)
			}
		}
		r.unknown(codeReference.At(what.Pos), what.Value, known)
	}
}

// keyOf is the key of malbild.yaml that an include takes its words from.
func keyOf(what string) string {
	key := strings.TrimPrefix(what, "malbild.")
	if key == "parts" || key == "part-names" {
		return "groups"
	}
	return key
}

// expand puts the items of included sections in their places, so that no later
// room meets an include of another outline.
func (r *reader) expand() {
	for _, o := range r.county.Outlines {
		r.eachSection(o.Sections, func(s *OutlineSection) {
			s.Items = r.expanded(s.Items, map[string]bool{o.Name() + "." + s.ID: true})
		})
	}
}

func (r *reader) eachSection(in []*OutlineSection, f func(*OutlineSection)) {
	for _, s := range in {
		f(s)
		r.eachSection(s.Sections, f)
	}
}

func (r *reader) expanded(in []Item, open map[string]bool) []Item {
	var out []Item
	for _, it := range in {
		if it.Include == nil || builtIn(it.Include.What) {
			out = append(out, it)
			continue
		}
		what := it.Include.What
		s := r.sectionNamed(what, it.Include.Pos)
		switch {
		case s == nil:
		case open[what]:
			r.set.Report(codeCycle.At(it.Include.Pos, what))
		default:
			open[what] = true
			out = append(out, r.expanded(s.Items, open)...)
			delete(open, what)
		}
	}
	return out
}

func builtIn(what string) bool {
	for _, k := range includes {
		if k.what == what {
			return true
		}
	}
	return false
}

// sectionNamed finds «<outline>.<section>», or reports what there is.
func (r *reader) sectionNamed(what string, at diag.Pos) *OutlineSection {
	var found *OutlineSection
	for _, o := range r.county.Outlines {
		if id, ok := strings.CutPrefix(what, o.Name()+"."); ok {
			r.eachSection(o.Sections, func(s *OutlineSection) {
				if s.ID == id {
					found = s
				}
			})
		}
	}
	if found != nil {
		return found
	}
	var known []string
	for _, k := range includes {
		known = append(known, k.what)
	}
	for _, o := range r.county.Outlines {
		r.eachSection(o.Sections, func(s *OutlineSection) { known = append(known, o.Name()+"."+s.ID) })
	}
	r.unknown(codeReference.At(at), what, known)
	return nil
}
