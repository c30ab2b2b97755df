package pipeline

import (
	"bytes"
	"io/fs"
	"path"

	"malbild/internal/diag"
	"malbild/internal/principal"
)

// Registers reads the registers of the named counties, all when none is named, and
// nothing else of them: a fault in a text does not hide where the matter stands.
func Registers(fsys fs.FS, wanted ...string) ([]*principal.Register, diag.List) {
	ids := counties(fsys)
	if len(ids) == 0 {
		return nil, diag.List{codeNoProject.At(diag.Pos{}, SourceFolder)}
	}
	chosen, found := chooseCounties(ids, wanted)
	if len(found) > 0 {
		return nil, found
	}
	var out []*principal.Register
	for _, id := range chosen {
		reg, list := principal.Load(fsys, path.Join(SourceFolder, id))
		found.Add(list...)
		out = append(out, reg)
	}
	found.Sort()
	return out, found
}

// Recorded is a register file with an entry in it, not yet written.
type Recorded struct {
	Principal     *principal.Principal // as it is with the entry
	Body          *principal.Body
	File          string
	Before, After []byte
	Added         bool // a new step, and not more of a known one
	Warnings      diag.List
}

// Record writes an entry into a principal's file, in memory. The file with the
// entry is read again as the register is; what that finds in it stops the entry.
func Record(fsys fs.FS, name string, e principal.Entry) (*Recorded, diag.List) {
	regs, found := Registers(fsys)
	if len(regs) == 0 {
		return nil, found
	}
	p, list := principalNamed(regs, name)
	if p == nil {
		return nil, list
	}
	out := &Recorded{File: p.Pos.File}
	if wrong := inFile(found, out.File); wrong.HasErrors() {
		return nil, wrong // what cannot be read is not written in
	}
	var err error
	if out.Before, err = fs.ReadFile(fsys, out.File); err != nil {
		return nil, found
	}
	if out.After, out.Added, list = p.Record(out.Before, e); len(list) > 0 {
		return nil, list
	}
	reg, found := principal.Load(overlay{fsys, out.File, out.After}, path.Join(SourceFolder, p.County))
	out.Warnings = inFile(found, out.File)
	if out.Warnings.HasErrors() {
		return nil, withLines(out.Warnings, out.After)
	}
	for _, q := range reg.Principals {
		if q.ID == p.ID {
			out.Principal = q
		}
	}
	if out.Body = out.Principal.BodyByID(e.Body); out.Body == nil {
		out.Body = p.Named(e.Body)
	}
	return out, nil
}

// principalNamed finds the principal a person means by an id, a name or a code.
func principalNamed(regs []*principal.Register, name string) (*principal.Principal, diag.List) {
	var ids []string
	for _, r := range regs {
		for _, p := range r.Principals {
			if (Copy{Principal: p}).called(name) {
				return p, nil
			}
			ids = append(ids, p.ID)
		}
	}
	return nil, diag.List{unknown(codeUnknownPrincipal, name, ids)}
}

func inFile(list diag.List, name string) diag.List {
	var out diag.List
	for _, f := range list {
		if f.Pos.File == name {
			out.Add(f)
		}
	}
	return out
}

// withLines gives findings the lines of the text that was not written.
func withLines(list diag.List, text []byte) diag.List {
	lines := bytes.Split(text, []byte("\n"))
	for i, f := range list {
		if f.Excerpt == "" && f.Pos.Line > 0 && f.Pos.Line <= len(lines) {
			list[i].Excerpt = string(lines[f.Pos.Line-1])
		}
	}
	return list
}

// overlay is a file system in which one file says something else.
type overlay struct {
	fs.FS
	name string
	data []byte
}

// ReadFile reads a file.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if name == o.name {
		return o.data, nil
	}
	return fs.ReadFile(o.FS, name)
}

// ReadDir lists a folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// Stat describes a file.
func (o overlay) Stat(name string) (fs.FileInfo, error) { return fs.Stat(o.FS, name) }
