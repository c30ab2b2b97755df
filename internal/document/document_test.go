package document

import (
	"os"
	"strings"
	"testing"
)

// The specimen holds every node kind, so a new kind that a writer forgets fails there.
func TestSpecimenHoldsEveryNodeKind(t *testing.T) {
	seen := map[string]bool{}
	Walk(Specimen(), func(n Node, _ int) bool { seen[kind(n)] = true; return true })
	for _, k := range []string{"Section", "Paragraph", "List", "ListItem", "Quote", "Passage", "Figure", "Contents", "ContentsEntry", "Table",
		"Row", "Cell", "Text", "Strong", "Emphasis", "Link", "Abbreviation", "Foreign", "Break", "Field", "Footnote", "Picture"} {
		if !seen[k] {
			t.Errorf("no %s in the specimen", k)
		}
	}
}

func kind(n Node) string {
	switch n.(type) {
	case *Section:
		return "Section"
	case *Paragraph:
		return "Paragraph"
	case *List:
		return "List"
	case *ListItem:
		return "ListItem"
	case *Quote:
		return "Quote"
	case *Passage:
		return "Passage"
	case *Figure:
		return "Figure"
	case *Contents:
		return "Contents"
	case *ContentsEntry:
		return "ContentsEntry"
	case *Table:
		return "Table"
	case *Row:
		return "Row"
	case *Cell:
		return "Cell"
	case *Text:
		return "Text"
	case *Strong:
		return "Strong"
	case *Emphasis:
		return "Emphasis"
	case *Link:
		return "Link"
	case *Abbreviation:
		return "Abbreviation"
	case *Foreign:
		return "Foreign"
	case *Footnote:
		return "Footnote"
	case *Picture:
		return "Picture"
	case *Break:
		return "Break"
	case *Field:
		return "Field"
	}
	return "?"
}

// A node stands in one place of the tree: side tables are keyed by identity.
func TestNodesOfTheSpecimenAreUnique(t *testing.T) {
	seen := map[Node]bool{}
	Walk(Specimen(), func(n Node, _ int) bool {
		if seen[n] {
			t.Errorf("%s stands twice", kind(n))
		}
		seen[n] = true
		return true
	})
}

// Levels follow depth: they begin at 1 and never skip.
func TestLevelsNeverSkip(t *testing.T) {
	last := 0
	Walk(Specimen(), func(n Node, level int) bool {
		if s, ok := n.(*Section); ok && len(s.Title) > 0 {
			if level > last+1 {
				t.Errorf("section %s: level %d after %d", s.ID, level, last)
			}
			last = level
		}
		return true
	})
	if last == 0 {
		t.Fatal("no headings seen")
	}
}

func TestWordsIgnoreDisplayData(t *testing.T) {
	d := &Document{Body: []Block{&Section{Title: []Inline{&Text{"Min egen kraft"}, &Break{}, &Text{"tas till\u00advara"}},
		Body: []Block{&Paragraph{Text: []Inline{&Text{"§\u00a037, "}, &Field{Placeholder: "diarienummer"}}},
			&Figure{Alt: "inte ord", Parts: []FigurePart{{Label: []string{"inte", "heller"}}}, Caption: T("Figur 1.")}}}}}
	want := "Min egen kraft tas tillvara § 37, [diarienummer] Figur 1."
	if got := strings.Join(Words(d), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPrintedSpecimen(t *testing.T) {
	got := Print(Specimen())
	const name = "testdata/specimen.golden"
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the printed tree differs from %s (UPDATE_GOLDEN=1 rewrites it):\n%s", name, got)
	}
}
