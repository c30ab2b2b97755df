// Package notice carries the terms that the program, and all that is linked or put
// into it, comes under, and makes the bill of materials of them. The texts are
// written by «make licenses» and embedded; the room reads nothing else.
package notice

import (
	_ "embed"
	"encoding/json"
	"runtime/debug"
	"slices"
	"strings"
)

//go:embed notices.txt
var text string

// Part is one part of the program: itself, a library, a typeface, a profile.
type Part struct {
	Name, Version string // a library's version; "" for what has none
	Licence       string // SPDX expression
	Text          string
}

// Library reports whether the part is a Go module.
func (p Part) Library() bool { return p.Version != "" }

// Parts lists all parts, the program first. A part begins with a form feed and a
// line «name version (licence)», where the version may be «-».
func Parts() []Part {
	var out []Part
	for _, s := range strings.Split(text, "\f") {
		head, body, ok := strings.Cut(s, "\n")
		at := strings.LastIndex(head, " (")
		if !ok || at < 0 {
			continue
		}
		i := strings.LastIndexByte(head[:at], ' ')
		p := Part{Name: head[:max(i, 0)], Version: head[i+1 : at], Licence: strings.TrimSuffix(head[at+2:], ")"), Text: strings.TrimSpace(body) + "\n"}
		if p.Version == "-" {
			p.Version = ""
		}
		out = append(out, p)
	}
	return out
}

// The form of CycloneDX 1.5, as far as it is used.
type (
	bill struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type     string    `json:"type"`
		Ref      string    `json:"bom-ref"`
		Name     string    `json:"name"`
		Version  string    `json:"version,omitempty"`
		Licences []licence `json:"licenses,omitempty"`
		PURL     string    `json:"purl,omitempty"`
		Props    []prop    `json:"properties,omitempty"`
	}
	licence struct {
		Expression string `json:"expression"`
	}
	prop struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

// SBOM is the bill of materials of this very program (CycloneDX 1.5, JSON): the
// modules that the linker noted in it, with their checksums, and the data inside. It
// has neither a time nor a serial number, so the same program gives the same bytes.
func SBOM(version string, info *debug.BuildInfo) ([]byte, error) {
	parts := Parts()
	b := bill{Format: "CycloneDX", Spec: "1.5", Version: 1}
	b.Metadata.Component = component{Type: "application", Ref: "malbild", Name: "malbild", Version: version, Licences: []licence{{"AGPL-3.0-only"}}}
	add := func(c component, expression string) {
		if expression != "" {
			c.Licences = []licence{{expression}}
		}
		b.Components = append(b.Components, c)
	}
	for _, p := range parts[1:] {
		if p.Library() {
			continue
		}
		c := component{Type: "data", Ref: p.Name, Name: p.Name}
		if p.Name == "Go" && info != nil {
			c.Type, c.Version = "platform", info.GoVersion
		}
		add(c, p.Licence)
	}
	if info != nil {
		for _, m := range info.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			if strings.HasPrefix(m.Path, "./") {
				continue // lines of our own that stand in for it (internal/standin)
			}
			i := slices.IndexFunc(parts, func(p Part) bool { return p.Name == m.Path })
			c := component{Type: "library", Ref: m.Path, Name: m.Path, Version: m.Version, PURL: "pkg:golang/" + m.Path + "@" + m.Version}
			if m.Sum != "" {
				c.Props = []prop{{"go:sum", m.Sum}}
			}
			terms := ""
			if i >= 0 {
				terms = parts[i].Licence
			}
			add(c, terms)
		}
	}
	slices.SortFunc(b.Components, func(a, c component) int { return strings.Compare(a.Ref, c.Ref) })
	out, err := json.MarshalIndent(b, "", "  ")
	return append(out, '\n'), err
}
