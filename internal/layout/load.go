package layout

import (
	"io/fs"
	"maps"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/source"
	"malbild/internal/typeset"
)

// Load reads the layout <name>.yaml. A layout may build on another one (base):
// it then takes over what it does not say itself; its own rules come before those
// with the same select. All that is wrong is reported together.
func Load(fsys fs.FS, name string) (*Layout, diag.List) {
	return load(fsys, strings.TrimSuffix(name, ".yaml"), request{})
}

func load(fsys fs.FS, name string, q request) (*Layout, diag.List) {
	name, q = q.file(fsys, name)
	file, m, found := source.Open(fsys, name+".yaml")
	if m == nil {
		return nil, found
	}
	r := &reader{file: file, name: name}
	l := &Layout{Form: Flow, Grid: 12}
	if base := m.ID("base", source.Optional); base.Value != "" {
		if len(q.seen) >= maxBases {
			r.wrong(base.Pos, base.Value, "base: «%s» bygger på sig själv", "base: «%s» builds on itself")
			return nil, file.Findings()
		}
		q.seen = append(q.seen, name)
		b, list := load(fsys, base.Value, q)
		if b == nil {
			return nil, list
		}
		l = b
	}
	l.Name = name
	l = r.format(m, l)
	r.page(m, l)
	r.styles(m.Map("styles", source.Optional), l)
	r.frames(m.Map("frames", source.Optional), l)
	r.measures(m.Map("measures", source.Optional), l)
	r.rules(m.Maps("rules", source.Optional), l)
	r.promised(m.Pos(), l)
	r.folded(m, l)
	list := file.Findings()
	if list.HasErrors() {
		return nil, list
	}
	return l, list
}

// reader reads one layout file.
type reader struct {
	file *source.File
	name string
}

// wrong reports a value; word is put where the phrases say %s.
func (r *reader) wrong(pos diag.Pos, word, sv, en string) {
	say := func(s string) string { return strings.ReplaceAll(s, "%s", word) }
	r.file.Report(BadLayout.At(pos, r.name, say(sv), say(en)))
}

// numbers reads numbers with spaces or × between them: «210 × 297», «16 22 116 0».
func (r *reader) numbers(t source.Text, n int) []float64 {
	out := make([]float64, 0, n)
	for _, w := range strings.Fields(strings.ReplaceAll(t.Value, "×", " ")) {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil || !(v <= 10000 && v >= -10000) { // NaN is neither
			r.wrong(t.Pos, w, "«%s» är inget mått", "«%s» is no measure")
			return nil
		}
		out = append(out, v)
	}
	if len(out) != n {
		count := strconv.Itoa(n)
		r.wrong(t.Pos, t.Value, "«%s» ska vara "+count+" tal", "«%s» should be "+count+" numbers")
		return nil
	}
	return out
}

// length reads one length in the unit; what stands already stays when the key is absent.
func (r *reader) length(m *source.Map, key string, unit func(float64) geom.Length, to *geom.Length) {
	if m.Has(key) {
		*to = unit(m.Number(key, source.Optional))
	} else {
		m.Number(key, source.Optional)
	}
}

// page reads what belongs to the page: millimetres.
func (r *reader) page(m *source.Map, l *Layout) {
	told := false // that the page is not as it should be
	if f := m.Enum("form", source.Optional, string(Flow), string(Brochure), string(Poster), string(Leaflet)); f != "" {
		l.Form = Form(f)
	}
	if t := m.Text("trim", source.Optional); t.Value != "" {
		if v := r.numbers(t, 2); v != nil {
			l.Trim = geom.Size{W: geom.MM(v[0]), H: geom.MM(v[1])}
		} else {
			told = true
		}
	}
	if t := m.Text("margins", source.Optional); t.Value != "" {
		if v := r.numbers(t, 4); v != nil {
			l.Margins = Margins{Top: geom.MM(v[0]), Right: geom.MM(v[1]), Bottom: geom.MM(v[2]), Left: geom.MM(v[3])}
		} else {
			told = true
		}
	}
	r.baselineKey(m, l)
	r.length(m, "bleed", geom.MM, &l.Bleed)
	r.length(m, "safe", geom.MM, &l.Safe)
	r.length(m, "head", geom.MM, &l.Head)
	r.length(m, "foot", geom.MM, &l.Foot)
	r.length(m, "gutter", geom.MM, &l.Gutter)
	if n := m.Int("grid", source.Optional, 1, 24); n > 0 {
		l.Grid = n
	}
	if told {
		return
	}
	if l.Trim.W <= 0 || l.Trim.H <= 0 || l.Area().W <= 0 || l.Area().H <= 0 {
		r.wrong(m.Pos(), "", "sidan har ingen yta: ange trim och margins", "the page has no area: give trim and margins")
	}
}

