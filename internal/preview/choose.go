package preview

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/pipeline"
	"malbild/internal/principal"
)

// choice is what the person looks at. Every value but those of the surface is one that
// the project has, or empty.
type choice struct {
	County, Principal string
	Document          string // name of an issue
	Tongue            string // language of the document; empty: the county's own
	Layout            string
	View, Zoom        string
	Page              string // the one that is shown; empty: all
	Beside            string // county/principal to be shown beside; empty: none
	Language          string // of the surface
	fresh             bool   // nothing was chosen: the person has just come
}

// query writes a choice as an address does.
func (c choice) query(more ...string) []string {
	return append([]string{"p", c.County + "/" + c.Principal, "d", c.Document, "t", c.Tongue, "f", c.Layout,
		"v", c.View, "z", c.Zoom, "n", c.Page, "b", c.Beside, "l", c.Language}, more...)
}

// chosen reads what is asked for; what is not known becomes the first there is.
func (s *Server) chosen(r *http.Request) choice {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.chosenLocked(r)
}

// chosenLocked is chosen for who holds the lock.
func (s *Server) chosenLocked(r *http.Request) choice {
	q := r.URL.Query()
	c := choice{Document: q.Get("d"), Tongue: q.Get("t"), Layout: q.Get("f"), View: q.Get("v"), Zoom: q.Get("z"), Page: q.Get("n"),
		Language: q.Get("l"), Beside: q.Get("b"), fresh: !q.Has("p")}
	c.County, c.Principal, _ = strings.Cut(q.Get("p"), "/")
	ids := pipeline.CountyIDs(s.o.FS)
	if !slices.Contains(ids, c.County) && len(ids) > 0 {
		c.County, c.Principal = ids[0], ""
	}
	if c.Principal == "" {
		c.Principal = s.first(c.County)
	}
	if county, _, ok := strings.Cut(c.Beside, "/"); !ok || !slices.Contains(ids, county) {
		c.Beside = ""
	}
	if c.Language != "sv" && c.Language != "en" {
		c.Language = s.o.Language
	}
	if !slices.ContainsFunc(zooms, func(z zoom) bool { return z.ID == c.Zoom }) {
		c.Zoom = ""
	}
	return c
}

// first is whom a person sees who has not chosen: the one principal of a project made
// for one, else the joint edition.
func (s *Server) first(county string) string {
	if all := s.directory(county); len(all) == 1 && len(all[0].Members) == 1 {
		return all[0].Members[0].ID
	}
	return pipeline.Joint
}

// member is a principal of a county by name.
type member struct{ ID, Name string }

// circle is a county with those who have documents.
type circle struct {
	ID, Name string
	Members  []member
	stamp    string
	at       time.Time
}

// directory is who there is in the project.
type directory struct{ groups map[string]*circle }

// elsewhere is how long the names of other counties than the one that is shown are
// taken to be as they were: a country has hundreds.
const elsewhere = 5 * time.Second

// directory lists the counties. Those whose files have changed are read anew.
func (s *Server) directory(now string) []*circle {
	if s.names.groups == nil {
		s.names.groups = map[string]*circle{}
	}
	var out []*circle
	for _, id := range pipeline.CountyIDs(s.o.FS) {
		g := s.names.groups[id]
		if g == nil || id == now || time.Since(g.at) > elsewhere {
			if stamp := s.files.stamp(id); g == nil || g.stamp != stamp {
				g = s.group(id, stamp, g)
			}
			g.at = time.Now()
			s.names.groups[id] = g
		}
		out = append(out, g)
	}
	return out
}

// noted takes the names of a county from what was read for its documents.
func (s *Server) noted(d *desk) {
	if d.plan == nil || s.names.groups == nil || s.names.groups[d.county] == nil {
		return
	}
	g := circleOf(d.county, d.sources.Content.Name, d.sources.Register)
	g.stamp, g.at = d.stamp, time.Now()
	s.names.groups[d.county] = g
}

func circleOf(id, name string, r *principal.Register) *circle {
	g := &circle{ID: id, Name: name}
	for _, p := range r.Principals {
		if len(pipeline.Products(p)) > 0 {
			g.Members = append(g.Members, member{p.ID, p.UsualName.Value})
		}
	}
	return g
}

// group reads the register of a county; one that cannot be read is as it was.
func (s *Server) group(id, stamp string, old *circle) *circle {
	name := pipeline.CountyName(s.o.FS, id)
	list, _ := pipeline.Registers(s.o.FS, id) // what is wrong is told beside the pages
	if len(list) == 0 || list[0] == nil || len(list[0].Principals) == 0 {
		g := &circle{ID: id, Name: name, stamp: stamp}
		if old != nil {
			g.Members = old.Members
		}
		return g
	}
	g := circleOf(id, name, list[0])
	g.stamp = stamp
	return g
}

// member finds the name of a principal; for the joint edition it is the county's.
func (s *Server) member(c choice) string {
	for _, g := range s.directory(c.County) {
		if g.ID != c.County {
			continue
		}
		for _, m := range g.Members {
			if m.ID == c.Principal {
				return m.Name
			}
		}
		return g.Name
	}
	return c.County
}

// option is one choice of a list.
type option struct {
	Value, Say string
	Chosen     bool
}

// optgroup is options under a heading.
type optgroup struct {
	Say     string
	Options []option
}

// people lists the principals to choose among, county by county.
func people(groups []*circle, lang, chosen string) []optgroup {
	joint := diag.Phrase{SV: "Gemensam utgåva", EN: "Joint edition"}.In(lang)
	var out []optgroup
	for _, g := range groups {
		list := []option{{g.ID + "/" + pipeline.Joint, joint, chosen == g.ID+"/"+pipeline.Joint}}
		for _, m := range g.Members {
			v := g.ID + "/" + m.ID
			list = append(list, option{v, m.Name, v == chosen})
		}
		out = append(out, optgroup{g.Name, list})
	}
	return out
}

// documents are what products are called.
var documents = map[document.Product]diag.Phrase{
	document.Poster:         {SV: "Affisch", EN: "Poster"},
	document.Brochure:       {SV: "Broschyr", EN: "Brochure"},
	document.Annex:          {SV: "Bilaga till beslutet", EN: "Annex to the decision"},
	document.OfficerReport:  {SV: "Tjänsteskrivelse", EN: "Officer’s report"},
	document.MinutesExtract: {SV: "Protokollsutdrag", EN: "Extract of minutes"},
	document.WebPage:        {SV: "Webbsida", EN: "Web page"},
	document.Presentation:   {SV: "Bildspel", EN: "Presentation"},
	document.EasyRead:       {SV: "Lättläst", EN: "Easy read"},
}

// called is what a document is called: «Tjänsteskrivelse till kommunstyrelsen».
func called(i pipeline.Issue, lang string) string {
	out := documents[i.Product].In(lang)
	if out == "" {
		out = i.Name
	}
	if i.Body != "" {
		out += " – " + i.Body
	}
	if i.Web {
		out += diag.Phrase{SV: " (utan enskildas namn)", EN: " (without private names)"}.In(lang)
	}
	return out
}

// tongue is what a language is called, with a capital as a choice of its own.
func tongue(tag, lang string) string {
	sv, en := edition.LanguageName(tag)
	name := diag.Phrase{SV: sv, EN: en}.In(lang)
	if r := []rune(name); len(r) > 0 {
		return strings.ToUpper(string(r[:1])) + string(r[1:])
	}
	return name
}

// may reports whether a principal has a local edition, and so a form.
func may(p *principal.Principal) bool { return p != nil && p.Adopts() }
