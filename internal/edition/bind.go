package edition

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/principal"
)

// Bind makes the edition of one product for one principal; a nil principal gives
// the joint edition. Findings concern the copy and name it.
func Bind(c *content.County, reg *principal.Register, p *principal.Principal, product document.Product, prof *brand.Profile, o Options) (*Edition, diag.List) {
	b := &binder{county: c, principal: p}
	e := &Edition{
		Product: product, County: c.ID, Language: c.Language, Principal: p, Profile: prof, Malbild: c.Malbild,
		Address: c.Address.Value, Issuer: c.Name, Translation: o.Translation, Titles: o.Titles,
	}
	e.Phrases, e.CaseLabel = phrases(e.labels()), e.labels().Text("case")
	b.translated = o.Translated
	b.edition = e
	b.meet(o)
	e.Web = o.Web
	for _, q := range reg.Adopting() {
		e.Names = append(e.Names, q.UsualName.Value)
	}
	if !o.Names {
		e.Logos = logos(reg, p)
	}
	b.principalFacts()
	b.local(o.Local)
	b.stamp(reg, o.Provenance)
	b.today(reg, o.Date)
	b.timeline()
	b.adoption()
	if product == document.EasyRead {
		if e.Easy = o.Easy; e.Easy == nil {
			b.found.Add(NoOutline.At(diag.Pos{File: c.ID}, c.ID, content.TranslationFolder+"/"+content.EasyReadFile))
		}
	}
	if hasOutline(product) {
		b.outline()
	}
	if content.Adds(string(product)) {
		b.additions()
	}
	b.localTexts()
	for i := range b.found {
		b.found[i].About = append([]string{e.Issuer, b.name()}, b.found[i].About...)
	}
	return e, b.found
}

// name is the document in findings: the stem of its file.
func (b *binder) name() string {
	name := b.edition.Stem
	if name == "" {
		name = string(b.edition.Product)
	}
	if b.edition.Translation != nil {
		name += "-" + b.edition.Language
	}
	return name
}

func hasOutline(p document.Product) bool {
	return p != document.Poster && p != document.Brochure && p != document.Presentation && p != document.EasyRead
}

// binder carries what binding needs from step to step.
type binder struct {
	county      *content.County
	principal   *principal.Principal
	edition     *Edition
	resolution  *content.Resolution
	values      map[string]string
	adopted     map[string]string  // {adopted.body}, {adopted.date}
	meeting     *principal.Meeting // whose document, or the deciding body's last; nil for the joint edition
	before      []*principal.Step  // the steps before the meeting
	found       diag.List
	locks       bool                  // the outline is adopted as a whole
	status      principal.Status      // how far the matter has come
	decidedHere string                // that the principal has adopted the målbild, as a sentence; may be empty
	day         string                // ISO day that decides what is still true
	translated  func(tag string) bool // whether the målbild exists in a language
}

func (b *binder) principalFacts() {
	e, p := b.edition, b.principal
	if p == nil {
		return
	}
	e.Issuer = p.UsualName.Value
	for _, t := range p.Contact {
		e.Contact = append(e.Contact, t.Value)
	}
	if !p.Address.IsZero() {
		e.Address = p.Address.Value
	}
	if p.Settings.CaseLabel != "" && e.Translation == nil {
		e.CaseLabel = p.Settings.CaseLabel
	}
	e.Number = numberStyle(p.Settings.Number)
	if e.Translation != nil && (e.Number == document.NumberWords || e.Number == document.NumberPage) {
		e.Number = document.NumberSpaced // «Sida» is Swedish
	}
	if e.Product != document.Poster || e.Translation != nil {
		return
	}
	for _, l := range p.Languages {
		if b.translated != nil && b.translated(l.Tag) {
			continue
		}
		sv, en := LanguageName(l.Tag)
		b.found.Add(NoTranslation.At(l.Pos, e.Issuer, sv, en))
	}
}

func numberStyle(s string) document.NumberStyle {
	switch s {
	case "1(4)":
		return document.NumberTight
	case "Sida 1 (4)":
		return document.NumberPage
	case "Sida 1 av 4":
		return document.NumberWords
	case "1":
		return document.NumberPlain
	}
	return document.NumberSpaced
}

