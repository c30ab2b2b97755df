package amend

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRemove(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		path             Path
	}{
		{"a key", "# vår fil\na: 1 # ett\n# om b\nb: 2\n", "# vår fil\n# om b\nb: 2\n", Path{"a"}},
		{"the last key", "# vår fil\na: 1\n# slut\n", "# vår fil\n{}\n# slut\n", Path{"a"}},
		{"a map", "a: 1\nb:\n  c: 2\n  d:\n    - x\n", "a: 1\n", Path{"b"}},
		{"the only key of a map", "a: 1\nb:\n  c: 2\n", "a: 1\n", Path{"b", "c"}},
		{"an entry", "a:\n  - x # ett\n  # om y\n  - y\n  - z\n", "a:\n  - x # ett\n  # om y\n  - z\n", Path{"a", 1}},
		{"the only entry", "a:\n  - x\nb: 1\n", "b: 1\n", Path{"a", 0}},
		{"the first in brackets", "a: [x, y] # båda\n", "a: [y] # båda\n", Path{"a", 0}},
		{"the last in brackets", "a: [x, y] # båda\n", "a: [x] # båda\n", Path{"a", 1}},
		{"a key in braces", "- \n", "", nil},
		{"a pair in braces", "a: {b: 1, c: 2}\n", "a: {c: 2}\n", Path{"a", "b"}},
		{"a folded text", "a: >-\n  en\n  två\n\nb: 1\n", "\nb: 1\n", Path{"a"}},
		{"an entry in braces", "a:\n  - {b: 1}\n  - {b: 2}\n", "a:\n  - {b: 2}\n", Path{"a", 0}},
		{"windows", "a: 1\r\nb: 2\r\n", "a: 1\r\n", Path{"b"}},
		{"no last line end", "a: 1\nb: 2", "a: 1\n", Path{"b"}},
	} {
		if c.path == nil {
			continue
		}
		f, err := Open([]byte(c.text))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if err := f.Remove(c.path); err != nil || string(f.Bytes()) != c.want {
			t.Errorf("%s: %v\n%q, want\n%q", c.name, err, f.Bytes(), c.want)
		}
	}
	f, _ := Open([]byte("a:\n  - b: 1\n    c: 2\n"))
	if err := f.Remove(Path{"a", 0, "b"}); !errors.Is(err, ErrForm) {
		t.Errorf("a key on the line of its dash: %v", err)
	}
	if err := f.Remove(Path{"x"}); !errors.Is(err, ErrPath) {
		t.Errorf("no such key: %v", err)
	}
}

// Whatever is removed, the comments on lines of their own and all other lines stay.
func TestRemoveKeepsTheRest(t *testing.T) {
	removed := 0
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{t: t}
		text := w.text()
		f, err := Open([]byte(text))
		if err != nil {
			return
		}
		p, n := Path{}, f.top
		for len(n.items) > 0 && (len(p) == 0 || rapid.Bool().Draw(t, "deeper")) {
			i := rapid.IntRange(0, len(n.items)-1).Draw(t, "step")
			if n.kind == mapping {
				p = p.Of(n.keys[i].value)
			} else {
				p = p.Of(i)
			}
			n = n.items[i]
		}
		if len(p) == 0 || f.Remove(p) != nil {
			if string(f.Bytes()) != text {
				t.Fatalf("refused, and changed:\n%s", f.Bytes())
			}
			return
		}
		removed++
		after := string(f.Bytes())
		head, tail := 0, 0
		for head < len(after) && head < len(text) && after[head] == text[head] {
			head++
		}
		for tail < len(after)-head && tail < len(text)-head && after[len(after)-1-tail] == text[len(text)-1-tail] {
			tail++
		}
		if middle := after[head : len(after)-tail]; strings.Trim(middle, "{}\r\n") != "" {
			t.Fatalf("removing %s wrote %q:\n%s\n---\n%s", p, middle, text, after)
		}
	})
	if removed == 0 {
		t.Error("nothing was ever removed")
	}
}
