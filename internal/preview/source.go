package preview

import (
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/layout"
)

// sourceLine is one line of a file.
type sourceLine struct {
	Number       int
	Text         string
	Marked, Note bool
}

// source shows a file of the project with one line marked. The name is one of those
// that the project has, or nothing is shown.
func (s *Server) source(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chosenLocked(r)
	name := r.URL.Query().Get("file")
	all := slices.Concat(names(s.o.FS, folder(c.County)), names(s.o.FS, layout.Folder))
	if !slices.Contains(all, name) || !strings.HasSuffix(name, ".yaml") {
		http.NotFound(w, r)
		return
	}
	data, err := fs.ReadFile(s.o.FS, name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	at, _ := strconv.Atoi(r.URL.Query().Get("line"))
	t := s.head(&c)
	t.On, t.Title, t.File, t.Editor = "source", name, name, s.editor(name, at)
	for n, text := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		note := strings.HasPrefix(strings.TrimSpace(text), "#")
		t.Lines = append(t.Lines, sourceLine{n + 1, strings.TrimSuffix(text, "\r"), n+1 == at, note})
	}
	o := c
	o.Language = map[string]string{"sv": "en", "en": "sv"}[c.Language]
	t.Other = with("/source", o.query("file", name, "line", strconv.Itoa(at))...)
	t.write(w, "source.html", http.StatusOK)
}

// editor is the address that opens a line in Visual Studio Code on this computer.
func (s *Server) editor(name string, line int) template.URL {
	if s.o.Folder == "" {
		return ""
	}
	file := filepath.ToSlash(filepath.Join(s.o.Folder, filepath.FromSlash(name)))
	u := url.URL{Scheme: "vscode", Host: "file", Path: "/" + strings.TrimPrefix(file, "/") + ":" + strconv.Itoa(max(line, 1))}
	return template.URL(u.String()) // made here of our own parts: no address of somebody else's
}
