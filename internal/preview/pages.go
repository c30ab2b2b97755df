package preview

import (
	"bytes"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"malbild/internal/diag"
	"malbild/internal/pipeline"
)

// pages are parsed when the first is asked for: other commands need none.
var pages = sync.OnceValue(func() *template.Template { return template.Must(template.ParseFS(web, "web/*.html")) })

// sheet is what the templates are given: everything is looked up, nothing is made.
type sheet struct {
	Lang, Title, Stamp, Poll string
	Fresh                    bool // the person has just come
	On                       string
	Other, ToPages, ToForm   string // addresses: the other language, the two parts of the surface
	Hidden                   []option
	People                   []optgroup
	Documents, Forms         []option
	Tongues, Zooms           []option
	Besides                  []optgroup
	Kinds, Views             []tab
	ViewWhy                  string
	Sides                    []side
	Errors, Warnings         []finding
	Fault                    string
	Files                    []file
	Own                      *own
	// of a source
	File   string
	Editor template.URL
	Lines  []sourceLine
	// of the form
	Form *form
}

// T picks the wording.
func (s sheet) T(sv, en string) string { return diag.Phrase{SV: sv, EN: en}.In(s.Lang) }

// tab is a way to look.
type tab struct {
	Say, To string
	Now     bool
}

// side is one principal's document on the page.
type side struct {
	Title, Document string
	Language        string
	Pictures        []shot
	Many            bool
	Panels          int // of each folded page; 0: whole pages
	Zoomed          bool
	Wide            bool   // as wide as there is room
	Stale           bool   // the pictures are of before something went wrong
	Frame           string // address of the web page
	Spoken          []spoken
	Pairs           []pair
	OnPaper         string // the printing condition of the pairs
	Legend          bool
	Nothing         string
	Back            string // address of all pages, while one is shown
}

// shot is one picture of a page.
type shot struct {
	Src, Say, Alt string
	W, H          int
	To            string // address of the page alone, large
	Lazy          bool
}

// file is something to download.
type file struct{ To, Say, Name string }

// own is what a principal says for itself, in short.
type own struct {
	To    string
	Lines []string
}

