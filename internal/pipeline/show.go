package pipeline

import (
	"fmt"
	"io/fs"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/page"
	"malbild/internal/pdf"
)

// Stages lists what Show can print, in the order of the line.
func Stages() []string { return []string{"source", "edition", "document", "pages", "tags"} }

// Show prints one stage of the first document of the plan, as text.
func (p *Plan) Show(stage string) (text string, found diag.List, err error) {
	c := p.Copies[0]
	j := newJob(p.shop, c, c.Products[0], c.shown())
	if f := c.formats[c.Products[0]]; len(f) > 0 {
		j.format = f[0]
	}
	defer func() {
		if v := recover(); v != nil {
			err = &Fault{Stage: j.stage, Document: j.name(), Value: v, Stack: debug.Stack()}
		}
	}()
	text, err = j.show(stage)
	if err != nil && collect(&j.found, err) {
		err = nil
	}
	return text, j.found, err
}

// show runs the line as far as the stage and prints what came of it.
func (j *job) show(stage string) (string, error) {
	if stage == "source" {
		return Outline(j.copy.County.Content) + Outline(j.copy.Principal), nil
	}
	if stage == "edition" {
		err := j.bind()
		return Outline(j.edition), err
	}
	if err := j.tree(); err != nil {
		return "", err
	}
	if stage == "document" {
		return document.Print(j.document), nil
	}
	if layoutNames[j.product] == "" {
		return "", diag.List{codeNoPages.At(diag.Pos{}, string(j.product), stage)}
	}
	if err := j.arrange(); err != nil {
		return "", err
	}
	if stage == "pages" {
		return page.Print(j.pages), nil
	}
	return pdf.Tags(j.document, j.pages), nil
}

// Outline prints data as an indented outline: one field a line, in the order of
// the type, without what is empty and without positions. It is for eyes and for
// golden files, and says the same on every machine.
func Outline(v any) string {
	o := outliner{}
	o.value(0, typeName(v), reflect.ValueOf(v))
	return o.b.String()
}

func typeName(v any) string {
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return strings.ToLower(t.Name())
}

type outliner struct{ b strings.Builder }

func (o *outliner) line(depth int, name, text string) {
	o.b.WriteString(strings.Repeat("  ", depth) + name)
	if text != "" {
		o.b.WriteString(": " + text)
	}
	o.b.WriteByte('\n')
}

func (o *outliner) value(depth int, name string, v reflect.Value) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	if depth > 12 || v.IsZero() {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		o.structure(depth, name, v)
	case reflect.Slice, reflect.Array:
		o.line(depth, name, "")
		for i := range v.Len() {
			o.value(depth+1, "-", v.Index(i))
		}
	case reflect.Map:
		o.mapping(depth, name, v)
	case reflect.String:
		o.line(depth, name, v.String())
	case reflect.Func, reflect.Chan:
	default:
		o.line(depth, name, fmt.Sprint(v.Interface()))
	}
}

// structure prints a struct; one that is a text with its place is only the text.
func (o *outliner) structure(depth int, name string, v reflect.Value) {
	if t := v.FieldByName("Value"); t.IsValid() && v.NumField() == 2 && t.Kind() == reflect.String {
		o.line(depth, name, t.String())
		return
	}
	o.line(depth, name, "")
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Type == reflect.TypeFor[diag.Pos]() {
			continue
		}
		o.value(depth+1, strings.ToLower(f.Name), v.Field(i))
	}
}

func (o *outliner) mapping(depth int, name string, v reflect.Value) {
	o.line(depth, name, "")
	keys := map[string]reflect.Value{}
	for _, k := range v.MapKeys() {
		keys[fmt.Sprint(k.Interface())] = v.MapIndex(k)
	}
	for _, k := range sortedKeys(keys) {
		o.value(depth+1, k, keys[k])
	}
}

func sortedKeys[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Excerpts fills in the source lines of findings that lack theirs: the later
// stages know the place only.
func Excerpts(fsys fs.FS, list diag.List) diag.List {
	lines := map[string][]string{}
	for i, f := range list {
		if f.Excerpt != "" || f.Pos.File == "" || f.Pos.Line < 1 {
			continue
		}
		if _, ok := lines[f.Pos.File]; !ok {
			data, err := fs.ReadFile(fsys, f.Pos.File)
			if err != nil {
				data = nil
			}
			lines[f.Pos.File] = strings.Split(string(data), "\n")
		}
		if l := lines[f.Pos.File]; f.Pos.Line <= len(l) {
			list[i].Excerpt = l[f.Pos.Line-1]
		}
	}
	return list
}
