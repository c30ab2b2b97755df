package cli

import (
	"fmt"
	"strings"

	"malbild/internal/example"
)

// shownExample is a worked example in the reader's language.
type shownExample struct {
	Plain   string   `json:"plain,omitempty"`
	From    string   `json:"from,omitempty"`
	When    string   `json:"when,omitempty"`
	Given   []lines  `json:"given,omitempty"`
	File    string   `json:"file,omitempty"`
	Command string   `json:"command,omitempty"`
	Written []string `json:"written,omitempty"`
	Says    []string `json:"says"`
	Instead []string `json:"instead,omitempty"`
	Do      string   `json:"do,omitempty"`
}

// lines are some lines of a file.
type lines struct {
	File  string   `json:"file"`
	Lines []string `json:"lines"`
}

// exampleCounty is the folder that the examples stand in: that of a new project.
const exampleCounty = "sources/halland/"

func inExample(file string) string {
	if root, ok := strings.CutPrefix(file, "/"); ok || file == "" {
		return root
	}
	return exampleCounty + file
}

func (a *app) examples(code string) []shownExample {
	var out []shownExample
	for _, e := range example.Of(code) {
		x := shownExample{Plain: e.Plain.In(a.lang), From: e.From.In(a.lang), When: e.When.In(a.lang), File: inExample(e.File), Command: e.Typed(), Written: e.Wrong, Instead: e.Right, Do: e.Do.In(a.lang)}
		for _, g := range e.Given {
			x.Given = append(x.Given, lines{inExample(g.File), g.Text})
		}
		x.Says = strings.Split(strings.TrimSuffix(e.Says.In(a.lang), "\n"), "\n")
		if e.Then != "" {
			x.Instead = append(x.Instead, e.Then)
		}
		out = append(out, x)
	}
	return out
}

// explainExample prints an example: what was written, what is said, what to write.
func (a *app) explainExample(x shownExample) {
	fmt.Fprintln(a.out)
	for _, l := range [][2]string{{a.t("i klartext", "in plain words"), x.Plain}, {a.t("kommer oftast av", "usually comes from"), x.From}} {
		if l[1] != "" {
			fmt.Fprintf(a.out, "  %s: %s\n", l[0], l[1])
		}
	}
	if x.Plain != "" && x.Do != "" { // of a finished file: the cure is for it all, the example only shows
		fmt.Fprintf(a.out, "  %s: %s\n\n", a.t("gör så här", "do this"), x.Do)
	}
	fmt.Fprintf(a.out, "  %s: %s\n", a.t("exempel", "example"), x.When)
	block := func(title string, text []string) {
		if len(text) == 0 {
			return
		}
		fmt.Fprintf(a.out, "  %s\n", title)
		for _, l := range text {
			fmt.Fprintln(a.out, strings.TrimRight("    "+l, " "))
		}
	}
	for _, g := range x.Given {
		block(fmt.Sprintf(a.t("i %s står:", "in %s there is:"), g.File), g.Lines)
	}
	block(fmt.Sprintf(a.t("i %s skrevs:", "in %s was written:"), x.File), x.Written)
	if x.Command != "" {
		block(a.t("kommandot:", "the command:"), []string{x.Command})
	}
	block(a.t("programmet säger:", "the program says:"), x.Says)
	block(a.t("skriv i stället:", "write instead:"), x.Instead)
	if x.Do != "" && x.Plain == "" {
		fmt.Fprintf(a.out, "  %s: %s\n", a.t("gör så här", "do this"), x.Do)
	}
}
