package preview

import (
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"malbild/internal/amend"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/pipeline"
	"malbild/internal/principal"
)

// form is what one principal says for itself, as the page shows it.
type form struct {
	Action, Name     string
	Choose           bool // no principal is chosen: there is nothing to fill in
	Asks             []ask
	Files            []option // the files it is saved in: Value is the digest of what was read
	Locked           []string // what the county has not set free
	CountyFile       string
	Adopted          []adoptedText
	Saved            bool
	Message          string // why nothing was saved
	Errors           []finding
	Clashes          []clash
	OnDisk, Mine     string
	Shots            []shot
	ToPages, ToPress string
}

// clash is a value that somebody else has changed meanwhile.
type clash struct{ Label, Disk, Mine string }

// half is the questions that are kept in one file.
type half struct {
	file  string
	head  string // what a new file begins with
	asks  []ask
	order []string
	data  []byte // as it is now; nil: not there
	old   answers
	form  bool // the file has a form that is not edited here
}

// registerOrder is that of the keys in a principal's file, as far as they are needed.
var registerOrder = []string{"id", "code", "kind", "name", "legal_name", "usual_name", "bodies", "languages", "contact", "address"}

// halves are the two files of a principal with their questions: what it says for
// itself, and what the register knows of it. Which keys of the first there are is
// decided by the county.
func (s *Server) halves(c choice, d *desk, sent url.Values) (own, register *half, locked []string) {
	own = &half{file: path.Join(folder(c.County), content.LocalFolder, c.Principal+".yaml"), order: turn}
	own.head = "# " + s.member(c) + diag.Phrase{SV: ": det egna i handlingarna.", EN: ": what is its own in the documents."}.In(c.Language) + "\n"
	register = &half{file: path.Join(folder(c.County), "principals", c.Principal+".yaml"), order: registerOrder}
	own.data, _ = fs.ReadFile(s.o.FS, own.file) // not there: nil
	register.data, _ = fs.ReadFile(s.o.FS, register.file)
	rules := d.sources.Content.Local
	free := func(key string) bool { return rules[key] == "free" || rules[key] == "all" }
	var inner ask
	for _, q := range questions(localSchema(), nil, "", c.Language) {
		key := q.path[0].(string)
		switch {
		case key == "translations":
			inner = q
		case free(key):
			own.asks = append(own.asks, q)
		case key == "contact":
			register.asks = append(register.asks, q)
		default:
			locked = append(locked, q.Label)
		}
	}
	address := ask{path: amend.Path{"address"}, Name: "address", Widget: oneLine, Pattern: "https://.+", Label: asked["address"].label.In(c.Language), Help: asked["address"].help.In(c.Language)}
	register.asks = append(register.asks, address)
	for _, h := range []*half{own, register} {
		s.offer(h.asks, c, d)
		h.read(c.Language)
	}
	own.asks = append(own.asks, translated(inner, d, own, sent, free, c.Language)...)
	own.read(c.Language)
	return own, register, locked
}

// read takes the values out of the file.
func (h *half) read(lang string) {
	h.old = answers{}
	if len(h.data) == 0 {
		return
	}
	f, err := amend.Begin(h.data)
	if err != nil {
		h.form = true
	}
	why := diag.Phrase{SV: "Det här är skrivet i filen på ett sätt som formuläret inte ändrar.", EN: "This is written in the file in a way that the form does not change."}.In(lang)
	read(f, h.asks, h.old, func(q *ask) { q.Refused = why })
	if h.form {
		for i := range h.asks {
			h.asks[i].Refused = why
		}
	}
}

// offer gives the questions what there is to choose from.
func (s *Server) offer(qs []ask, c choice, d *desk) {
	for i := range qs {
		q := &qs[i]
		switch q.Name {
		case "logo":
			q.Options = append([]option{{Value: "", Say: diag.Phrase{SV: "ingen", EN: "none"}.In(c.Language)}}, logos(s.o.FS, c.County)...)
		case "languages":
			for _, t := range d.sources.Tongues {
				q.Options = append(q.Options, option{Value: t.Language, Say: tongue(t.Language, c.Language)})
			}
		case "order":
			q.Options = sections(d)
		case "parts":
			for _, t := range d.sources.Content.Malbild.Texts() {
				q.Options = append(q.Options, option{Value: t.ID, Say: first(t.Title.String(), t.ID)})
			}
		case "add":
			for k := range q.Fields {
				if q.Fields[k].Widget == pick {
					q.Fields[k].Options = append([]option{{Say: "–"}}, sections(d)...)
				}
			}
		}
	}
}

