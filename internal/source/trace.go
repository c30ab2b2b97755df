package source

import (
	"io/fs"
	"slices"

	"malbild/internal/diag"
)

// Trace is a file system that notes what its readers ask of every file: which keys,
// of which kinds, in which groups. The JSON Schemas for editors are made from it, so
// that an editor completes what the program accepts, and nothing is said twice.
//
// A group that a file leaves out is handed out empty, so that its keys are asked for
// as well; what is then found wanting means nothing. A trace is not for building.
type Trace struct {
	fs.FS
	Form func(file string) *Form // where to note what is asked of a file; nil: nowhere
}

// Form is the form of a value: what a reader has taken it for.
type Form struct {
	Scalars []string // kinds, as in Field
	Choices []string
	Keys    []*FormKey      // of a group, in the order first asked
	Groups  map[string]bool // where it was a group
	Items   *Form           // of a list

	name  string
	above *Form
	depth int // of groups that are not there
}

// FormKey is one key of a group.
type FormKey struct {
	Key      string
	Required map[string]bool // the groups where it had to be there
	Form     *Form
}

// Key finds a key of the form, or nil.
func (f *Form) Key(key string) *FormKey {
	for _, k := range f.Keys {
		if k.Key == key {
			return k
		}
	}
	return nil
}

// mostImagined is how deep groups that are not there are handed out.
const mostImagined = 3

func (f *Form) scalar(kind string) {
	if f == nil || slices.Contains(f.Scalars, kind) || kind == "text" && len(f.Scalars) > 0 {
		return // a number, an id or a path is read as a text first
	}
	f.Scalars = append(f.Scalars, kind)
}

// group notes a group by its place: a file may be read more than once, and in part.
func (f *Form) group(at diag.Pos) *Form {
	if f != nil {
		if f.Groups == nil {
			f.Groups = map[string]bool{}
		}
		f.Groups[at.String()] = true
	}
	return f
}

func (f *Form) item() *Form {
	if f == nil {
		return nil
	}
	if f.Items == nil {
		f.Items = &Form{above: f, depth: f.depth}
	}
	return f.Items
}

// key notes a key that is asked for. A list of what the list is in (sections of a
// section) has one form.
func (f *Form) key(at diag.Pos, asked Field) *Form {
	if f == nil {
		return nil
	}
	k := f.Key(asked.Key)
	if k == nil {
		k = &FormKey{Key: asked.Key, Required: map[string]bool{}, Form: &Form{name: asked.Key, above: f, depth: f.depth}}
		if f.above != nil && f.above.name == asked.Key && f.above.Items == f {
			k.Form = f.above
		}
		f.Keys = append(f.Keys, k)
	}
	if asked.Need == Required {
		k.Required[at.String()] = true
	}
	switch asked.Kind {
	case "texts":
		k.Form.item().scalar("text")
	case "list":
		k.Form.item()
	case "map", "any":
	default:
		k.Form.scalar(asked.Kind)
	}
	for _, c := range asked.Choices {
		if !slices.Contains(k.Form.Choices, c) {
			k.Form.Choices = append(k.Form.Choices, c)
		}
	}
	return k.Form
}

// absent is an empty group in the place of one that is not there, or nil.
func (f *Form) absent(m *Map, key, kind string) *Value {
	if f == nil || kind != "map" || f.depth >= mostImagined {
		return nil
	}
	f.depth = max(f.depth, m.form.depth+1)
	return &Value{f: m.f, node: nowhere(m), name: key, form: f}
}

// imagined is one empty group in the place of a list of groups.
func (m *Map) imagined(key string, need Need) []*Map {
	m.take(key, "list", need)
	f := m.form.Key(key).Form
	if f.depth >= mostImagined || f == m.form.above {
		return nil
	}
	f.depth = max(f.depth, m.form.depth+1)
	item := f.item()
	item.depth = max(item.depth, f.depth)
	v := &Value{f: m.f, node: nowhere(m), name: key, form: item}
	return []*Map{v.Map()}
}

func nowhere(m *Map) *node {
	return &node{kind: mappingNode, line: m.node.line, col: m.node.col}
}
