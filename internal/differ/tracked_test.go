package differ

import (
	"encoding/xml"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// settled reads a text with tracked changes as Word does when all of them are accepted,
// or rejected: what was deleted (inserted) is gone, and a paragraph whose mark is gone
// runs on in the next.
func settled(t *testing.T, body string, accept bool) []string {
	t.Helper()
	gone := map[bool]string{true: "del", false: "ins"}[accept]
	d := xml.NewDecoder(strings.NewReader("<x xmlns:w='w'>" + body + "</x>"))
	var out []string
	var open []string
	row, joined := "", false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if e.Name.Local == gone && len(open) > 0 && open[len(open)-1] == "rPr" {
				joined = true
			}
			open = append(open, e.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
			if e.Name.Local != "p" {
				continue
			}
			if !joined {
				out, row = append(out, row), ""
			}
			joined = false
		case xml.CharData:
			if !strings.Contains(strings.Join(open, " ")+" ", " "+gone+" ") {
				row += string(e)
			}
		}
	}
	if joined || row != "" {
		t.Errorf("the last paragraph cannot be joined to a next: %q", row)
	}
	return out
}

// texts are two random texts, the second an edit of the first.
func texts(r *rand.Rand) (a, b Text) {
	words := strings.Fields("och att av hälsa vård nära kommun barn unga trygghet mål bild stöd liv vardag kraft")
	para := func() Para {
		p := Para{Kind: []Kind{Body, Body, Heading, Item, Quote}[r.IntN(5)], Level: 1}
		for range 1 + r.IntN(12) {
			p.Words = append(p.Words, words[r.IntN(len(words))])
		}
		return p
	}
	for range r.IntN(7) {
		a.Paras = append(a.Paras, para())
	}
	for _, p := range a.Paras {
		q := p
		q.Words = append([]string{}, p.Words...)
		switch r.IntN(6) {
		case 0:
			continue
		case 1:
			q.Words[r.IntN(len(q.Words))] = "ny"
		case 2:
			at := r.IntN(len(q.Words) + 1)
			q.Words = append(q.Words[:at:at], append([]string{"<till>", "&"}, q.Words[at:]...)...)
		case 3:
			q.Words = q.Words[r.IntN(len(q.Words)):]
			q.Kind = Body
		}
		b.Paras = append(b.Paras, q)
		if r.IntN(5) == 0 {
			b.Paras = append(b.Paras, para())
		}
	}
	if len(b.Paras) > 1 && r.IntN(3) == 0 {
		k := r.IntN(len(b.Paras))
		moved := b.Paras[k]
		b.Paras = append(append(b.Paras[:k:k], b.Paras[k+1:]...), moved)
	}
	return a, b
}

func lines(t Text) string {
	var out []string
	for _, p := range t.Paras {
		out = append(out, strings.Join(p.Words, " "))
	}
	return strings.Join(out, "\n")
}

// Accepting all changes gives the second text, rejecting all the first: word for word,
// paragraph for paragraph, with single spaces.
func TestTrackedChangesGiveBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for n := range 3000 {
		a, b := texts(r)
		w := &wordFile{}
		w.tracked([]Comparison{Compare(a, b)})
		body := w.b.String()
		for accept, want := range map[bool]string{true: lines(b), false: lines(a)} {
			got := strings.TrimRight(strings.Join(settled(t, body, accept), "\n"), "\n")
			if got != want {
				t.Fatalf("text %d, accepted %v:\n got %q\nwant %q\n%s", n, accept, got, want, body)
			}
		}
	}
}

// In two columns the left one holds words of the first text and the right one words of
// the second, each paragraph that changes once.
func TestColumnsHoldTheirOwnText(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for n := range 1000 {
		a, b := texts(r)
		c := Compare(a, b)
		for side, text := range map[Op]Text{Deleted: a, Inserted: b} {
			var want, got []string
			for i := range c.Rows {
				if p := map[Op]*Para{Deleted: c.Rows[i].Old, Inserted: c.Rows[i].New}[side]; p != nil {
					want = append(want, strings.Join(p.Words, " "))
				}
			}
			if strings.Join(want, "\n") != lines(text) {
				t.Fatalf("text %d: rows are not the text: %q", n, want)
			}
			want = nil
			for _, row := range lawRows(c) {
				if row == nil {
					continue
				}
				p := map[Op]*Para{Deleted: row.Old, Inserted: row.New}[side]
				if p == nil {
					continue
				}
				w := &page{}
				w.pieces(row.Pieces, &side)
				s := strings.NewReplacer("<del>", "", "</del>", "", "<ins>", "", "</ins>", "", "&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(w.b.String())
				want, got = append(want, strings.Join(p.Words, " ")), append(got, s)
			}
			if strings.Join(want, "\n") != strings.Join(got, "\n") {
				t.Fatalf("text %d:\n got %q\nwant %q", n, got, want)
			}
		}
	}
}