// adoption writes who adopted, in the form the product wants.
func (b *binder) adoption() {
	a, e := b.county.Malbild.Adopted, b.edition
	if a == nil {
		e.Phrases.Locked = e.Phrases.LockedJoint
		b.mark("", "")
		return
	}
	body := a.Body
	for _, k := range b.county.Bodies {
		if k.ID != a.Body {
			continue
		}
		body = k.Name.Value
		if !k.Short.IsZero() {
			body = k.Short.Value
			e.Note = e.Phrases.ShortForm(k.Short.Value, b.inSentence(k.Name.Value))
		}
	}
	e.Date = a.Date.From
	b.adopted = map[string]string{"adopted.body": body, "adopted.date": a.Date.From}
	date := b.long(a.Date)
	b.mark(body, date)
	switch {
	case e.Product == document.Poster && e.Principal == nil:
		e.Decided = []string{e.Phrases.Adopted(body, date), e.Phrases.DecidedNext}
	case e.Product == document.Poster:
		e.Decided = []string{e.Phrases.AdoptedShort(body, date), e.Phrases.DecidedEach}
	default:
		e.Decided = []string{e.Phrases.Adopted(body, date), e.Phrases.DecidedEach}
	}
	if s := b.decidedHere; s != "" {
		e.Decided[1] = s // it is decided here: no longer to come
	}
}

// long writes a date in the language of the edition.
func (b *binder) long(d content.Date) string { return longIn(b.edition.labels(), d) }

