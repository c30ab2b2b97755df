package source

import (
	"strings"

	"malbild/internal/diag"
	"malbild/internal/lazy"
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
	next    *Map             // that was handed out after it
	asked   *asking          // the last key that was taken, and those before it
	index   map[string]*node // of a large map: where the keys stand
	taken   uint64           // of the first keys of the map, in bits
	missing bool             // a key that must be there is not
	done    bool
	form    *Form // where the reading is traced; else nil
}

// Pos is the place of the value.
func (v *Value) Pos() diag.Pos { return v.f.at(v.node) }

// IsText reports whether the value is a scalar.
func (v *Value) IsText() bool { return v.node.kind == scalarNode }

// IsMap reports whether the value is a map.
func (v *Value) IsMap() bool { return v.node.kind == mappingNode }

// Text is the value as text, exactly as written: numbers, dates and the words
// yes and no are texts here. An empty text is a finding.
func (v *Value) Text() Text {
	v.form.scalar("text")
	if !v.is(scalarNode) {
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
	if !v.is(mappingNode) {
		return nil
	}
	m := v.f.hand()
	m.node, m.form = v.node, v.form
	if m.form != nil {
		m.form.group(v.Pos())
	}
	return m
}

// hand is a new map of the file. Findings finds it again.
func (f *File) hand() *Map {
	if len(f.room) == 0 {
		f.room = make([]Map, min(32, 2+f.handed))
	}
	m := &f.room[0]
	f.room, f.handed = f.room[1:], f.handed+1
	m.f, m.asked = f, f.asks
	if f.last == nil {
		f.first = m
	} else {
		f.last.next = m
	}
	f.last = m
	return m
}

// List is the value as a list. An empty list is a finding.
func (v *Value) List() []*Value {
	if !v.listed() {
		return nil
	}
	all, out := make([]Value, v.node.count), make([]*Value, v.node.count)
	for i, c := 0, v.node.first; c != nil; i, c = i+1, c.next {
		all[i] = v.item(c)
		out[i] = &all[i]
	}
	return out
}

// listed reports whether the value is a list. An empty list is a finding.
func (v *Value) listed() bool {
	if !v.is(sequenceNode) {
		return false
	}
	if v.node.count == 0 {
		v.f.report(codeEmpty.At(v.Pos(), v.name))
	}
	return true
}

// item is what stands in a list.
func (v *Value) item(n *node) Value {
	return Value{f: v.f, node: n, name: v.name, form: v.form.item()}
}

var kindWords = [...][2]string{
	scalarNode:   {"en text", "a text"},
	mappingNode:  {"en grupp av nycklar", "a group of keys"},
	sequenceNode: {"en lista", "a list"},
	aliasNode:    {},
}

// bulleted is a text that begins with the sign that a word processor makes of a hyphen.
var bulleted = lazy.Pattern(`^[–—−•·*o○▪‣][ \t\x{a0}]`)

// is reports a value of another kind; a null has been reported already.
func (v *Value) is(want kind) bool {
	if v.node.kind == want {
		return true
	}
	if v.node.tag != tagNull {
		w, g := kindWords[want], kindWords[v.node.kind]
		d := codeKind.At(v.Pos(), v.name, w[0], g[0], w[1], g[1])
		switch {
		case want == scalarNode && v.node.kind == mappingNode && v.node.style&flowStyle != 0:
			d = d.WithCure(bracesInText)
		case want == scalarNode && v.node.kind == mappingNode:
			d = d.WithCure(colonInText)
		case want == mappingNode && strings.HasPrefix(v.node.value, "<"):
			d = d.WithCure(webPage)
		case want == sequenceNode && bulleted().MatchString(v.node.value):
			d = d.WithCure(otherDash)
		case want == sequenceNode && strings.HasPrefix(v.node.value, "-"):
			d = d.WithCure(gluedDash)
		}
		v.f.report(d)
	}
	return false
}

// take finds a key and remembers that it was asked for. A value of no file is none.
func (m *Map) take(key, kind string, need Need, choices ...string) Value {
	if m == nil {
		return Value{}
	}
	m.asked = m.asked.then(key, need)
	var form *Form
	if m.form != nil {
		form = m.form.key(m.Pos(), Field{Key: key, Kind: kind, Need: need, Choices: choices})
	}
	if k, bit := m.find(key); k != nil {
		m.taken |= bit
		return Value{f: m.f, node: k.next, name: key, form: form}
	}
	if v := form.absent(m, key, kind); v != nil {
		return *v
	}
	m.missing = m.missing || need == Required
	return Value{}
}

// find is a key of the map, or nil, and its bit among the first ones.
func (m *Map) find(key string) (k *node, bit uint64) {
	if m.node.count > 2*fewKeys {
		if m.index == nil {
			m.index = make(map[string]*node, m.node.count/2)
			for k := m.node.first; k != nil; k = k.next.next {
				if m.index[k.value] == nil { // the first of those that stand twice
					m.index[k.value] = k
				}
			}
		}
		return m.index[key], 0
	}
	bit = 1
	for k := m.node.first; k != nil; k = k.next.next {
		if k.value == key {
			return k, bit
		}
		bit <<= 1
	}
	return nil, 0
}

// Pos is the place of the map; the zero Pos for a nil map.
func (m *Map) Pos() diag.Pos {
	if m == nil {
		return diag.Pos{}
	}
	return m.f.at(m.node)
}

// Has reports whether the key is there, without taking it.
func (m *Map) Has(key string) bool {
	if m == nil {
		return false
	}
	k, _ := m.find(key)
	return k != nil
}

// Keys lists the keys in the order they stand; for maps whose keys are data.
func (m *Map) Keys() []Text {
	if m == nil {
		return nil
	}
	out := make([]Text, 0, m.node.count/2)
	for k := m.node.first; k != nil; k = k.next.next {
		out = append(out, Text{Value: k.value, Pos: m.f.at(k)})
	}
	return out
}

// Value takes a value of any kind, or nil.
func (m *Map) Value(key string, need Need) *Value {
	if v := m.take(key, "any", need); v.f != nil {
		return &v
	}
	return nil
}

// Text takes a text.
func (m *Map) Text(key string, need Need) Text {
	if v := m.take(key, "text", need); v.f != nil {
		return v.Text()
	}
	return Text{}
}

// Texts takes a list of texts.
func (m *Map) Texts(key string, need Need) []Text {
	v := m.take(key, "texts", need)
	if v.f == nil || !v.listed() || v.node.count == 0 {
		return nil
	}
	out := make([]Text, 0, v.node.count)
	for n := v.node.first; n != nil; n = n.next {
		e := v.item(n)
		if t := e.Text(); !t.IsZero() {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// List takes a list of values of any kind.
func (m *Map) List(key string, need Need) []*Value {
	if v := m.take(key, "list", need); v.f != nil {
		return v.List()
	}
	return nil
}

// Maps takes a list of maps.
func (m *Map) Maps(key string, need Need) []*Map {
	if m != nil && m.form != nil && !m.Has(key) {
		return m.imagined(key, need)
	}
	v := m.take(key, "list", need)
	if v.f == nil || !v.listed() || v.node.count == 0 {
		return nil
	}
	out := make([]*Map, 0, v.node.count)
	for n := v.node.first; n != nil; n = n.next {
		e := v.item(n)
		if g := e.Map(); g != nil {
			out = append(out, g)
		}
	}
	return out
}

// Map takes a map, or nil.
func (m *Map) Map(key string, need Need) *Map {
	if v := m.take(key, "map", need); v.f != nil {
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
	if !m.missing && m.wholly() {
		return
	}
	var known, missing []string
	asked := map[string]bool{}
	for _, a := range m.asked.all() {
		if !asked[a.key] {
			asked[a.key] = true
			known = append(known, a.key)
		}
		if a.need == Required && !m.Has(a.key) {
			missing = append(missing, a.key)
		}
	}
	meant := map[string]bool{}
	absent := m.absent(known)
	for _, k := range m.Keys() {
		if asked[k.Value] {
			continue
		}
		if !m.f.keeps(codeUnknownKey) {
			continue
		}
		near := Nearest(k.Value, absent)
		d := codeUnknownKey.At(k.Pos, k.Value, Quoted(known), near)
		if near != "" {
			d = d.WithCure(didYouMean)
			meant[near] = true
		}
		m.f.add(d)
	}
	for _, key := range missing {
		if !meant[key] {
			meant[key] = true
			m.f.report(codeMissingKey.At(m.Pos(), key))
		}
	}
}

// Meant reports whether the key is not there, but one that is nearly it and that nobody
// asked for: what is missing then follows from how that key is written, which is told.
func (m *Map) Meant(key string) bool {
	if m == nil || m.Has(key) {
		return false
	}
	asked := map[string]bool{}
	for _, a := range m.asked.all() {
		asked[a.key] = true
	}
	for _, k := range m.Keys() {
		if !asked[k.Value] && Nearest(k.Value, []string{key}) == key {
			return true
		}
	}
	return false
}

// wholly reports whether every key of a usual map was asked for. One that stands twice
// has been reported, and is looked at closer.
func (m *Map) wholly() bool {
	keys := m.node.count / 2
	return keys <= fewKeys && m.taken == 1<<keys-1
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
