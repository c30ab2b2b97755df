package source

import (
	"io/fs"
	"path"
	"strings"
)

// Near is the file that a name all but says: one whose letters are capitals, or whose å
// is written as two signs. Some computers see no difference and others do, so a project
// that was packed on a Mac or in Windows may lack such a file elsewhere. Or one with the
// ending that an editor gave it: «.yml», «.yaml.txt». Empty: none.
func Near(fsys fs.FS, name string) string {
	if !fs.ValidPath(name) {
		return ""
	}
	at := "."
	for _, part := range strings.Split(name, "/") {
		entries, err := fs.ReadDir(fsys, at)
		if err != nil {
			return ""
		}
		found := ""
		for _, e := range entries {
			if e.Name() == part {
				found = part
				break
			}
			if have := Composed(e.Name()); strings.EqualFold(have, Composed(part)) || strings.EqualFold(Ending(have), Composed(part)) {
				found = e.Name()
			}
		}
		if found == "" {
			return ""
		}
		at = path.Join(at, found)
	}
	if at == name {
		return ""
	}
	return at
}

// Ending is the name of a file of YAML with the ending that we read: «.yaml» in place of
// «.yml», and without the «.txt» that Notepad adds and Windows hides. Other names are
// returned as they are.
func Ending(name string) string {
	plain := strings.TrimSuffix(name, ".txt")
	switch path.Ext(plain) {
	case ".yml":
		return strings.TrimSuffix(plain, ".yml") + ".yaml"
	case ".yaml":
		return plain
	}
	return name
}

// nearly says which file there is in place of one that is not, in Swedish and English.
func nearly(fsys fs.FS, name string) (sv, en string) {
	near := Near(fsys, name)
	switch {
	case near == "":
		return "", ""
	case Composed(near) == Composed(name):
		return ", men en vars å, ä eller ö är skrivna på ett annat sätt; byt namn på den, så går den att hitta överallt", ", but one whose accents are written in another way; rename it, and it is found everywhere"
	}
	if !strings.EqualFold(Composed(near), Composed(name)) {
		return ", men «" + near + "»; byt namn på den", ", but «" + near + "» does; rename it"
	}
	return ", men «" + near + "»; stora och små bokstäver ska vara lika", ", but «" + near + "» does; capitals must be the same"
}