// sections are those of the principal's web page.
func sections(d *desk) []option {
	var common, own *content.Outline
	for _, o := range d.sources.Content.Outlines {
		if o.Product != string(document.WebPage) {
			continue
		}
		if o.Variant == "" {
			common = o
		}
		if d.principal != nil && d.principal.Outlines[o.Product] == o.Product+"-"+o.Variant {
			own = o
		}
	}
	if own == nil {
		own = common
	}
	var out []option
	if own != nil {
		for _, sec := range own.Sections {
			out = append(out, option{Value: sec.ID, Say: first(sec.Title.String(), opening(sec), sec.ID)})
		}
	}
	return out
}

// opening is how a section without a title begins, by which it is known.
func opening(sec *content.OutlineSection) string {
	for _, i := range sec.Items {
		if i.Text == nil {
			continue
		}
		words := strings.Fields(i.Text.String())
		if len(words) > 6 {
			words = append(words[:6:6], "…")
		}
		return strings.Join(words, " ")
	}
	return ""
}

// translated asks, in each language the principal publishes in, for what it says for
// itself in Swedish.
func translated(q ask, d *desk, own *half, sent url.Values, free func(string) bool, lang string) []ask {
	inner := localSchema().Properties["translations"].each()
	if inner == nil {
		return nil
	}
	f, err := amend.Begin(own.data)
	if err != nil {
		return nil // the file has a form that is not edited here, and says so
	}
	var out []ask
	for _, t := range d.sources.Tongues {
		tag := t.Language
		duty := d.principal != nil && slices.ContainsFunc(d.principal.Languages, func(l principal.Language) bool { return l.Tag == tag })
		if !duty && !slices.Contains(own.old["languages"], tag) && !slices.Contains(sent["languages"], tag) {
			continue
		}
		g := ask{path: q.path.Of(tag), Name: q.path.Of(tag).String(), Widget: group, Label: q.Label + ": " + strings.ToLower(tongue(tag, lang)), Help: q.Help}
		for _, e := range questions(inner, g.path, "translations", lang) {
			key := e.path[len(e.path)-1].(string)
			said := f.Has(amend.Path{key}) || f.Has(e.path) || slices.ContainsFunc(slices.Collect(maps.Keys(sent)), func(k string) bool {
				rest, ok := strings.CutPrefix(k, key)
				return ok && (rest == "" || rest[0] == '.' || rest[0] == '[') && !strings.HasSuffix(k, ".to") && strings.TrimSpace(strings.Join(sent[k], "")) != ""
			})
			if !free(key) || !said {
				continue
			}
			if e.Widget == manyLines {
				e.Help = diag.Phrase{SV: "En på varje rad, i samma ordning som på svenska.", EN: "One a line, in the same order as in Swedish."}.In(lang)
			}
			g.Fields = append(g.Fields, e)
		}
		if len(g.Fields) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// local is the form.
func (s *Server) local(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chosenLocked(r)
	d, _, _ := s.proof(&c)
	if d.sources == nil || d.sources.Register == nil || d.sources.Content == nil {
		s.pages(c).write(w, "view.html", http.StatusConflict) // it says what is wrong
		return
	}
	f := &form{Saved: r.URL.Query().Get("saved") != ""}
	if !may(d.principal) {
		f.Choose = true
		s.showForm(w, c, d, f, http.StatusOK)
		return
	}
	own, register, locked := s.halves(c, d, nil)
	f.Locked = locked
	f.Asks = append(filled(own.asks, own.old), filled(register.asks, register.old)...)
	s.remember(f, own, register)
	s.showForm(w, c, d, f, http.StatusOK)
}

// remember notes which versions of the files a form was made of.
func (s *Server) remember(f *form, hs ...*half) {
	f.Files = nil
	for i, h := range hs {
		f.Files = append(f.Files, option{Say: h.file, Value: s.read.keep(h.data), Chosen: i == 0})
	}
}

// showForm writes the page with the form.
func (s *Server) showForm(w http.ResponseWriter, c choice, d *desk, f *form, status int) {
	t := s.head(&c)
	t.On, t.Form, t.Title = "form", f, s.member(c)
	f.Name, f.Action, f.ToPages = t.Title, with("/local", c.query()...), t.ToPages
	f.CountyFile = with("/source", c.query("file", path.Join(folder(c.County), "county.yaml"))...)
	for i := range f.Asks {
		if f.Asks[i].Widget == picture && f.Asks[i].Value != "" {
			f.Asks[i].Preview = with("/logo", c.query("file", f.Asks[i].Value)...)
		}
	}
	slices.SortStableFunc(f.Asks, func(a, b ask) int {
		return slices.Index(turn, a.path[0].(string)) - slices.Index(turn, b.path[0].(string))
	})
	if !f.Choose {
		f.Adopted = adopted(d.sources, c.Language)
		o := c
		o.View, o.Zoom, o.Page = "", "", ""
		_, p, stale := s.proof(&o)
		if stale != nil {
			p = stale
		}
		if p != nil && len(p.Pages) > 0 {
			o.Page = "1"
			var one side
			one.shots(p, o, t)
			f.Shots = one.Pictures
		}
	}
	o := c
	o.Language = map[string]string{"sv": "en", "en": "sv"}[c.Language]
	t.Other = with("/local", o.query()...)
	t.write(w, "local.html", status)
}

// adoptedText is a text that all principals share, to be read and not edited.
type adoptedText struct{ Title, Lead, Text string }

// adopted are those texts, each under the title it has: a theme of the målbild with its
// lead apart, a statement, a section of a document.
func adopted(c *pipeline.County, lang string) (out []adoptedText) {
	list, _ := c.Passages() // what cannot be read of them is told beside the pages
	themes := append([]*content.Theme{c.Content.Malbild.Hub}, c.Content.Malbild.Texts()...)
	for _, p := range list {
		one := adoptedText{Title: titleOf(c.Content, p.ID, lang), Text: p.Text}
		for _, t := range themes {
			if t == nil || !strings.HasSuffix(p.ID, "."+t.ID) {
				continue
			}
			if rest, ok := strings.CutPrefix(one.Text, t.Title.String()+" "); ok {
				one.Title, one.Text = t.Title.String(), rest
			}
			if rest, ok := strings.CutPrefix(one.Text, t.Lead.Value+" "); ok && t.Lead.Value != "" {
				one.Lead, one.Text = t.Lead.Value, rest
			}
		}
		out = append(out, one)
	}
	return out
}

// titleOf is the title over a passage that does not begin with it: of the vision, the
// challenge, or a section of a document, after what the document is called.
func titleOf(c *content.County, id, lang string) string {
	_, id, _ = strings.Cut(id, ".") // after the county
	for name, s := range map[string]*content.Statement{"vision": c.Malbild.Vision, "challenge": c.Malbild.Challenge} {
		if id == name && s != nil {
			return s.Title.Value
		}
	}
	product, section, _ := strings.Cut(id, ".")
	for _, o := range c.Outlines {
		if o.Product != product || o.Variant != "" {
			continue
		}
		if s := sectionOf(o.Sections, section); s != nil {
			return documents[document.Product(product)].In(lang) + ": " + first(s.Title.String(), opening(s))
		}
	}
	return ""
}

// sectionOf finds a section, however deep.
func sectionOf(list []*content.OutlineSection, id string) *content.OutlineSection {
	for _, s := range list {
		if s.ID == id {
			return s
		}
		if in := sectionOf(s.Sections, id); in != nil {
			return in
		}
	}
	return nil
}

// contactOf is how a principal is reached now.
func contactOf(d *desk) (out []string) {
	if d.sources == nil || d.principal == nil {
		return nil
	}
	list := d.principal.Contact
	if l := d.sources.Locals[d.id]; l != nil && len(l.Contact) > 0 {
		list = l.Contact
	}
	for _, t := range list {
		out = append(out, t.Value)
	}
	return out
}
