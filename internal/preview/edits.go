package preview

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/amend"
)

// maxRows is how many rows of a list a form may hold.
const maxRows = 60

// posted reads the questions' values out of a form. A question that is not in it has
// none.
func posted(v url.Values, qs []ask) answers {
	out := answers{}
	for _, q := range qs {
		text := plainLine(v.Get(q.Name))
		switch q.Widget {
		case group:
			for k, w := range posted(v, q.Fields) {
				out[k] = w
			}
		case rows:
			out.rows(v, q)
		case manyLines:
			out.keep(q.Name, cleaned(v.Get(q.Name), "\n"))
		case paras:
			out.keep(q.Name, cleaned(v.Get(q.Name), "\n\n"))
		case ticks:
			var some []string
			for _, o := range q.Options { // in the order of the options, and nothing else
				if slices.Contains(v[q.Name], o.Value) {
					some = append(some, o.Value)
				}
			}
			out.keep(q.Name, some)
		case ranks:
			out.keep(q.Name, ranked(v, q))
		case tick:
			if text != "" {
				out[q.Name] = []string{"true"}
			}
		default:
			if text != "" {
				out[q.Name] = []string{text}
			}
		}
	}
	return out
}

func (a answers) keep(name string, v []string) {
	if len(v) > 0 {
		a[name] = v
	}
}

// rows reads the rows that hold something; those that were emptied are left out, and
// the others keep their old number under the name of the row.
func (a answers) rows(v url.Values, q ask) {
	n := 0
	for k := range maxRows {
		row := posted(v, q.row(k))
		blank := true
		for name := range row {
			if !strings.HasSuffix(name, ".join") && !strings.HasSuffix(name, ".to") {
				blank = false
			}
		}
		if blank {
			continue
		}
		for name, w := range row {
			key := name[strings.LastIndex(name, ".")+1:]
			a[q.path.Of(n, key).String()] = w
		}
		a[q.path.Of(n).String()+"#"] = []string{strconv.Itoa(k)}
		n++
	}
	if n > 0 {
		a[q.Name] = []string{strconv.Itoa(n)}
	}
}

// ranked are the options with a number, in the order of the numbers.
func ranked(v url.Values, q ask) []string {
	type place struct {
		n  int
		id string
	}
	var out []place
	for _, o := range q.Options {
		if n, err := strconv.Atoi(strings.TrimSpace(v.Get(q.Name + "." + o.Value))); err == nil && n > 0 {
			out = append(out, place{n, o.Value})
		}
	}
	slices.SortStableFunc(out, func(a, b place) int { return a.n - b.n })
	var ids []string
	for _, p := range out {
		ids = append(ids, p.id)
	}
	return ids
}

