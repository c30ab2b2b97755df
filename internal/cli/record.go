package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/calendar"
	"malbild/internal/folder"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// recording is one run of the record command.
type recording struct {
	principal, outcome string
	clauses            []string
	entry              principal.Entry
	dry                bool
}

func (a *app) record() *cobra.Command {
	var d recording
	cmd := &cobra.Command{
		Use:     "record",
		Aliases: []string{"registrera"},
		Short:   a.t("skriver in i registret vad en instans har beslutat eller planerat", "writes into the register what a body has decided or planned"),
		Long: a.t("Uppgiften läggs i huvudmannens egen fil, sources/<län>/principals/<huvudman>.yaml. Är instansens sammanträde redan\nkänt kompletteras det, annars läggs ett nytt steg på sin plats i kedjan. Kommentarer, ordning och allt annat i filen\nstår kvar tecken för tecken. Det som redan är registrerat ändras bara med --correct.",
			"The entry goes into the principal's own file, sources/<county>/principals/<principal>.yaml. A meeting that is known\nalready gets what was not known of it, else a new step takes its place in the chain. Comments, order and all else\nin the file stay as they are, byte for byte. What is recorded is changed with --correct only."),
		Example: "  malbild record --principal kiruna --body fullmaktige --planned 2021-10-25\n  malbild registrera --principal kiruna --body styrelse --date 2021-10-11 --outcome tillstyrkt\n  malbild registrera --principal kiruna --body fullmaktige --date 2021-10-25 --paragraph 88 --case \"KS 2021/412\" --outcome antagen",
		Args:    a.noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.recordNow(d) },
	}
	f := cmd.Flags()
	f.StringVarP(&d.principal, "principal", "p", "", a.t("vilken `HUVUDMAN` (id, namn eller kod)", "which `PRINCIPAL` (id, name or code)"))
	f.StringVar(&d.entry.Body, "body", "", a.t("vilken `INSTANS`: id eller namn, till exempel fullmaktige", "which `BODY`: id or name, for example fullmaktige"))
	f.StringVar(&d.entry.Planned, "planned", "", a.t("planerad `DAG`, åååå-mm-dd", "planned `DAY`, yyyy-mm-dd"))
	f.StringVar(&d.entry.Date, "date", "", a.t("sammanträdets `DAG`; två dagar skrivs 2021-06-22/2021-06-23", "`DAY` of the meeting; two days are written 2021-06-22/2021-06-23"))
	f.IntVar(&d.entry.Paragraph, "paragraph", 0, a.t("protokollets paragraf, `§`", "the `§` of the minutes"))
	f.StringVar(&d.entry.Case, "case", "", a.t("`DIARIENUMMER` hos instansen", "registration `NUMBER` with the body"))
	f.StringVar(&d.outcome, "outcome", "", a.t("`UTFALL`: antagen, tillstyrkt, aterremiss, avslag, andrad, noterad", "`OUTCOME`: adopted, approved, referred-back, rejected, amended, noted"))
	f.StringVar(&d.entry.Adjusted, "adjusted", "", a.t("`DAG` då protokollet justerades", "`DAY` the minutes were adjusted"))
	f.StringVar(&d.entry.Published, "published", "", a.t("`DAG` då anslaget sattes upp", "`DAY` the notice went up"))
	f.StringVar(&d.entry.Document, "document", "", a.t("`ADRESS` till protokollet, https://…", "`ADDRESS` of the minutes, https://…"))
	f.StringArrayVar(&d.clauses, "clause", nil, a.t("ändrad att-sats, `ID=TEXT`; hör till andrad", "changed clause, `ID=TEXT`; belongs to amended"))
	f.BoolVar(&d.entry.Correct, "correct", false, a.t("rätta det som redan är registrerat", "correct what is recorded already"))
	f.BoolVar(&d.entry.Again, "again", false, a.t("ett nytt sammanträde med samma instans", "another meeting of the same body"))
	f.BoolVar(&d.dry, "dry-run", false, a.t("visa ändringen utan att skriva", "show the change and write nothing"))
	return cmd
}

