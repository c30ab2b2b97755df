package source

import (
	"errors"
	"io/fs"
	"strings"

	"malbild/internal/diag"
)

// Entries lists a folder that need not be there. One that is there and cannot be
// listed is a finding: what lies in it would be missing in silence.
func Entries(fsys fs.FS, dir string) ([]fs.DirEntry, diag.List) {
	entries, err := fs.ReadDir(fsys, dir)
	if err == nil || errors.Is(err, fs.ErrNotExist) && !Exists(fsys, dir) {
		return entries, nil
	}
	sv, en := unlisted(err)
	return nil, diag.List{codeUnreadable.At(diag.Pos{File: dir}, dir, sv, en).WithCure(ordinaryFolder)}
}

// unlisted says why a folder cannot be listed, in Swedish and English.
func unlisted(err error) (sv, en string) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "den är en länk till en mapp som inte finns", "it is a link to a folder that does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "den är en mapp som du saknar behörighet att läsa", "it is a folder that you have no right to read"
	case strings.Contains(err.Error(), "not a directory"):
		return "här ska stå en mapp", "a folder should stand here"
	}
	return refused(err)
}
