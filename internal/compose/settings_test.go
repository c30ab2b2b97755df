package compose

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/edition"
)

// The wordings and orders of decisions that principals are seen to use: none is
// hard-coded.
func TestDecisionsAsPrincipalsWordThem(t *testing.T) {
	for name, c := range map[string]struct {
		settings, council, board string
	}{
		"the county's own": {"",
			"Kommunfullmäktige beslutar att anta målbilden",
			"Kommunstyrelsen beslutar Kommunstyrelsen föreslår kommunfullmäktige besluta att anta målbilden"},
		"capital Att": {"  marker: Att\n",
			"Kommunfullmäktige beslutar Att anta målbilden",
			"Kommunstyrelsen föreslår kommunfullmäktige besluta Att anta målbilden"},
		"numbered, with a capital": {"  marker: 1.\n  capital_clauses: true\n  headings: {decision: '{Body} beslutar att'}\n  intros: {decision_proposes: 'Föreslå {council} besluta att'}\n",
			"Kommunfullmäktige beslutar att 1. Anta målbilden",
			"Kommunstyrelsen beslutar att Föreslå kommunfullmäktige besluta att 1. Anta målbilden"},
		"dashes": {"  marker: –\n  headings: {proposal: 'Kommunstyrelsens förslag till {council}'}\n",
			"Kommunstyrelsens förslag till kommunfullmäktige Kommunstyrelsen föreslår kommunfullmäktige besluta – anta målbilden",
			"Kommunstyrelsens förslag till kommunfullmäktige Kommunstyrelsen föreslår kommunfullmäktige besluta – anta"},
		"numbered att-satser": {"  marker: att1\n",
			"Kommunfullmäktige beslutar att1 anta målbilden",
			"besluta att1 anta målbilden"},
		"Beslut": {"  headings: {decision: Beslut}\n  intros: {decision: '{Body} beslutar'}\n",
			"Beslut Kommunfullmäktige beslutar att anta målbilden",
			"Beslut Kommunstyrelsen föreslår kommunfullmäktige besluta att anta målbilden"},
	} {
		kiruna, found := play(t, municipality(c.settings, ""))
		if len(found) > 0 {
			t.Fatal(name, found)
		}
		board := edition.Meetings(kiruna.find(t, "kiruna"), document.MinutesExtract)[0]
		for want, o := range map[string]edition.Options{c.council: {}, c.board: {Meeting: &board}} {
			d, _, found := kiruna.issue(t, document.MinutesExtract, o)
			if s := text(d); len(found) > 0 || !strings.Contains(s, want) {
				t.Errorf("%s: %v\nwant %s\nin   %s", name, found, want, s)
			}
		}
	}
}

// A list of several clauses counts on, whatever the marker looks like.
func TestMarkersCountOn(t *testing.T) {
	for first, want := range map[string]string{"att": "att att", "Att": "Att Att", "–": "– –", "1.": "1. 2.", "1)": "1) 2)", "att1": "att1 att2", "att 1": "att 1 att 2", "9.": "9. 10."} {
		if got := marker(first, 0) + " " + marker(first, 1); got != want {
			t.Errorf("%s: %s", first, got)
		}
	}
}

func TestTheDecisionStandsFirstWhereThePrincipalWantsIt(t *testing.T) {
	for order, want := range map[string]bool{"decision-first": true, "decision-last": false} {
		c, _ := play(t, municipality("  order: "+order+"\n", ""))
		d, _, _ := c.issue(t, document.MinutesExtract, edition.Options{})
		s := text(d)
		first := strings.Index(s, "Kommunfullmäktige beslutar att") < strings.Index(s, "Handlingar:")
		if first != want || strings.Count(s, "Kommunfullmäktige beslutar att") != 1 {
			t.Errorf("%s: %s", order, s)
		}
	}
}

func TestLabelsOfTheNumberAndStylesOfTheDate(t *testing.T) {
	for label, number := range map[string]string{"Dnr": "KS 2018/124", "Diarienr": "Dnr KS/2018:59-032", "Diarienummer": "2021/KS 0280 013", "Vår beteckning": "RS 867-2023", "Ärende": "18RS2137"} {
		c, found := play(t, municipality("  case_label: "+label+"\n", "  - {body: fullmaktige, case: '"+number+"'}\n"))
		if len(found) > 0 {
			t.Fatal(found)
		}
		for _, product := range []document.Product{document.MinutesExtract, document.Annex} {
			d, _, _ := c.issue(t, product, edition.Options{})
			s := text(d) + " " + document.Fold(document.Plain(d.Meta.Running.Case))
			if !strings.Contains(s, label+" "+number) {
				t.Errorf("%s: %s", label, s)
			}
		}
	}
	for style, want := range map[string]string{"iso": "Sammanträdesdatum 2021-06-21 ", "long": "Sammanträdesdatum 21 juni 2021 "} {
		c, _ := play(t, municipality("  date_style: "+style+"\n", "  - {body: fullmaktige, date: 2021-06-21, adjusted: 2021-07-01, published: 2021-07-02}\n"))
		d, _, _ := c.issue(t, document.MinutesExtract, edition.Options{})
		s := text(d)
		for _, w := range []string{want, map[string]string{"iso": "Överklagas senast 2021-07-23", "long": "Överklagas senast 23 juli 2021"}[style]} {
			if !strings.Contains(s, w) {
				t.Errorf("%s: %q is not in %s", style, w, s)
			}
		}
	}
}

func TestStylesOfThePageNumber(t *testing.T) {
	for style, want := range map[string]document.NumberStyle{"1(4)": document.NumberTight, "1 (4)": document.NumberSpaced, "Sida 1 (4)": document.NumberPage,
		"Sida 1 av 4": document.NumberWords, "1": document.NumberPlain} {
		c, found := play(t, municipality("  number: "+style+"\n", ""))
		if d, _, _ := c.issue(t, document.MinutesExtract, edition.Options{}); d.Meta.Running.Number != want {
			t.Errorf("%s: %d %v", style, d.Meta.Running.Number, found)
		}
	}
}
