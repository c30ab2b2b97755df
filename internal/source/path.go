package source

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"malbild/internal/diag"
)

// astray says why a path written in a source may not be followed, in Swedish
// and English; both are empty for a path that stays inside the project.
func astray(p string) (sv, en string) {
	switch {
	case p == "":
		return "den är tom", "it is empty"
	case strings.Contains(p, `\`):
		return `den innehåller «\»`, `it holds «\»`
	case strings.HasPrefix(p, "/"):
		return "den börjar med «/»", "it begins with «/»"
	case strings.ContainsRune(p, ':'):
		return "den innehåller «:»", "it holds «:»"
	case strings.HasPrefix(p, "~"):
		return "den börjar med «~»", "it begins with «~»"
	}
	for _, part := range strings.Split(p, "/") {
		switch part {
		case "..":
			return "den innehåller «..»", "it holds «..»"
		case "", ".":
			return "den innehåller tomma led eller «.»", "it holds empty parts or «.»"
		}
	}
	if !fs.ValidPath(p) {
		return "den är inte en giltig sökväg", "it is not a valid path"
	}
	return "", ""
}

// The reasons why a file system reads no file of a project.
var (
	ErrSpecial  = errors.New("not an ordinary file") // a pipe, a socket, a device
	ErrLarge    = errors.New("larger than 1 GiB")
	ErrDeadLink = errors.New("a link to a file that does not exist")
)

// Exists reports whether something stands under the name, though it be a link that leads
// nowhere or a file that cannot be read: who reads it then tells of that. Only what is not
// there at all is left out in silence.
func Exists(fsys fs.FS, name string) bool {
	_, err := fs.Lstat(fsys, name)
	return !errors.Is(err, fs.ErrNotExist)
}

// refused says why a file cannot be read, in Swedish and English.
func refused(err error) (sv, en string) {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "du saknar behörighet att läsa den", "you have no right to read it"
	case errors.Is(err, ErrSpecial):
		return "den är ingen vanlig fil", "it is no ordinary file"
	case errors.Is(err, ErrDeadLink):
		return "den är en länk till en fil som inte finns", "it is a link to a file that does not exist"
	case errors.Is(err, ErrLarge):
		return "den är större än 1 GiB", "it is larger than 1 GiB"
	case strings.Contains(err.Error(), "not a directory"):
		return "där dess mapp ska stå ligger en fil", "a file stands where its folder should be"
	case strings.Contains(err.Error(), "is a directory"):
		return "den är en mapp", "it is a folder"
	case strings.Contains(err.Error(), "too many levels of symbolic links"):
		return "den är en länk som leder tillbaka till sig själv", "it is a link that leads back to itself"
	}
	p := diag.Cause(err)
	return p.SV, p.EN
}

// look reports whether a symbolic link on the way to name leads out of the file system.
// File systems that cannot read links have none to follow. Of a usual file it says what
// there is to know.
func look(fsys fs.FS, name string) (file fs.FileInfo, out bool) {
	links, ok := fsys.(fs.ReadLinkFS)
	if !ok {
		return nil, false
	}
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		part := name[:i]
		info, err := links.Lstat(part)
		if err == nil && i == len(name) && info.Mode().IsRegular() {
			return info, false
		}
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		target, err := links.ReadLink(part)
		if err != nil || path.IsAbs(target) || strings.ContainsAny(target, `\:`) {
			return nil, true
		}
		if resolved := path.Join(path.Dir(part), target); resolved == ".." || strings.HasPrefix(resolved, "../") {
			return nil, true
		}
	}
	return nil, false
}
