package amend

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"
)

// pairEnd is where a key with its value ends.
func (n *item) pairEnd(i int) int { return max(n.keys[i].to, n.items[i].to) }

// addKey places a new key after the key with index at.
func (f *File) addKey(m *item, at int, k Field) (splice, error) {
	if m.kind != mapping {
		return splice{}, ErrPath
	}
	if m.flow() {
		text := pair(k)
		if at < 0 {
			return splice{m.from + 1, m.from + 1, text}, nil
		}
		end := m.pairEnd(at)
		return splice{end, end, ", " + text}, nil
	}
	if at < 0 {
		return splice{}, ErrForm
	}
	return f.linesAfter(m.pairEnd(at), block(Map{k}, m.column))
}

// addEntry places a new entry before the one with index i.
func (f *File) addEntry(l *item, i int, v Value) (splice, error) {
	switch {
	case l.null():
		return f.firstEntry(l, v)
	case l.flow() && len(l.items) == 0:
		return splice{l.from + 1, l.from + 1, nested(v)}, nil
	case l.flow() && i == 0:
		return splice{l.items[0].from, l.items[0].from, nested(v) + ", "}, nil
	case l.flow():
		end := l.items[i-1].to
		return splice{end, end, ", " + nested(v)}, nil
	case len(l.items) == 0:
		return splice{}, ErrForm
	}
	lines := entry(v, l.column, l.likes())
	if i > 0 {
		return f.linesAfter(l.items[i-1].to, lines)
	}
	r := f.ruler()
	start := bytes.LastIndexByte(f.data[:l.from], '\n') + 1
	if strings.Trim(string(f.data[start:l.from]), " ") != "" {
		return splice{}, ErrForm
	}
	// Comments right above the first entry are about it, and stay with it.
	for start > 0 {
		above := bytes.LastIndexByte(f.data[:start-1], '\n') + 1
		if !strings.HasPrefix(strings.TrimLeft(string(f.data[above:r.lineEnd(above)]), " "), "#") {
			break
		}
		start = above
	}
	return splice{start, start, f.join(lines)}, nil
}

// firstEntry begins a list under a key that has no value yet, below the comments
// that stand under the key.
func (f *File) firstEntry(l *item, v Value) (splice, error) {
	start := bytes.LastIndexByte(f.data[:l.from], '\n') + 1
	line := string(f.data[start:l.from])
	depth := len(line) - len(strings.TrimLeft(line, " "))
	if l.from != l.to || l.inside || strings.HasPrefix(line[depth:], "-") || strings.HasPrefix(line[depth:], "?") {
		return splice{}, ErrForm
	}
	r := f.ruler()
	at := l.from
	for next := r.nextLine(r.lineEnd(at)); next < len(f.data); next = r.nextLine(r.lineEnd(next)) {
		text := string(f.data[next:r.lineEnd(next)])
		rest := strings.TrimLeft(text, " ")
		if !strings.HasPrefix(rest, "#") || len(text)-len(rest) <= depth {
			break
		}
		at = r.lineEnd(next)
	}
	lines := entry(v, depth+2, true)
	if at == l.from {
		return f.linesAfter(at, lines)
	}
	return f.linesBelow(at, lines), nil
}

// likes reports whether the list writes its entries on one line in braces.
func (n *item) likes() bool {
	for _, e := range n.items {
		if e.kind == mapping {
			return e.flow()
		}
	}
	return true
}

// linesAfter places whole lines below the line on which a value ends. Nothing but a
// comment may follow the value there.
func (f *File) linesAfter(end int, lines []string) (splice, error) {
	stop := f.ruler().lineEnd(end)
	rest := strings.Trim(string(f.data[end:stop]), " \t")
	if rest != "" && !strings.HasPrefix(rest, "#") {
		return splice{}, ErrForm
	}
	return f.linesBelow(stop, lines), nil
}

func (f *File) linesBelow(stop int, lines []string) splice {
	at := f.ruler().nextLine(stop)
	text := f.join(lines)
	if at == stop || f.data[at-1] != '\n' {
		text = f.eol() + text // the last line had no end
	}
	return splice{at, at, text}
}

func (f *File) ruler() *ruler { return &ruler{data: f.data} }

// eol is how this file ends its lines.
func (f *File) eol() string {
	if i := bytes.IndexByte(f.data, '\n'); i > 0 && f.data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

func (f *File) join(lines []string) string {
	return strings.Join(lines, f.eol()) + f.eol()
}

// replace writes a single value where another stood.
func (f *File) replace(parent, old *item, v Value) (splice, error) {
	if old.kind != scalar {
		return splice{}, ErrTaken
	}
	switch v.(type) {
	case List, Map:
		return splice{}, ErrTaken
	}
	if old.from == old.to { // a key without a value
		return splice{old.from, old.from, " " + word(v, old.inside || parent.flow(), 0)}, nil
	}
	t, isText := v.(Text)
	if old.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return f.replaceBlock(parent, old, v), nil
	}
	r := f.ruler()
	alone := strings.Trim(string(f.data[old.to:r.lineEnd(old.to)]), " \t") == ""
	if isText && parent.kind == mapping && !parent.flow() && !parent.inside && alone && len([]rune(t)) > longLine && foldable(string(t)) {
		lines := folded(string(t), parent.column+2, wrapAt)
		return splice{old.from, r.lineEnd(old.to), ">-" + f.eol() + strings.Join(lines, f.eol())}, nil
	}
	return splice{old.from, old.to, word(v, old.inside, old.style)}, nil
}

// replaceBlock keeps the form of a folded or literal text, and what stands after
// its indicator.
func (f *File) replaceBlock(parent, old *item, v Value) splice {
	r := f.ruler()
	headEnd := r.lineEnd(old.from)
	head := string(f.data[old.from:headEnd])
	comment := ""
	if i := strings.IndexAny(head, " \t"); i >= 0 {
		comment = strings.TrimRight(head[i:], " \t")
	}
	t, isText := v.(Text)
	if !isText || !foldable(string(t)) {
		return splice{old.from, old.to, word(v, false, 0) + comment}
	}
	indent, width := parent.column+2, wrapAt
	if first := r.nextLine(headEnd); first < old.to {
		line := string(f.data[first:r.lineEnd(first)])
		if depth := len(line) - len(strings.TrimLeft(line, " ")); depth > max(parent.column, 0) && depth < len(line) {
			indent = depth
		}
	}
	var lines []string
	if old.style&yaml.LiteralStyle != 0 {
		lines = literal(string(t), indent)
		return splice{old.from, old.to, "|-" + comment + f.eol() + strings.Join(lines, f.eol())}
	}
	lines = folded(string(t), indent, width)
	return splice{old.from, old.to, ">-" + comment + f.eol() + strings.Join(lines, f.eol())}
}
