package documenttest

import (
	"os"
	"testing"

	"malbild/internal/document"
)

// The specimen holds every node kind, so a new kind that a writer forgets fails there.
func TestSpecimenHoldsEveryNodeKind(t *testing.T) {
	seen := map[string]bool{}
	document.Walk(Specimen(), func(n document.Node, _ int) bool { seen[kind(n)] = true; return true })
	for _, k := range []string{"Section", "Paragraph", "List", "ListItem", "Quote", "Passage", "Figure", "Contents", "ContentsEntry", "Table",
		"Row", "Cell", "Text", "Strong", "Emphasis", "Link", "Abbreviation", "Foreign", "Break", "Field", "Footnote", "Picture"} {
		if !seen[k] {
			t.Errorf("no %s in the specimen", k)
		}
	}
}

func kind(n document.Node) string {
	switch n.(type) {
	case *document.Section:
		return "Section"
	case *document.Paragraph:
		return "Paragraph"
	case *document.List:
		return "List"
	case *document.ListItem:
		return "ListItem"
	case *document.Quote:
		return "Quote"
	case *document.Passage:
		return "Passage"
	case *document.Figure:
		return "Figure"
	case *document.Contents:
		return "Contents"
	case *document.ContentsEntry:
		return "ContentsEntry"
	case *document.Table:
		return "Table"
	case *document.Row:
		return "Row"
	case *document.Cell:
		return "Cell"
	case *document.Text:
		return "Text"
	case *document.Strong:
		return "Strong"
	case *document.Emphasis:
		return "Emphasis"
	case *document.Link:
		return "Link"
	case *document.Abbreviation:
		return "Abbreviation"
	case *document.Foreign:
		return "Foreign"
	case *document.Footnote:
		return "Footnote"
	case *document.Picture:
		return "Picture"
	case *document.Break:
		return "Break"
	case *document.Field:
		return "Field"
	}
	return "?"
}

// A node stands in one place of the tree: side tables are keyed by identity.
func TestNodesOfTheSpecimenAreUnique(t *testing.T) {
	seen := map[document.Node]bool{}
	document.Walk(Specimen(), func(n document.Node, _ int) bool {
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
	document.Walk(Specimen(), func(n document.Node, level int) bool {
		if s, ok := n.(*document.Section); ok && len(s.Title) > 0 {
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

func TestPrintedSpecimen(t *testing.T) {
	got := document.Print(Specimen())
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
