package layout

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/source"
)

// LocalSuffix ends the name of a layout file that is only for the principals' own
// copies of a document; the file without it is for the joint edition.
const LocalSuffix = "-lokal"

// Format is what a layout file says of itself: which document it sets, what the
// file is called, and what a person calls it. A layout without a document is not a
// choice of its own: others build on it.
type Format struct {
	ID       string // name of the layout file
	Document string // product it sets, e.g. «affisch»
	File     string // stem of the file name
	Pixels   int    // width of the picture, for screens; 0: pages for paper
	Names    bool   // the principals stand by name, also where there are logos
	Name     diag.Phrase
}

// Folder is where a project keeps layouts of its own.
const Folder = "layouts"

// overlay is the layouts of a project over those of the program.
type overlay struct{ project, builtin fs.FS }

// Overlay lets the files in the folder layouts of a project replace those that
// come with the program, and stand beside them. One that is there and cannot be read
// is not replaced by ours: who reads it tells of that.
func Overlay(project, builtin fs.FS) fs.FS { return overlay{project, builtin} }

// Open is part of fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	if o.project != nil && fs.ValidPath(name) {
		own := path.Join(Folder, name)
		if f, err := o.project.Open(own); !errors.Is(err, fs.ErrNotExist) {
			return f, err
		} else if source.Exists(o.project, own) {
			return nil, &fs.PathError{Op: "open", Path: name, Err: source.ErrDeadLink}
		}
	}
	return o.builtin.Open(name)
}

// ReadFile is part of fs.ReadFileFS: who watches what is read of a project sees it.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if o.project != nil && fs.ValidPath(name) {
		own := path.Join(Folder, name)
		if data, err := fs.ReadFile(o.project, own); !errors.Is(err, fs.ErrNotExist) {
			return data, err
		} else if source.Exists(o.project, own) {
			return nil, &fs.PathError{Op: "read", Path: name, Err: source.ErrDeadLink}
		}
	}
	return fs.ReadFile(o.builtin, name)
}

// ReadDir lists the files of both.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	out, err := fs.ReadDir(o.builtin, name)
	if err != nil || o.project == nil {
		return out, err
	}
	own, _ := fs.ReadDir(o.project, path.Join(Folder, name)) // a project need not have any
	for _, e := range own {
		if !slices.ContainsFunc(out, func(k fs.DirEntry) bool { return k.Name() == e.Name() }) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

// paletteFile is in the same folder and is no layout.
const paletteFile = "palett"

// Names lists the layouts there are, without those that are only for local copies.
func Names(fsys fs.FS) []string {
	entries, _ := fs.ReadDir(fsys, ".") // an unreadable folder has no layouts
	var out []string
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".yaml")
		if ok && !e.IsDir() && !source.Leftover(e.Name()) && name != paletteFile && !strings.HasSuffix(name, LocalSuffix) {
			out = append(out, name)
		}
	}
	return out
}

// Formats reads what the layouts say of themselves, those without a document left
// out, the most usual first: in the order of Document, then by name.
func Formats(fsys fs.FS) ([]Format, diag.List) {
	var out []Format
	var found diag.List
	for _, name := range Names(fsys) {
		f, list := FormatOf(fsys, name)
		found.Add(list...)
		if f.Document != "" {
			out = append(out, f)
		}
	}
	return out, found
}

// FormatOf reads only the head of a layout file.
func FormatOf(fsys fs.FS, name string) (Format, diag.List) {
	f := Format{ID: name}
	at, from := name, (*reader)(nil) // from builds on at
	var base source.Text
	for seen := 0; at != ""; seen++ {
		if seen == maxBases {
			from.wrong(base.Pos, base.Value, "base: «%s» bygger på sig själv", "base: «%s» builds on itself")
			return f, inFolder(from.file.Findings())
		}
		file, m, found := source.Open(fsys, at+".yaml")
		switch {
		case m == nil && from != nil && !source.Exists(fsys, at+".yaml"):
			from.unfounded(base, Names(fsys))
			return f, inFolder(from.file.Findings())
		case m == nil:
			return f, inFolder(found)
		}
		own := readFormat(m)
		if f.Document == "" {
			f.Document = own.Document
		}
		if at == name {
			f.File, f.Name, f.Pixels = own.File, own.Name, own.Pixels
		}
		f.Names = f.Names || own.Names
		base = m.Text("base", source.Optional)
		at, from = base.Value, &reader{file: file, name: at}
	}
	return f.completed(), nil
}

// unfounded reports a layout that builds on one that is not there.
func (r *reader) unfounded(base source.Text, names []string) {
	d := BadLayout.At(base.Pos, r.name, "det finns ingen layout «"+base.Value+"» att bygga på", "there is no layout «"+base.Value+"» to build on")
	if near := source.Nearest(base.Value, names); near != "" {
		d = d.WithCure(diag.Phrase{SV: "skriv base: " + near, EN: "write base: " + near})
	}
	r.file.Report(d)
}

