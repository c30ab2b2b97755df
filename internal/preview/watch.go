package preview

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"malbild/internal/pipeline"
)

// watch knows what the files of a project hold. A file is read again when its size
// or time has changed; what counts is what it holds.
type watch struct {
	known map[string]known
}

type known struct {
	size int64
	at   time.Time
	sum  string
}

// folders hold what documents are made of.
var folders = []string{pipeline.SourceFolder, "layouts"}

// names lists the files of the project, in order.
func names(fsys fs.FS) []string {
	var out []string
	for _, dir := range folders {
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
	}
	slices.Sort(out)
	return out
}

// stamp is a digest of everything in the project.
func (w *watch) stamp(fsys fs.FS) string {
	now := map[string]known{}
	var b strings.Builder
	for _, name := range names(fsys) {
		info, err := fs.Stat(fsys, name)
		if err != nil {
			continue
		}
		k, ok := w.known[name]
		if !ok || k.size != info.Size() || !k.at.Equal(info.ModTime()) {
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				continue
			}
			k = known{info.Size(), info.ModTime(), pipeline.SumOf(data)}
		}
		now[name] = k
		fmt.Fprintln(&b, name, k.sum)
	}
	w.known = now
	return pipeline.SumOf([]byte(b.String()))[:16]
}
