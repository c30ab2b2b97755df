package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// agree holds quick against the library: it steps aside, or both read the same tree.
// A text that never comes so far is passed over. It reports whether quick answered.
func agree(t interface{ Fatalf(string, ...any) }, text string) bool {
	f := &File{Name: "x.yaml", data: []byte(text)}
	if !f.check() {
		return false
	}
	got := f.readQuick()
	if got == nil {
		return false
	}
	dec := yaml.NewDecoder(bytes.NewReader(f.data))
	doc, err := decode(dec)
	if err != nil || len(doc.Content) == 0 {
		t.Fatalf("quick reads what the library refuses: %v\n%q", err, text)
	}
	if _, err := decode(dec); !errors.Is(err, io.EOF) {
		t.Fatalf("quick reads a file of several documents: %v\n%q", err, text)
	}
	want := f.ofLibrary(doc.Content[0])
	if g, w := outline(got), outline(want); g != w {
		t.Fatalf("of %q\nquick reads\n%s\nthe library\n%s", text, g, w)
	}
	return true
}

// outline prints a tree, all that is kept of it.
func outline(n *node) string {
	var b strings.Builder
	var walk func(n *node, in int)
	walk = func(n *node, in int) {
		fmt.Fprintf(&b, "%*s%d:%d kind %d style %d tag %d %q, %d\n", in, "", n.line, n.col, n.kind, n.style, n.tag, n.value, n.count)
		for c := n.first; c != nil; c = c.next {
			walk(c, in+1)
		}
	}
	walk(n, 0)
	return b.String()
}

// texts are the YAML of the repository: sources, layouts, catalogues, samples, and
// the files inside the archives of tests.
func texts(t testing.TB) map[string]string {
	out := map[string]string{}
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch filepath.Ext(name) {
		case ".yaml", ".yml":
			data, err := os.ReadFile(name)
			out[name] = string(data)
			return err
		case ".txtar":
			a, err := txtar.ParseFile(name)
			if err != nil {
				return err
			}
			for _, f := range a.Files {
				if strings.HasSuffix(f.Name, ".yaml") {
					out[name+"/"+f.Name] = string(f.Data)
				}
			}
		}
		return nil
	})
	if err != nil || len(out) < 200 {
		t.Fatalf("%d texts: %v", len(out), err)
	}
	return out
}

func TestQuickReadsAsTheLibraryDoes(t *testing.T) {
	quick, all := 0, 0
	for name, text := range texts(t) {
		answered := agree(t, text)
		agree(t, strings.ReplaceAll(text, "\n", "\r\n"))
		all++
		if answered {
			quick++
		}
		if ours := strings.HasPrefix(name, "../../sources/") || strings.HasPrefix(name, "../../layouts/") || strings.Contains(name, "/catalogue/"); ours && !answered {
			t.Errorf("%s is left to the library: it costs ten times as much", name)
		}
	}
	if quick < all*3/4 {
		t.Errorf("quick answers for %d of %d files", quick, all)
	}
}

// What somebody may write, and whether quick answers for it.
var small = []struct {
	text  string
	quick bool
}{
	{"a: b\n", true}, {"a: b", true}, {"  a: b\n  c: d\n", true}, {"a:   b   \n", true}, {"a : b\n", false}, {"å: ä # ö\nö: «å»\n", true},
	{"a:\n  b: c\n", true}, {"a:\n- b\n- c\nd: e\n", true}, {"a:\n  - b: c\n    d: e\n  - f\n", true}, {"a:\n- - b\n  - c\n- d\n", true},
	{"a:\n-\n  b\n-   # c\n  d: e\n", true}, {"a: # c\n  b: c\n", true}, {"# a\n\n  # b\na: b\n# c\n", true}, {"a:\n  text\n", true},
	{"a: 'it''s' # c\n'b c': \"d\"\n\"e\": f\n", true}, {"a: ''\nb: \"\"\n", true}, {"a: b:c #d\n", true}, {"a: b#c\n", true}, {"http://a: b\n", true},
	{"a: >-\n  b\n  c\n\n  d\ne: f\n", true}, {"a: >\n  b\n\n\n  c\n", true}, {"a: |\n  b\n  # c\n\n  d\n\n\n# e\nf: g\n", true}, {"a: |- # c\n b\n", true}, {"a:\n- >-\n b\n", true},
	{"a: [b, 'c', \"d\", -1, e f ]\nb: []\nc: {}\n", true}, {"a: {b: c, d: [e, {f: g}]}\n", true}, {"a: { b: c }   # d\n", true}, {"a: [å, ä, ö: å]\n", false},
	{"a: -1\nb: .5\nc: ~x\nd: <x\ne: =\n", true}, {"a: yes\nb: 0x1\nc: 2026-01-01\n", true},
	{"", false}, {"# a\n", false}, {"a\n", false}, {"- a\n", false}, {"[a]\n", false}, {"'a'\n", false}, {"a: b\nc\n", false}, {"a: b\n- c\n", false},
	{"a:\n", false}, {"a: ~\n", false}, {"a: null\n", false}, {"~: a\n", false}, {"a:\n-\nb: c\n", false}, {"a:\n  b:\nc: d\n", false},
	{"a: &b c\nd: *b\n", false}, {"<<: a\n", false}, {"a: <<\n", false}, {"a: !b c\n", false}, {"a: ! c\n", false}, {"!!str a: b\n", false},
	{"---\na: b\n", false}, {"a: b\n---\nc: d\n", false}, {"a: b\n...\n", false}, {"%YAML 1.1\n---\na: b\n", false}, {"? a\n: b\n", false},
	{"a: b\n  c\n", false}, {"a: b\n\n  c\n", false}, {"a:\n  b\n c\n", false}, {"a: b\n c: d\n", false}, {"a:\n    b: c\n  d: e\n", false}, {" a: b\nc: d\n", false},
	{"a: 'b\n  c'\n", false}, {"a: \"b\\n\"\n", false}, {"a: 'b\n", false}, {"a: 'b' c\n", false}, {"a: 'b'#c\n", false}, {"'a':b\n", false}, {"a: 'b': c\n", false},
	{"a: b: c\n", false}, {"a: b:\n", false}, {"a: - b\n", false}, {"a: [b,\n c]\n", false}, {"a: [b\n", false}, {"a: [b]]\n", false}, {"a: [b, ]\n", false}, {"a: [b: c]\n", false},
	{"a: {b}\n", false}, {"a: {b: }\n", false}, {"a: {b:c}\n", false}, {"a: {\"b\":c}\n", false}, {"a: [b?c]\n", false}, {"a: [b:]\n", false}, {"a: [#b]\n", false}, {"[a]: b\n", false}, {"a: [b]: c\n", false}, {"a: [b]c\n", false},
	{"a: >+\n  b\n\n", false}, {"a: >2\n   b\n", false}, {"a: >-\n\n  b\n", false}, {"a: >-\n  b\n    c\n", false}, {"a: >-\n  b\n   \nc: d\n", false}, {"a: >-\nb: c\n", false}, {"a: |\n    b\n  c\n", false},
	{"a: @b\n", false}, {"a: `b`\n", false}, {"a: ,b\n", false}, {"a: %b\n", false}, {"a: ?b\n", false}, {"a: :b\n", false}, {"a: b\ufeffc\n", false}, {"a: b\uffff\n", false},
	{strings.Repeat("a", 1000) + ": b\n", true}, {strings.Repeat("a", 1001) + ": b\n", false}, {"x:\n  '" + strings.Repeat("''", 500) + "': b\n", false},
	{"a: " + strings.Repeat("[", MaxDepth-1) + strings.Repeat("]", MaxDepth-1) + "\n", true}, {"a: " + strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth) + "\n", false},
}

