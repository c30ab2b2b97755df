package source

import (
	"io/fs"
	"path"
	"strings"
)

// unsafe says why a path written in a source may not be followed, in Swedish
// and English; both are empty for a path that stays inside the project.
func unsafe(p string) (sv, en string) {
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

// escapes reports whether a symbolic link on the way to name leads out of the
// file system. File systems that cannot read links have none to follow.
func escapes(fsys fs.FS, name string) bool {
	links, ok := fsys.(fs.ReadLinkFS)
	if !ok {
		return false
	}
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		part := name[:i]
		info, err := links.Lstat(part)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		target, err := links.ReadLink(part)
		if err != nil || path.IsAbs(target) || strings.ContainsAny(target, `\:`) {
			return true
		}
		if resolved := path.Join(path.Dir(part), target); resolved == ".." || strings.HasPrefix(resolved, "../") {
			return true
		}
	}
	return false
}
