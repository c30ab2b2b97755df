package preview

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/pipeline"
)

// maxVersions is how many versions of files are remembered, to tell who changed what.
const maxVersions = 32

// versions are files as forms were made of them, by digest.
type versions struct {
	order []string
	data  map[string][]byte
}

// keep remembers a version and returns its digest; of a file that is not there it is
// «none».
func (v *versions) keep(data []byte) string {
	if data == nil {
		return "none"
	}
	sum := pipeline.SumOf(data)
	if v.data == nil {
		v.data = map[string][]byte{}
	}
	if _, ok := v.data[sum]; !ok {
		v.order = append(v.order, sum)
		v.data[sum] = data
	}
	if len(v.order) > maxVersions {
		delete(v.data, v.order[0])
		v.order = v.order[1:]
	}
	return sum
}

// find is a version; false: it is not remembered.
func (v *versions) find(sum string) ([]byte, bool) {
	if sum == "none" {
		return nil, true
	}
	data, ok := v.data[sum]
	return data, ok
}

// saveLocal reads the edited files as a build would, makes what they concern, and saves
// them when nothing in them is wrong. Every file is written whole, or not at all.
func (s *Server) saveLocal(w http.ResponseWriter, r *http.Request) {
	if err := parse(r); err != nil {
		status := http.StatusBadRequest
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			status = http.StatusRequestEntityTooLarge
		}
		http.Error(w, "form", status)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chosenLocked(r)
	d, _, _ := s.proof(&c)
	if d.sources == nil || d.sources.Register == nil || d.sources.Content == nil || !may(d.principal) {
		http.NotFound(w, r)
		return
	}
	own, register, locked := s.halves(c, d, r.PostForm)
	e := &saving{server: s, c: c, d: d, own: own, register: register, form: &form{Locked: locked}, say: sheet{Lang: c.Language}}
	e.mine[0], e.mine[1] = posted(r.PostForm, own.asks), posted(r.PostForm, register.asks)
	status := e.run(r)
	if status == http.StatusSeeOther {
		http.Redirect(w, r, with("/local", c.query("saved", "1")...), status)
		return
	}
	e.form.Asks = append(filled(own.asks, e.mine[0]), filled(register.asks, e.mine[1])...)
	e.form.point()
	s.remember(e.form, own, register)
	s.showForm(w, c, d, e.form, status)
}

func parse(r *http.Request) error {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return r.ParseMultipartForm(maxUpload)
	}
	return r.ParseForm()
}

// saving is one form on its way into the files.
type saving struct {
	server        *Server
	c             choice
	d             *desk
	own, register *half
	mine          [2]answers
	form          *form
	say           sheet
	logo          *document.Image
	logoFile      string
}

// run does it, and returns the status of the answer.
func (e *saving) run(r *http.Request) int {
	if status := e.withLogo(r); status != 0 {
		return status
	}
	if e.overtaken(r) {
		return http.StatusConflict
	}
	files := map[string][]byte{}
	if e.logo != nil {
		files[path.Join(folder(e.c.County), e.logoFile)] = e.logo.Data
	}
	for i, h := range []*half{e.own, e.register} {
		after, err := changed(h.data, h.head, h.asks, h.old, e.mine[i], h.order)
		if err != nil {
			e.form.Message = e.say.T("Inget har sparats. Filen är skriven på ett sätt som formuläret inte ändrar; ändra i den i stället: ", "Nothing was saved. The file is written in a way that the form does not change; edit it instead: ") + h.file
			return http.StatusUnprocessableEntity
		}
		if string(after) != string(h.data) && (h.data != nil || string(after) != h.head+"{}\n") {
			files[h.file] = after
		}
	}
	if found := e.server.trial(e.c, files); found.HasErrors() {
		e.form.Message = e.say.T("Inget har sparats. Rätta det här först:", "Nothing was saved. Correct this first:")
		e.say.told(found, e.c)
		e.form.Errors = e.say.Errors
		e.blame(found, files)
		return http.StatusUnprocessableEntity
	}
	return e.write(files)
}

// write saves the files, the picture before the text that names it.
func (e *saving) write(files map[string][]byte) int {
	order := []string{e.own.file, e.register.file}
	if e.logo != nil {
		order = append([]string{path.Join(folder(e.c.County), e.logoFile)}, order...)
	}
	before := map[string][]byte{e.own.file: e.own.data, e.register.file: e.register.data}
	for _, name := range order {
		data, ok := files[name]
		if !ok {
			continue
		}
		if err := e.server.o.Save(name, before[name], data); err != nil {
			e.form.Message = e.say.T("Filen kunde inte sparas: ", "The file could not be saved: ") + name
			var list diag.List
			if errors.As(err, &list) {
				e.say.told(list, e.c)
				e.form.Errors = append(e.say.Errors, e.say.Warnings...)
			}
			return http.StatusConflict
		}
	}
	return http.StatusSeeOther
}

// withLogo takes a logo that came along, and lets it be the one that is chosen.
func (e *saving) withLogo(r *http.Request) int {
	data, err := uploaded(r)
	if data == nil && err == nil {
		return 0
	}
	var found diag.List
	if err == nil {
		e.logo, found, err = fit(data)
	}
	free := slices.ContainsFunc(e.own.asks, func(q ask) bool { return q.Name == "logo" && q.Refused == "" })
	switch {
	case !free:
		err = errKind
		e.form.Message = e.say.T("Inget har sparats: logotypen får inte ändras här.", "Nothing was saved: the logo may not be changed here.")
	case errors.Is(err, errTooLarge):
		e.form.Message = e.say.T("Inget har sparats: logotypen är för stor. Högst 2 MB och 4000 bildpunkter i sida.", "Nothing was saved: the logo is too large. At most 2 MB and 4,000 pixels a side.")
	case err != nil:
		e.form.Message = e.say.T("Inget har sparats: filen är ingen logotyp som går att använda. Välj en SVG utan skript och inbäddade bilder, en PNG eller en JPEG.", "Nothing was saved: the file is no logo that can be used. Choose an SVG without scripts and embedded pictures, a PNG or a JPEG.")
	}
	if err != nil {
		e.say.told(found, e.c)
		e.form.Errors = e.say.Errors
		e.logo = nil
		return http.StatusUnprocessableEntity
	}
	name, there := shelved(e.server.o.FS, e.c, e.logo)
	e.mine[0]["logo"] = []string{name}
	if e.logoFile = name; there {
		e.logo = nil
	}
	return 0
}

