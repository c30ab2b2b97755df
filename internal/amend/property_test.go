package amend

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// writer makes a random file as people write them: comments everywhere, every kind
// of quotation, maps and lists in lines and in brackets.
type writer struct {
	t     *rapid.T
	lines []string
	count int
}

func (w *writer) chance(of int, what string) bool {
	return rapid.IntRange(0, of-1).Draw(w.t, what) == 0
}

func (w *writer) comment() string {
	w.count++
	return fmt.Sprintf("# c%d «%s»", w.count, rapid.SampledFrom([]string{"å", "'", `"`, "a: b", "- x", "{", "]"}).Draw(w.t, "comment"))
}

// end is what may stand after a value.
func (w *writer) end() string {
	switch rapid.IntRange(0, 5).Draw(w.t, "end") {
	case 0:
		return " " + w.comment()
	case 1:
		return "   "
	}
	return ""
}

// between are lines that say nothing.
func (w *writer) between(indent int) {
	for range rapid.IntRange(0, 4).Draw(w.t, "between") / 3 {
		switch rapid.IntRange(0, 2).Draw(w.t, "line") {
		case 0:
			w.lines = append(w.lines, "")
		case 1:
			w.lines = append(w.lines, strings.Repeat(" ", indent)+w.comment())
		default:
			w.lines = append(w.lines, strings.Repeat(" ", rapid.IntRange(0, indent).Draw(w.t, "depth"))+w.comment())
		}
	}
}

var words = []string{"Kiruna", "kommunstyrelsen", "2021-06-07", "2021-06-22/2021-06-23", "KS 2021/12", "§ 8", "en text som är lång", "Övertorneå"}

func (w *writer) scalar(flow bool) string {
	s := rapid.SampledFrom(words).Draw(w.t, "word")
	switch rapid.IntRange(0, 5).Draw(w.t, "style") {
	case 0:
		return `"` + s + ` \"x\", # {"`
	case 1:
		return "'" + s + " ''y'': ]'"
	case 2:
		return fmt.Sprint(rapid.IntRange(0, 9999).Draw(w.t, "n"))
	case 3:
		return "true"
	}
	return s
}

func (w *writer) inline(depth int) string {
	switch k := rapid.IntRange(0, 5).Draw(w.t, "inline"); {
	case k == 0 && depth > 0:
		var out []string
		for i := range rapid.IntRange(0, 3).Draw(w.t, "size") {
			out = append(out, fmt.Sprintf("k%d: %s", i, w.inline(depth-1)))
		}
		return "{" + strings.Join(out, rapid.SampledFrom([]string{", ", " , ", ",  "}).Draw(w.t, "comma")) + "}"
	case k == 1 && depth > 0:
		var out []string
		for range rapid.IntRange(0, 3).Draw(w.t, "size") {
			out = append(out, w.inline(depth-1))
		}
		return "[ " + strings.Join(out, ", ") + " ]"
	}
	return w.scalar(true)
}

// value writes a value after «head», whose lines are indented deeper than indent.
func (w *writer) value(head string, indent, depth int) {
	in := indent + rapid.IntRange(1, 4).Draw(w.t, "step")
	pad := strings.Repeat(" ", in)
	switch k := rapid.IntRange(0, 8).Draw(w.t, "value"); {
	case k == 0 && depth > 0:
		w.lines = append(w.lines, head+w.end())
		w.mapping("", in, depth-1)
	case k == 1 && depth > 0:
		w.lines = append(w.lines, head+w.end())
		w.list(in, depth-1)
	case k == 2:
		w.lines = append(w.lines, head+" "+rapid.SampledFrom([]string{">-", "|-", "|", ">"}).Draw(w.t, "block"), pad+"en rad # ingen kommentar")
		if w.chance(2, "blank") {
			w.lines = append(w.lines, "")
		}
		w.lines = append(w.lines, pad+"en till: rad")
	case k == 3:
		w.lines = append(w.lines, head+" en text som", pad+"fortsätter här"+w.end())
	case k == 4:
		w.lines = append(w.lines, head+` "en text`, pad+`som # fortsätter"`+w.end())
	case k == 5:
		w.lines = append(w.lines, head+" [a, "+w.comment(), pad+"b]"+w.end())
	default:
		w.lines = append(w.lines, head+" "+w.inline(2)+w.end())
	}
}

func (w *writer) mapping(dash string, indent, depth int) {
	for i := range rapid.IntRange(1, 4).Draw(w.t, "keys") {
		head := strings.Repeat(" ", indent)
		if i == 0 && dash != "" {
			head = dash
		} else {
			w.between(indent)
		}
		w.value(head+fmt.Sprintf("k%d:", i), indent, depth)
	}
}

