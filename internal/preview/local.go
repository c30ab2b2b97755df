package preview

import (
	"errors"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"malbild/internal/amend"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/pipeline"
)

// form is what one principal says for itself.
type form struct {
	Action, File, Name                   string
	Contact, Line                        string
	MayContact, MayLine, MayLogo, MayTag bool
	Logos, Tags                          []option
	Adopted                              []string
	Saved                                bool
	Message                              string
}

// order is that of the keys in a local file.
var order = []string{"contact", "line", "logo", "languages", "title", "block"}

// local is the form.
func (s *Server) local(w http.ResponseWriter, r *http.Request) {
	s.form(w, r, http.StatusOK, nil, nil)
}

// form shows what is in the file, or what was sent and refused.
func (s *Server) form(w http.ResponseWriter, r *http.Request, status int, sent *form, found []finding) {
	c := s.chosen(r)
	l := s.look(c)
	if l.county == nil || c.Principal == pipeline.Joint {
		http.NotFound(w, r)
		return
	}
	now := l.county.Locals[c.Principal]
	if now == nil {
		now = &content.Local{}
	}
	may := func(key string) bool { return l.county.Content.Local[key] == "free" }
	f := &form{Action: with("/local", c.query()...), File: localFile(c), Line: now.Line.String(), MayContact: may("contact"), MayLine: may("line"), MayLogo: may("logo"), MayTag: may("languages")}
	for _, t := range now.Contact {
		f.Contact += t.Value + "\n"
	}
	logo := ""
	if now.Logo != nil {
		logo = now.Logo.Name
	}
	f.Logos = logos(s.o.FS, c.County, logo)
	for _, t := range l.county.Tongues {
		tag := t.Language
		f.Tags = append(f.Tags, option{tag, tag, slices.ContainsFunc(now.Languages, func(x sourceText) bool { return x.Value == tag })})
	}
	if sent != nil {
		f.Contact, f.Line, f.Saved, f.Message = sent.Contact, sent.Line, sent.Saved, sent.Message
	}
	f.Adopted = adopted(l.county)
	for _, p := range l.principals {
		if p.ID == c.Principal {
			f.Name = p.Name
		}
	}
	t := sheet{Lang: c.Language, Title: f.Name, Form: f, Findings: found, Stamp: s.stamp(), Other: with("/", c.query()...)}
	t.write(w, "local.html", status)
}

// localFile is the file of a principal that the project's register knows.
func localFile(c choice) string {
	return path.Join(pipeline.SourceFolder, c.County, content.LocalFolder, c.Principal+".yaml")
}

// logos lists the pictures in the folder of local files.
func logos(fsys fs.FS, county, now string) []option {
	dir := path.Join(pipeline.SourceFolder, county)
	out := []option{{Value: "", Say: "–", Chosen: now == ""}}
	for _, n := range names(fsys) {
		if e := path.Ext(n); strings.HasPrefix(n, dir+"/") && (e == ".png" || e == ".jpg" || e == ".svg") {
			rel := strings.TrimPrefix(n, dir+"/")
			out = append(out, option{rel, rel, n == now})
		}
	}
	return out
}

// saveLocal reads the edited file as a build would, and saves it when nothing in it
// is wrong.
func (s *Server) saveLocal(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		status := http.StatusBadRequest
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			status = http.StatusRequestEntityTooLarge
		}
		http.Error(w, "form", status)
		return
	}
	c := s.chosen(r)
	l := s.look(c)
	if l.county == nil || l.county.Register == nil || c.Principal == pipeline.Joint {
		http.NotFound(w, r)
		return
	}
	sent := &form{Contact: clean(r.PostForm.Get("contact")), Line: strings.TrimSpace(r.PostForm.Get("line"))}
	name := localFile(c)
	before, err := fs.ReadFile(s.o.FS, name)
	if err != nil {
		before = nil
	}
	say := sheet{Lang: c.Language}
	after, err := edited(before, l.county, c, r, sent)
	if err != nil {
		sent.Message = say.T("Inget har sparats: filen har en form som formuläret inte ändrar. Ändra i filen.", "Nothing was saved: the file has a form that is not edited here. Edit the file itself.")
		s.form(w, r, http.StatusUnprocessableEntity, sent, nil)
		return
	}
	_, found := pipeline.TrialOf(s.o.FS, c.County, name, after)
	if found.HasErrors() {
		sent.Message = say.T("Inget har sparats. Rätta det här först:", "Nothing was saved. Mend this first:")
		s.form(w, r, http.StatusUnprocessableEntity, sent, told(found, c))
		return
	}
	if string(after) != string(before) {
		if err := s.o.Save(name, before, after); err != nil {
			var list diag.List
			errors.As(err, &list)
			sent.Message = say.T("Filen kunde inte sparas.", "The file could not be saved.")
			s.form(w, r, http.StatusConflict, sent, told(list, c))
			return
		}
	}
	sent.Saved = true
	sent.Message = say.T("Sparat i ", "Saved in ") + name
	s.form(w, r, http.StatusOK, sent, told(found, c))
}

