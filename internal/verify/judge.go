package verify

import (
	"slices"
	"strings"
)

// Form is one wording of a passage, and what has been decided on it.
type Form struct {
	Text      string
	Digest    string
	Quotation bool
	Decisions []string // for people: «polsam 2021-05-27 § 8»; none: the sources as they are
}

// Reference is a passage to look for. The first form is the one that is in force.
type Reference struct {
	County, ID, Language string
	Forms                []Form
}

// Kind is a kind of document, and the passages it carries, in order.
type Kind struct {
	County, Name string
	Language     string // of its passages; empty: any
	IDs          []string
}

// Status is what is said of a passage.
type Status string

// The statuses. Only the first three are as they should be.
const (
	Intact     Status = "intact"
	Moved      Status = "moved"      // intact, but not where it stands among the others
	Duplicated Status = "duplicated" // intact, more than once
	Older      Status = "older"      // word for word a form that is no longer in force
	Changed    Status = "changed"
	Missing    Status = "missing"
)

// Good reports whether every word of the passage is as decided.
func (s Status) Good() bool { return s == Intact || s == Moved || s == Duplicated }

// Result is what is said of one passage.
type Result struct {
	ID        string   `json:"id"`
	Language  string   `json:"language"`
	Status    Status   `json:"status"`
	Digest    string   `json:"digest"`
	Decisions []string `json:"decisions,omitempty"`
	Copies    int      `json:"copies"`
	Page      int      `json:"page,omitempty"`
	Paragraph int      `json:"paragraph,omitempty"`
	Changes   []Change `json:"changes,omitempty"`
	View      string   `json:"view,omitempty"` // where it is so: on a phone, on paper; empty: everywhere

	at int // letter of the file, for the order
}

// Report is what is said of one file.
type Report struct {
	File     string   `json:"file"`
	Format   Format   `json:"format,omitempty"`
	County   string   `json:"county,omitempty"`
	Product  string   `json:"product,omitempty"` // the kind of document it resembles
	Passages []Result `json:"passages"`
	Notices  []Notice `json:"notices,omitempty"`
	Err      error    `json:"-"`
}

// OK reports whether the file was read, holds adopted text, all of it is intact, and
// nothing in the file makes that doubtful.
func (r Report) OK() bool {
	return r.Err == nil && len(r.Passages) > 0 && !r.Doubtful() && !slices.ContainsFunc(r.Passages, func(p Result) bool { return !p.Status.Good() })
}

// Doubtful reports whether the file holds something that may hide or change its words.
func (r Report) Doubtful() bool {
	return slices.ContainsFunc(r.Notices, func(n Notice) bool { return n.Doubt })
}

// Judge holds the passages to look for. It may be used for many files.
type Judge struct {
	refs     []Reference
	kinds    []Kind
	patterns []*pattern
	of       []formOf
	index    []grams  // one for each size of anchor
	said     []string // the words of every form, with a space before each
}

type formOf struct{ ref, form int }

// NewJudge prepares the passages.
func NewJudge(refs []Reference, kinds []Kind) *Judge {
	j := &Judge{refs: refs, kinds: kinds}
	for i, r := range refs {
		for k, f := range r.Forms {
			j.patterns = append(j.patterns, newPattern(f.Text, f.Quotation))
			j.of = append(j.of, formOf{i, k})
			j.said = append(j.said, " "+strings.Join(wordsOf(j.patterns[len(j.patterns)-1].list), " "))
		}
	}
	j.index = indexAll(j.patterns)
	return j
}

// The shares of a passage that must be there to say that it is there.
const (
	surely   = 0.75 // wherever it stands
	perhaps  = 0.3  // where it is expected
	noChance = 60   // letters in a row that nobody writes by chance
	briefest = 100  // letters; a shorter text is often nearly said elsewhere, and must be there whole
)

// elsewhere is the share that must be there where a passage is not expected.
func (p *pattern) elsewhere() float64 {
	if len(p.list) < briefest {
		return 1
	}
	return surely
}

// sighting is the best that can be said of a passage in one file.
type sighting struct {
	form     int
	coverage float64
	copies   int
	sure     bool // enough of it is there wherever it stands
	partly   bool // a stretch of it is there that is no coincidence
	changes  []Change
	at       letter
	index    int
	view     string // in which it is so
}

// better prefers more of the passage, then fewer changes, then the form in force.
func (s sighting) better(o sighting) bool {
	if a, b := len(s.changes) == 0 && s.coverage > surely, len(o.changes) == 0 && o.coverage > surely; a != b {
		return a && s.copies >= o.copies || b && s.copies > o.copies
	}
	if s.copies != o.copies {
		return s.copies > o.copies
	}
	if len(s.changes) != len(o.changes) && s.coverage > perhaps && o.coverage > perhaps {
		return len(s.changes) < len(o.changes)
	}
	return s.coverage > o.coverage
}

// flaws is how bad a sighting is: nothing, a change, or that it is not there.
func (s sighting) flaws() int {
	switch {
	case s.coverage < perhaps:
		return 2
	case len(s.changes) > 0:
		return 1
	}
	return 0
}

