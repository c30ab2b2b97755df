package preview

import (
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"malbild/internal/layout"
	"malbild/internal/pipeline"
)

// How often the files are looked at while a page waits for a change, how long after a
// change they must be as they are, and how long a page waits at a time.
const (
	glance  = 30 * time.Millisecond
	settled = 12 * time.Millisecond
	patient = 15 * time.Second
)

// watch knows what the files of a project hold. A file is read again when its size
// or time has changed; what counts is what it holds.
type watch struct {
	fsys  fs.FS
	mu    sync.Mutex
	known map[string]known
}

type known struct {
	size int64
	at   time.Time
	sum  string
}

// names lists the files in a folder of the project, in order.
func names(fsys fs.FS, dir string) []string {
	var out []string
	fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // gone since; the next look knows
		}
		if base := path.Base(name); strings.HasPrefix(base, ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.Type().IsRegular() {
			out = append(out, name)
		}
		return nil
	})
	return out
}

// folder holds what one county's documents are made of, beside the layouts.
func folder(county string) string { return path.Join(pipeline.SourceFolder, county) }

// stamp is a digest of everything that a county's documents are made of.
func (w *watch) stamp(county string) string { return w.sum(folder(county), layout.Folder) }

// layouts is a digest of the project's own layouts.
func (w *watch) layouts() string { return w.sum(layout.Folder) }

// sum is a digest of all files in some folders.
func (w *watch) sum(folders ...string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.known == nil {
		w.known = map[string]known{}
	}
	var b strings.Builder
	var all []string
	for _, f := range folders {
		all = append(all, names(w.fsys, f)...)
	}
	for _, name := range all {
		info, err := fs.Stat(w.fsys, name)
		if err != nil {
			continue
		}
		k, ok := w.known[name]
		if !ok || k.size != info.Size() || !k.at.Equal(info.ModTime()) {
			data, err := fs.ReadFile(w.fsys, name)
			if err != nil {
				continue
			}
			k = known{info.Size(), info.ModTime(), pipeline.SumOf(data)}
			w.known[name] = k
		}
		fmt.Fprintln(&b, name, k.sum)
	}
	return pipeline.SumOf([]byte(b.String()))[:16]
}

// change waits until the county differs from what the page shows, or a while. A change
// counts when it is over: some editors empty a file before they write it.
func (s *Server) change(w http.ResponseWriter, r *http.Request) {
	c := s.chosen(r)
	since := r.URL.Query().Get("since")
	beside, _, _ := strings.Cut(c.Beside, "/")
	for waited := time.Duration(0); waited < patient; {
		from := time.Now()
		now := s.stamp(c.County, beside)
		for now != since {
			time.Sleep(settled)
			again := s.stamp(c.County, beside)
			if again == now {
				w.Header().Set("Content-Type", "text/plain; charset=utf-8")
				w.Write([]byte(now))
				return
			}
			now = again
		}
		pause := max(glance, 8*time.Since(from)) // a large project costs no more of the processor
		select {
		case <-r.Context().Done():
			return
		case <-time.After(pause):
			waited += pause
		}
	}
	w.WriteHeader(http.StatusNoContent)
}

// stamp is that of what a page shows: one county, or two beside each other.
func (s *Server) stamp(county, beside string) string {
	out := s.files.stamp(county)
	if beside != "" && beside != county {
		out += s.files.stamp(beside)
	}
	return out
}