func (a *app) recordNow(d recording) error {
	if err := a.checkRecording(&d); err != nil {
		return err
	}
	fsys := folder.New(a.project())
	r, found := pipeline.Record(fsys, d.principal, d.entry)
	if r == nil {
		if slices.ContainsFunc(found, pipeline.Usage) {
			a.printFindings(found)
			return &stopped{exitUsage}
		}
		a.printFindings(pipeline.Excerpts(fsys, found))
		a.say("%s", a.t("inget har skrivits", "nothing was written"))
		return &stopped{exitFindings}
	}
	a.printFindings(r.Warnings)
	if string(r.Before) == string(r.After) {
		a.say("%s: %s", r.File, a.t("uppgiften finns redan; inget har ändrats", "the entry is there already; nothing was changed"))
		return nil
	}
	a.showEdit(string(r.Before), string(r.After))
	if d.dry {
		a.say("%s: %s", r.File, a.t("prov; inget har skrivits", "a trial; nothing was written"))
		return nil
	}
	if err := output.Replace(a.project(), r.File, r.Before, r.After); err != nil {
		if list, ok := listOf(err); ok {
			a.printFindings(list)
			return &stopped{exitFindings}
		}
		return err
	}
	a.say("%s: %s", r.File, a.recordedWords(r))
	return nil
}

// checkRecording checks the command line.
func (a *app) checkRecording(d *recording) error {
	for _, need := range [][2]string{{"--principal", d.principal}, {"--body", d.entry.Body}} {
		if need[1] == "" {
			return &usageError{text: a.t("flaggan «"+need[0]+"» behövs", "flag «"+need[0]+"» is needed"), cure: a.t("malbild registrera --help", "malbild record --help")}
		}
	}
	for _, day := range []string{d.entry.Planned, d.entry.Date, d.entry.Adjusted, d.entry.Published} {
		for _, one := range strings.Split(day, "/") {
			if _, ok := calendar.Parse(one); !ok && day != "" {
				return &usageError{text: a.t("«"+day+"» är ingen dag", "«"+day+"» is no day"), cure: a.t("skriv dagen som 2021-05-27", "write the day as 2021-05-27")}
			}
		}
	}
	if d.entry.Paragraph < 0 || d.entry.Paragraph > 9999 {
		return &usageError{text: a.t("ingen paragraf har det numret", "no paragraph has that number"), cure: "--paragraph 8"}
	}
	for _, c := range d.clauses {
		id, text, ok := strings.Cut(c, "=")
		if !ok || id == "" || strings.TrimSpace(text) == "" {
			return &usageError{text: a.t("«"+c+"» är ingen att-sats", "«"+c+"» is no clause"), cure: `--clause "anta=anta …"`}
		}
		d.entry.Clauses = append(d.entry.Clauses, principal.Change{ID: source.Text{Value: id}, Text: source.Text{Value: strings.TrimSpace(text)}})
	}
	return a.outcomeOf(d)
}

func (a *app) outcomeOf(d *recording) error {
	if d.outcome == "" {
		return nil
	}
	o := principal.OutcomeOf(d.outcome)
	if o == "" {
		if a.lang == "sv" {
			return a.badChoice("--outcome", d.outcome, "antagen", "tillstyrkt", "aterremiss", "avslag", "andrad", "noterad")
		}
		return a.badChoice("--outcome", d.outcome, "adopted", "approved", "referred-back", "rejected", "amended", "noted")
	}
	d.entry.Outcome = o
	return nil
}

// showEdit prints the lines that went and those that came.
func (a *app) showEdit(before, after string) {
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	head := 0
	for head < len(old) && head < len(now) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(now)-head && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	for _, l := range old[head : len(old)-tail] {
		fmt.Fprintf(a.out, "- %s\n", strings.TrimSuffix(l, "\r"))
	}
	for _, l := range now[head : len(now)-tail] {
		fmt.Fprintf(a.out, "+ %s\n", strings.TrimSuffix(l, "\r"))
	}
}

// recordedWords says what was done, and the day that comes next by law.
func (a *app) recordedWords(r *pipeline.Recorded) string {
	out := r.Principal.UsualName.Value + ", " + r.Body.Name.Value + ": "
	if r.Added {
		out += a.t("nytt steg", "new step")
	} else {
		out += a.t("kompletterat", "completed")
	}
	for i := range r.Principal.Steps {
		s := &r.Principal.Steps[i]
		if s.Body != r.Body.ID || !r.Principal.Adopts() || i != len(r.Principal.Steps)-1 {
			continue
		}
		switch {
		case !s.Published.IsZero() && s.Final():
			out += a.t("; överklagas senast ", "; to be appealed by ") + calendar.AppealBy(s.Published).String()
		case !s.Adjusted.IsZero() && s.Published.IsZero():
			out += a.t("; anslås senast ", "; to be announced by ") + calendar.NoticeBy(s.Adjusted).String()
		case s.Outcome != "" && !s.Date.IsZero() && s.Adjusted.IsZero():
			out += a.t("; justeras senast ", "; to be adjusted by ") + calendar.AdjustBy(s.Date.Last()).String()
		}
	}
	return out
}
