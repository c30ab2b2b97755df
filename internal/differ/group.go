package differ

import "strings"

// signature is what differs in a comparison, and nothing else.
func (c Comparison) signature() string {
	var b strings.Builder
	for _, r := range c.Rows {
		if r.Changed() {
			for _, p := range r.Pieces {
				b.WriteByte(byte('0' + p.Op))
				b.WriteString(strings.Join(p.Words, " "))
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Grouped keeps, of comparisons of the same kind with the same changes, the first,
// which names the others. Kind tells which may be taken together.
func Grouped(cs []Comparison, kind func(Comparison) string) []Comparison {
	var out []Comparison
	at := map[string]int{}
	for _, c := range cs {
		if !c.Changed() {
			continue
		}
		key := kind(c) + "\x00" + c.signature()
		if i, ok := at[key]; ok {
			out[i].Also = append(out[i].Also, c.Name)
			continue
		}
		at[key] = len(out)
		out = append(out, c)
	}
	return out
}
