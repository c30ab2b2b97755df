package source

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"malbild/internal/diag"
)

// Need says whether a key must be there.
type Need bool

// The needs.
const (
	Optional Need = false
	Required Need = true
)

// Field describes a key that is asked for: what the reader accepts (Trace).
type Field struct {
	Key     string
	Kind    string // text, texts, list, map, integer, number, boolean, choice, id, path, any
	Need    Need
	Choices []string
}

// Value is one value of any kind.
type Value struct {
	f    *File
	node *node
	name string // the key it stands under, for findings
	form *Form  // where the reading is traced; else nil
}

// Map is a map whose keys are taken one by one. What is not taken is reported.
type Map struct {
	f       *File
	node    *node
	asked   []string
	index   map[string]int // of a large map: where the keys stand
	missing []string
	done    bool
	form    *Form // where the reading is traced; else nil
}

// Pos is the place of the value.
func (v *Value) Pos() diag.Pos { return v.f.at(v.node) }

// File is the file the value stands in.
func (v *Value) File() *File { return v.f }

// IsText reports whether the value is a scalar.
func (v *Value) IsText() bool { return v.node.kind == yaml.ScalarNode }

// IsMap reports whether the value is a map.
func (v *Value) IsMap() bool { return v.node.kind == yaml.MappingNode }

// Text is the value as text, exactly as written: numbers, dates and the words
// yes and no are texts here. An empty text is a finding.
func (v *Value) Text() Text {
	v.form.scalar("text")
	if !v.is(yaml.ScalarNode) {
		return Text{}
	}
	t := Text{Value: strings.TrimSpace(v.node.value), Pos: v.Pos()}
	if t.Value == "" && v.node.tag != tagNull {
		v.f.report(codeEmpty.At(v.Pos(), v.name))
	}
	if v.node.tag == tagNull {
		t.Value = ""
	}
	return t
}

// Map is the value as a map, or nil.
func (v *Value) Map() *Map {
	if !v.is(yaml.MappingNode) {
		return nil
	}
	m := &Map{f: v.f, node: v.node, form: v.form.group(v.Pos())}
	v.f.maps = append(v.f.maps, m)
	return m
}

// List is the value as a list. An empty list is a finding.
func (v *Value) List() []*Value {
	if !v.is(yaml.SequenceNode) {
		return nil
	}
	if len(v.node.content) == 0 {
		v.f.report(codeEmpty.At(v.Pos(), v.name))
	}
	out := make([]*Value, len(v.node.content))
	for i := range v.node.content {
		out[i] = &Value{f: v.f, node: &v.node.content[i], name: v.name, form: v.form.item()}
	}
	return out
}

var kindWords = map[yaml.Kind][2]string{
	yaml.ScalarNode:   {"en text", "a text"},
	yaml.MappingNode:  {"en grupp av nycklar", "a group of keys"},
	yaml.SequenceNode: {"en lista", "a list"},
}

// is reports a value of another kind; a null has been reported already.
func (v *Value) is(want yaml.Kind) bool {
	if v.node.kind == want {
		return true
	}
	if v.node.tag != tagNull {
		w, g := kindWords[want], kindWords[v.node.kind]
		d := codeKind.At(v.Pos(), v.name, w[0], g[0], w[1], g[1])
		switch {
		case want == yaml.ScalarNode && v.node.kind == yaml.MappingNode && v.node.style&yaml.FlowStyle != 0:
			d = d.WithCure(bracesInText)
		case want == yaml.ScalarNode && v.node.kind == yaml.MappingNode:
			d = d.WithCure(colonInText)
		case want == yaml.SequenceNode && strings.HasPrefix(v.node.value, "-"):
			d = d.WithCure(gluedDash)
		}
		v.f.report(d)
	}
	return false
}

// take finds a key and remembers that it was asked for.
func (m *Map) take(key, kind string, need Need, choices ...string) *Value {
	if m == nil {
		return nil
	}
	m.asked = append(m.asked, key)
	var form *Form
	if m.form != nil {
		form = m.form.key(m.Pos(), Field{Key: key, Kind: kind, Need: need, Choices: choices})
	}
	if i := m.find(key); i >= 0 {
		return &Value{f: m.f, node: &m.node.content[i+1], name: key, form: form}
	}
	if v := form.absent(m, key, kind); v != nil {
		return v
	}
	if need == Required {
		m.missing = append(m.missing, key)
	}
	return nil
}

