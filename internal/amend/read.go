package amend

import "strings"

// Text returns the single value at a path as it is written, without its quotes; false
// when there is none, or when it is a list or a map.
func (f *File) Text(p Path) (string, bool) {
	n, err := f.top.at(p)
	if err != nil || n == nil || n.kind != scalar || n.null() {
		return "", false
	}
	return n.value, true
}

// IsList reports whether there is a list at the path.
func (f *File) IsList(p Path) bool {
	n, err := f.top.at(p)
	return err == nil && n != nil && n.kind == list
}

// IsMap reports whether there is a map at the path.
func (f *File) IsMap(p Path) bool {
	n, err := f.top.at(p)
	return err == nil && n != nil && n.kind == mapping
}

// Spans reports whether a place, line and column from 1, is in the value at a path or in
// its key.
func (f *File) Spans(p Path, line, col int) bool {
	n, err := f.top.at(p)
	if err != nil || n == nil || len(p) == 0 {
		return false
	}
	at, ok := (&ruler{data: f.data, starts: starts(f.data)}).offset(line, col)
	if !ok {
		return false
	}
	if at >= n.from && at < max(n.to, n.from+1) {
		return true
	}
	parent, err := f.top.at(p[:len(p)-1])
	if key, named := p[len(p)-1].(string); err == nil && named && parent != nil {
		if i := parent.index(key); i >= 0 {
			return at >= parent.keys[i].from && at < n.from
		}
	}
	return false
}

// Empty reports whether the file says nothing: «{}».
func (f *File) Empty() bool { return len(f.top.items) == 0 }

// Begin is Open for a file that may hold nothing but comments.
func Begin(data []byte) (*File, error) {
	for _, l := range strings.Split(string(data), "\n") {
		if l = strings.TrimSpace(strings.TrimPrefix(l, "\ufeff")); l != "" && !strings.HasPrefix(l, "#") {
			return Open(data)
		}
	}
	text := string(data)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return Open([]byte(text + "{}\n"))
}

// Fill writes the first keys of a file that says nothing.
func (f *File) Fill(m Map) error {
	if !f.Empty() || !f.top.flow() {
		return ErrTaken
	}
	lines := block(m, 0)
	return f.apply(nil, splice{f.top.from, f.top.to, strings.Join(lines, f.eol())}, m.model())
}
