package principal_test

import (
	"testing"

	"malbild/internal/principal"
)

func TestStandingFollowsTheSteps(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  principal.Standing
		body  string
	}{
		{"nothing known", []string{"  - {body: styrelse}"}, principal.Standing{Status: principal.Draft}, ""},
		{"planned only", []string{"  - {body: fullmaktige, date: 2021-06-21}"}, principal.Standing{Status: principal.Draft}, ""},
		{"put forward", []string{"  - {body: styrelse, outcome: approved}"}, principal.Standing{Status: principal.Proposal}, "styrelse"},
		{"adopted", []string{"  - {body: styrelse, outcome: approved}", "  - {body: fullmaktige, outcome: adopted}"}, principal.Standing{Status: principal.Decided}, "fullmaktige"},
		{"rejected", []string{"  - {body: styrelse, outcome: approved}", "  - {body: fullmaktige, outcome: rejected}"}, principal.Standing{Status: principal.Proposal, Rejected: true}, "fullmaktige"},
		{"referred back", []string{"  - {body: styrelse, outcome: approved}", "  - {body: fullmaktige, outcome: referred-back}"}, principal.Standing{Status: principal.Draft, Returned: true}, "fullmaktige"},
		{"put forward again", []string{"  - {body: styrelse, outcome: approved}", "  - {body: fullmaktige, outcome: referred-back}", "  - {body: styrelse, outcome: approved}"}, principal.Standing{Status: principal.Proposal}, "styrelse"},
		{"noted", []string{"  - {body: styrelse, outcome: noted}"}, principal.Standing{Status: principal.Draft}, ""},
	} {
		reg, _ := principal.Load(project(t, steps(c.lines...)), "orebro")
		for _, p := range reg.Principals {
			if p.ID != "nora" {
				continue
			}
			got := reg.Standing(p)
			body := ""
			if got.Step != nil {
				body = got.Step.Body
			}
			if got.Status != c.want.Status || got.Rejected != c.want.Rejected || got.Returned != c.want.Returned || body != c.body {
				t.Errorf("%s: %+v by %q", c.name, got, body)
			}
		}
	}
}

const board = `id: polsam
kind: collaboration
name: Polsam
legal_name: Polsam
usual_name: Polsam
bodies:
  - {id: beredningen, name: beredningen, role: recommends}
steps:
  - {body: beredningen, date: 2021-05-27, paragraph: 8, outcome: adopted}
`

func TestACommonDecisionPutsTheProposalBeforeThePrincipals(t *testing.T) {
	reg, found := principal.Load(project(t, map[string]string{"principals/polsam.yaml": board}), "orebro")
	if found.HasErrors() {
		t.Fatal(found)
	}
	if got := reg.Standing(nil); got.Status != principal.Decided || got.Step.Paragraph != 8 || got.Of.ID != "polsam" {
		t.Errorf("the joint edition: %+v", got)
	}
	for _, p := range reg.Adopting() {
		if got := reg.Standing(p); got.Status != principal.Proposal || got.Step == nil {
			t.Errorf("%s: %+v", p.ID, got)
		}
	}
}
