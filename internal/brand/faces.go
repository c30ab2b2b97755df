package brand

import (
	"encoding/binary"
	"path"
	"slices"
	"strings"

	"malbild/internal/asset"
	"malbild/internal/diag"
	"malbild/internal/source"
)

// Face is a font file of the brand's own, set in place of a face of the program.
type Face struct {
	Path     string // in the sources
	Data     []byte
	Typeface Typeface
	Pos      diag.Pos
}

// faces reads «faces», a map from faces of the layouts to files of the county:
// «roboto-regular: typsnitt/Egen-Regular.otf». A file that may not be embedded, or
// is no font that can be, is refused with the reason.
func (r *reader) faces(m *source.Map) map[string]Face {
	if m == nil {
		return nil
	}
	out := map[string]Face{}
	for _, key := range m.Keys() {
		file := m.Path(key.Value, source.Required)
		if !slices.Contains(asset.FontIDs(), key.Value) {
			r.set.Report(codeFaceName.At(key.Pos, key.Value, source.Quoted(asset.FontIDs())))
			continue
		}
		if file.IsZero() {
			continue
		}
		name := path.Join(r.dir, file.Value)
		data, err := source.Bytes(r.fsys, name)
		if err != nil {
			r.set.Report(codeFaceFile.At(file.Pos, file.Value))
			continue
		}
		if sv, en := FontFault(data); sv != "" {
			r.set.Report(codeFace.At(file.Pos, file.Value, sv, en))
			continue
		}
		stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
		out[key.Value] = Face{Path: name, Data: data, Typeface: typefaceOf(fontTables(data), plainName(stem)), Pos: file.Pos}
	}
	return out
}

// The bits of OS/2 fsType (OpenType, OS/2) that forbid what is done here: a
// document is printed and viewed, with a subset of the font embedded as outlines.
const (
	restricted    = 0x0002
	noSubsetting  = 0x0100
	bitmapsOnly   = 0x0200
	preview, edit = 0x0004, 0x0008
)

// FontFault says why a font file cannot be used, in both languages, or nothing.
func FontFault(data []byte) (sv, en string) {
	tables := fontTables(data)
	switch {
	case len(data) >= 4 && string(data[:4]) == "ttcf":
		return "den är en samling av flera typsnitt", "it is a collection of several fonts"
	case len(data) >= 4 && (string(data[:4]) == "wOFF" || string(data[:4]) == "wOF2"):
		return "den är ett webbtypsnitt", "it is a web font"
	case tables == nil:
		return "den är inget typsnitt i TrueType eller OpenType", "it is no TrueType or OpenType font"
	case tables["glyf"] == nil && tables["CFF "] == nil:
		return "den har inga konturer som kan bäddas in", "it has no outlines that can be embedded"
	case tables["fvar"] != nil:
		return "den är ett variabelt typsnitt", "it is a variable font"
	}
	for _, tag := range []string{"cmap", "head", "hhea", "hmtx", "maxp"} {
		if tables[tag] == nil {
			return "tabellen " + tag + " saknas", "the table " + tag + " is missing"
		}
	}
	if tag := unsound(tables); tag != "" {
		return "filen är skadad (tabellen " + tag + ")", "the file is damaged (the table " + tag + ")"
	}
	return forbidden(tables["OS/2"])
}

// forbidden reads the embedding permission.
func forbidden(os2 []byte) (sv, en string) {
	if len(os2) < 10 {
		return "", "" // no permission is stated: nothing is forbidden
	}
	switch bits := binary.BigEndian.Uint16(os2[8:]); {
	case bits&restricted != 0 && bits&(preview|edit) == 0:
		return "dess licens förbjuder att det bäddas in (fsType 2)", "its licence forbids embedding (fsType 2)"
	case bits&noSubsetting != 0:
		return "dess licens förbjuder att en delmängd bäddas in (fsType 256)", "its licence forbids embedding a subset (fsType 256)"
	case bits&bitmapsOnly != 0:
		return "dess licens tillåter bara bitkartor (fsType 512)", "its licence allows bitmaps only (fsType 512)"
	}
	return "", ""
}

// fontTables lists the tables of a font file, or nil when it is none.
func fontTables(data []byte) map[string][]byte {
	if len(data) < 12 {
		return nil
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "true", "OTTO":
	default:
		return nil
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	out := map[string][]byte{}
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil
		}
		from, size := int(binary.BigEndian.Uint32(data[at+8:])), int(binary.BigEndian.Uint32(data[at+12:]))
		if from > len(data) || size > len(data)-from {
			return nil
		}
		out[string(data[at:at+4])] = data[from : from+size : from+size]
	}
	return out
}
