package origin

import (
	"slices"
	"strings"

	"malbild/internal/document"
	"malbild/internal/word/opc"
)

// limits are enough for the properties of any file.
var limits = opc.Limits{Entries: 10_000, PartBytes: 64 << 20, AllBytes: 256 << 20, XMLBytes: maxMetadata, Elements: 20_000, Depth: 50}

// single are the names of the facts that are no lists, as Office files have them.
var single = []string{"malbild", "version", "versionDate", "wording", "status", "statusBy", "revision", "revisionNote", "language", "edition"}

// fromOffice reads the custom properties.
func fromOffice(b []byte) []document.Property {
	pkg, err := opc.Open(b, limits)
	if err != nil {
		return nil
	}
	rels, err := pkg.Rels("")
	if err != nil {
		return nil
	}
	part := opc.Target(rels, "/custom-properties")
	if part == "" || !pkg.Has(part) {
		return nil
	}
	d, err := pkg.XML(part)
	if err != nil || d.Root() == nil {
		return nil
	}
	var out facts
	for _, e := range d.Root().ChildElements() {
		values := e.ChildElements()
		if len(values) == 0 {
			continue
		}
		if name := factOf(e.SelectAttrValue("name", "")); name != "" {
			out.add(name, values[0].Text())
		}
	}
	return out.list
}

// factOf is the fact that a property is named after: «malbildPassages3» is one of
// the passages.
func factOf(name string) string {
	i := slices.IndexFunc(single, func(s string) bool { return strings.EqualFold(document.OfficeName(s), name) })
	if i >= 0 {
		return single[i]
	}
	for _, s := range []string{"decisions", "passages"} {
		if rest, ok := strings.CutPrefix(name, document.OfficeName(s)); ok && rest != "" && strings.Trim(rest, "0123456789") == "" {
			return s
		}
	}
	return ""
}
