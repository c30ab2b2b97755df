package principal

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// Load reads the register of one county: every file in the folder principals of
// dir. The list in county.yaml says which principals must be there; county.yaml
// itself is checked by package content.
func Load(fsys fs.FS, dir string) (*Register, diag.List) {
	r := &reader{set: source.NewSet(fsys), names: map[string]diag.Pos{}, present: map[string]bool{}}
	listed := r.county(fsys, path.Join(dir, "county.yaml"))
	entries, err := fs.ReadDir(fsys, path.Join(dir, "principals"))
	reg := &Register{County: path.Base(dir)}
	for _, e := range entries {
		stem, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if !isYAML || source.Leftover(e.Name()) {
			continue
		}
		r.present[stem] = true
		if p := r.principal(r.set.Open(path.Join(dir, "principals", e.Name())), stem); p != nil {
			p.County = reg.County
			reg.Principals = append(reg.Principals, p)
		}
	}
	r.copies()
	if r.listed && (err == nil || len(listed) > 0) {
		r.complete(fsys, dir, reg, listed)
	}
	sorted(reg.Principals)
	r.overview(fsys, dir, reg)
	r.logos(fsys, dir, reg)
	return reg, r.set.Findings()
}

type reader struct {
	set     *source.Set
	list    *source.File        // county.yaml
	listed  bool                // it can be read
	code    string              // of the county; "" when it is none
	names   map[string]diag.Pos // codes and names already used
	present map[string]bool     // files of principals, readable or not
	same    []clash
}

// county reads what the register needs of county.yaml. Its findings are told
// by package content, so they are not told again here.
func (r *reader) county(fsys fs.FS, name string) []source.Text {
	f, m, _ := source.Open(fsys, name)
	r.list, r.listed, r.code = f, m != nil, m.Text("code", source.Required).Value
	if len(r.code) != 2 || strings.Trim(r.code, "0123456789") != "" {
		r.code = "" // package content tells of it
	}
	return m.Texts("principals", source.Required)
}

var kinds = []string{string(Municipality), string(Region), string(Association), string(Collaboration)}

var roles = []string{string(Prepares), string(Proposes), string(Decides), string(Recommends), string(Informed)}

func (r *reader) principal(m *source.Map, stem string) *Principal {
	if m == nil {
		return nil
	}
	id := m.ID("id", source.Required)
	stray := source.IsID(id.Value) && id.Value != stem
	if stray {
		r.present[id.Value] = true
		r.same = append(r.same, clash{what: "id", at: id.Pos, other: path.Join(path.Dir(id.Pos.File), id.Value+".yaml"), alone: misnamed(id, stem)})
	}
	p := &Principal{ID: stem, Kind: Kind(m.Enum("kind", source.Required, kinds...)), Name: m.Text("name", source.Required),
		LegalName: m.Text("legal_name", source.Required), UsualName: m.Text("usual_name", source.Required),
		Contact: m.Texts("contact", source.Optional), Address: r.web(m.Text("address", source.Optional)), Profile: m.ID("profile", source.Optional), Printer: m.ID("printer", source.Optional), Archive: m.ID("archive", source.Optional), Pos: m.Pos()}
	p.Formats = m.Texts("formats", source.Optional)
	r.municipalCode(p, m)
	r.unique([]string{"name", "legal_name"}, p.Name, p.LegalName)
	for _, b := range m.Maps("bodies", source.Required) {
		id := b.ID("id", source.Required)
		r.bodyID(p, id)
		p.Bodies = append(p.Bodies, Body{ID: id.Value, Name: b.Text("name", source.Required), Role: Role(b.Enum("role", source.Required, roles...))})
	}
	for _, l := range m.Maps("languages", source.Optional) {
		p.Languages = append(p.Languages, Language{Tag: r.tag(l.Text("tag", source.Required)), Evidence: l.Enum("evidence", source.Required, "A", "B"), Pos: l.Pos()})
	}
	p.Template = m.Path("template", source.Optional)
	p.Slides = m.Path("presentation_template", source.Optional)
	r.logo(p, m.Value("logo", source.Optional))
	r.settings(p, m.Map("settings", source.Optional))
	r.documents(p, m)
	r.chain(p)
	r.steps(p, m)
	if stray {
		return nil // it has been told whose file it is; that it is on no list follows from it
	}
	return p
}

// bodyID checks that the id of a body can be part of a file name: it is its own,
// and neither a round («1») nor the web edition.
func (r *reader) bodyID(p *Principal, id source.Text) {
	if p.BodyByID(id.Value) != nil || id.Value == WebStem || strings.Trim(id.Value, "0123456789") == "" && !id.IsZero() || strings.HasSuffix(id.Value, "-"+WebStem) {
		r.set.Report(codeBodyID.At(id.Pos, id.Value))
	}
}

// municipalCode checks the code: two digits for a region, four for a
// municipality, none for other bodies.
func (r *reader) municipalCode(p *Principal, m *source.Map) {
	t := m.Text("code", source.Need(p.Adopts()))
	p.Code = t.Value
	if t.IsZero() || r.code == "" || p.Kind == "" {
		return
	}
	ok := t.Value == r.code
	if p.Kind == Municipality {
		ok = len(t.Value) == 4 && strings.HasPrefix(t.Value, r.code) && strings.Trim(t.Value, "0123456789") == ""
	}
	if !ok {
		r.set.Report(codeCode.At(t.Pos, t.Value, r.code))
	}
	r.unique([]string{"code"}, t)
}

