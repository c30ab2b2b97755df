package preview

import (
	"slices"

	"malbild/internal/amend"
	"malbild/internal/diag"
)

// blame finds which question each error is about, so that the page can lead to it. What is
// wrong in the same words in the same place is told once, whichever documents it is in.
func (e *saving) blame(found diag.List, files map[string][]byte) {
	var told []finding
	for i, f := range found {
		g := e.form.Errors[i]
		for k, h := range []*half{e.own, e.register} {
			data, ok := files[h.file]
			if !ok || h.file != f.Pos.File {
				continue
			}
			if q, ok := about(h.asks, data, f.Pos, e.mine[k]); ok {
				g.Field, g.Label = q.Name, q.Label
			}
		}
		if !slices.ContainsFunc(told, func(o finding) bool { return o.What == g.What && o.Place == g.Place }) {
			told = append(told, g)
		}
	}
	e.form.Errors = told
}

// about is the innermost question whose value or key is at a place of the file as it would
// be saved.
func about(qs []ask, data []byte, pos diag.Pos, mine answers) (ask, bool) {
	f, err := amend.Begin(data)
	if err != nil {
		return ask{}, false
	}
	for _, q := range filled(qs, mine) {
		if !f.Spans(q.path, pos.Line, pos.Col) {
			continue
		}
		inner := q.Fields
		if q.Widget == rows {
			inner = slices.Concat(q.Rows...)
		}
		for _, r := range inner {
			if f.Spans(r.path, pos.Line, pos.Col) {
				r.Label = q.Label + ": " + r.Label
				return r, true
			}
		}
		return q, true
	}
	return ask{}, false
}

// point puts what is wrong at the questions that the errors are about.
func (f *form) point() {
	for _, g := range f.Errors {
		if q := question(f.Asks, g.Field); q != nil && g.Field != "" && q.Wrong == "" {
			q.Wrong = g.What
		}
	}
}

// question is the question of a name.
func question(qs []ask, name string) *ask {
	for i := range qs {
		if qs[i].Name == name {
			return &qs[i]
		}
		for _, more := range append([][]ask{qs[i].Fields}, qs[i].Rows...) {
			if q := question(more, name); q != nil {
				return q
			}
		}
	}
	return nil
}
