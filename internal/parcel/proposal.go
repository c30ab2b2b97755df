package parcel

import (
	"strings"

	"malbild/internal/document"
	"malbild/internal/principal"
)

// proposal is the proposed decision as plain text, to be pasted into the system
// where the matter is kept: from the report when there is one, else from the
// extract, whose first motion is what was proposed.
func proposal(parts []Part, m *principal.Meeting) string {
	for _, product := range []document.Product{document.OfficerReport, document.MinutesExtract} {
		for _, p := range parts {
			if p.Document.Meta.Product != product || !same(p.Meeting, m) || p.Edition.Web || p.Edition.Translation != nil {
				continue
			}
			if s := motion(p.Document); s != "" {
				return s
			}
		}
	}
	return ""
}

// motion is the first proposal of a document.
func motion(d *document.Document) string {
	var found *document.Section
	document.Walk(d, func(n document.Node, _ int) bool {
		if s, ok := n.(*document.Section); ok && found == nil && s.Role == document.SectionMotion {
			found = s
		}
		return found == nil
	})
	if found == nil {
		return ""
	}
	var s strings.Builder
	if t := plain(found.Title); t != "" {
		s.WriteString(t + "\n\n")
	}
	for _, b := range found.Body {
		switch t := b.(type) {
		case *document.Paragraph:
			s.WriteString(plain(t.Text) + "\n\n")
		case *document.List:
			for _, it := range t.Items {
				s.WriteString(clause(it) + "\n\n")
			}
		}
	}
	return strings.TrimRight(s.String(), "\n") + "\n"
}

// clause is an item of a list on one line, its label first.
func clause(it *document.ListItem) string {
	line := plain(it.Label)
	for _, b := range it.Body {
		if p, ok := b.(*document.Paragraph); ok {
			line += " " + plain(p.Text)
		}
	}
	return strings.TrimSpace(line)
}

func plain(in []document.Inline) string { return document.Fold(document.Plain(in)) }