// unique notes a code or a name that another principal has.
func (r *reader) unique(keys []string, ts ...source.Text) {
	own := map[string]bool{}
	for i, t := range ts {
		if t.IsZero() || own[t.Value] {
			continue
		}
		own[t.Value] = true
		if first, ok := r.names[t.Value]; ok {
			d := codeTwice.At(t.Pos, t.Value, first.File)
			d.Related = []diag.Pos{first}
			r.same = append(r.same, clash{what: keys[i], at: t.Pos, other: first.File, first: first, alone: d})
			continue
		}
		r.names[t.Value] = t.Pos
	}
}

var languages = []string{"fi", "fit", "se", "smj", "sma", "sju", "sje", "smi"}

func (r *reader) tag(t source.Text) string {
	for _, l := range languages {
		if l == t.Value {
			return l
		}
	}
	if !t.IsZero() {
		r.set.Report(codeTag.At(t.Pos, t.Value, source.Quoted(languages)))
	}
	return ""
}

// motions are the stages of a decision whose wording a principal may set.
var motions = []string{"proposal", "chair", "decision", "proposal_proposes", "chair_proposes", "decision_proposes",
	"proposal_prepares", "chair_prepares", "decision_prepares"}

func (r *reader) settings(p *Principal, m *source.Map) {
	p.Settings = Settings{CaseLabel: m.Text("case_label", source.Optional).Value,
		Number: m.Enum("number", source.Optional, "1 (4)", "1(4)", "Sida 1 av 4", "Sida 1 (4)", "1"), Marker: m.Text("marker", source.Optional).Value,
		DateStyle: m.Enum("date_style", source.Optional, "iso", "long"), DecisionFirst: m.Enum("order", source.Optional, "decision-last", "decision-first") == "decision-first",
		CapitalClauses: m.Bool("capital_clauses", source.Optional), Storage: m.Text("storage", source.Optional),
		Headings: wordings(m.Map("headings", source.Optional)), Intros: wordings(m.Map("intros", source.Optional))}
}

func wordings(m *source.Map) map[string]source.Text {
	out := map[string]source.Text{}
	for _, k := range motions {
		if t := m.Text(k, source.Optional); !t.IsZero() {
			out[k] = t
		}
	}
	return out
}

// documents reads which products are made, and which outlines are its own.
func (r *reader) documents(p *Principal, m *source.Map) {
	var known []string
	for _, d := range document.Products() {
		known = append(known, string(d))
	}
	for _, t := range m.Texts("documents", source.Optional) {
		if !slices.Contains(known, t.Value) {
			r.set.Report(codeOutline.At(t.Pos, t.Value, source.Quoted(known)))
			continue
		}
		p.Documents = append(p.Documents, t.Value)
	}
	o := m.Map("outlines", source.Optional)
	for _, k := range o.Keys() {
		if !slices.Contains(known, k.Value) {
			o.Done() // the key is unknown; the products are what it could have been
			continue
		}
		t := o.ID(k.Value, source.Optional)
		if t.Value != k.Value && !strings.HasPrefix(t.Value, k.Value+"-") {
			r.set.Report(codeOutline.At(t.Pos, t.Value, k.Value))
			continue
		}
		if p.Outlines == nil {
			p.Outlines = map[string]string{}
		}
		p.Outlines[k.Value] = t.Value
	}
}

// chain checks that who adopts has a body that proposes and one that decides.
func (r *reader) chain(p *Principal) {
	need := []Role{Proposes, Decides}
	if !p.Adopts() {
		need = []Role{Recommends}
	}
	for _, b := range p.Bodies {
		if b.Role == "" {
			return // told at the role
		}
	}
	for _, role := range need {
		if p.Kind != "" && p.Body(role) == nil {
			r.set.Report(codeChain.At(p.Pos, p.Name.Value, string(role)))
		}
	}
}

// complete compares the register with the county's list: a joint print once
// lacked one of twelve municipalities.
func (r *reader) complete(fsys fs.FS, dir string, reg *Register, listed []source.Text) {
	want := map[string]bool{}
	for _, t := range listed {
		want[t.Value] = true
		if !r.present[t.Value] {
			d := codeAbsent.At(t.Pos, t.Value)
			if near := source.Near(fsys, path.Join(dir, "principals", t.Value+".yaml")); near != "" {
				d = codeAbsent.At(t.Pos, t.Value, near).WithCure(cureRename)
			}
			d.Excerpt = r.list.Line(t.Pos.Line)
			r.set.Report(d)
		}
	}
	for _, p := range reg.Adopting() {
		if !want[p.ID] {
			r.set.Report(codeExtra.At(p.Pos, p.ID))
		}
	}
}

// sorted orders the register: region, municipalities, then the bodies that only
// recommend; within them Swedish order, å ä ö last.
func sorted(ps []*Principal) {
	rank := map[Kind]int{Region: 0, Municipality: 1, Association: 2, Collaboration: 3}
	names := make(map[*Principal][]int, len(ps))
	for _, p := range ps {
		names[p] = swedish(p.Name.Value)
	}
	slices.SortStableFunc(ps, func(a, b *Principal) int {
		return cmp.Or(rank[a.Kind]-rank[b.Kind], slices.Compare(names[a], names[b]))
	})
}