// File looks for the passages in a file. Expect names passages that must be there
// beside those that the kind of document carries.
func (j *Judge) File(name string, data []byte, expect []string) Report {
	rep := Report{File: name, Passages: []Result{}}
	file, err := read(data, true)
	rep.Format, rep.Notices = file.format, file.told
	if err != nil {
		rep.Err = err
		return rep
	}
	seen := j.best(file.views[0].orders, file.format == Text)
	for _, v := range file.views[1:] {
		for i, s := range j.best(v.orders, false) {
			if s.view = v.name; s.flaws() > seen[i].flaws() {
				s.sure, s.partly = seen[i].sure, seen[i].partly
				seen[i] = s
			}
		}
	}
	kind := j.kind(seen)
	rep.County, rep.Product = kind.County, kind.Name
	for i, ref := range j.refs {
		s := seen[i]
		wanted := kind.has(ref) && slices.Contains(kind.IDs, ref.ID) || slices.Contains(expect, ref.ID)
		if !wanted && !s.sure {
			continue
		}
		rep.Passages = append(rep.Passages, j.result(ref, s))
	}
	order(rep.Passages, kind)
	return rep
}

// best keeps what is best of each passage in the orders a file may be read in. Where
// the passages stand is told by the order that most of them are whole in.
func (j *Judge) best(orders []letters, loose bool) []sighting {
	seen := make([]sighting, len(j.refs))
	var places []sighting
	most := -1
	for o := range orders {
		here := j.look(orders[o].list, loose)
		whole := 0
		for i, s := range here {
			if o == 0 || s.better(seen[i]) {
				seen[i] = s
			}
			if s.copies > 0 && len(s.changes) == 0 && s.coverage > surely {
				whole++
			}
		}
		if whole > most {
			most, places = whole, here
		}
	}
	for i := range seen {
		if places != nil && places[i].copies > 0 {
			seen[i].index = places[i].index
		}
	}
	return seen
}

// look finds every passage in one order of the text. Loose says that the program the
// text was copied from may have taken hyphens away where lines end.
func (j *Judge) look(text []letter, loose bool) []sighting {
	out := make([]sighting, len(j.refs))
	found := find(j.patterns, j.index, text)
	for k, places := range found {
		p, of := j.patterns[k], j.of[k]
		s := sighting{form: of.form}
		for n, c := range places {
			share := float64(c.coverage) / float64(max(1, len(p.list)))
			if n > 0 && share < p.elsewhere() {
				break
			}
			if s.coverage = max(s.coverage, share); share < perhaps {
				s.partly = s.partly || c.longest >= noChance
				break
			}
			s.sure = s.sure || share >= p.elsewhere()
			s.partly = s.partly || c.longest >= noChance
			pairs := align(p, text, c)
			s.changes = append(s.changes, changes(p, text, pairs, loose)...)
			if s.copies++; s.copies == 1 {
				s.index = c.hits[0].in
				s.at = text[s.index]
			}
			if s.copies == 50 {
				break
			}
		}
		if best := &out[of.ref]; of.form == 0 || s.better(*best) && (len(s.changes) < len(best.changes) || best.coverage < perhaps) {
			*best = s
		}
	}
	if loose {
		j.settlePieces(text, found, out)
	}
	return out
}

func (j *Judge) result(ref Reference, s sighting) Result {
	f := ref.Forms[s.form]
	r := Result{ID: ref.ID, Language: ref.Language, Digest: f.Digest, Decisions: f.Decisions, Copies: s.copies,
		Page: int(s.at.page), Paragraph: int(s.at.para) + 1, Changes: s.changes, View: s.view, at: s.index}
	switch {
	case s.coverage < perhaps:
		return Result{ID: ref.ID, Language: ref.Language, Digest: f.Digest, Decisions: f.Decisions, Status: Missing, View: s.view, at: -1}
	case len(s.changes) > 0:
		r.Status = Changed
	case s.form > 0:
		r.Status = Older
	case s.copies > 1:
		r.Status = Duplicated
	default:
		r.Status = Intact
	}
	return r
}

// kind is the kind of document whose passages are most like those that are there.
// Parts of a passage count when kinds are compared, so that a document that has lost
// a paragraph is not taken for one that never had the passage.
func (j *Judge) kind(seen []sighting) Kind {
	var sure, part []Reference
	for i, r := range j.refs {
		if seen[i].sure {
			sure = append(sure, r)
		}
		if seen[i].sure || seen[i].partly {
			part = append(part, r)
		}
	}
	var best Kind
	most := 0.0
	for _, k := range j.kinds {
		if like(k, sure) < 0.4 {
			continue
		}
		if l := like(k, part); l > most {
			best, most = k, l
		}
	}
	return best
}

// like is how much of two sets is in both.
func like(k Kind, found []Reference) float64 {
	both, all := 0, len(k.IDs)+len(found)
	for _, r := range found {
		if k.has(r) && slices.Contains(k.IDs, r.ID) {
			both++
		}
	}
	return float64(both) / float64(max(1, all-both))
}

// has reports whether a passage is of the county and the language of the kind.
func (k Kind) has(r Reference) bool {
	return r.County == k.County && (k.Language == "" || r.Language == k.Language)
}

// order marks passages that do not stand in the order of the kind: all but those of
// the longest sequence that does.
func order(rs []Result, k Kind) {
	var seq []int
	for i, r := range rs {
		if r.at >= 0 && slices.Contains(k.IDs, r.ID) {
			seq = append(seq, i)
		}
	}
	slices.SortStableFunc(seq, func(a, b int) int { return slices.Index(k.IDs, rs[a].ID) - slices.Index(k.IDs, rs[b].ID) })
	best, from := make([]int, len(seq)), make([]int, len(seq))
	end := -1
	for i := range seq {
		best[i], from[i] = 1, -1
		for h := range i {
			if rs[seq[h]].at <= rs[seq[i]].at && best[h]+1 > best[i] {
				best[i], from[i] = best[h]+1, h
			}
		}
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	stays := map[int]bool{}
	for ; end >= 0; end = from[end] {
		stays[seq[end]] = true
	}
	for _, i := range seq {
		if !stays[i] && rs[i].Status == Intact {
			rs[i].Status = Moved
		}
	}
}