func (s sheet) write(w http.ResponseWriter, name string, status int) {
	var b bytes.Buffer
	if err := pages().ExecuteTemplate(&b, name, s); err != nil {
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// view is the page with the pictures.
func (s *Server) view(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chosenLocked(r)
	s.pages(c).write(w, "view.html", http.StatusOK)
}

// pages fills in the page with the pictures.
func (s *Server) pages(c choice) sheet {
	d, p, stale := s.proof(&c)
	shown := p
	if stale != nil {
		shown = stale
	}
	if !can(c.View, shown) && !(isSpot(c.View) && shown != nil) {
		c.View = ""
	}
	t := s.head(&c)
	t.On, t.Fresh, t.Title = "pages", c.fresh, s.member(c)
	t.choices(c, d)
	t.views(c, shown)
	t.Sides = append(t.Sides, s.side(c, d, p, stale))
	if c.Beside != "" {
		o := c
		o.County, o.Principal, _ = strings.Cut(c.Beside, "/")
		o.Beside = ""
		od, op, ostale := s.proof(&o)
		t.Sides = append(t.Sides, s.side(o, od, op, ostale))
	}
	t.told(s.findings(d, p), c)
	if p != nil && p.Fault != nil {
		t.Fault = p.Fault.Error()
	}
	if p != nil {
		for _, f := range p.Formats {
			t.Files = append(t.Files, file{with("/download", c.query("x", string(f))...), kindOf(f).In(c.Language), downloadName(c, p, f)})
		}
	}
	if may(d.principal) {
		t.Own = &own{To: t.ToForm, Lines: contactOf(d)}
	}
	return t
}

// head is what all pages have.
func (s *Server) head(c *choice) sheet {
	beside, _, _ := strings.Cut(c.Beside, "/")
	t := sheet{Lang: c.Language, Stamp: s.stamp(c.County, beside)}
	t.Poll = with("/change", "p", c.County+"/"+c.Principal, "b", c.Beside)
	groups := s.directory(c.County)
	t.People = people(groups, c.Language, c.County+"/"+c.Principal)
	t.Besides = people(groups, c.Language, c.Beside)
	o := *c
	o.Language = map[string]string{"sv": "en", "en": "sv"}[c.Language]
	t.Other, t.ToPages = with("/", o.query()...), with("/", c.query()...)
	t.ToForm = with("/local", c.query()...)
	return t
}

// choices fills in the lists to choose from.
func (t *sheet) choices(c choice, d *desk) {
	t.Hidden = []option{{Value: c.View, Say: "v"}, {Value: c.Language, Say: "l"}, {Value: c.Page, Say: "n"}}
	var now pipeline.Issue
	for _, i := range d.issues {
		if i.Name == c.Document {
			t.Tongues = append(t.Tongues, option{i.Language, tongue(first(i.Language, "sv"), c.Language), i.Language == c.Tongue})
			now = i
		}
		if !slices.ContainsFunc(t.Documents, func(o option) bool { return o.Value == i.Name }) {
			t.Documents = append(t.Documents, option{i.Name, called(i, c.Language), i.Name == c.Document})
		}
	}
	for _, l := range d.forms(now.Product) {
		name := l.Name.In(c.Language)
		if name == "" {
			name = l.ID
		}
		if !l.Made {
			name += t.T(" (på begäran)", " (on request)")
		}
		t.Forms = append(t.Forms, option{l.ID, name, l.ID == c.Layout})
	}
	for _, z := range zooms {
		t.Zooms = append(t.Zooms, option{z.ID, z.Say.In(c.Language), z.ID == c.Zoom})
	}
}

func first(of ...string) string {
	for _, s := range of {
		if s != "" {
			return s
		}
	}
	return ""
}

// views fills in the ways to look that the document has.
func (t *sheet) views(c choice, p *proof) {
	to := func(v string) string {
		o := c
		o.View, o.Page = v, ""
		return with("/", o.query()...)
	}
	for _, k := range kinds {
		var tabs []tab
		now := false
		for _, v := range k.of(p) {
			tabs = append(tabs, tab{v.Say.In(c.Language), to(v.ID), v.ID == c.View})
			if v.ID == c.View {
				now, t.ViewWhy = true, v.Why.In(c.Language)
			}
		}
		if len(tabs) == 0 {
			continue
		}
		t.Kinds = append(t.Kinds, tab{k.Say.In(c.Language), tabs[0].To, now})
		if now && len(tabs) > 1 {
			t.Views = tabs
		}
	}
}

// side fills in one principal's document.
func (s *Server) side(c choice, d *desk, p, stale *proof) side {
	t := sheet{Lang: c.Language}
	out := side{Title: s.member(c)}
	if c.Principal == pipeline.Joint {
		out.Title = t.T("Gemensam utgåva, ", "Joint edition, ") + out.Title
	}
	if stale != nil {
		p, out.Stale = stale, true
	}
	if p == nil {
		out.Nothing = t.T("Det finns inga sidor att visa förrän felen är rättade.", "There are no pages to show until the errors are mended.")
		if len(d.issues) == 0 && d.plan != nil {
			out.Nothing = t.T("Här finns inga handlingar.", "There are no documents here.")
		}
		return out
	}
	out.Document, out.Language = called(p.issue, c.Language), p.Language
	switch {
	case c.View == "transcript":
		out.Spoken = said(p, c.Language)
	case c.View == "contrast":
		out.pairs(p, t)
	case len(p.Pages) == 0 && slices.Contains(p.Formats, pipeline.HTML) && !p.Findings.HasErrors():
		out.Frame = with("/web", c.query("s", d.stamp)...)
	default:
		out.shots(p, c, t)
	}
	if len(out.Pictures) == 0 && out.Frame == "" && len(out.Spoken) == 0 && len(out.Pairs) == 0 {
		switch {
		case p.Findings.HasErrors() || p.Fault != nil:
			out.Nothing = t.T("Det finns inga sidor att visa förrän felen är rättade.", "There are no pages to show until the errors are mended.")
		default:
			out.Nothing = t.T("Den här handlingen har inga sidor att visa som bild. Hämta filen, eller se den under Uppläst text.", "This document has no pages to show as pictures. Download the file, or see it under Read aloud.")
		}
	}
	return out
}

// shots are the pictures of the pages.
func (out *side) shots(p *proof, c choice, t sheet) {
	all := parts(p, c)
	out.Many, out.Wide, out.Legend = len(all) > 1, c.Zoom == pageWidth, c.View == "print"
	out.Zoomed = c.Zoom != "" && !out.Wide
	for i, q := range all {
		o := c
		o.Page = strconv.Itoa(q.Number)
		src := []string{"only", c.Page, "s", p.sums[q.Number-1]}
		say := t.T("Sida ", "Page ") + strconv.Itoa(q.Number)
		if len(p.Pages) > 1 {
			say += t.T(" av ", " of ") + strconv.Itoa(len(p.Pages))
		}
		if q.Panel > 0 {
			out.Panels = max(out.Panels, q.Panel)
			src = append(src, "panel", strconv.Itoa(q.Panel))
			say += t.T(", del ", ", panel ") + strconv.Itoa(q.Panel)
		}
		shot := shot{Src: with("/picture.png", o.query(src...)...), Say: say, W: q.W, H: q.H, Lazy: i > 1}
		shot.Alt = say + t.T(". Bild; orden finns under Uppläst text.", ". A picture; its words are under Read aloud.")
		if c.Page == "" && len(p.Pages) > 1 && q.Panel == 0 {
			o.Zoom = "100"
			shot.To = with("/", o.query()...)
		}
		out.Pictures = append(out.Pictures, shot)
	}
	if c.Page != "" && len(p.Pages) > 1 {
		o := c
		o.Page, o.Zoom = "", ""
		out.Back = with("/", o.query()...)
	}
}

// finding is a finding for a page.
type finding struct {
	Error                 bool
	Code, What, Why, Cure string
	Place, To, Excerpt    string
	About                 string
	Field, Label          string // of the form: the question that it is about
}

// told parts findings into errors and warnings, in the words of the page.
func (t *sheet) told(l diag.List, c choice) {
	for _, f := range l {
		g := finding{Error: f.Code.Severity == diag.Error, Code: f.Code.ID, Excerpt: strings.TrimSpace(f.Excerpt), About: strings.Join(f.About, ", ")}
		g.What, g.Why, g.Cure = f.Text(c.Language)
		if f.Pos.File != "" {
			g.Place = strings.TrimPrefix(f.Pos.File, pipeline.SourceFolder+"/")
			if f.Pos.Line > 0 {
				g.Place += t.T(", rad ", ", line ") + strconv.Itoa(f.Pos.Line)
			}
			g.To = with("/source", c.query("file", f.Pos.File, "line", strconv.Itoa(f.Pos.Line))...) + "#here"
		}
		if g.Error {
			t.Errors = append(t.Errors, g)
		} else {
			t.Warnings = append(t.Warnings, g)
		}
	}
}

// atOnce is how many findings of a kind are shown before one asks for the rest.
const atOnce = 6

// Some are the first findings of many.
func (s sheet) Some(l []finding) []finding { return l[:min(len(l), atOnce)] }

// Rest are those that Some leaves out.
func (s sheet) Rest(l []finding) []finding { return l[min(len(l), atOnce):] }

// telling is a finding with the words of its page.
type telling struct {
	F finding
	T sheet
}

// About gives a finding its page.
func (s sheet) About(f finding) telling { return telling{f, s} }

// asking is a question with the words of its page.
type asking struct {
	Q ask
	T sheet
}

// Q gives a question its page.
func (s sheet) Q(q ask) asking { return asking{q, s} }

// Next counts from one.
func (s sheet) Next(i int) int { return i + 1 }