// overtaken reports whether the files have changed since the form was made. Then both
// versions are shown: what was not written in takes the new value, what was keeps the
// person's, and nothing is saved until the person has seen it.
func (e *saving) overtaken(r *http.Request) bool {
	sums := r.PostForm["sum"]
	if len(sums) != 2 {
		return false // a form without its sums is judged by the files as they are
	}
	any := false
	for i, h := range []*half{e.own, e.register} {
		if sums[i] == e.server.read.keep(h.data) {
			continue
		}
		any = true
		base, known := e.server.read.find(sums[i])
		was := (&half{data: base, asks: slices.Clone(h.asks)})
		was.read(e.c.Language)
		e.meet(h, was.old, known, i)
		if h.data != nil {
			e.form.OnDisk = h.file + "\n\n" + string(h.data)
		} else {
			e.form.OnDisk = h.file + "\n\n" + e.say.T("(filen är borta)", "(the file is gone)")
		}
	}
	if any {
		e.form.Message = e.say.T("Inget har sparats än. Filen har ändrats av någon annan sedan du öppnade formuläret. Båda versionerna står här; spara igen om det du skrev ska gälla.",
			"Nothing has been saved yet. Somebody else has changed the file since you opened the form. Both versions are here; save again if what you wrote is to stand.")
	}
	return any
}

// meet puts together what the person wrote with what somebody else did.
func (e *saving) meet(h *half, base answers, known bool, i int) {
	mine := e.mine[i]
	merged := answers{}
	for _, q := range leaves(h.asks) {
		under := func(a answers) answers { return a.under(q.Name) }
		ours, theirs, was := under(mine), under(h.old), under(base)
		wrote := !known || !ours.same(was)
		if wrote {
			for k, v := range ours {
				merged[k] = v
			}
		} else {
			for k, v := range theirs {
				merged[k] = v
			}
		}
		if !theirs.same(was) || !known && !theirs.same(ours) {
			e.form.Clashes = append(e.form.Clashes, clash{q.Label, theirs.text(), ours.text()})
		}
	}
	var b strings.Builder
	for _, q := range leaves(h.asks) {
		if text := mine.under(q.Name).text(); text != "" {
			b.WriteString(q.Label + ": " + text + "\n")
		}
	}
	e.form.Mine += b.String()
	e.mine[i] = merged
}

// leaves are the questions of whole values: those in groups, but lists of rows whole.
func leaves(qs []ask) []ask {
	var out []ask
	for _, q := range qs {
		if q.Widget == group {
			out = append(out, leaves(q.Fields)...)
			continue
		}
		out = append(out, q)
	}
	return out
}

// under are the values of one question.
func (a answers) under(name string) answers {
	out := answers{}
	for k, v := range a {
		if k == name || strings.HasPrefix(k, name+"[") {
			out[k] = v
		}
	}
	return out
}

// same reports whether two questions have the same values; the numbers of rows do not
// count.
func (a answers) same(b answers) bool { return a.text() == b.text() }

func (a answers) text() string {
	var keys []string
	for k := range a {
		if !strings.HasSuffix(k, "#") && (strings.Contains(k, "[") || !a.rowed(k)) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	var out []string
	for _, k := range keys {
		out = append(out, strings.Join(a[k], "; "))
	}
	return strings.Join(out, "; ")
}

// rowed reports whether a name is that of a list of rows, whose value is their number.
func (a answers) rowed(name string) bool {
	for k := range a {
		if strings.HasPrefix(k, name+"[") {
			return true
		}
	}
	return false
}

// trial makes what files concern as they would be, and returns the errors that are not
// there today.
func (s *Server) trial(c choice, files map[string][]byte) diag.List {
	if len(files) == 0 {
		return nil
	}
	after := s.judged(c, pipeline.OnTrial(s.o.FS, files))
	if !after.HasErrors() {
		return nil
	}
	before := s.judged(c, s.o.FS)
	var out diag.List
	for _, f := range after {
		known := slices.ContainsFunc(before, func(o diag.Finding) bool {
			return o.Code == f.Code && o.Pos.File == f.Pos.File && slices.Equal(o.Args, f.Args)
		})
		if f.Code.Severity == diag.Error && !known {
			out.Add(f)
		}
	}
	return pipeline.Excerpts(pipeline.OnTrial(s.o.FS, files), out)
}

// judged is what is found in a principal's sources, and in the documents that hold what
// it says for itself.
func (s *Server) judged(c choice, fsys fs.FS) diag.List {
	plan, found := pipeline.Prepare(context.Background(), pipeline.Request{FS: fsys, Counties: []string{c.County}, Principals: []string{c.Principal}, Version: s.o.Version})
	if plan == nil || len(plan.Copies) == 0 {
		return found
	}
	for _, i := range plan.Issues() {
		switch i.Product {
		case document.Poster, document.Brochure, document.WebPage:
			p := plan.Proof(i, "")
			found = append(found, p.Findings...)
		}
	}
	return found
}
