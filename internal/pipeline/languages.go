package pipeline

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/compose"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/label"
	"malbild/internal/principal"
)

// Translatable are the products that are made in every language: those of the målbild
// itself. Reports and minutes are the record of a decision, which is Swedish; they are
// made for information where their own texts are translated (docs/adr/0024).
func Translatable() []document.Product {
	return []document.Product{document.Poster, document.Brochure, document.Annex, document.WebPage, document.Presentation}
}

// Tongue is a language that documents of a county are made in, beside its own.
type Tongue struct {
	*content.Translation
	Labels *label.Catalogue // nil: no file holds them, and no document can be made
}

// stamped is how «languages stamp» is told which file it concerns.
func stamped(file, county string) string {
	return strings.TrimSuffix(path.Base(file), ".yaml") + " --county " + county
}

// readLanguages reads the translations of a county, which are open, with their labels, and
// its easy-read text.
func (c *County) readLanguages(fsys fs.FS, dir string, jobs int, ts *content.Translations) diag.List {
	var found, more diag.List
	together(jobs, func() { found = c.readTranslations(fsys, dir, ts) }, func() { more = c.readEasy(fsys, dir) })
	return append(found, more...)
}

func (c *County) readTranslations(fsys fs.FS, dir string, opened *content.Translations) diag.List {
	ts, found := opened.Of(c.Content)
	for _, t := range ts {
		labels, list := label.For(fsys, dir, t.Language)
		found.Add(list...)
		if labels == nil && len(list) == 0 {
			found.Add(codeNoLabels.At(t.Pos, t.Language, label.Primary(t.Language), c.Content.ID))
		}
		c.Tongues = append(c.Tongues, Tongue{t, labels})
		for _, p := range t.Passages {
			if p.State == content.Stale {
				found.Add(codeStale.At(p.Pos, p.ID, t.Language, stamped(t.File, c.Content.ID)))
			}
		}
	}
	return found
}

func (c *County) readEasy(fsys fs.FS, dir string) diag.List {
	easy, found := content.LoadEasyRead(fsys, dir, c.Content)
	if c.Easy = easy; easy != nil {
		for _, p := range easy.Parts {
			if p.State == content.Stale {
				found.Add(codeStale.At(p.Pos, p.ID, content.EasyRead, stamped(easy.File, c.Content.ID)))
			}
		}
	}
	return found
}

// tongue returns a language of the county, or nil.
func (c *County) tongue(tag string) *Tongue {
	for i := range c.Tongues {
		if c.Tongues[i].Language == tag {
			return &c.Tongues[i]
		}
	}
	return nil
}

// sami are the languages that «smi», Sami of all varieties, stands for.
var sami = []string{"se", "smj", "sma", "sju", "sje"}

// serves reports whether a text in a language meets the duty of a tag.
func serves(language, tag string) bool {
	p := label.Primary(language)
	return p == tag || tag == "smi" && slices.Contains(sami, p)
}

// tongues lists the languages that a principal's documents are made in beside
// Swedish: those of its duty and those it has declared, as far as they are
// translated. The joint edition is made in every language there is.
func (c *County) tongues(p *principal.Principal) []*Tongue {
	var out []*Tongue
	for i := range c.Tongues {
		t := &c.Tongues[i]
		if t.Labels != nil && (p == nil || c.speaks(p, t.Language)) {
			out = append(out, t)
		}
	}
	return out
}

// speaks reports whether a principal's documents are wanted in a language.
func (c *County) speaks(p *principal.Principal, language string) bool {
	return slices.ContainsFunc(p.Languages, func(l principal.Language) bool { return serves(language, l.Tag) }) ||
		slices.Contains(c.declared(p), language)
}

// translated tells for a duty whether anything of the målbild exists in the language.
func (c *County) translated(tag string) bool {
	return slices.ContainsFunc(c.Tongues, func(t Tongue) bool { return t.Labels != nil && serves(t.Language, tag) && t.Has() })
}

