package preview

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/pipeline"
)

// option is one choice of a list.
type option struct {
	Value, Say string
	Chosen     bool
}

// finding is a finding for a page.
type finding struct {
	Error                         bool
	Code, What, Why, Cure, Source string
	Place, Excerpt                string
}

// side is one principal's document on the page.
type side struct {
	Title      string
	Language   string
	Pictures   []string
	Frame      string // address of the web page
	Transcript []string
	Pairs      []pair
	NoPages    bool
}

type pair struct{ What, Ratio, Least, Verdict string }

// sheet is what the templates are given.
type sheet struct {
	Lang, Title, Stamp                           string
	Principals, Documents, Views, Zooms, Besides []option
	Sides                                        []side
	Files                                        []option
	Findings                                     []finding
	Local, Other                                 string
	// of the page of a source
	File  string
	Lines []line
	// of the form
	Form *form
}

type line struct {
	Number int
	Text   string
	Marked bool
}

// T picks the wording.
func (s sheet) T(sv, en string) string { return diag.Phrase{SV: sv, EN: en}.In(s.Lang) }

// chosen reads what is asked for; what is not known becomes the first there is.
func (s *Server) chosen(r *http.Request) choice {
	q := r.URL.Query()
	c := choice{County: q.Get("c"), Document: q.Get("d"), View: q.Get("v"), Zoom: q.Get("z"), Language: q.Get("l"), Beside: q.Get("b")}
	if county, p, ok := strings.Cut(q.Get("p"), "/"); ok {
		c.County, c.Principal = county, p
	}
	if ids := pipeline.CountyIDs(s.o.FS); !slices.Contains(ids, c.County) && len(ids) > 0 {
		c.County, c.Principal = ids[0], pipeline.Joint
	}
	if c.Principal == "" {
		c.Principal = pipeline.Joint
	}
	if c.Language != "sv" && c.Language != "en" {
		c.Language = s.o.Language
	}
	if _, ok := zooms[c.Zoom]; !ok {
		c.Zoom = ""
	}
	return c
}

func (c choice) query(more ...string) []string {
	return append([]string{"p", c.County + "/" + c.Principal, "d", c.Document, "v", c.View, "z", c.Zoom, "l", c.Language}, more...)
}

// view is the page with the pictures.
func (s *Server) view(w http.ResponseWriter, r *http.Request) {
	c := s.chosen(r)
	l := s.look(c)
	t := sheet{Lang: c.Language, Stamp: s.stamp(), Title: "malbild"}
	for _, p := range l.principals {
		v := p.County + "/" + p.ID
		t.Principals = append(t.Principals, option{v, p.Name + " (" + p.County + ")", v == c.County+"/"+c.Principal})
		t.Besides = append(t.Besides, option{v, p.Name + " (" + p.County + ")", v == c.Beside})
	}
	if l.proof != nil {
		c.Document = l.proof.Stem
		for _, f := range l.proof.Formats {
			t.Files = append(t.Files, option{Value: with("/download", c.query("f", string(f))...), Say: pipeline.FileName(l.proof.Stem, f)})
		}
	}
	for _, d := range l.stems {
		t.Documents = append(t.Documents, option{d, d, d == c.Document})
	}
	for _, v := range views {
		t.Views = append(t.Views, option{v.ID, v.Say.In(c.Language), v.ID == c.View})
	}
	for _, z := range []string{"50", "", "100", "150", "200"} {
		t.Zooms = append(t.Zooms, option{z, fmt.Sprintf("%.0f %%", zooms[z]*100), z == c.Zoom})
	}
	t.Sides = append(t.Sides, s.side(c, l, t))
	if county, p, ok := strings.Cut(c.Beside, "/"); ok {
		o := c
		o.County, o.Principal, o.Beside = county, p, ""
		t.Sides = append(t.Sides, s.side(o, s.look(o), t))
	}
	t.Findings = told(l.found, c)
	if c.Principal != pipeline.Joint {
		t.Local = with("/local", c.query()...)
	}
	o := c
	o.Language = map[string]string{"sv": "en", "en": "sv"}[c.Language]
	t.Other = with("/", o.query("b", c.Beside)...)
	t.write(w, "view.html", http.StatusOK)
}

