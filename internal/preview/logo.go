package preview

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // logos may be
	_ "image/png"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/svg"
)

// maxLogo is the most that a logo may hold, in bytes; its sides are at most
// maxLogoSide pixels.
const (
	maxLogo     = 2 << 20
	maxLogoSide = 4000
)

// logoFolder is where logos that come by the form are kept, in the county's folder.
const logoFolder = "logotyper"

// endings are those of logo files.
var endings = map[document.ImageType]string{document.PNG: ".png", document.JPEG: ".jpg", document.SVG: ".svg"}

// logos lists the pictures in the county's folder.
func logos(fsys fs.FS, county string) []option {
	dir := folder(county) + "/"
	var out []option
	for _, n := range names(fsys, folder(county)) {
		switch path.Ext(n) {
		case ".png", ".jpg", ".jpeg", ".svg":
			out = append(out, option{Value: n[len(dir):], Say: n[len(dir):]})
		}
	}
	return out
}

// uploaded takes the logo out of a form: nil when there is none.
func uploaded(r *http.Request) ([]byte, error) {
	f, head, err := r.FormFile("logo-file")
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if head.Size > maxLogo {
		return nil, errTooLarge
	}
	return io.ReadAll(io.LimitReader(f, maxLogo+1))
}

var (
	errTooLarge = errors.New("the file is too large")
	errKind     = errors.New("the file is no picture that can be used")
)

// fit holds a logo against what a document can show: the type that its bytes say, never
// the one its name says. A drawing is read as a build reads it; a picture is decoded.
func fit(data []byte) (*document.Image, diag.List, error) {
	if len(data) > maxLogo {
		return nil, nil, errTooLarge
	}
	m, err := document.NewImage(data)
	if err != nil {
		return nil, nil, errKind
	}
	if m.Type == document.SVG {
		_, found := svg.Parse(data, "logo.svg", svg.Options{})
		if found.HasErrors() {
			return nil, found, errKind
		}
		return m, nil, nil
	}
	if m.Width > maxLogoSide || m.Height > maxLogoSide {
		return nil, nil, errTooLarge
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return nil, nil, errKind
	}
	return m, nil, nil
}

// shelved is where a logo is kept, relative to the county's folder: under the
// principal's id, beside what is there. One that is there already is not kept twice.
func shelved(fsys fs.FS, c choice, m *document.Image) (name string, there bool) {
	ending := endings[m.Type]
	for n := 1; ; n++ {
		name = path.Join(logoFolder, c.Principal+ending)
		if n > 1 {
			name = path.Join(logoFolder, c.Principal+"-"+strconv.Itoa(n)+ending)
		}
		data, err := fs.ReadFile(fsys, path.Join(folder(c.County), name))
		switch {
		case err != nil:
			return name, false
		case bytes.Equal(data, m.Data):
			return name, true
		}
	}
}

// logo shows a picture of the county's folder. Its name is one of those there are.
func (s *Server) logo(w http.ResponseWriter, r *http.Request) {
	c := s.chosen(r)
	name := r.URL.Query().Get("file")
	if !slices.ContainsFunc(logos(s.o.FS, c.County), func(o option) bool { return o.Value == name }) {
		http.NotFound(w, r)
		return
	}
	data, err := fs.ReadFile(s.o.FS, path.Join(folder(c.County), name))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	m, _, err := fit(data)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Security-Policy", framed)
	w.Header().Set("Content-Type", string(m.Type))
	w.Write(data)
}
