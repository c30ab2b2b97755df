package pdf

import (
	"crypto/md5"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/diag"
)

// Attachment is a file inside the file: a source the document was made from.
type Attachment struct {
	Name        string // file name
	Type        string // media type, «application/yaml»
	Description string
	Data        []byte
}

// attached is an attachment that has been written.
type attached struct {
	name string
	spec ref
}

// attachedBadly reports attachments that the profile or their names forbid. A name
// may stand once, as viewers file attachments by name.
func attachedBadly(o Options) (l diag.List) {
	if len(o.Attachments) > 0 && !o.Profile.rules().attach {
		l.Add(codeAttach.At(diag.Pos{}, o.Attachments[0].Name, o.Profile))
		return l
	}
	seen := map[string]bool{}
	for _, a := range o.Attachments {
		if a.Name == "" || a.Type == "" || seen[a.Name] {
			l.Add(codeAttachName.At(diag.Pos{}, a.Name))
		}
		seen[a.Name] = true
	}
	return l
}

// attach writes embedded files (7.11.4) and their file specifications, in the
// order given. Relationship and media type are what PDF/A-3 6.8 asks for.
func (w *writer) attach(list []Attachment, m *metadata) []attached {
	var out []attached
	date := m.date.Format("D:20060102150405+00'00'")
	for _, a := range list {
		data := w.alloc(1)
		sum := md5.Sum(a.Data) // what the format asks for (Table 46); it protects nothing
		d := appendName([]byte("/Type/EmbeddedFile/Subtype"), a.Type)
		d = append(d, "/Params<</ModDate("+date+")/Size "+strconv.Itoa(len(a.Data))+"/CheckSum"...)
		w.stream(data, string(append(appendHex(d, sum[:]), ">>"...)), a.Data)
		spec := w.alloc(1)
		b := appendText(append(w.open(spec), "<</Type/Filespec/F"...), a.Name)
		b = appendText(append(b, "/UF"...), a.Name)
		if a.Description != "" {
			b = appendText(append(b, "/Desc"...), a.Description)
		}
		b = appendRef(append(b, "/AFRelationship/Source/EF<</F "...), data)
		b = appendRef(append(b, "/UF "...), data)
		w.close(append(b, ">>>>"...))
		out = append(out, attached{a.Name, spec})
	}
	return out
}

// appendAttached writes the entries of the catalog that lead to attachments. The
// names of a name tree stand in order (7.9.6).
func appendAttached(b []byte, list []attached) []byte {
	if len(list) == 0 {
		return b
	}
	b = append(b, "/AF["...)
	for _, a := range list {
		b = append(appendRef(b, a.spec), ' ')
	}
	b = append(b, "]/Names<</EmbeddedFiles<</Names["...)
	for _, i := range byKey(list) {
		b = append(appendText(b, list[i].name), ' ')
		b = append(appendRef(b, list[i].spec), ' ')
	}
	return append(b, "]>>>>"...)
}

// byKey returns the order of the names as the bytes that stand in the file.
func byKey(list []attached) []int {
	order := make([]int, len(list))
	keys := make([]string, len(list))
	for i, a := range list {
		order[i], keys[i] = i, string(appendText(nil, a.name))
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(keys[a], keys[b]) })
	return order
}
