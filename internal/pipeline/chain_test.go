package pipeline

import (
	"slices"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// stems lists the files, without extension, that one product of a principal has in the
// language of the sources.
func stems(p *principal.Principal, product document.Product) (out []string) {
	for _, o := range issues(p, product) {
		out = append(out, stem(p, product, o))
	}
	return out
}

// The plain names are those of the first report and the deciding body's extract;
// the other bodies have theirs beside them.
func TestEveryBodyOfTheChainHasItsDocuments(t *testing.T) {
	p := prepare(t, Request{Principals: []string{"kiruna"}}).Copies[0].Principal
	for product, want := range map[document.Product]string{
		document.OfficerReport:  "tjansteskrivelse tjansteskrivelse-fullmaktige",
		document.MinutesExtract: "protokollsutdrag-styrelse protokollsutdrag",
		document.Annex:          "bilaga",
	} {
		if got := strings.Join(stems(p, product), " "); got != want {
			t.Errorf("%s: %s, want %s", product, got, want)
		}
	}
}

// A matter that came back has a document for every turn, and no two of them share
// a name.
func TestEveryTurnHasANameOfItsOwn(t *testing.T) {
	step := func(body string, role principal.Role, o principal.Outcome) principal.Step {
		return principal.Step{Body: body, Role: role, Outcome: o}
	}
	private := step("styrelse", principal.Proposes, principal.Approved)
	private.Persons = []principal.Person{{Name: source.Text{Value: "Nils Niemi"}, Private: true}}
	p := &principal.Principal{Kind: principal.Municipality, Bodies: []principal.Body{{ID: "utskott", Role: principal.Prepares},
		{ID: "styrelse", Role: principal.Proposes}, {ID: "fullmaktige", Role: principal.Decides}, {ID: "namnd", Role: principal.Informed}}}
	for _, c := range []struct {
		steps            []principal.Step
		reports, minutes string
	}{
		{nil, "tjansteskrivelse-utskott tjansteskrivelse tjansteskrivelse-fullmaktige", "protokollsutdrag-utskott protokollsutdrag-styrelse protokollsutdrag"},
		{[]principal.Step{step("fullmaktige", principal.Decides, principal.Adopted)},
			"tjansteskrivelse-utskott tjansteskrivelse tjansteskrivelse-fullmaktige", "protokollsutdrag-utskott protokollsutdrag-styrelse protokollsutdrag"},
		{[]principal.Step{private, step("fullmaktige", principal.Decides, principal.ReferredBack)},
			"tjansteskrivelse-utskott tjansteskrivelse-styrelse-1 tjansteskrivelse-fullmaktige-1 tjansteskrivelse tjansteskrivelse-fullmaktige",
			"protokollsutdrag-utskott protokollsutdrag-styrelse-1 protokollsutdrag-styrelse-1-webb protokollsutdrag-fullmaktige-1 protokollsutdrag-styrelse protokollsutdrag"},
		{[]principal.Step{step("styrelse", principal.Proposes, principal.ReferredBack)},
			"tjansteskrivelse-utskott tjansteskrivelse-styrelse-1 tjansteskrivelse tjansteskrivelse-fullmaktige",
			"protokollsutdrag-utskott protokollsutdrag-styrelse-1 protokollsutdrag-styrelse protokollsutdrag"},
		{[]principal.Step{step("styrelse", principal.Proposes, principal.Approved), step("namnd", principal.Informed, principal.Noted)},
			"tjansteskrivelse-utskott tjansteskrivelse tjansteskrivelse-fullmaktige", "protokollsutdrag-utskott protokollsutdrag-styrelse protokollsutdrag protokollsutdrag-namnd"},
	} {
		p.Steps = c.steps
		reports, minutes := stems(p, document.OfficerReport), stems(p, document.MinutesExtract)
		if strings.Join(reports, " ") != c.reports {
			t.Errorf("reports %s\nwant    %s", reports, c.reports)
		}
		if strings.Join(minutes, " ") != c.minutes {
			t.Errorf("minutes %s\nwant    %s", minutes, c.minutes)
		}
		all := slices.Sorted(slices.Values(append(reports, minutes...)))
		if len(slices.Compact(all)) != len(reports)+len(minutes) {
			t.Errorf("a name twice: %s", all)
		}
	}
}

// Two extracts of one principal are told apart by their titles alone: that is
// what a list of files, a tab and a screen reader show. (Two reports to one body
// in different turns have the same title, their dates differ.)
func TestEveryExtractOfAPrincipalHasATitleOfItsOwn(t *testing.T) {
	for name, req := range map[string]Request{"as known": {Principals: []string{"kiruna"}}, "played": {FS: played(t), Principals: []string{"kiruna"}}} {
		p := prepare(t, req)
		stems := map[string]string{}
		for _, j := range jobs(p, p.Copies[0]) {
			if j.product != document.MinutesExtract {
				continue
			}
			if err := j.tree(); err != nil {
				t.Fatal(err)
			}
			title := j.document.Meta.Title
			if other, twice := stems[title]; twice {
				t.Errorf("%s: %s and %s are both «%s»", name, other, j.stem, title)
			}
			stems[title] = j.stem
		}
	}
}