func (s *Server) side(c choice, l *look, t sheet) side {
	out := side{Title: c.Principal}
	for _, p := range l.principals {
		if p.County == c.County && p.ID == c.Principal {
			out.Title = p.Name
		}
	}
	p := l.proof
	if p == nil {
		out.NoPages = true
		return out
	}
	c.Document = p.Stem
	out.Title += ", " + p.Stem
	out.Language = p.Language
	switch {
	case c.View == "transcript":
		for _, f := range []pipeline.Format{pipeline.PDF, pipeline.DOCX, pipeline.PPTX} {
			if slices.Contains(p.Formats, f) {
				s.mu.Lock()
				out.Transcript = p.Transcript(f)
				s.mu.Unlock()
				return out
			}
		}
	case c.View == "contrast":
		for _, m := range p.Seen.Pairs() {
			verdict := t.T("räcker", "enough")
			if m.Ratio < m.Least {
				verdict = t.T("för låg", "too low")
			}
			out.Pairs = append(out.Pairs, pair{ink(m.Ink) + t.T(" på ", " on ") + ink(m.Ground), number(m.Ratio, t.Lang), number(m.Least, t.Lang), verdict})
		}
		return out
	case len(p.Pages) == 0 && slices.Contains(p.Formats, pipeline.HTML) && !l.found.HasErrors():
		out.Frame = with("/web", c.query()...)
		return out
	}
	for i := range p.Pages {
		out.Pictures = append(out.Pictures, with("/picture.png", c.query("n", strconv.Itoa(i+1), "s", t.Stamp)...))
	}
	out.NoPages = len(out.Pictures) == 0
	return out
}

func ink(c brand.Colour) string { return strings.TrimSpace(c.Name + " " + c.Hex()) }

func number(v float64, lang string) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	if lang == "sv" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// told are findings in the words of the page.
func told(l diag.List, c choice) (out []finding) {
	for _, f := range l {
		g := finding{Error: f.Code.Severity == diag.Error, Code: f.Code.ID, Place: f.Pos.String(), Excerpt: f.Excerpt}
		g.What, g.Why, g.Cure = f.Text(c.Language)
		if f.Pos.File != "" {
			g.Source = with("/source", c.query("f", f.Pos.File, "n", strconv.Itoa(f.Pos.Line))...) + "#here"
		}
		out = append(out, g)
	}
	return out
}

// source shows a file of the project with one line marked. The name is one of those
// that the project has, or nothing is shown.
func (s *Server) source(w http.ResponseWriter, r *http.Request) {
	c := s.chosen(r)
	all := names(s.o.FS)
	i := slices.Index(all, r.URL.Query().Get("f"))
	if i < 0 || !strings.HasSuffix(all[i], ".yaml") {
		http.NotFound(w, r)
		return
	}
	data, err := fs.ReadFile(s.o.FS, all[i])
	if err != nil {
		http.NotFound(w, r)
		return
	}
	at, _ := strconv.Atoi(r.URL.Query().Get("n"))
	t := sheet{Lang: c.Language, Title: all[i], File: all[i], Stamp: s.stamp(), Other: with("/", c.query()...)}
	for n, text := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		t.Lines = append(t.Lines, line{n + 1, text, n+1 == at})
	}
	t.write(w, "source.html", http.StatusOK)
}

// write fills in a template: whole, or not at all.
func (s sheet) write(w http.ResponseWriter, name string, status int) {
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, name, s); err != nil {
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// Next counts pages from one.
func (s sheet) Next(i int) int { return i + 1 }