// find is where a key stands among the nodes of the map; -1 where it does not.
func (m *Map) find(key string) int {
	if len(m.node.content) > 2*fewKeys {
		if m.index == nil {
			m.index = make(map[string]int, len(m.node.content)/2)
			for i := len(m.node.content) - 2; i >= 0; i -= 2 { // the first of those that stand twice
				m.index[m.node.content[i].value] = i
			}
		}
		if i, ok := m.index[key]; ok {
			return i
		}
		return -1
	}
	for i := 0; i < len(m.node.content); i += 2 {
		if m.node.content[i].value == key {
			return i
		}
	}
	return -1
}

// Pos is the place of the map; the zero Pos for a nil map.
func (m *Map) Pos() diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	return m.f.at(m.node)
}

// File is the file the map stands in, or nil.
func (m *Map) File() *File {
	if m == nil {
		return nil
	}
	return m.f
}

// Has reports whether the key is there, without taking it.
func (m *Map) Has(key string) bool {
	return m != nil && m.find(key) >= 0
}

// Keys lists the keys in the order they stand; for maps whose keys are data.
func (m *Map) Keys() []Text {
	if m == nil {
		return nil
	}
	out := make([]Text, 0, len(m.node.content)/2)
	for i := 0; i+1 < len(m.node.content); i += 2 {
		k := &m.node.content[i]
		out = append(out, Text{Value: k.value, Pos: m.f.at(k)})
	}
	return out
}

// Value takes a value of any kind, or nil.
func (m *Map) Value(key string, need Need) *Value { return m.take(key, "any", need) }

// Text takes a text.
func (m *Map) Text(key string, need Need) Text {
	if v := m.take(key, "text", need); v != nil {
		return v.Text()
	}
	return Text{}
}

// Texts takes a list of texts.
func (m *Map) Texts(key string, need Need) []Text {
	v := m.take(key, "texts", need)
	if v == nil {
		return nil
	}
	var out []Text
	for _, e := range v.List() {
		if t := e.Text(); !t.IsZero() {
			out = append(out, t)
		}
	}
	return out
}

// List takes a list of values of any kind.
func (m *Map) List(key string, need Need) []*Value {
	if v := m.take(key, "list", need); v != nil {
		return v.List()
	}
	return nil
}

// Maps takes a list of maps.
func (m *Map) Maps(key string, need Need) []*Map {
	var out []*Map
	if m != nil && m.form != nil && !m.Has(key) {
		return m.imagined(key, need)
	}
	for _, v := range m.List(key, need) {
		if e := v.Map(); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// Map takes a map, or nil.
func (m *Map) Map(key string, need Need) *Map {
	if v := m.take(key, "map", need); v != nil {
		return v.Map()
	}
	return nil
}

// Done reports the keys that nobody took and those that are missing. A key that
// is nearly a missing one is reported once, with the question whether it was
// meant. Findings calls it for every map that was handed out.
func (m *Map) Done() {
	if m == nil || m.done {
		return
	}
	m.done = true
	if len(m.missing) == 0 && m.wholly() {
		return
	}
	var known []string
	asked := map[string]bool{}
	for _, key := range m.asked {
		if !asked[key] {
			asked[key] = true
			known = append(known, key)
		}
	}
	meant := map[string]bool{}
	absent := m.absent(known)
	for _, k := range m.Keys() {
		if asked[k.Value] {
			continue
		}
		near := Nearest(k.Value, absent)
		d := codeUnknownKey.At(k.Pos, k.Value, Quoted(known), near)
		if near != "" {
			d = d.WithCure(didYouMean)
			meant[near] = true
		}
		m.f.report(d)
	}
	for _, key := range m.missing {
		if !meant[key] {
			meant[key] = true
			m.f.report(codeMissingKey.At(m.Pos(), key))
		}
	}
}

// wholly reports whether every key of a usual map was asked for.
func (m *Map) wholly() bool {
	if len(m.node.content) > 2*fewKeys {
		return false
	}
	for i := 0; i < len(m.node.content); i += 2 {
		if !slices.Contains(m.asked, m.node.content[i].value) {
			return false
		}
	}
	return true
}

// absent lists the known keys that are not there: only they can have been meant.
func (m *Map) absent(known []string) []string {
	var out []string
	for _, k := range known {
		if !m.Has(k) {
			out = append(out, k)
		}
	}
	return out
}

// longestList is how many words a message lists.
const longestList = 16

// Quoted lists words for a message: «a», «b», «c». Of a long list it shows the
// beginning.
func Quoted(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i == longestList {
			b.WriteString(" …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("«" + w + "»")
	}
	return b.String()
}