// titles are the title of the målbild in the principal's other languages.
func (c *County) titles(p *principal.Principal) []edition.Title {
	var out []edition.Title
	if p == nil {
		return nil
	}
	for _, t := range c.tongues(p) {
		if t.Has() {
			out = append(out, edition.Title{Language: t.Language, Label: t.Labels.InLanguage, Title: t.County.Malbild.Title})
		}
	}
	return out
}

// in adds the languages of a copy to what its products come as.
func (c Copy) in(product document.Product, all []edition.Options) []edition.Options {
	if content.Decides(string(product)) {
		return c.informed(all)
	}
	if !slices.Contains(Translatable(), product) {
		return all
	}
	for _, t := range c.County.tongues(c.Principal) {
		all = append(all, edition.Options{Translation: &edition.Translation{Language: t.Language, Labels: t.Labels, Kind: kindOf(t)}})
	}
	return all
}

// informed adds the languages in which the documents of decisions are made for
// information: those of the copy whose file translates any of their texts.
func (c Copy) informed(all []edition.Options) []edition.Options {
	out := slices.Clone(all)
	for _, t := range c.County.tongues(c.Principal) {
		if !slices.ContainsFunc(t.Passages, func(p content.TranslatedPassage) bool { return !p.Pos.IsZero() && content.DecisionPassage(p.ID) }) {
			continue
		}
		for _, o := range all {
			o.Translation = &edition.Translation{Language: t.Language, Labels: t.Labels, Kind: kindOf(t)}
			out = append(out, o)
		}
	}
	return out
}

func kindOf(t *Tongue) edition.Kind {
	if t.Kind == content.Official {
		return edition.Official
	}
	return edition.Unofficial
}

// stem is the name of a document's files, without extension: «affisch-en».
func stem(p *principal.Principal, product document.Product, o edition.Options) string {
	return inLanguage(edition.Stem(p, product, o.Meeting, o.Web), o)
}

// inLanguage adds the language to the name of a file.
func inLanguage(s string, o edition.Options) string {
	if o.Translation != nil {
		s += "-" + strings.ToLower(o.Translation.Language)
	}
	return s
}

// text is the county in the language of the options.
func (c *County) text(o edition.Options) *content.County {
	if o.Translation != nil {
		if t := c.tongue(o.Translation.Language); t != nil {
			return t.County
		}
	}
	return c.Content
}

// gaps lists the passages whose translation a document lacks.
func gaps(d *document.Document) []string { return content.Gaps(document.Everything(d)) }

// whole composes a copy's product in a language and reports whether nothing of it
// is missing.
func (c Copy) whole(product document.Product, o edition.Options) bool {
	o.Local = c.County.local(c.Principal, o)
	e, found := edition.Bind(c.County.text(o), c.County.Register, c.Principal, product, c.County.profile(c.Principal), o)
	if found.HasErrors() {
		return false
	}
	d, found := compose.Compose(e)
	return !found.HasErrors() && len(gaps(d)) == 0
}

// others lists the same document in the copy's other languages, for its links.
func (c Copy) others(product document.Product, o edition.Options) []document.Alternate {
	if product != document.WebPage {
		return nil
	}
	var out []document.Alternate
	own := ""
	if o.Translation != nil {
		own = o.Translation.Language
		out = append(out, document.Alternate{Language: c.County.Content.Language, Name: label.Swedish().Name, File: FileName(stem(c.Principal, product, edition.Options{}), HTML)})
	}
	for _, other := range c.in(product, nil) {
		if t := other.Translation; t.Language != own && c.whole(product, other) {
			out = append(out, document.Alternate{Language: t.Language, Name: t.Labels.Name, File: FileName(stem(c.Principal, product, other), HTML)})
		}
	}
	return out
}

// translated stops a document whose translation lacks a passage: it is told, and
// the document is not made. One that is whole is led to the same document in the
// copy's other languages.
func (j *job) translated() error {
	j.document.Meta.Others = j.copy.others(j.product, j.options)
	if j.options.Translation == nil {
		return nil
	}
	missing := gaps(j.document)
	if len(missing) == 0 {
		return nil
	}
	t := j.copy.County.tongue(j.options.Translation.Language)
	sv, en := edition.LanguageName(t.Language)
	own := slices.ContainsFunc(missing, func(id string) bool { return strings.HasPrefix(id, registers) })
	f := codeIncomplete.At(t.Pos, j.stem, sv, lacking(missing, "sv"), en, lacking(missing, "en"))
	if own {
		f = f.WithCure(cureByHand)
	}
	j.found.Add(f)
	return errStopped
}