func TestQuickKnowsWhatItDoesNotKnow(t *testing.T) {
	for _, c := range small {
		if got := agree(t, c.text); got != c.quick {
			t.Errorf("%q: quick answers: %t", c.text, got)
		}
	}
}

// pieces are what texts are put together of, to find where the two part.
var pieces = []string{"a", "b: ", "c:", "å", ": ", ":", " ", "  ", "    ", "\n", "\n  ", "\n    ", "\n\n", "- ", "-", "\n- ", "\n  - ", "# d", " # d", "#", "'", "''", "\"", "\\", "[", "]", "{", "}", ", ", ",",
	">-\n", ">\n", "|\n", "|-\n", "\n>-\n  ", "?", "? ", "!", "&", "*", "%", "@", "~", "null", "<<", "---", "...", "1.5", "-1", "x: >-\n    ", "k: [a, b]\n", "k: {a: b}\n", "k: 'v'\n", "k:\n", "k: v\n", "  k: v\n", "- k: v\n", "  - v\n"}

func TestQuickAgreesOnWhatNobodyWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			agree(t, "k: "+strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 24).Draw(t, "pieces"), ""))
		}
	})
}

// Lines that may follow each other or not: many of the texts are YAML.
func TestQuickAgreesOnLines(t *testing.T) {
	line := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"", "", "", "  ", "  ", "    ", "      "}).Draw(t, "indent") +
			rapid.SampledFrom([]string{"", "", "", "- ", "-   ", "- - "}).Draw(t, "dash") +
			rapid.SampledFrom([]string{"a: ", "b:", "c: ", "'d': ", "å: ", ""}).Draw(t, "key") +
			rapid.SampledFrom([]string{"", "", "text", "two words", "'q'", "\"q\"", "[a, b]", "{a: b}", ">-", "|", "# c", "x # c", "1", "-", "~"}).Draw(t, "value") + "\n"
	})
	answered, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			all++
			if agree(t, strings.Join(rapid.SliceOfN(line, 1, 6).Draw(t, "lines"), "")) {
				answered++
			}
		}
	})
	if answered < all/200 {
		t.Errorf("quick answered for %d of %d", answered, all)
	}
}

// A slip in a real file: something is taken out, doubled, or put in.
func TestQuickAgreesOnFilesWithSlips(t *testing.T) {
	var all []string
	for _, text := range texts(t) {
		if len(text) < 6000 {
			all = append(all, text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(all).Draw(t, "text")
		for range rapid.IntRange(1, 3).Draw(t, "slips") {
			at := rapid.IntRange(0, len(text)).Draw(t, "at")
			to := min(len(text), at+rapid.IntRange(0, 12).Draw(t, "bytes"))
			switch rapid.IntRange(0, 2).Draw(t, "slip") {
			case 0:
				text = text[:at] + text[to:]
			case 1:
				text = text[:to] + text[at:]
			default:
				text = text[:at] + rapid.SampledFrom(pieces).Draw(t, "piece") + text[at:]
			}
		}
		agree(t, text)
	})
}

func FuzzQuick(f *testing.F) {
	for _, c := range small {
		f.Add(c.text)
	}
	for _, text := range texts(f) {
		if len(text) < 2000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) { agree(t, text) })
}

// BenchmarkRead reads the largest file of the sample county.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../sources/norrbotten/sprak/en.yaml")
	if err != nil {
		b.Fatal(err)
	}
	text := string(data)
	b.Run("quick", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if readQuick(text) == nil {
				b.Fatal("left to the library")
			}
		}
	})
	b.Run("library", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			doc, err := decode(yaml.NewDecoder(bytes.NewReader(data)))
			if err != nil {
				b.Fatal(err)
			}
			new(File).ofLibrary(doc.Content[0])
		}
	})
}