// clean are the lines of a text, without what is empty.
func clean(text string) string {
	var out []string
	for _, l := range strings.Split(strings.ReplaceAll(text, "\r", ""), "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// edited is the file with what was sent in it. Only fields that the county has set
// free, and that differ, are touched.
func edited(before []byte, county *pipeline.County, c choice, r *http.Request, sent *form) ([]byte, error) {
	now := county.Locals[c.Principal]
	if now == nil {
		now = &content.Local{}
	}
	if len(before) == 0 {
		before = []byte("# " + c.Principal + "\n")
	}
	sets := []struct {
		key      string
		old, new []string
		list     bool
	}{
		{"contact", values(now.Contact), lines(sent.Contact), true},
		{"line", lines(now.Line.String()), lines(sent.Line), false},
		{"languages", values(now.Languages), r.PostForm["languages"], true},
	}
	logo := ""
	if now.Logo != nil {
		logo = strings.TrimPrefix(now.Logo.Name, path.Join(pipeline.SourceFolder, county.Content.ID)+"/")
	}
	sets = append(sets, struct {
		key      string
		old, new []string
		list     bool
	}{"logo", lines(logo), lines(r.PostForm.Get("logo")), false})
	for _, e := range sets {
		if county.Content.Local[e.key] != "free" || slices.Equal(e.old, e.new) {
			continue
		}
		var err error
		if before, err = put(before, e.key, e.old, e.new, e.list); err != nil {
			return nil, err
		}
	}
	return before, nil
}

// put gives one field its values: one after the other where they stand, more at the
// end. What is to go is taken out with its line.
func put(data []byte, key string, old, now []string, list bool) ([]byte, error) {
	if len(now) < len(old) {
		return cut(data, key, old, now)
	}
	if strings.TrimSpace(strings.TrimPrefix(string(data), "#")) == "" || !strings.Contains(string(data), ":") {
		data = append(slices.Clip(data), []byte(key+":"+first(now, list)+"\n")...)
		return data, nil
	}
	f, err := amend.Open(data)
	if err != nil {
		return nil, err
	}
	switch {
	case !list:
		err = f.Set(amend.Path{key}, amend.Text(now[0]), order...)
	default:
		for i, v := range now {
			switch {
			case i >= len(old):
				err = errors.Join(err, f.Append(amend.Path{key}, amend.Text(v), order...))
			case v != old[i]:
				err = errors.Join(err, f.Set(amend.Path{key, i}, amend.Text(v)))
			}
		}
	}
	return f.Bytes(), err
}

// first writes the first field of a new file; a text in double quotes is YAML
// whatever it holds (YAML 1.2, 7.3.1).
func first(now []string, list bool) string {
	quote := func(s string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", " ").Replace(s) + `"`
	}
	if !list {
		return " " + quote(now[0])
	}
	out := ""
	for _, v := range now {
		out += "\n  - " + quote(v)
	}
	return out
}

// errLines says that values do not stand on lines of their own.
var errLines = errors.New("the values do not stand on lines of their own")

// cut takes values out of a field whose values stand on lines of their own, or the
// whole field when it is one line.
func cut(data []byte, key string, old, now []string) ([]byte, error) {
	all := strings.Split(string(data), "\n")
	at := slices.IndexFunc(all, func(l string) bool { return strings.HasPrefix(l, key+":") })
	if at < 0 {
		return nil, errLines
	}
	end := at + 1
	for end < len(all) && strings.HasPrefix(strings.TrimSpace(all[end]), "- ") {
		end++
	}
	block := end - at - 1
	if block != len(old) && !(block == 0 && len(now) == 0) {
		return nil, errLines
	}
	if len(now) == 0 {
		return []byte(strings.Join(slices.Delete(all, at, end), "\n")), nil
	}
	all = slices.Delete(all, at+1+len(now), end)
	return put([]byte(strings.Join(all, "\n")), key, old[:len(now)], now, true)
}

func lines(s string) []string {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

func values(l []sourceText) (out []string) {
	for _, t := range l {
		out = append(out, t.Value)
	}
	return out
}

// adopted are the texts that all principals share, to be read and not edited.
func adopted(c *pipeline.County) (out []string) {
	list, _ := c.Passages()
	for _, p := range list {
		out = append(out, p.Text)
	}
	return out
}
