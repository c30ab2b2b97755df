package differ

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// settle makes paragraphs of loose texts: each is cut where the other is, or where
// its sentences end when both are loose.
func settle(a, b Text) (Text, Text) {
	switch {
	case a.Loose && b.Loose:
		a = a.guessed(vocabulary(b))
		return a, b.cutAs(a)
	case a.Loose:
		return a.cutAs(b), b
	case b.Loose:
		return a, b.cutAs(a)
	}
	return a, b
}

// vocabulary is the words of a text.
func vocabulary(t Text) map[string]bool {
	m := map[string]bool{}
	for _, p := range t.Paras {
		for _, k := range keys(p.Words, true) {
			m[k] = true
		}
	}
	for _, x := range t.Breaks {
		m[keys([]string{x.Word}, true)[0]] = true
	}
	return m
}

// joined puts words together that were divided at the end of a line. A hyphen stays
// when the other text has the word with it.
func joined(in []Token, known map[string]bool) []Token {
	var out []Token
	has := func(s string) bool { return known[keys([]string{s}, true)[0]] }
	for i := 0; i < len(in); i++ {
		x := in[i]
		for x.Hyphen && i+1 < len(in) {
			next := in[i+1]
			r, _ := utf8.DecodeRuneInString(next.Word)
			switch {
			case has(x.Word + next.Word):
				x.Word += next.Word
			case has(x.Word + "-" + next.Word):
				x.Word += "-" + next.Word
			case has(x.Word+"-") || !unicode.IsLower(r):
				x.Word, x.Hyphen = x.Word+"-", false
				continue
			default:
				x.Word += next.Word
			}
			x.Hyphen = next.Hyphen
			i++
		}
		out = append(out, x)
	}
	return out
}

// cutAs cuts a loose text where the other one is cut.
func (t Text) cutAs(o Text) Text {
	in := joined(t.Breaks, vocabulary(o))
	words := make([]string, len(in))
	for i, x := range in {
		words[i] = x.Word
	}
	var other []string
	var starts []int // of the paragraphs of the other
	for _, p := range o.Paras {
		starts = append(starts, len(other))
		other = append(other, p.Words...)
	}
	ps := pairs(keys(other, true), keys(words, true))
	cuts := cutsAt(in, starts, ps)
	t.Paras = nil
	if len(cuts) == 0 {
		t.Paras = []Para{{Words: words}}
		return t
	}
	if cuts[0] > 0 { // what stands before the first paragraph is one of its own
		t.Paras = append(t.Paras, sentences(in[:cuts[0]])...)
	}
	for i, from := range cuts {
		to := len(words)
		if i+1 < len(cuts) {
			to = max(from, cuts[i+1])
		}
		p := o.Paras[i]
		if from < to {
			end := to
			if i+1 == len(cuts) && to-from > 2*len(p.Words)+20 { // what follows the last is not of it
				end = min(to, lastFound(ps, from)+1)
				for end < to && !in[end].Break {
					end++
				}
			}
			t.Paras = append(t.Paras, Para{p.Kind, p.Level, words[from:end], false})
			if end < to {
				t.Paras = append(t.Paras, sentences(in[end:])...)
			}
		}
	}
	return t
}

// cutsAt finds where the paragraphs of the other text begin in a loose one; ps are the
// words that both have.
func cutsAt(in []Token, starts []int, ps []pair) []int {
	cuts := make([]int, 0, len(starts))
	k := 0
	for _, s := range starts {
		for k < len(ps) && ps[k].a < s {
			k++
		}
		lo, hi := 0, len(in)
		if k > 0 {
			lo = ps[k-1].b + 1
		}
		if k < len(ps) {
			hi = ps[k].b
		}
		gap := 0 // words of this paragraph before the first that is found
		if k < len(ps) {
			gap = ps[k].a - s
		}
		cuts = append(cuts, cut(in, lo, hi, gap))
	}
	return cuts
}

func lastFound(ps []pair, from int) int {
	if len(ps) == 0 {
		return from
	}
	return max(from, ps[len(ps)-1].b)
}

// cut chooses where a paragraph begins between two words that are found: at a break,
// as near as possible to where its first word should stand.
func cut(in []Token, lo, hi, gap int) int {
	want := max(lo, hi-gap)
	best := -1
	for i := lo; i <= hi && i < len(in); i++ {
		if in[i].Break && (best < 0 || abs(i-want) < abs(best-want)) {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	return want
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// guessed makes paragraphs of lines: a line that ends a sentence ends a paragraph
// when the next begins with a capital.
func (t Text) guessed(known map[string]bool) Text {
	t.Paras = sentences(joined(t.Breaks, known))
	return t
}

func sentences(in []Token) []Para {
	var out []Para
	var words []string
	line := 0 // words since the last break
	for i, x := range in {
		if x.Break && i > 0 && len(words) > 0 {
			r, _ := utf8.DecodeRuneInString(x.Word)
			ends := strings.ContainsAny(words[len(words)-1][len(words[len(words)-1])-1:], ".!?:")
			if ends || line < 6 && unicode.IsUpper(r) {
				out = append(out, Para{Words: words})
				words = nil
			}
			line = 0
		}
		words = append(words, x.Word)
		line++
	}
	if len(words) > 0 {
		out = append(out, Para{Words: words})
	}
	return out
}