func (w *writer) list(indent, depth int) {
	dash := strings.Repeat(" ", indent) + "- "
	for range rapid.IntRange(1, 4).Draw(w.t, "entries") {
		w.between(indent)
		if w.chance(3, "map") {
			w.mapping(dash, indent+2, depth)
			continue
		}
		w.lines = append(w.lines, dash+w.inline(2)+w.end())
	}
}

func (w *writer) text() string {
	w.between(0)
	w.mapping("", 0, 3)
	w.between(0)
	return strings.Join(w.lines, rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(w.t, "eol")) + "\n"
}

// For random files: an edit succeeds, says what was asked and nothing else, keeps
// every comment in its order, and every line but those of the value it replaced.
func TestEveryCommentAndUntouchedLineSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{t: t}
		before := w.text()
		f, err := Open([]byte(before))
		if err != nil {
			t.Fatalf("%v\n%s", err, before)
		}
		p, touched, err := randomEdit(t, f)
		after := string(f.Bytes())
		if err != nil {
			t.Fatalf("%s: %v\n%s", p, err, before)
		}
		if got, want := marks(after), marks(before); got != want {
			t.Fatalf("%s: comments %s, were %s\n%s\n---\n%s", p, got, want, before, after)
		}
		if n := lost(before, after); n > touched {
			t.Fatalf("%s: %d lines lost, %d touched\n%s\n---\n%s", p, n, touched, before, after)
		}
		var old, now any
		if yaml.Unmarshal([]byte(before), &old) != nil || yaml.Unmarshal([]byte(after), &now) != nil {
			t.Fatalf("not YAML\n%s", after)
		}
	})
}

var newTexts = []string{"ny", "2021-05-27", "en: ny", "# ny", "", "ja", "12", "rad ett\nrad två", `"citat" och 'citat'`, strings.Repeat("en lång text ", 12) + "slut", "a, b] {c}", " x"}

// randomEdit changes something somewhere, and tells how many lines it may touch.
func randomEdit(t *rapid.T, f *File) (Path, int, error) {
	all := everything(f.top, Path{})
	v := Text(rapid.SampledFrom(newTexts).Draw(t, "new"))
	p := rapid.SampledFrom(all).Draw(t, "path")
	n := f.top.mustAt(p)
	span := strings.Count(string(f.data[n.from:n.to]), "\n") + 1
	switch n.kind {
	case scalar:
		return p, span, f.Set(p, v)
	case mapping:
		return p, 1, f.Set(p.Of("ny"), v, "k1", "ny")
	}
	i := rapid.IntRange(0, len(n.items)).Draw(t, "index")
	return p, 1, f.Insert(p, i, Map{{"body", v}, {"n", Int(3)}, {"l", List{Text("a"), v}}})
}

func everything(n *item, p Path) []Path {
	out := []Path{p}
	for i, k := range n.items {
		if n.kind == mapping {
			out = append(out, everything(k, p.Of(n.keys[i].value))...)
		} else {
			out = append(out, everything(k, p.Of(i))...)
		}
	}
	return out
}

// marks lists the comments of the writer by number, as they stand in the text.
func marks(s string) string {
	var out []string
	for _, part := range strings.Split(s, "# c")[1:] {
		n, _, ok := strings.Cut(part, "»")
		if ok {
			out = append(out, n)
		}
	}
	return strings.Join(out, "|")
}

// lost counts the lines of before that are neither among the first nor among the
// last that both texts share.
func lost(before, after string) int {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return len(a) - head - tail
}

// Any bytes: no panic, and an edit that succeeds reads back as asked.
func FuzzAmend(f *testing.F) {
	for _, s := range []string{sample, "a: [x, {b: 1}]\n", "a: |+\n  x\n\n\nb: 1\n", "? a\n: b\n", "a: >2\n    x\n", "a:\n- - b\n", "\ufeffa: å\n"} {
		f.Add(s, "ny text", uint8(1))
	}
	f.Fuzz(func(t *testing.T, s, text string, pick uint8) {
		file, err := Open([]byte(s))
		if err != nil {
			return
		}
		all := everything(file.top, Path{})
		p := all[int(pick)%len(all)]
		switch file.top.mustAt(p).kind {
		case scalar:
			if file.Set(p, Text(text)) == nil && file.top.mustAt(p).value != text {
				t.Errorf("%q is %q", text, file.top.mustAt(p).value)
			}
		case mapping:
			file.Set(p.Of("ny"), Text(text))
		case list:
			file.Append(p, Map{{"body", Text(text)}})
		}
		if _, err := Open(file.Bytes()); err != nil {
			t.Errorf("cannot be read again: %v\n%s", err, file.Bytes())
		}
	})
}
