package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"malbild/internal/diag"
)

// The findings of joining manifests.
var (
	codeNoManifest = &diag.Code{ID: "MB520", Severity: diag.Error,
		What: diag.Phrase{SV: "«%[1]s» är inget kvitto på ett bygge (manifest.json): %[2]s", EN: "«%[1]s» is no manifest: %[3]s"},
		Why:  diag.Phrase{SV: "utan det vet ingen vad som byggdes i den delen", EN: "without it nobody knows what was built in that part"},
		Cure: diag.Phrase{SV: "ange en mapp som malbild bygg har skrivit i, eller dess manifest.json", EN: "name a folder that malbild build has written in, or its manifest.json"}}

	codeTwoMade = &diag.Code{ID: "MB521", Severity: diag.Error,
		What: diag.Phrase{SV: "«%[1]s» finns i två kvitton med olika kontrollsumma", EN: "«%[1]s» is in two manifests with different checksums"},
		Why:  diag.Phrase{SV: "delarna är byggda av olika källor eller med olika program, och hör inte ihop", EN: "the parts were built from different sources or by different programs, and do not belong together"},
		Cure: diag.Phrase{SV: "bygg delarna på nytt av samma källor: %[2]s", EN: "build the parts anew from the same sources: %[2]s"}}
)

// Merge joins the manifests of folders that were built in parts, and writes the one
// of the whole into a folder. It is the one that a single build of everything would
// have written. A name is that of a folder or of a manifest. It returns how many
// files it tells of. The error is a diag.List.
func Merge(names []string, dir string) (files int, err error) {
	whole := &manifest{Artifacts: []entry{}, Sources: map[string][]Digest{}}
	from := map[string]string{}
	var found diag.List
	for i, name := range names {
		part, list := readPart(name)
		if len(list) > 0 {
			found.Add(list...)
			continue
		}
		if i == 0 {
			whole.Tool, whole.Version, whole.Built = part.Tool, part.Version, part.Built
		}
		found.Add(whole.join(part, name, from)...)
	}
	if len(found) > 0 {
		return 0, found
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, diag.List{writeFinding(filepath.ToSlash(dir), err)}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, diag.List{writeFinding(filepath.ToSlash(dir), err)}
	}
	defer root.Close()
	unlock, err := patiently(root)
	if errors.Is(err, errBusy) {
		return 0, diag.List{codeBusy.At(diag.Pos{}, filepath.ToSlash(dir))}
	}
	if err != nil {
		return 0, diag.List{writeFinding(filepath.ToSlash(dir), err)}
	}
	defer unlock()
	w := &Writer{dir: dir, root: root, man: whole, killed: underwayOf(dir)}
	err = w.sweep()
	if err == nil {
		err = w.writeManifest()
	}
	if err != nil {
		return 0, diag.List{writeFinding(filepath.ToSlash(filepath.Join(dir, manifestName)), err)}
	}
	return len(whole.Artifacts), nil
}

func readPart(name string) (*manifest, diag.List) {
	file := name
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		file = filepath.Join(name, manifestName)
	}
	data, err := os.ReadFile(file)
	m := &manifest{}
	if err == nil {
		d := json.NewDecoder(bytes.NewReader(data))
		err = d.Decode(m)
	}
	sv, en := "", ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		sv, en = "filen finns inte", "the file is not there"
	case err != nil:
		sv, en = Reason(err)
	case m.Tool == "" || m.Artifacts == nil:
		sv, en = "det saknar program och filer", "it names no program and no files"
	default:
		return m, nil
	}
	return nil, diag.List{codeNoManifest.At(diag.Pos{}, filepath.ToSlash(file), sv, en)}
}

// join adds a part to the whole.
func (m *manifest) join(part *manifest, name string, from map[string]string) (found diag.List) {
	for _, e := range part.Artifacts {
		if e.Version == "" && part.Version != m.Version {
			e.Version = part.Version
		}
		if old := m.sum(e.Path); from[e.Path] != "" {
			if old != e.SHA256 {
				found.Add(codeTwoMade.At(diag.Pos{}, e.Path, from[e.Path]+", "+name))
			}
			continue
		}
		from[e.Path] = name
		m.add(e)
		if s, ok := part.Sources[e.Sources]; ok {
			m.Sources[e.Sources] = s
		}
	}
	for _, f := range part.Failed {
		m.fail(f)
	}
	return found
}
