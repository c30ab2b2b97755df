package typeset

import "malbild/internal/geom"

// node is a place where a line may end. The first stands before the paragraph,
// the last after it.
type node struct {
	kind    chance
	end     int32 // first rune not printed on the line that ends here
	next    int32 // first rune of the next line
	words   int32 // spaces to break at so far: tells how many words a line has
	penalty int64
	width   geom.Length // natural width up to here, with the hyphen
	after   geom.Length // natural width before the next line
	space   geom.Length // stretchable space up to here
	skipped geom.Length // the same before the next line
}

// forced reports a node where a line must end.
func (n *node) forced() bool { return n.kind == atNewline }

// makeNodes lists the places of the paragraph where a line may end.
func (w *work) makeNodes(p *Paragraph) error {
	n := len(w.runes)
	w.nodes = append(w.nodes[:0], node{})
	words := int32(0)
	at := 0 // span of the rune before k
	for k := 1; k <= n; k++ {
		c := w.chance[k]
		if k == n {
			c = atNewline // the end of the paragraph is as forced as a chosen break
		}
		if c == none || c == never {
			continue
		}
		d := node{kind: c, end: int32(k), next: int32(k), after: w.width[k], skipped: w.space[k], penalty: w.penalty(k, c, p)}
		for d.end > 0 && isSpace(w.runes[d.end-1]) {
			d.end--
		}
		d.width, d.space = w.width[d.end], w.space[d.end]
		if c.inserts() {
			for w.spans[at].end() < k {
				at++
			}
			hyphen, err := w.spans[at].face.hyphenAfter(w.runes[k-1], w.spans[at].style)
			if err != nil {
				return err
			}
			d.width = w.width[k-1] + hyphen
		}
		if c >= badSpace {
			words++
		}
		d.words = words
		w.nodes = append(w.nodes, d)
	}
	return nil
}

// penalty is what a break costs by its nature, on the scale of choose.
func (w *work) penalty(k int, c chance, p *Paragraph) int64 {
	switch c {
	case atSpace:
		return w.danglingWord(k, p)
	case badSpace:
		return avoid
	case atNewline:
		return 0
	}
	if p.Align == Justify {
		return justifiedBreaks[c]
	}
	return raggedBreaks[c]
}

// danglingWord makes it dearer to end a line with a word that belongs to the next
// one: a single letter («i», «å»), in titles any short word («och», «för»).
func (w *work) danglingWord(k int, p *Paragraph) int64 {
	end := k
	for end > 0 && isSpace(w.runes[end-1]) {
		end--
	}
	begin := end
	for begin > 0 && !isSpace(w.runes[begin-1]) && end-begin <= 3 {
		begin--
	}
	switch letters := end - begin; {
	case p.Align == Justify || letters > 3:
		return 0
	case p.Balance:
		return 20_000
	case letters == 1:
		return 25_000
	}
	return 0
}
