package principal_test

import (
	"strings"
	"testing"

	"malbild/internal/principal"
	"malbild/internal/source"
)

// recorded plays entries into a file and gives the file, or the first refusal.
func recorded(t *testing.T, file string, entries ...principal.Entry) (string, string) {
	t.Helper()
	for _, e := range entries {
		reg, found := principal.Load(project(t, map[string]string{"principals/nora.yaml": file}), "orebro")
		if found.HasErrors() {
			t.Fatalf("%s\n%s", found.Error(), file)
		}
		var nora *principal.Principal
		for _, p := range reg.Principals {
			if p.ID == "nora" {
				nora = p
			}
		}
		after, _, list := nora.Record([]byte(file), e)
		if len(list) > 0 {
			return file, list[0].Code.ID
		}
		file = string(after)
	}
	_, found := principal.Load(project(t, map[string]string{"principals/nora.yaml": file}), "orebro")
	return file, summary(found)
}

func TestRecord(t *testing.T) {
	board := principal.Entry{Body: "styrelse", Date: "2021-06-07", Paragraph: 101, Case: "KS 2021/124", Outcome: principal.Approved}
	council := principal.Entry{Body: "Kommunfullmäktige", Date: "2021-06-21", Paragraph: 55, Outcome: principal.Adopted}
	const boardLine = "  - {body: styrelse, date: 2021-06-07, paragraph: 101, case: KS 2021/124, outcome: approved}\n"
	for _, c := range []struct {
		name, before string
		entries      []principal.Entry
		want, code   string
	}{
		{name: "the first step", entries: []principal.Entry{board}, want: "steps:\n" + boardLine},
		{name: "board and council", entries: []principal.Entry{board, council},
			want: "steps:\n" + boardLine + "  - {body: fullmaktige, date: 2021-06-21, paragraph: 55, outcome: adopted}\n"},
		{name: "what comes to be known", entries: []principal.Entry{{Body: "styrelse", Planned: "2021-06-07"}, board, {Body: "styrelse", Adjusted: "2021-06-14", Published: "2021-06-15"}},
			want: "steps:\n  - {body: styrelse, planned: 2021-06-07, date: 2021-06-07, paragraph: 101, case: KS 2021/124, outcome: approved, adjusted: 2021-06-14, published: 2021-06-15}\n"},
		{name: "the same again", entries: []principal.Entry{board, board}, want: "steps:\n" + boardLine},
		{name: "a plan for the council stays last", entries: []principal.Entry{{Body: "fullmaktige", Planned: "2021-06-21"}, board},
			want: "steps:\n" + boardLine + "  - {body: fullmaktige, planned: 2021-06-21}\n"},
		{name: "comments and order stay", before: "steps: # ärendet\n  # styrelsen\n  - body: styrelse\n    outcome: approved # enligt protokollet\n    date: 2021-06-07\nsettings: {number: \"1(4)\"} # vana\n",
			entries: []principal.Entry{{Body: "styrelse", Paragraph: 101}, {Body: "fullmaktige", Planned: "2021-06-21"}},
			want:    "steps: # ärendet\n  # styrelsen\n  - body: styrelse\n    outcome: approved # enligt protokollet\n    date: 2021-06-07\n    paragraph: 101\n  - body: fullmaktige\n    planned: 2021-06-21\nsettings: {number: \"1(4)\"} # vana\n"},
		{name: "another date", entries: []principal.Entry{board, {Body: "styrelse", Date: "2021-06-08"}}, code: "MB787"},
		{name: "a corrected date", entries: []principal.Entry{board, {Body: "styrelse", Date: "2021-06-08", Correct: true}}, want: "steps:\n" + strings.Replace(boardLine, "06-07", "06-08", 1)},
		{name: "referred back, then once more", entries: []principal.Entry{board, {Body: "fullmaktige", Date: "2021-06-21", Outcome: principal.ReferredBack}, {Body: "styrelse", Date: "2021-08-30", Outcome: principal.Approved}},
			want: "steps:\n" + boardLine + "  - {body: fullmaktige, date: 2021-06-21, outcome: referred-back}\n  - {body: styrelse, date: 2021-08-30, outcome: approved}\n"},
		{name: "amended", entries: []principal.Entry{{Body: "styrelse", Outcome: principal.Amended, Clauses: []principal.Change{{ID: text("anta"), Text: text("anta målbilden, med tillägg")}}}},
			want: "steps:\n  - {body: styrelse, outcome: amended, clauses: [{id: anta, text: \"anta målbilden, med tillägg\"}]}\n"},
		{name: "the council alone", entries: []principal.Entry{council}, code: "MB789"},
		{name: "the council when nothing is known of the board", entries: []principal.Entry{{Body: "styrelse"}, council},
			want: "steps:\n  - {body: styrelse}\n  - {body: fullmaktige, date: 2021-06-21, paragraph: 55, outcome: adopted}\n"},
		{name: "no such body", entries: []principal.Entry{{Body: "styrelsen"}}, code: "MB279"},
		{name: "a form that is not written in", before: "steps: [\n  {body: styrelse}, {body: fullmaktige,\n  date: 2021-06-21 }]\n", entries: []principal.Entry{{Body: "fullmaktige", Outcome: principal.Noted}},
			want: "steps: [\n  {body: styrelse}, {body: fullmaktige,\n  date: 2021-06-21, outcome: noted }]\n"},
	} {
		got, code := recorded(t, nora+c.before, c.entries...)
		if code != c.code || c.code == "" && got != nora+c.want {
			t.Errorf("%s: %s got\n%swant\n%s", c.name, code, strings.TrimPrefix(got, nora), c.want)
		}
	}
}

func text(s string) source.Text { return source.Text{Value: s} }
