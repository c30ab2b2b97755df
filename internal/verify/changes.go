package verify

// Change is a stretch of an adopted text that stands differently in a file.
type Change struct {
	Old       string `json:"old"`
	New       string `json:"new"`
	Before    string `json:"before,omitempty"` // the word before, as adopted
	Page      int    `json:"page,omitempty"`
	Paragraph int    `json:"paragraph"`
}

// word is the letters from to of a passage.
type word struct{ from, to int }

func splitWords(list []letter) []word {
	var out []word
	for i, x := range list {
		if i == 0 || x.gap != noGap {
			out = append(out, word{i, i})
		}
		out[len(out)-1].to = i + 1
	}
	return out
}

// changes says in words what differs between a passage and where it stands.
func changes(p *pattern, text []letter, pairs []int, loose bool) []Change {
	words := splitWords(p.list)
	run := make([]bool, len(words))    // the space before it is lost
	bad := make([]bool, len(words))    // differs in itself
	joined := make([]bool, len(words)) // its hyphen, and the space after it, are lost at the end of a line
	stray := make([]bool, len(words))  // something stands between it and the next
	for k, w := range words {
		if last := w.to - 1; loose && k+1 < len(words) && pairs[last] < 0 && p.list[last].r == '-' && last > w.from {
			if b := pairs[w.to]; b >= 0 && (text[b].gap == breakGap || text[b].gap == noGap) {
				w.to, words[k].to, joined[k] = last, last, true
			}
		}
		bad[k] = run[k] || !whole(text, pairs, w)
		if k+1 < len(words) && (!bad[k] || run[k]) {
			if a, b := pairs[w.to-1], pairs[words[k+1].from]; b >= 0 && a >= 0 {
				stray[k] = between(text, a, b)
				if !stray[k] && text[b].gap == noGap && !joined[k] { // two words in one
					bad[k], run[k+1] = true, true
				}
			}
		}
	}
	if n := len(words); n > 0 {
		bad[0] = bad[0] || glued(text, pairs[words[0].from], -1, p.quotation)
		bad[n-1] = bad[n-1] || glued(text, pairs[words[n-1].to-1], +1, p.quotation)
	}
	var out []Change
	for k := 0; k < len(words); k++ {
		switch {
		case bad[k]:
			e := k
			for e < len(words) && bad[e] {
				e++
			}
			out = append(out, change(p, text, pairs, words, k, e))
			k = e - 1
		case stray[k] && !bad[k+1]:
			out = append(out, change(p, text, pairs, words, k+1, k+1))
		}
	}
	return out
}

// whole reports whether a word stands in the text letter by letter, in one piece.
func whole(text []letter, pairs []int, w word) bool {
	for i := w.from; i < w.to; i++ {
		if pairs[i] < 0 {
			return false
		}
		if i == w.from {
			continue
		}
		a, b := pairs[i-1], pairs[i]
		if between(text, a, b) {
			return false
		}
		switch text[b].gap {
		case spaceGap:
			return false
		case breakGap:
			if r := text[b-1].r; r != '-' && r != '/' {
				return false
			}
		}
	}
	return true
}

// between reports whether letters that count stand between two places.
func between(text []letter, a, b int) bool {
	for i := a + 1; i < b; i++ {
		if !text[i].free {
			return true
		}
	}
	return false
}

// glued reports whether something stands at the edge of the passage without a space:
// a letter more in its first or last word, a comma. Quotation marks and brackets
// belong to the text around.
func glued(text []letter, at, side int, quotation bool) bool {
	if at < 0 {
		return false
	}
	i := at + side
	if i < 0 || i >= len(text) {
		return false
	}
	inner := text[max(at, i)]
	if inner.gap != noGap {
		return false
	}
	switch text[i].r {
	case '"', '\'', '(', ')', '[', ']':
		return false
	case '.':
		return !(quotation && side > 0)
	}
	return true
}

// change describes words k to e-1 of the passage, or what stands before word k.
func change(p *pattern, text []letter, pairs []int, words []word, k, e int) Change {
	var c Change
	if e > k {
		c.Old = join(wordsOf(p.list[words[k].from:words[e-1].to]))
	}
	if k > 0 {
		c.Before = join(wordsOf(p.list[words[k-1].from:words[k-1].to]))
	}
	from, to := around(text, pairs, words, k, e)
	if from < to {
		c.New = join(wordsOf(text[from:to]))
	}
	at := min(from, len(text)-1)
	if at >= 0 {
		c.Page, c.Paragraph = int(text[at].page), int(text[at].para)
	}
	return c
}

// around is the stretch of the text that stands for words k to e-1: from the good
// word before to the good word after.
func around(text []letter, pairs []int, words []word, k, e int) (from, to int) {
	from, to = -1, -1
	if k > 0 {
		if a := pairs[words[k-1].to-1]; a >= 0 {
			from = a + 1
		}
	}
	if e < len(words) {
		to = pairs[words[e].from]
	}
	size := 0
	if e > k {
		size = words[e-1].to - words[k].from
	}
	switch {
	case from < 0 && to >= 0: // the first word: as far back as a word goes
		from = to
		for from > 0 && to-from < size+24 && (to-from < size || text[from].gap == noGap) {
			from--
		}
	case from >= 0 && to < 0:
		to = from
		for to < len(text) && to-from < size+24 && (to-from < size || text[to].gap == noGap) {
			to++
		}
	case from < 0:
		return 0, 0
	}
	return from, max(from, to)
}

func join(words []string) string {
	s := ""
	for i, w := range words {
		if i == 60 {
			return s + " …"
		}
		if i > 0 {
			s += " "
		}
		s += w
	}
	return s
}