// styles reads the styles: points, except indent, hanging and icon, which are millimetres.
func (r *reader) styles(m *source.Map, l *Layout) {
	old := l.Styles
	l.Styles = map[string]*Style{}
	for k, v := range old {
		l.Styles[k] = v
	}
	for _, key := range m.Keys() {
		st := &Style{Face: "roboto-regular", Size: geom.Pt(11), Leading: geom.Pt(16)}
		if own := old[key.Value]; own != nil {
			*st = *own
		}
		if e := m.Map(key.Value, source.Required); e != nil {
			r.style(e, st, l)
		}
		st.Name = key.Value
		l.Styles[key.Value] = st
	}
}

func (r *reader) style(m *source.Map, st *Style, l *Layout) {
	if like := m.Text("like", source.Optional); like.Value != "" {
		other := l.Styles[like.Value]
		if other == nil {
			r.wrong(like.Pos, like.Value, "like: ingen stil ovanför heter «%s»", "like: no style above is called «%s»")
		} else {
			*st = *other
		}
	}
	text := func(key string, to *string) {
		if t := m.Text(key, source.Optional); t.Value != "" {
			*to = t.Value
		}
	}
	flag := func(key string, to *bool) {
		if v := m.Bool(key, source.Optional); m.Has(key) {
			*to = v
		}
	}
	text("face", &st.Face)
	text("strong", &st.Strong)
	text("strong-colour", &st.StrongColour)
	text("colour", &st.Colour)
	r.sizes(m, st)
	if m.Has("tracking") {
		st.Tracking = m.Int("tracking", source.Optional, -100, 200)
	}
	if m.Has("readable") {
		st.Readable = m.Number("readable", source.Optional)
	}
	flag("hyphenate", &st.Hyphenate)
	flag("balance", &st.Balance)
	flag("breaks", &st.Breaks)
	flag("optical", &st.Optical)
	if kind, ok := figureKinds[m.Enum("figures", source.Optional, "own", "tabular", "oldstyle", "proportional")]; ok {
		st.Figures = kind
	}
	flag("dashes", &st.Dashes)
	r.length(m, "before", geom.Pt, &st.Before)
	r.length(m, "after", geom.Pt, &st.After)
	r.length(m, "pad", geom.Pt, &st.Pad)
	r.length(m, "indent", geom.MM, &st.Indent)
	r.length(m, "hanging", geom.MM, &st.Hanging)
	r.length(m, "icon", geom.MM, &st.Icon)
	switch m.Enum("keep", source.Optional, "next", "lines", "both", "no") {
	case "next":
		st.KeepNext, st.KeepLines = true, false
	case "lines":
		st.KeepNext, st.KeepLines = false, true
	case "both":
		st.KeepNext, st.KeepLines = true, true
	case "no":
		st.KeepNext, st.KeepLines = false, false
	}
	if p := m.Enum("page", source.Optional, "new", "run"); p != "" {
		st.NewPage = p == "new"
	}
	switch m.Enum("align", source.Optional, "left", "center", "right") {
	case "left":
		st.Align = typeset.Left
	case "center":
		st.Align = typeset.Center
	case "right":
		st.Align = typeset.Right
	}
	r.edge(m, "border", &st.Border)
	r.edge(m, "above", &st.Above)
	r.edge(m, "below", &st.Below)
}

var figureKinds = map[string]typeset.Figures{"own": typeset.OwnFigures, "tabular": typeset.Tabular,
	"oldstyle": typeset.OldStyle, "proportional": typeset.Proportional}

// sizes reads «24/29», and the ladder of them to try when room is short.
func (r *reader) sizes(m *source.Map, st *Style) {
	if t := m.Text("size", source.Optional); t.Value != "" {
		if step, ok := r.step(t); ok {
			st.Size, st.Leading, st.Ladder = step.Size, step.Leading, nil
		}
	}
	ladder := m.Texts("ladder", source.Optional)
	if len(ladder) > 0 {
		st.Ladder = []Step{{st.Size, st.Leading}}
	}
	for _, t := range ladder {
		step, ok := r.step(t)
		if !ok {
			continue
		}
		if last := st.Ladder[len(st.Ladder)-1]; step.Size > last.Size || step.Leading > last.Leading {
			r.wrong(t.Pos, t.Value, "ladder: «%s» är större än steget före", "ladder: «%s» is larger than the step before")
		}
		st.Ladder = append(st.Ladder, step)
	}
}