func lowerFirst(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToLower(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

// inSentence writes the name of a body as the language writes it in a sentence:
// a translated one is already written so.
func (b *binder) inSentence(name string) string {
	if b.edition.Translation != nil {
		return name
	}
	return lowerFirst(name)
}

// outline binds the running order of a text document.
func (b *binder) outline() {
	e, o := b.edition, b.pick()
	if o == nil {
		b.found.Add(NoOutline.At(diag.Pos{File: b.county.ID}, b.county.ID, string(e.Product)))
		return
	}
	b.resolution = b.county.Resolution(o.Resolution)
	b.fields()
	b.placeholders()
	title := o.Title
	if l := e.Local; l != nil && e.Product == document.WebPage && !l.Title.IsZero() {
		title = l.Title
	}
	out := &Outline{Subtitle: o.Subtitle.Value, Contents: o.Contents.Value, Lock: o.Lock, Title: b.rich(title),
		Matter: b.values["matter"], CaseType: b.values["casetype"], Paragraph: e.Fields["paragraf"].Value}
	for _, f := range o.Facts {
		out.Facts = append(out.Facts, Fact{Label: f.Label.Value, Value: b.rich(f.Value)})
	}
	b.locks = o.Lock
	out.Sections = b.sections(b.ordered(o.Sections))
	if b.principal != nil && b.principal.Settings.DecisionFirst && e.Product == document.MinutesExtract {
		out.Sections = decisionFirst(out.Sections)
	}
	b.persons()
	if e.Product == document.WebPage {
		out.Updated, out.Publisher = b.long(o.Updated), plain(b.rich(o.Publisher))
		if o.Updated.IsZero() || out.Publisher == "" {
			b.found.Add(NoUpdated.At(o.Pos))
		}
	}
	e.Outline = out
}

// additions binds what the county adds to the målbild's own running order.
func (b *binder) additions() {
	o := b.pick()
	if o == nil {
		return
	}
	if b.edition.Fields == nil {
		b.fields()
	}
	b.placeholders()
	b.edition.Additions = b.sections(o.Sections)
}

// persons lists who is named in any step, for a later record may speak of an
// earlier one: those whose names are removed, and those whose names stay.
func (b *binder) persons() {
	e := b.edition
	if b.principal == nil || !e.Web {
		return
	}
	for i := range b.principal.Steps {
		s := &b.principal.Steps[i]
		for _, t := range s.Private() {
			e.Private = append(e.Private, t.Value)
		}
		e.Public = append(e.Public, s.Public()...)
	}
	e.Public = slices.DeleteFunc(e.Public, func(name string) bool {
		return slices.ContainsFunc(e.Private, func(p string) bool { return strings.EqualFold(p, name) }) // who spoke was the private person
	})
}

// pick finds the outline of the product; a principal with a decision of its own
// names its variant.
func (b *binder) pick() *content.Outline {
	if b.principal != nil {
		if id := b.principal.Outlines[string(b.edition.Product)]; id != "" {
			return b.county.Outline(id)
		}
	}
	return b.county.Outline(string(b.edition.Product))
}

// fields binds every field to what is known; the rest is left to be filled in.
func (b *binder) fields() {
	e := b.edition
	e.Fields = make(map[string]document.Field, len(b.county.Fields))
	for _, f := range b.county.Fields {
		d := document.Field{Name: f.Name, Title: f.Title.Value, Kind: fieldKind(f.Kind), Placeholder: f.Placeholder.Value}
		for _, c := range f.Choices {
			d.Choices = append(d.Choices, c.Value)
		}
		e.Fields[f.Name] = d
	}
	if d, ok := e.Fields["instans"]; ok && b.principal != nil && len(d.Choices) == 0 {
		for _, k := range b.principal.Bodies {
			d.Choices = append(d.Choices, capital(k.Name.Value))
		}
		e.Fields["instans"] = d
	}
	if r := b.resolution; r != nil {
		if d, ok := e.Fields["paragraf"]; ok && r.Paragraph > 0 {
			d.Value = strconv.Itoa(r.Paragraph)
			e.Fields["paragraf"] = d
		}
		if d, ok := e.Fields["datum"]; ok && !r.Date.IsZero() {
			d.Value = r.Date.From
			e.Fields["datum"] = d
		}
	}
	b.known()
}

func fieldKind(s string) document.FieldKind {
	switch s {
	case "date":
		return document.FieldDate
	case "choice":
		return document.FieldChoice
	case "block":
		return document.FieldBlock
	}
	return document.FieldText
}

// placeholders lists what {name} may stand for in this copy.
func (b *binder) placeholders() {
	m := b.county.Malbild
	v := map[string]string{"county": b.county.Name, "subject": m.Subject.Value, "title": m.Title.String(), "heading": m.Heading.Value, "principal": b.edition.Issuer}
	for k, s := range b.adopted {
		v[k] = s
	}
	if o := b.county.Outline(string(document.Annex)); o != nil {
		b.values = v
		v["annex"] = plain(b.rich(o.Title))
		v["annex.subtitle"] = o.Subtitle.Value
	}
	if r := b.resolution; r != nil {
		v["matter"], v["casetype"] = r.Matter.Value, r.CaseType.Value
	}
	if p := b.principal; p != nil {
		v["legal"] = p.LegalName.Value
		b.body(v, "board", principal.Proposes)
		b.body(v, "council", principal.Decides)
		b.body(v, "recommender", principal.Recommends)
		b.body(v, "body", principal.Recommends)
		b.body(v, "body", principal.Decides)
		if b.ofMeeting() {
			v["body"], v["Body"] = b.meeting.Body.Name.Value, capital(b.meeting.Body.Name.Value)
			v["next"] = b.next().Name.Value
			v["Next"] = capital(v["next"])
		}
		b.edition.Body = v["Body"]
		if b.edition.Product == document.Annex && v["Board"] != "" {
			b.edition.Body = v["Board"] // the annex goes to the board first
		}
	}
	b.values = v
}

func (b *binder) body(v map[string]string, key string, r principal.Role) {
	if k := b.principal.Body(r); k != nil {
		v[key], v[capital(key)] = k.Name.Value, capital(k.Name.Value)
	}
}

// rich binds one text.
func (b *binder) rich(r content.Rich) []Piece {
	var out []Piece
	for _, s := range r.Spans {
		if s.Name == "" {
			out = append(out, PieceOf(s, b.rich))
			continue
		}
		out = append(out, b.placeholder(s.Name, s, r.Pos))
	}
	return out
}

func (b *binder) placeholder(name string, s content.Span, pos diag.Pos) Piece {
	if f, ok := strings.CutPrefix(name, "falt."); ok {
		if d, ok := b.edition.Fields[f]; ok {
			return Piece{Field: &d, Strong: s.Strong}
		}
	}
	if v, ok := b.values[name]; ok {
		return Piece{Text: v, Strong: s.Strong}
	}
	b.found.Add(UnknownPlaceholder.At(pos, name, b.names()))
	return Piece{Text: "{" + name + "}"}
}

func (b *binder) names() string {
	var names []string
	for n := range b.values {
		names = append(names, n)
	}
	for n := range b.edition.Fields {
		names = append(names, "falt."+n)
	}
	sort.Strings(names)
	return strings.Join(names, ", ")
}

func plain(ps []Piece) string {
	var b strings.Builder
	for _, p := range ps {
		if p.Field != nil {
			b.WriteString(p.Field.Shown())
			continue
		}
		b.WriteString(p.Text)
	}
	return b.String()
}