// registers is how the gaps of the register's own words begin; then comes whose.
const registers = "principals."

// lacking names the passages that have no translation, those of the register by what
// they are: «clauses.godkanna» of whichever principal is a clause of a decision.
func lacking(missing []string, lang string) string {
	kinds := map[string]diag.Phrase{"clauses": {SV: "beslutssatsen", EN: "the clause"}, "fields": {SV: "fältet", EN: "the field"}}
	var out []string
	for _, id := range missing {
		if rest, ok := strings.CutPrefix(id, registers); ok {
			_, rest, _ = strings.Cut(rest, ".")
			kind, name, _ := strings.Cut(rest, ".")
			id = strings.TrimSpace(kinds[kind].In(lang) + " «" + name + "»")
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return strings.Join(out, ", ")
}

// cureByHand is the cure where the register itself would have to be translated.
var cureByHand = diag.Phrase{SV: "registrets egna ord översätts inte: lämna ut den svenska texten, eller låt översätta dokumentet för hand",
	EN: "the register's own words are not translated: hand out the Swedish text, or have the document translated by hand"}

// declared lists the languages a principal publishes in beside those of its duty.
func (c *County) declared(p *principal.Principal) []string {
	var out []string
	if p != nil && c.Locals[p.ID] != nil {
		for _, t := range c.Locals[p.ID].Languages {
			out = append(out, t.Value)
		}
	}
	return out
}

// local is what a principal says for itself, in the language of the options.
func (c *County) local(p *principal.Principal, o edition.Options) *content.Local {
	if p == nil {
		return nil
	}
	l := c.Locals[p.ID]
	if o.Translation != nil {
		return l.In(o.Translation.Language)
	}
	return l
}

// readLocal reads what the principals of a county say for themselves.
func (c *County) readLocal(fsys fs.FS, dir string) diag.List {
	var ids []string
	for _, p := range c.Register.Adopting() {
		ids = append(ids, p.ID)
	}
	locals, found := content.LoadLocal(fsys, dir, c.Content, ids)
	c.Locals = locals
	for _, p := range c.Register.Adopting() {
		if l := locals[p.ID]; l != nil {
			for _, t := range l.Languages {
				if c.tongue(t.Value) == nil {
					found.Add(codeNoTongue.At(t.Pos, t.Value, c.Content.ID))
				}
			}
		}
	}
	return found
}

// joint lists the documents of the joint edition, with the easy-read text where
// the county has one.
func (c *County) joint() []document.Product {
	out := Products(nil)
	if c.Easy != nil {
		out = append(out, document.EasyRead)
	}
	return out
}

// translations composes the documents of one principal, and the joint ones, in
// every language whose translations are of one of the kinds. What is not whole is
// made in no language, and has no words to know.
func (c *County) translations(kinds ...edition.Kind) []*document.Document {
	var trees []*document.Document
	var first *principal.Principal
	for _, p := range c.Register.Principals {
		if p.Adopts() && len(Products(p)) > 0 {
			first = p
			break
		}
	}
	for i := range c.Tongues {
		t := &c.Tongues[i]
		if t.Labels == nil || !slices.Contains(kinds, kindOf(t)) {
			continue
		}
		o := edition.Options{Translation: &edition.Translation{Language: t.Language, Labels: t.Labels, Kind: kindOf(t)}}
		for _, p := range []*principal.Principal{first, nil} {
			for _, product := range Products(p) {
				if !slices.Contains(Translatable(), product) || p == nil && first == nil {
					continue
				}
				e, found := edition.Bind(t.County, c.Register, p, product, c.profile(p), o)
				if found.HasErrors() {
					continue
				}
				e.Provenance = nil // as for samples
				if d, _ := compose.Compose(e); len(gaps(d)) == 0 {
					trees = append(trees, d)
				}
			}
		}
	}
	return trees
}
