package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"malbild/internal/content"
	"malbild/internal/edition"
	"malbild/internal/folder"
	"malbild/internal/label"
	"malbild/internal/output"
	"malbild/internal/pipeline"
)

func (a *app) languages() *cobra.Command {
	var c choice
	cmd := &cobra.Command{
		Use:     "languages",
		Aliases: []string{"sprak", "språk"},
		Short:   a.t("visar vad som är översatt, för varje huvudman och språk", "shows what is translated, for every principal and language"),
		Long: a.t("En rad för varje huvudman och språk: om språket följer av lag (förvaltningsområde), och om översättningen är hel, inaktuell eller saknas.\nMed --strict är en brist mot en skyldighet ett fel.",
			"One line for every principal and language: whether it follows from law (administrative area), and whether the translation is complete, stale or missing.\nWith --strict a lack against a duty is an error."),
		Example: "  malbild languages --county norrbotten\n  malbild sprak --principal kiruna\n  malbild languages stamp en --county norrbotten\n  malbild languages new fi --county norrbotten",
		Args:    a.noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.showLanguages(c) },
	}
	f := cmd.Flags()
	severalVar(f, &c.counties, "county", "", a.t("bara `LÄN,…`", "only `COUNTY,…`"))
	severalVar(f, &c.principals, "principal", "p", a.t("bara `HUVUDMAN,…` (id)", "only `PRINCIPAL,…` (id)"))
	f.BoolVar(&c.json, "json", false, a.t("som JSON-rader", "as JSON lines"))
	f.BoolVar(&c.strict, "strict", false, a.t("låt det som saknas eller är inaktuellt mot en skyldighet vara fel", "let what is missing or stale against a duty be an error"))
	cmd.AddCommand(a.languagesStamp(), a.languagesNew())
	return cmd
}

// readLanguages reads the counties, or says what is wrong with them.
func (a *app) readLanguages(counties ...string) ([]*pipeline.County, error) {
	fsys := folder.New(a.project())
	read, found := pipeline.ReadCounties(fsys, counties...)
	if found.HasErrors() {
		a.printFindings(pipeline.Excerpts(fsys, found))
		if slices.ContainsFunc(found, pipeline.Usage) {
			return nil, &stopped{exitUsage}
		}
		return nil, &stopped{exitFindings}
	}
	return read, nil
}

// jsonLanguage is one line of «languages --json».
type jsonLanguage struct {
	Type      string   `json:"type"` // "language"
	County    string   `json:"county"`
	Principal string   `json:"principal"`
	Name      string   `json:"name"`
	Language  string   `json:"language"`
	Duty      bool     `json:"duty"`
	Evidence  string   `json:"evidence,omitempty"`
	Kind      string   `json:"kind,omitempty"`
	File      string   `json:"file,omitempty"`
	State     string   `json:"state"`
	Needed    int      `json:"needed"`
	Stale     []string `json:"stale"`
	Missing   []string `json:"missing"`
	Documents []string `json:"documents"`
}