// edge reads «cloudberry 3 11»: ink, width, space to the words.
func (r *reader) edge(m *source.Map, key string, to **Edge) {
	t := m.Text(key, source.Optional)
	if t.Value == "" {
		return
	}
	if t.Value == "none" {
		*to = nil
		return
	}
	ink, rest, _ := strings.Cut(t.Value, " ")
	if v := r.numbers(source.Text{Value: rest, Pos: t.Pos}, 2); v != nil {
		*to = &Edge{Colour: ink, Width: geom.Pt(v[0]), Space: geom.Pt(v[1])}
	}
}

// frames reads the frames: millimetres from the top left of the trim.
func (r *reader) frames(m *source.Map, l *Layout) {
	old := l.Frames
	l.Frames = map[string]*Frame{}
	for k, v := range old {
		l.Frames[k] = v
	}
	for _, key := range m.Keys() {
		e := m.Map(key.Value, source.Required)
		if e == nil {
			continue
		}
		f := &Frame{Name: key.Value, Style: e.Text("style", source.Optional).Value}
		if v := r.numbers(e.Text("box", source.Required), 4); v != nil {
			f.Box = geom.R(geom.MM(v[0]), geom.MM(v[1]), geom.MM(v[2]), geom.MM(v[3]))
		}
		l.Frames[key.Value] = f
	}
}

// measures reads named lengths: millimetres.
func (r *reader) measures(m *source.Map, l *Layout) {
	own := maps.Clone(l.Measures)
	if own == nil {
		own = map[string]geom.Length{}
	}
	for _, key := range m.Keys() {
		own[key.Value] = geom.MM(m.Number(key.Value, source.Required))
	}
	l.Measures = own
}

// rules reads the rules. A rule takes the place of one with the same select in the base.
func (r *reader) rules(ms []*source.Map, l *Layout) {
	inherited := l.Rules
	l.Rules = nil
	own := map[string]bool{}
	for _, m := range ms {
		sel := m.Text("select", source.Required)
		omit, need := m.Bool("omit", source.Optional), source.Required
		if omit {
			need = source.Optional
		}
		rule := &Rule{Select: sel.Value, Omit: omit, Style: m.Text("style", need).Value, Label: m.Text("label", source.Optional).Value,
			As: m.Enum("as", source.Optional, asFacts, asHanging, asBullets, asLeaves, asStack)}
		r.length(m, "size", geom.MM, &rule.Size)
		rule.Form = r.form(m, l)
		parse := parseSelector
		if omit {
			parse = parseOmit
		}
		parsed, err := parse(sel.Value)
		if err != nil {
			r.wrong(sel.Pos, err.word, err.sv, err.en)
			continue
		}
		if own[sel.Value] {
			r.wrong(sel.Pos, sel.Value, "«%s» väljs två gånger", "«%s» is selected twice")
		}
		rule.sel, own[sel.Value] = parsed, true
		for _, name := range []string{rule.Style, rule.Label} {
			if name != "" && l.Styles[name] == nil {
				r.wrong(m.Pos(), name, "ingen stil heter «%s»", "no style is called «%s»")
			}
		}
		l.Rules = append(l.Rules, rule)
	}
	for _, old := range inherited {
		if !own[old.Select] {
			l.Rules = append(l.Rules, old)
		}
	}
}

// form reads in which form a rule wants the figures of groups. Only pages of text and
// the figure page of a brochure show statements in a figure: where the groups have
// columns of their own, they would be there twice.
func (r *reader) form(m *source.Map, l *Layout) document.FigureForm {
	forms := map[string]document.FigureForm{"columns": document.FigureHeads, "petals": document.FigureLeaves, "statements": document.FigureStatements}
	v := m.Enum("form", source.Optional, "columns", "petals", "statements")
	if v == "statements" && (l.Form == Poster || l.Form == Leaflet) {
		r.wrong(m.Pos(), v, "formen «%s» har ingen plats i en affisch eller folder, där påståendena står som text", "the form «%s» has no place on a poster or leaflet, where statements stand as text")
	}
	return forms[v]
}
