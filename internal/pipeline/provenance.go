package pipeline

import (
	"strconv"
	"strings"

	"malbild/internal/adoption"
	"malbild/internal/document"
	"malbild/internal/output"
)

// provenance is what is known of the words of a copy before it is bound: which
// version of the målbild they are, and who decided on it. The revision is found when
// the document is composed; note is what the user calls it.
func (c *County) provenance(note string) *document.Provenance {
	out := &document.Provenance{Malbild: c.Content.Malbild.ID, Revision: document.Unsealed(), Note: note}
	out.Version, out.Date, out.Wording = version(c.Lock)
	out.Decisions = c.bearing()
	return out
}

// version counts the decisions that adopted words: what one of them adopted is a
// version of the målbild, known by its day and by the digest of all words in force.
func version(l *adoption.Lock) (number, date, wording string) {
	if l == nil {
		return "", "", ""
	}
	n := 0
	for _, d := range l.Decisions {
		if d.Kind == adoption.Adopts {
			n, date = n+1, max(date, d.Date)
		}
	}
	if n == 0 {
		return "", "", ""
	}
	var b strings.Builder
	for _, a := range l.All() {
		b.WriteString(a.ID + " " + a.Language + " " + a.Digest + "\n")
	}
	return strconv.Itoa(n), date, output.Sum([]byte(b.String()))
}

// Version is the version of the målbild in force: its number, its day, and the
// digest of its words; all empty where none is recorded.
func (c *County) Version() (number, date, wording string) { return version(c.Lock) }

// bearing names the decisions on words that are in force, in the order of the lock.
func (c *County) bearing() []string {
	if c.Lock == nil {
		return nil
	}
	var out []string
	now := map[string]bool{}
	for _, a := range c.Lock.All() {
		now[a.ID+a.Digest] = true
	}
	for _, d := range c.Lock.Decisions {
		for _, a := range d.Passages {
			if now[a.ID+a.Digest] {
				out = append(out, c.decision(d))
				break
			}
		}
	}
	return out
}
