// Package adoption knows which words were adopted, by whom and when, and whether
// they still are what was adopted.
//
// Passages are taken from composed trees, so that they can never differ from what
// the documents say. Two forms of a passage that differ in paragraph breaks, in
// chosen line breaks, or in the final stop of a quotation are the same words: the
// digest is made of the folded text. Casing and every letter count.
package adoption

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// Passage is an adopted text in one language, as the documents have it.
type Passage struct {
	ID        string // document.Passage.ID
	Language  string // BCP 47
	Text      string // folded: words with single spaces
	Quotation bool   // its final stop may be left out
	Products  []string
	Pos       diag.Pos
}

// Digest is the SHA-256 (hex) of the normal form of a passage.
func Digest(text string, quotation bool) string {
	sum := sha256.Sum256([]byte(normal(text, quotation)))
	return hex.EncodeToString(sum[:])
}

// Digest is that of the passage.
func (p Passage) Digest() string { return Digest(p.Text, p.Quotation) }

// normal is what the digest is made of.
func normal(text string, quotation bool) string {
	text = document.Fold(text)
	if quotation {
		text = strings.TrimSuffix(text, ".")
	}
	return text
}

// Collect takes the passages out of composed trees, each once, in the order they
// are met. Where two trees say one passage differently, that is a finding.
func Collect(trees ...*document.Document) ([]Passage, diag.List) {
	var out []Passage
	var found diag.List
	at := map[string]int{}
	for _, d := range trees {
		document.Walk(d, func(n document.Node, _ int) bool {
			p, ok := n.(*document.Passage)
			if !ok {
				return true
			}
			q := read(p)
			q.Language, q.Products = d.Meta.Language, []string{string(d.Meta.Product)}
			key := q.ID + "\x00" + q.Language
			i, known := at[key]
			switch {
			case !known:
				at[key] = len(out)
				out = append(out, q)
			case out[i].Text == q.Text && out[i].Quotation == q.Quotation:
				out[i].in(q.Products[0])
			case out[i].Digest() != q.Digest() && !(out[i].Quotation != q.Quotation && Digest(out[i].Text, true) == Digest(q.Text, true)):
				found.Add(codeTwoForms.At(q.Pos, q.ID, Show(out[i].Text, q.Text)))
			default:
				out[i].in(q.Products[0])
			}
			return false
		})
	}
	return out, found
}

// in notes a product that says the passage.
func (p *Passage) in(product string) {
	if !slices.Contains(p.Products, product) {
		p.Products = append(p.Products, product)
	}
}

// read is the text of one passage: what was adopted, without the mark that says so.
func read(p *document.Passage) Passage {
	out := Passage{ID: p.ID, Pos: p.Pos, Quotation: len(p.Body) > 0}
	for _, b := range p.Body {
		_, quote := b.(*document.Quote)
		out.Quotation = out.Quotation && (quote || mark(b))
	}
	body := slices.DeleteFunc(slices.Clone(p.Body), mark)
	out.Text = document.Said(body)
	return out
}

// mark reports whether a block only says that the words beside it are adopted.
func mark(b document.Block) bool {
	p, ok := b.(*document.Paragraph)
	return ok && p.Role == document.Mark
}

// Begins is the first words of a text, for people.
func Begins(text string) string {
	w := strings.Fields(text)
	if len(w) > 8 {
		return strings.Join(w[:8], " ") + " …"
	}
	return strings.Join(w, " ")
}
