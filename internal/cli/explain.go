package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"malbild/internal/adoption"
	"malbild/internal/brand"
	"malbild/internal/compose"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/edition"
	"malbild/internal/figure"
	"malbild/internal/inspect"
	"malbild/internal/label"
	"malbild/internal/layout"
	"malbild/internal/lazy"
	"malbild/internal/legible"
	"malbild/internal/output"
	"malbild/internal/pdf"
	"malbild/internal/pipeline"
	"malbild/internal/press"
	"malbild/internal/principal"
	"malbild/internal/slides"
	"malbild/internal/source"
	"malbild/internal/svg"
	"malbild/internal/word"
)

// allCodes are all findings that the program can make, sorted. A test holds that no
// room is left out.
func allCodes() []*diag.Code {
	all := slices.Concat(source.Codes(), brand.Codes(), content.Codes(), principal.Codes(), press.Codes(), label.Codes(), edition.Codes(),
		adoption.Codes(), compose.Codes(), svg.Codes(), figure.Codes(), legible.Codes(), layout.Codes(), pdf.Codes(), word.Codes(), slides.Codes(),
		inspect.Codes(), output.Codes(), pipeline.Codes())
	slices.SortFunc(all, func(a, b *diag.Code) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// explained is one message: a finding of the sources, or a rule for finished files.
type explained struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	What     string `json:"what"`
	Why      string `json:"why,omitempty"`
	Cure     string `json:"cure,omitempty"`
	Clause   string `json:"clause,omitempty"` // of the standard

	Examples []shownExample `json:"examples,omitempty"`
}

// explain is «malbild explain».
func (a *app) explain() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     a.t("explain [KOD …]", "explain [CODE …]"),
		Aliases: []string{"forklara", "förklara"},
		Short:   a.t("förklarar ett meddelande, eller en regel för färdiga filer", "explains a message, or a rule for finished files"),
		Long: a.t("Varje meddelande har en kod i hakparentes: [MB120]. Kommandot säger vad den betyder, varför det spelar roll och vad man gör, med ett exempel. Det gäller också reglerna för färdiga filer, tree-figure och de andra som syna nämner: där står även var felet brukar komma ifrån. Utan kod visas alla.",
			"Every message has a code in brackets: [MB120]. The command tells what it means, why it matters and what to do, with an example. So it does of the rules for finished files, tree-figure and the others that inspect names: there it also tells where the fault usually comes from. Without a code it shows all."),
		Example: "  malbild explain MB120\n  malbild förklara MB310 press-bleed\n  malbild explain",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var out []string
			for _, e := range a.messages() {
				out = append(out, e.Code+"\t"+e.What)
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.explainAll(args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("som JSON-rader", "as JSON lines"))
	return cmd
}

func (a *app) explainAll(args []string, asJSON bool) error {
	all := a.messages()
	var chosen []explained
	for _, arg := range args {
		i := slices.IndexFunc(all, func(e explained) bool { return strings.EqualFold(e.Code, strings.Trim(arg, "[]")) })
		if i < 0 {
			var ids []string
			for _, e := range all {
				ids = append(ids, e.Code)
			}
			e := &usageError{text: a.t("ingen kod heter «"+arg+"»", "no code is called «"+arg+"»"), cure: a.t("se alla med malbild förklara", "see all with malbild explain")}
			if near := source.Nearest(strings.ToUpper(arg), ids); near != "" {
				e.cure = a.t("menade du «"+near+"»?", "did you mean «"+near+"»?")
			}
			return e
		}
		all[i].Examples = a.examples(all[i].Code)
		chosen = append(chosen, all[i])
	}
	if len(args) == 0 {
		chosen = all
	}
	if len(args) == 0 && asJSON {
		for i := range chosen {
			chosen[i].Examples = a.examples(chosen[i].Code)
		}
	}
	if asJSON {
		enc := json.NewEncoder(a.out)
		enc.SetEscapeHTML(false)
		for _, e := range chosen {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
		return nil
	}
	if len(args) == 0 {
		t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
		for _, e := range chosen {
			fmt.Fprintf(t, "%s\t%s\t%s\n", e.Code, e.Severity, e.What)
		}
		return t.Flush()
	}
	for i, e := range chosen {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		a.explainOne(e)
	}
	return nil
}

// isCode says whether a word is the code of a message.
func (a *app) isCode(word string) bool {
	return slices.ContainsFunc(a.messages(), func(e explained) bool { return strings.EqualFold(e.Code, strings.Trim(word, "[]")) })
}

func (a *app) explainOne(e explained) {
	fmt.Fprintf(a.out, "%s, %s: %s\n", a.ink("1", e.Code), e.Severity, e.What)
	for _, line := range [][2]string{{a.t("varför", "why"), e.Why}, {a.t("åtgärd", "cure"), e.Cure}, {a.t("regel", "clause"), e.Clause}} {
		if line[1] != "" {
			fmt.Fprintf(a.out, "  %s: %s\n", line[0], line[1])
		}
	}
	for _, x := range e.Examples {
		a.explainExample(x)
	}
}

// messages are all findings and rules in the reader's language, by code.
func (a *app) messages() []explained {
	var out []explained
	for _, c := range allCodes() {
		out = append(out, explained{Code: c.ID, Severity: a.severity(c.Severity), What: open(c.What.In(a.lang)), Why: open(c.Why.In(a.lang)), Cure: open(c.Cure.In(a.lang))})
	}
	for _, r := range inspect.Rules() {
		severity := a.severity(r.Severity)
		if r.Severity == diag.Warning { // as inspect says it
			severity = a.t("råd", "advice")
		}
		out = append(out, explained{Code: r.ID, Severity: severity, What: open(r.What.In(a.lang)), Why: open(r.Why.In(a.lang)), Cure: open(r.Cure.In(a.lang)), Clause: r.Clause})
	}
	return out
}

func (a *app) severity(s diag.Severity) string {
	if s == diag.Warning {
		return a.t("varning", "warning")
	}
	return a.t("fel", "error")
}

var placeholder = lazy.Pattern(`%(\[\d+\])?[-+0-9.]*[sdvqfgx]`)

// open shows a phrase without a case at hand: what varies stands as «…».
func open(s string) string {
	return strings.ReplaceAll(placeholder().ReplaceAllString(s, "…"), "%%", "%")
}
