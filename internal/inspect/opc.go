package inspect

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// Bounds of a package.
const (
	maxParts    = 4000
	maxPartSize = 32 << 20
	maxUnpacked = 96 << 20
)

// opcPackage is an Office file: its parts and how they hang together (ECMA-376-2).
type opcPackage struct {
	r     *Report
	parts map[string][]byte
	names []string
	kinds map[string]string // content type by ending
	own   map[string]string // content type by part
	trees map[string]*node  // XML parts, parsed
	rels  map[string][]rel  // by the part they start from, "" for the package
}

type rel struct {
	id, kind, target string
	outside          bool
}

// openPackage reads the zip and checks its frame.
func openPackage(r *Report, data []byte) *opcPackage {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		r.add(ruleEncrypted, 0, "")
		return nil
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		r.add(ruleNotPDF, 0, "", diag.Cause(err))
		return nil
	}
	if len(z.File) > maxParts {
		r.add(ruleTooLarge, 0, "", fmt.Sprintf("%d > %d", len(z.File), maxParts))
		return nil
	}
	p := &opcPackage{r: r, parts: map[string][]byte{}, kinds: map[string]string{}, own: map[string]string{}, trees: map[string]*node{}, rels: map[string][]rel{}}
	if !p.unpack(z) {
		return nil
	}
	p.parse()
	p.types()
	p.relations()
	return p
}

func (p *opcPackage) unpack(z *zip.Reader) bool {
	total := 0
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if bad := path.Clean(f.Name) != f.Name || path.IsAbs(f.Name) || strings.HasPrefix(f.Name, "..") || strings.Contains(f.Name, "\\"); bad {
			p.r.add(rulePartName, 0, printable(f.Name))
			continue
		}
		key := strings.ToLower(f.Name)
		if slices.ContainsFunc(p.names, func(n string) bool { return strings.ToLower(n) == key }) {
			p.r.add(rulePartTwice, 0, f.Name)
			continue
		}
		if f.Flags&1 != 0 {
			p.r.add(ruleEncrypted, 0, "")
			return false
		}
		data, err := readPart(f, min(maxPartSize, maxUnpacked-total))
		if errors.Is(err, pdfread.ErrTooLarge) {
			p.r.add(ruleTooLarge, 0, f.Name, diag.Cause(err))
			return false
		}
		if err != nil {
			p.r.add(rulePartBroken, 0, f.Name, diag.Cause(err))
			continue
		}
		total += len(data)
		p.parts[f.Name] = data
		p.names = append(p.names, f.Name)
	}
	return true
}

func readPart(f *zip.File, limit int) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err == nil && len(data) > limit {
		err = pdfread.ErrTooLarge
	}
	return data, err
}

// parse reads every XML part: all must be well formed, also those not used here.
func (p *opcPackage) parse() {
	for _, name := range p.names {
		ext := path.Ext(name)
		if ext != ".xml" && ext != ".rels" {
			continue
		}
		n, err := parseXML(p.parts[name])
		switch {
		case errors.Is(err, pdfread.ErrTooLarge):
			p.r.add(ruleTooLarge, 0, name, diag.Cause(err))
		case err != nil:
			p.r.add(rulePartBroken, 0, name, diag.Cause(err))
		default:
			p.trees[name] = n
		}
	}
}

// types reads [Content_Types].xml: every part has a type.
func (p *opcPackage) types() {
	root := p.trees["[Content_Types].xml"]
	if root == nil {
		p.r.add(rulePartType, 0, "[Content_Types].xml")
		return
	}
	for _, k := range root.kids {
		switch k.Local {
		case "Default":
			p.kinds[strings.ToLower(k.attr("Extension"))] = k.attr("ContentType")
		case "Override":
			name := strings.TrimPrefix(k.attr("PartName"), "/")
			p.own[name] = k.attr("ContentType")
			if p.parts[name] == nil {
				p.r.add(rulePartMissing, 0, "[Content_Types].xml", name)
			}
		}
	}
	for _, name := range p.names {
		if name != "[Content_Types].xml" && p.typeOf(name) == "" {
			p.r.add(rulePartType, 0, name)
		}
	}
}

func (p *opcPackage) typeOf(name string) string {
	if t := p.own[name]; t != "" {
		return t
	}
	return p.kinds[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

// relations reads every .rels part: ids once, targets there.
func (p *opcPackage) relations() {
	for _, name := range p.names {
		if !strings.HasSuffix(name, ".rels") || p.trees[name] == nil {
			continue
		}
		dir, file := path.Split(name)
		from := strings.TrimSuffix(dir, "_rels/") + strings.TrimSuffix(file, ".rels")
		if name == "_rels/.rels" {
			from = ""
		}
		seen := map[string]bool{}
		for _, k := range p.trees[name].kids {
			x := rel{id: k.attr("Id"), kind: path.Base(k.attr("Type")), target: k.attr("Target"), outside: k.attr("TargetMode") == "External"}
			if seen[x.id] {
				p.r.add(ruleRelation, 0, name, x.id)
			}
			seen[x.id] = true
			if !x.outside {
				x.target = resolve(from, x.target)
				if p.parts[x.target] == nil && !strings.HasPrefix(x.target, "#") && x.target != "NULL" {
					p.r.add(rulePartMissing, 0, name, x.target)
				}
			}
			p.rels[from] = append(p.rels[from], x)
		}
	}
	for _, name := range p.names {
		if n := p.trees[name]; n != nil && !strings.HasSuffix(name, ".rels") {
			p.references(name, n)
		}
	}
}

// references: every r:id of a part is among its relations.
func (p *opcPackage) references(name string, n *node) {
	n.walk(func(k *node) bool {
		for _, a := range k.attrs {
			if !strings.HasSuffix(a.Name.Space, "/relationships") || a.Value == "" {
				continue
			}
			if !slices.ContainsFunc(p.rels[name], func(x rel) bool { return x.id == a.Value }) {
				p.r.add(ruleRelation, 0, name, a.Value)
			}
		}
		return true
	})
}

func resolve(from, target string) string {
	target, _, _ = strings.Cut(target, "#")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(target, "/")
	}
	return path.Join(path.Dir(from), target)
}

// related is the part a relation of a kind leads to.
func (p *opcPackage) related(from, kind string) string {
	for _, x := range p.rels[from] {
		if x.kind == kind && !x.outside {
			return x.target
		}
	}
	return ""
}

// target is the part of a relation by its id.
func (p *opcPackage) target(from, id string) string {
	for _, x := range p.rels[from] {
		if x.id == id {
			return x.target
		}
	}
	return ""
}
