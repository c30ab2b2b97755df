package pipeline

import (
	"path"
	"strconv"
	"strings"

	"malbild/internal/adoption"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/label"
	"malbild/internal/output"
	"malbild/internal/principal"
)

// provenance is what is known of the words of a copy before it is bound: which
// version of the målbild they are, who decided on it, and which sources they come
// from. Note is what the user calls the revision.
func (c *County) provenance(p *principal.Principal, note string) *document.Provenance {
	out := &document.Provenance{Malbild: c.Content.Malbild.ID, Revision: c.revision(p), Note: note}
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

// revision is the digest of what a copy is made of: the files of its county, and
// of other principals only the names, so that a step recorded by one of them
// changes nobody else's files. The lock has a version of its own.
func (c *County) revision(p *principal.Principal) string {
	var b strings.Builder
	dir := path.Join(SourceFolder, c.Content.ID)
	for _, d := range c.Digests {
		if path.Base(d.Path) == adoption.File || c.ofAnother(d.Path, dir, p) {
			continue
		}
		b.WriteString(d.SHA256 + " " + d.Path + "\n")
	}
	for _, q := range c.Register.Adopting() {
		b.WriteString(q.UsualName.Value + "\n")
	}
	return output.Sum([]byte(b.String()))
}

// ofAnother reports whether a file is that of a principal that decides for itself
// and is not p, or of another language.
func (c *County) ofAnother(name, dir string, p *principal.Principal) bool {
	switch strings.TrimPrefix(path.Dir(name), dir+"/") {
	case content.TranslationFolder, label.Folder:
		return true // a translation changes no Swedish file; its passages have digests of their own
	case content.LocalFolder, "principals":
	default:
		return false
	}
	id := strings.TrimSuffix(path.Base(name), ".yaml")
	for _, q := range c.Register.Principals {
		if q.ID == id {
			return q.Adopts() && q != p
		}
	}
	return false
}
