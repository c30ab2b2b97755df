package source

import (
	"io/fs"
	"path"
	"strings"
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
