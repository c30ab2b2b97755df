package source

// Nearest returns the candidate that word was most likely meant to be, or "".
// A candidate counts when no more than a third of the longer word is wrong;
// the first of equally near candidates wins.
func Nearest(word string, candidates []string) string {
	best, least := "", -1
	for _, c := range candidates {
		limit := (max(len([]rune(word)), len([]rune(c))) + 2) / 3
		if limit > 4 {
			limit = 4
		}
		d := distance([]rune(word), []rune(c))
		if c != word && d <= limit && (least < 0 || d < least) {
			best, least = c, d
		}
	}
	return best
}

// distance counts insertions, deletions, substitutions and swaps of neighbours
// that turn a into b (optimal string alignment).
func distance(a, b []rune) int {
	const longest = 64 // longer words are never typing errors of a key
	if len(a) > longest || len(b) > longest {
		return longest
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
