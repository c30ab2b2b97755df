// Package press knows printing conditions: the standard a printer takes files in,
// the inks and paper as an ICC profile, bleed, marks, and what the press can hold.
// A condition is named for itself and never for a firm. The package knows no
// documents and no PDF.
package press

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/asset"
	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/icc"
	"malbild/internal/source"
)

// Default is the condition a press file is made for when nobody says which.
const Default = "arkoffset-bestruket"

// Folder is where the files of conditions are, in the project and in the program.
const Folder = "printers"

// Standard is the standard of the file, as manifests name it.
type Standard string

// The standards.
const (
	X4      Standard = "PDF/X-4"
	X1a2001 Standard = "PDF/X-1a:2001"
	X1a2003 Standard = "PDF/X-1a:2003"
)

// Marks says what stands outside the bleed.
type Marks string

// The marks.
const (
	NoMarks   Marks = "none"
	CropMarks Marks = "crop"
)

// Condition is one printing condition with everything looked up.
type Condition struct {
	ID          string
	Name        diag.Phrase
	Standard    Standard
	Identifier  string // of the characterised condition in the ICC's registry: «FOGRA39»
	Description string // of it, for people who read the file's output intent
	ICC         []byte // the profile, to be embedded
	Profile     *icc.Profile
	Digest      string // tells ICC from others: its SHA-256, or its name where it comes with the program
	Bleed       geom.Length
	Marks       Marks
	Ink         int         // most total ink, per cent
	Line        geom.Length // thinnest line
	PictureDPI  int         // least, of pictures in colour
	LineArtDPI  int         // least, of pictures in black and white
	BlackBelow  geom.Length // text in the text ink is black alone below this size
}

// Load reads a condition: the project's own file in layouts/printers, or the one
// that comes with the program. Paths inside are read from the project.
func Load(project, builtin fs.FS, name string) (*Condition, diag.List) {
	fsys, file := project, path.Join("layouts", Folder, name+".yaml")
	if !source.Exists(project, file) {
		fsys, file = builtin, path.Join(Folder, name+".yaml")
	}
	f, m, found := source.Open(fsys, file)
	if m == nil {
		return nil, found
	}
	r := &reader{file: f, project: project}
	c := r.condition(m, name)
	if found = f.Findings(); found.HasErrors() {
		return nil, found
	}
	return c, found
}

// Names lists the conditions there are, the project's own included.
func Names(project, builtin fs.FS) []string {
	var out []string
	for _, dir := range []struct {
		fsys fs.FS
		path string
	}{{builtin, Folder}, {project, path.Join("layouts", Folder)}} {
		entries, err := fs.ReadDir(dir.fsys, dir.path)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if stem, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && !e.IsDir() && !slices.Contains(out, stem) {
				out = append(out, stem)
			}
		}
	}
	slices.Sort(out)
	return out
}

// reader reads one file.
type reader struct {
	file    *source.File
	project fs.FS
}

func (r *reader) condition(m *source.Map, stem string) *Condition {
	c := &Condition{ID: stem}
	if id := m.ID("id", source.Required); !id.IsZero() && id.Value != stem {
		r.file.Report(codeName.At(id.Pos, id.Value, stem))
	}
	if n := m.Map("name", source.Required); n != nil {
		c.Name = diag.Phrase{SV: n.Text("sv", source.Required).Value, EN: n.Text("en", source.Required).Value}
	}
	c.Standard = Standard(m.Enum("standard", source.Required, string(X4), string(X1a2001), string(X1a2003)))
	r.intent(c, m.Map("condition", source.Required))
	c.Bleed = r.length(m, "bleed", geom.MM, 0, 25)
	c.Marks = Marks(m.Enum("marks", source.Required, string(NoMarks), string(CropMarks)))
	c.Ink = m.Int("ink", source.Required, 100, 400)
	c.Line = r.length(m, "line", geom.Pt, 0, 10)
	if p := m.Map("pictures", source.Required); p != nil {
		c.PictureDPI, c.LineArtDPI = p.Int("colour", source.Required, 36, 2400), p.Int("line", source.Required, 36, 4800)
	}
	if t := m.Map("text", source.Required); t != nil {
		c.BlackBelow = r.length(t, "black_below", geom.Pt, 0, 144)
	}
	return c
}

// length reads a length between least and most of its unit.
func (r *reader) length(m *source.Map, key string, unit func(float64) geom.Length, least, most float64) geom.Length {
	v := m.Number(key, source.Required)
	if v < least || v > most {
		r.file.Report(codeLength.At(m.Pos(), key, least, most))
		return 0
	}
	return unit(v)
}

// intent reads what is printed on, and the profile of it: one that comes with the
// program or a file of the project's.
func (r *reader) intent(c *Condition, m *source.Map) {
	if m == nil {
		return
	}
	c.Identifier, c.Description = m.Text("identifier", source.Required).Value, m.Text("description", source.Required).Value
	builtin, file := m.Enum("builtin", source.Optional, asset.PressProfileIDs()...), m.Path("file", source.Optional)
	at, name := file.Pos, file.Value
	switch {
	case builtin != "":
		at, name = m.Pos(), builtin
		c.ICC, _ = asset.PressProfile(builtin)
		c.Digest = builtin
	case file.IsZero():
		if !m.Has("file") && !m.Has("builtin") {
			r.file.Report(codeNoProfile.At(m.Pos()))
		}
		return
	default:
		data, err := fs.ReadFile(r.project, file.Value)
		if err != nil {
			r.file.Report(codeMissing.At(at, file.Value, c.Identifier))
			return
		}
		c.ICC, c.Digest = data, fmt.Sprintf("%x", sha256.Sum256(data))
	}
	p, err := icc.Parse(c.ICC)
	if err != nil {
		r.file.Report(codeProfile.At(at, name, diag.Cause(err)))
		return
	}
	c.Profile = p
}