// inFolder tells findings by the place of the file in the project: the layouts of the program
// have none.
func inFolder(found diag.List) diag.List {
	for i := range found {
		if name := &found[i].Pos.File; *name != "" && path.Dir(*name) == "." {
			*name = path.Join(Folder, *name)
		}
	}
	return found
}

func readFormat(m *source.Map) Format {
	f := Format{Document: m.Text("document", source.Optional).Value, File: m.ID("file", source.Optional).Value}
	f.Pixels = m.Int("pixels", source.Optional, 320, 8192)
	f.Names = m.Enum("principals", source.Optional, "logos", "names") == "names"
	if n := m.Map("name", source.Optional); n != nil {
		f.Name = diag.Phrase{SV: n.Text("sv", source.Required).Value, EN: n.Text("en", source.Required).Value}
	}
	return f
}

// completed fills in what a layout file need not say.
func (f Format) completed() Format {
	if f.File == "" {
		f.File = strings.TrimSuffix(f.ID, LocalSuffix)
	}
	if f.Name.SV == "" {
		f.Name = diag.Phrase{SV: f.ID, EN: f.ID}
	}
	return f
}

// maxBases is how many layouts may build on each other.
const maxBases = 6

// LoadFor reads a layout for the joint edition or for a principal's own copy. The
// own copy takes the file with the local suffix; where there is none, the layout is
// the same, but built on the local form of what it builds on. So a layout that is
// scaled from another has its local form for nothing.
func LoadFor(fsys fs.FS, name string, local bool) (*Layout, diag.List) {
	l, found := load(fsys, name, request{local: local})
	return l, inFolder(found)
}

// request is how a layout is asked for while it is read.
type request struct {
	local bool
	seen  []string
}

// file is the file to read for a name.
func (q request) file(fsys fs.FS, name string) (string, request) {
	if !q.local || strings.HasSuffix(name, LocalSuffix) {
		return name, q
	}
	if _, err := fs.Stat(fsys, name+LocalSuffix+".yaml"); !errors.Is(err, fs.ErrNotExist) { // there, though it be a link that leads nowhere
		q.local = false // that file names its base as it wants it
		return name + LocalSuffix, q
	}
	return name, q
}

// scaled is the layout in another size, k times its own, and its styles with it. least is
// the smallest type it may have: steps below it are dropped, and a style that is all below
// it is set in it.
func (l *Layout) scaled(k float64, least geom.Length) *Layout {
	by := func(v geom.Length) geom.Length { return v.Scale(k) }
	out := *l
	out.Trim = geom.Size{W: by(l.Trim.W), H: by(l.Trim.H)}
	out.Margins = Margins{by(l.Margins.Top), by(l.Margins.Right), by(l.Margins.Bottom), by(l.Margins.Left)}
	out.Head, out.Foot, out.Gutter = by(l.Head), by(l.Foot), by(l.Gutter)
	out.Styles = make(map[string]*Style, len(l.Styles))
	for name, st := range l.Styles {
		out.Styles[name] = st.scaled(k, least)
	}
	out.Frames = make(map[string]*Frame, len(l.Frames))
	for name, f := range l.Frames {
		own := *f
		own.Box = geom.R(by(f.Box.X), by(f.Box.Y), by(f.Box.W), by(f.Box.H))
		out.Frames[name] = &own
	}
	out.Measures = make(map[string]geom.Length, len(l.Measures))
	for name, v := range l.Measures {
		out.Measures[name] = by(v)
	}
	out.Rules = make([]*Rule, len(l.Rules))
	for i, r := range l.Rules {
		own := *r
		own.Size = by(r.Size)
		out.Rules[i] = &own
	}
	return &out
}

// scaled is the style at another scale, no step of it below the least size.
func (s *Style) scaled(k float64, least geom.Length) *Style {
	t := *s
	by := func(v geom.Length) geom.Length { return v.Scale(k) }
	tenth := geom.Pt(0.1)
	size := func(step Step) Step {
		out := Step{by(step.Size) / tenth * tenth, by(step.Leading) / tenth * tenth}
		if out.Size < least && out.Size > 0 {
			return Step{least, max(out.Leading.Mul(int64(least), int64(out.Size)), least)}
		}
		return out
	}
	first := size(Step{s.Size, s.Leading})
	t.Size, t.Leading = first.Size, first.Leading
	t.Ladder = nil
	for _, step := range s.Ladder {
		if own := size(step); len(t.Ladder) == 0 || own.Size < t.Ladder[len(t.Ladder)-1].Size {
			t.Ladder = append(t.Ladder, own)
		}
	}
	t.Before, t.After, t.Pad = by(s.Before), by(s.After), by(s.Pad)
	t.Indent, t.Hanging, t.Readable = by(s.Indent), by(s.Hanging), s.Readable*k
	for _, e := range []**Edge{&t.Border, &t.Above, &t.Below} {
		if *e != nil {
			*e = &Edge{Colour: (*e).Colour, Width: by((*e).Width), Space: by((*e).Space)}
		}
	}
	return &t
}