func (a *app) showLanguages(c choice) error {
	read, err := a.readLanguages(c.counties...)
	if err != nil {
		return err
	}
	var all []pipeline.LanguageState
	var ids []string
	for _, k := range read {
		for _, s := range k.Languages() {
			if !slices.Contains(ids, s.Principal) {
				ids = append(ids, s.Principal)
			}
			if len(c.principals) == 0 || slices.Contains(c.principals, s.Principal) {
				all = append(all, s)
			}
		}
		for _, p := range k.Register.Principals {
			ids = append(ids, p.ID) // one without a language
		}
	}
	for _, p := range c.principals {
		if !slices.Contains(ids, p) {
			return &usageError{text: a.t("okänd huvudman «"+p+"»", "unknown principal «"+p+"»"), cure: a.t("se huvudmännen med malbild lista", "see the principals with malbild list")}
		}
	}
	lacking := 0
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	if !c.json {
		fmt.Fprintln(t, a.t("HUVUDMAN\tSPRÅK\tSKYLDIGHET\tLÄGE\tPASSAGER\tHANDLINGAR", "PRINCIPAL\tLANGUAGE\tDUTY\tSTATE\tPASSAGES\tDOCUMENTS"))
	}
	for _, s := range all {
		if s.Duty && s.State != content.Complete {
			lacking++
		}
		if c.json {
			a.line(jsonLanguage{Type: "language", County: s.County, Principal: s.Principal, Name: s.Name, Language: s.Language, Duty: s.Duty, Evidence: s.Evidence,
				Kind: s.Kind, File: s.File, State: string(s.State), Needed: s.Needed, Stale: some(s.Stale), Missing: some(s.Missing), Documents: some(s.Built)})
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d/%d\t%s\n", a.languagePrincipal(s), a.languageName(s.Language), a.duty(s), a.state(s),
			s.Needed-len(s.Missing)-len(s.Stale), s.Needed, dash(strings.Join(s.Built, ", ")))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if lacking > 0 {
		a.say("%s", a.count(lacking, "skyldighet är inte uppfylld", "skyldigheter är inte uppfyllda", "duty is not met", "duties are not met"))
		if c.strict {
			return &stopped{exitFindings}
		}
	}
	return nil
}

func some(l []string) []string { return append([]string{}, l...) }

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func (a *app) languagePrincipal(s pipeline.LanguageState) string {
	if s.Principal == pipeline.Joint {
		return s.Name + a.t(", gemensamt", ", joint")
	}
	return s.Name
}

func (a *app) languageName(tag string) string {
	if tag == content.EasyRead {
		return a.t("lättläst", "easy read")
	}
	sv, en := edition.LanguageName(tag)
	return a.t(sv, en)
}

func (a *app) duty(s pipeline.LanguageState) string {
	switch {
	case !s.Duty:
		return "–"
	case s.Evidence == "B":
		return a.t("ja (bör kontrolleras)", "yes (to be verified)")
	}
	return a.t("ja", "yes")
}

func (a *app) state(s pipeline.LanguageState) string {
	word := map[content.State]string{content.Complete: a.t("hel", "complete"), content.Stale: a.t("inaktuell", "stale"), content.Missing: a.t("saknas", "missing")}[s.State]
	switch {
	case s.Kind == content.Unofficial:
		word += a.t(", inofficiell", ", unofficial")
	case s.Kind == "example":
		word += a.t(", exempel", ", example")
	}
	return word
}

// languagesStamp notes that translations were reviewed against the text as it is.
func (a *app) languagesStamp() *cobra.Command {
	var county string
	var passages []string
	cmd := &cobra.Command{
		Use:     a.t("stamp SPRÅK", "stamp LANGUAGE"),
		Aliases: []string{"stampla"},
		Short:   a.t("noterar att översättningen är genomläst mot dagens svenska text", "notes that the translation was reviewed against the Swedish text of today"),
		Long: a.t("SPRÅK är filens namn utan .yaml: en, fi, lattlast. Bara «of» ändras i filen; allt annat står kvar, byte för byte.",
			"LANGUAGE is the name of the file without .yaml: en, fi, lattlast. Only «of» is changed in the file; all else stays, byte for byte."),
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || county == "" {
				return &usageError{text: a.t("ange ett språk och --county", "give one language and --county"), cure: a.t("malbild språk stampla en --county norrbotten", "malbild languages stamp en --county norrbotten")}
			}
			return a.stampLanguage(county, args[0], passages)
		},
	}
	cmd.Flags().StringVar(&county, "county", "", a.t("vilket `LÄN`", "which `COUNTY`"))
	severalVar(cmd.Flags(), &passages, "passages", "", a.t("bara `TEXT,…`; annars alla", "only `TEXT,…`; else all"))
	return cmd
}

func (a *app) stampLanguage(county, language string, ids []string) error {
	read, err := a.readLanguages(county)
	if err != nil {
		return err
	}
	name, before, after, stamped, err := read[0].Stamped(folder.New(a.project()), language, ids)
	if errors.Is(err, fs.ErrNotExist) {
		return &usageError{text: a.t("det finns ingen översättning «"+language+"» i "+county, "there is no translation «"+language+"» in "+county),
			cure: a.t("malbild språk visar vilka som finns", "malbild languages shows which there are")}
	}
	if err != nil {
		return err
	}
	if len(stamped) > 0 {
		if err := output.Replace(a.project(), name, before, after); err != nil {
			if list, ok := listOf(err); ok {
				a.printFindings(list)
				return &stopped{exitFindings}
			}
			return err
		}
	}
	for _, id := range stamped {
		fmt.Fprintln(a.out, id)
	}
	a.say("%s: %s", name, a.count(len(stamped), "passage stämplad", "passager stämplade", "passage stamped", "passages stamped"))
	return nil
}

// languagesNew prints what a translator fills in.
func (a *app) languagesNew() *cobra.Command {
	var county string
	var labels bool
	cmd := &cobra.Command{
		Use:     a.t("new SPRÅK", "new LANGUAGE"),
		Aliases: []string{"ny"},
		Short:   a.t("skriver en tom språkfil på standard ut, med de svenska orden som kommentarer", "writes an empty language file to standard output, with the Swedish words as comments"),
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || county == "" && !labels {
				return &usageError{text: a.t("ange ett språk och --county", "give one language and --county"), cure: a.t("malbild språk ny fi --county norrbotten", "malbild languages new fi --county norrbotten")}
			}
			if labels {
				fmt.Fprint(a.out, label.Skeleton(args[0]))
				return nil
			}
			read, err := a.readLanguages(county)
			if err != nil {
				return err
			}
			fmt.Fprint(a.out, read[0].Skeleton(args[0]))
			return nil
		},
	}
	cmd.Flags().StringVar(&county, "county", "", a.t("vilket `LÄN`", "which `COUNTY`"))
	cmd.Flags().BoolVar(&labels, "labels", false, a.t("programmets egna ord i stället, för etiketter/SPRÅK.yaml", "the program's own words instead, for etiketter/LANGUAGE.yaml"))
	return cmd
}