// plainLine is a text without line breaks and blanks around it.
func plainLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// cleaned parts a text, each part on one line, without those that are empty.
func cleaned(text, at string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if at == "\n\n" { // any number of blank lines
		lines := strings.Split(text, "\n")
		for i, l := range lines {
			lines[i] = strings.TrimSpace(l)
		}
		text = strings.Join(lines, "\n")
	}
	var out []string
	for _, l := range strings.Split(text, at) {
		if l = plainLine(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// editor changes a file from what it said to what it is to say, a value at a time.
type editor struct {
	f        *amend.File
	order    []string
	old, new answers
	err      error
}

func (e *editor) do(err error) {
	if e.err == nil {
		e.err = err
	}
}

// change goes through the questions. What is the same is not touched.
func (e *editor) change(qs []ask) {
	for _, q := range qs {
		if q.Refused != "" || e.err != nil {
			continue
		}
		was, now := e.old[q.Name], e.new[q.Name]
		switch q.Widget {
		case group:
			e.group(q)
		case rows:
			e.rows(q)
		case manyLines, paras, ticks, ranks:
			e.list(q.path, was, now)
		default:
			if !slices.Equal(was, now) {
				e.single(q, now)
			}
		}
	}
}

// single sets or takes away one value.
func (e *editor) single(q ask, now []string) {
	if len(now) == 0 {
		e.do(e.f.Remove(q.path))
		return
	}
	e.set(q.path, value(q, now[0]))
}

func value(q ask, s string) amend.Value {
	if q.Widget == tick {
		return amend.Bool(s == "true")
	}
	return amend.Text(s)
}

// set gives a place its value, and makes the maps on the way to it.
func (e *editor) set(p amend.Path, v amend.Value) {
	for len(p) > 1 && !e.f.Has(p[:len(p)-1]) {
		key, ok := p[len(p)-1].(string)
		if !ok {
			e.do(amend.ErrPath)
			return
		}
		p, v = p[:len(p)-1], amend.Map{{Key: key, Value: v}}
	}
	if len(p) == 1 && e.f.Empty() {
		e.do(e.f.Fill(amend.Map{{Key: p[0].(string), Value: v}}))
		return
	}
	e.do(e.f.Set(p, v, e.order...))
}

// list changes a list of texts: what stays keeps its place and comments.
func (e *editor) list(p amend.Path, was, now []string) {
	if slices.Equal(was, now) {
		return
	}
	if len(was) == 0 {
		v := make(amend.List, len(now))
		for i, s := range now {
			v[i] = amend.Text(s)
		}
		e.set(p, v)
		return
	}
	if len(now) == 0 {
		e.do(e.f.Remove(p))
		return
	}
	for _, s := range steps(was, now) {
		switch {
		case e.err != nil:
			return
		case s.remove:
			e.do(e.f.Remove(p.Of(s.at)))
		case s.insert:
			e.do(e.f.Insert(p, s.at, amend.Text(s.text)))
		default:
			e.do(e.f.Set(p.Of(s.at), amend.Text(s.text)))
		}
	}
}

// step is one change of a list; at counts in the list as it is when its turn comes.
type step struct {
	at             int
	remove, insert bool
	text           string
}

// steps lead from one list to another, the last entry first, so that the places of
// those before it hold. The longest run of entries that both have stays as it is.
func steps(was, now []string) []step {
	// same[i][j] is how much of was[i:] and now[j:] is alike.
	same := make([][]int, len(was)+1)
	for i := range same {
		same[i] = make([]int, len(now)+1)
	}
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(now) - 1; j >= 0; j-- {
			if was[i] == now[j] {
				same[i][j] = same[i+1][j+1] + 1
			} else {
				same[i][j] = max(same[i+1][j], same[i][j+1])
			}
		}
	}
	var out []step
	i, j := 0, 0
	gap := func(toI, toJ int) {
		for ; i < toI && j < toJ; i, j = i+1, j+1 {
			out = append(out, step{at: i, text: now[j]})
		}
		for ; i < toI; i++ {
			out = append(out, step{at: i, remove: true})
		}
		for ; j < toJ; j++ {
			out = append(out, step{at: i, insert: true, text: now[j]})
		}
	}
	a, b := 0, 0
	for a < len(was) && b < len(now) {
		switch {
		case was[a] == now[b]:
			gap(a, b)
			a, b = a+1, b+1
			i, j = a, b
		case same[a+1][b] >= same[a][b+1]:
			a++
		default:
			b++
		}
	}
	gap(len(was), len(now))
	slices.Reverse(out)
	return out
}

// group changes the questions of a map; one that is emptied goes as a whole.
func (e *editor) group(q ask) {
	some := false
	for _, f := range q.Fields {
		some = some || len(e.new[f.Name]) > 0 || f.Widget == group && anyUnder(e.new, f.Name)
	}
	switch has := e.f.Has(q.path); {
	case !some && !has:
	case !some && !anyUnder(e.old, q.Name): // what is there is not asked for here
	case !some:
		e.do(e.f.Remove(q.path))
	case !has:
		e.set(q.path, mapOf(q.Fields, e.new))
	default:
		e.change(q.Fields)
	}
}

func anyUnder(a answers, name string) bool {
	for k := range a {
		if strings.HasPrefix(k, name+".") {
			return true
		}
	}
	return false
}

// mapOf is a map that is not there yet, in the order of the questions.
func mapOf(qs []ask, a answers) amend.Map {
	var out amend.Map
	for _, q := range qs {
		v := a[q.Name]
		key := q.path[len(q.path)-1].(string)
		switch {
		case q.Widget == group:
			if m := mapOf(q.Fields, a); len(m) > 0 {
				out = append(out, amend.Field{Key: key, Value: m})
			}
		case len(v) == 0:
		case q.Widget == manyLines || q.Widget == paras || q.Widget == ticks || q.Widget == ranks:
			var l amend.List
			for _, s := range v {
				l = append(l, amend.Text(s))
			}
			out = append(out, amend.Field{Key: key, Value: l})
		default:
			out = append(out, amend.Field{Key: key, Value: value(q, v[0])})
		}
	}
	return out
}

// rows changes a list of maps: rows that were emptied go, those that were written in
// are changed where they stand, new ones come last.
func (e *editor) rows(q ask) {
	was, _ := strconv.Atoi(e.old.one(q.Name))
	n, _ := strconv.Atoi(e.new.one(q.Name))
	kept := make([]bool, was)
	var fresh []amend.Value
	for k := range n {
		from, err := strconv.Atoi(e.new.one(q.path.Of(k).String() + "#"))
		if err != nil || from >= was {
			fresh = append(fresh, mapOf(q.row(k), e.new))
			continue
		}
		kept[from] = true
		for i, f := range q.row(from) {
			now := e.new[q.row(k)[i].Name]
			if !slices.Equal(e.old[f.Name], now) && e.err == nil {
				e.single(f, now)
			}
		}
	}
	if !slices.Contains(kept, true) && was > 0 && len(fresh) == 0 {
		e.do(e.f.Remove(q.path))
		return
	}
	for _, v := range fresh {
		if e.err != nil {
			return
		}
		if e.f.Has(q.path) {
			e.do(e.f.Append(q.path, v))
		} else {
			e.set(q.path, amend.List{v})
		}
	}
	for k := was - 1; k >= 0; k-- {
		if !kept[k] && e.err == nil {
			e.do(e.f.Remove(q.path.Of(k)))
		}
	}
}

// changed is a file with new values. One that is not there yet begins with head.
func changed(data []byte, head string, qs []ask, old, now answers, order []string) ([]byte, error) {
	if len(data) == 0 {
		data = []byte(head)
	}
	f, err := amend.Begin(data)
	if err != nil {
		return nil, err
	}
	e := &editor{f: f, order: order, old: old, new: now}
	e.change(qs)
	if e.err != nil {
		return nil, e.err
	}
	return e.f.Bytes(), nil
}
