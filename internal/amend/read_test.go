package amend

import "testing"

func TestReadAndFill(t *testing.T) {
	f, err := Open([]byte("a: 'ett'\nb: [x, y]\nc: {d: 1}\ne:\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		p    Path
		text string
		ok   bool
	}{{Path{"a"}, "ett", true}, {Path{"b", 1}, "y", true}, {Path{"c", "d"}, "1", true}, {Path{"b"}, "", false}, {Path{"e"}, "", false}, {Path{"x"}, "", false}} {
		if text, ok := f.Text(c.p); text != c.text || ok != c.ok {
			t.Errorf("%s: %q, %v", c.p, text, ok)
		}
	}
	if !f.IsList(Path{"b"}) || f.IsList(Path{"c"}) || !f.IsMap(Path{"c"}) || f.Empty() {
		t.Error("kinds")
	}
	for text, want := range map[string]string{
		"":                       "a:\n  - x\n",
		"# vår fil":              "# vår fil\na:\n  - x\n",
		"# vår\n\n# fil\n":       "# vår\n\n# fil\na:\n  - x\n",
		"# vår\n{}\n# slut\n":    "# vår\na:\n  - x\n# slut\n",
		"# vår\r\n{}\r\n# s\r\n": "# vår\r\na:\r\n  - x\r\n# s\r\n",
	} {
		f, err := Begin([]byte(text))
		if err == nil {
			err = f.Fill(Map{{"a", List{Text("x")}}})
		}
		if err != nil || string(f.Bytes()) != want {
			t.Errorf("%q: %v %q", text, err, f.Bytes())
		}
	}
	if _, err := Begin([]byte("- x\n")); err == nil {
		t.Error("a list was opened")
	}
	if f, _ := Begin([]byte("a: 1\n")); f.Fill(Map{{"b", Int(1)}}) == nil {
		t.Error("a file with keys was filled")
	}
}

func TestSpans(t *testing.T) {
	f, err := Open([]byte("a: ett\nb:\n  - {x: 1, y: två}\n  - {x: 3}\nc: >-\n  lång\n  text\nd:\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		p         Path
		line, col int
		want      bool
	}{
		{Path{"a"}, 1, 4, true}, {Path{"a"}, 1, 1, true}, {Path{"a"}, 2, 1, false},
		{Path{"b", 0, "y"}, 3, 15, true}, {Path{"b", 0, "y"}, 3, 12, true}, {Path{"b", 0, "y"}, 3, 9, false}, {Path{"b", 1}, 3, 9, false}, {Path{"b", 1, "x"}, 4, 9, true}, {Path{"b"}, 4, 9, true},
		{Path{"c"}, 7, 3, true}, {Path{"d"}, 8, 1, true}, {Path{"e"}, 1, 1, false}, {Path{"a"}, 99, 1, false}, {nil, 1, 1, false},
	} {
		if got := f.Spans(c.p, c.line, c.col); got != c.want {
			t.Errorf("%s at %d:%d: %v", c.p, c.line, c.col, got)
		}
	}
}
