package inspect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/diag"
)

// Told is one thing that is wrong as people are told of it: once, with every place.
type Told struct {
	Rule            *Rule
	Advice          bool // it fails no file
	What, Why, Cure string
	Where           []string
	times           int
}

// Told joins the findings of a group that say the same of several places, in the order
// of the report. Those that do not count for what the file is for are left out.
func (r *Report) Told(g Group, lang string) []*Told {
	var out []*Told
	index := map[string]*Told{}
	for _, f := range r.Findings {
		if f.Rule.Group != g || !r.Counts(f) {
			continue
		}
		what, why, cure := f.Text(lang)
		key := f.Rule.ID + what
		t := index[key]
		if t == nil {
			t = &Told{Rule: f.Rule, Advice: f.Rule.Severity == diag.Warning || r.Advice, What: what, Why: why, Cure: cure}
			index[key] = t
			out = append(out, t)
		}
		t.times += f.Times
		if at := f.Place(lang); at != "" && !slices.Contains(t.Where, at) {
			t.Where = append(t.Where, at)
		}
	}
	return out
}

// Word is «fel» or «råd».
func (t *Told) Word(lang string) string {
	if t.Advice {
		return say("råd", "advice").In(lang)
	}
	return say("fel", "error").In(lang)
}

// Name is the rule and the clause it comes from.
func (t *Told) Name() string {
	if t.Rule.Clause == "" {
		return t.Rule.ID
	}
	return t.Rule.ID + ", " + t.Rule.Clause
}

// Lines are what is printed of it after what is wrong; why is left out where it has
// just been said.
func (t *Told) Lines(lang string, why bool) []string {
	var out []string
	line := func(sv, en, text string) { out = append(out, say(sv, en).In(lang)+": "+text) }
	if len(t.Where) > 0 {
		line("var", "where", t.places(lang))
	}
	if why {
		line("varför", "why", t.Why)
	}
	line("åtgärd", "cure", t.Cure)
	return out
}

// places are the first of them, and how many there are.
func (t *Told) places(lang string) string {
	const shown = 3
	s := strings.Join(t.Where[:min(shown, len(t.Where))], "; ")
	if more := len(t.Where) - shown; more > 0 {
		s = fmt.Sprintf(say("%s och %d till", "%s and %d more").In(lang), s, more)
	}
	if t.times > len(t.Where) {
		s += " (×" + strconv.Itoa(t.times) + ")"
	}
	return s
}
