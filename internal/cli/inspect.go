package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/inspect"
	"malbild/internal/origin"
)

// inspecting is one run of the inspect command.
type inspecting struct {
	*app
	read, json bool
	purpose    string
	failed     bool
	said       map[string]*document.Provenance // by file: where it says its words come from
}

func (a *app) inspect() *cobra.Command {
	i := &inspecting{app: a, said: map[string]*document.Provenance{}}
	cmd := &cobra.Command{
		Use:     a.t("inspect FIL…", "inspect FILE…"),
		Aliases: []string{"syna"},
		Short:   a.t("granskar färdiga filer: PDF, Word och PowerPoint", "inspects finished files: PDF, Word and PowerPoint"),
		Long: a.t("Varje PDF granskas för det den är till: en skärmfil för tillgänglighet och arkiv, en tryckfil som tryckeriet gör det. En mapp granskas med allt i den. Inget skickas över nätet.",
			"Each PDF is inspected for what it is for: a screen file for accessibility and archive, a press file as the printer does. A folder is inspected with all in it. Nothing is sent over the net."),
		Example: "  malbild inspect out/norrbotten/kiruna\n  malbild inspect --read bilaga.pdf\n  malbild syna --for both affisch.pdf\n  malbild inspect mall.dotx",
		RunE:    func(_ *cobra.Command, args []string) error { return i.run(args) },
	}
	f := cmd.Flags()
	f.BoolVar(&i.read, "read", false, a.t("skriv det som en skärmläsare möter, roll för roll", "print what a screen reader meets, role by role"))
	f.BoolVar(&i.json, "json", false, a.t("anmärkningar och fakta som JSON-rader på standard ut", "findings and facts as JSON lines on standard output"))
	f.StringVar(&i.purpose, "for", "auto", a.t("vad filen är till, `auto|screen|press|both`", "what the file is for, `auto|screen|press|both`"))
	return cmd
}

func (i *inspecting) run(args []string) error {
	purposes := map[string]inspect.Purpose{"auto": inspect.Auto, "screen": inspect.Screen, "press": inspect.Print, "both": inspect.Both}
	if _, ok := purposes[i.purpose]; !ok {
		return i.badChoice("--for", i.purpose, "auto", "screen", "press", "both")
	}
	if len(args) == 0 {
		return &usageError{text: i.t("ingen fil att granska", "no file to inspect"), cure: i.t("malbild syna bilaga.pdf", "malbild inspect bilaga.pdf")}
	}
	var names []string
	for _, arg := range args {
		found, err := i.files(arg)
		if err != nil {
			return err
		}
		names = append(names, found...)
	}
	o := inspect.Options{Purpose: purposes[i.purpose], Fonts: &inspect.FontCache{}}
	first := "" // of the rules that were broken
	for _, name := range names {
		r, err := i.one(name, o)
		if err != nil {
			return err
		}
		i.failed = i.failed || r.Failed()
		i.tell(r)
		if at := slices.IndexFunc(r.Findings, r.Counts); at >= 0 && first == "" {
			first = r.Findings[at].Rule.ID
		}
	}
	if first != "" && !i.json && !i.read {
		fmt.Fprintf(i.out, i.t("Mer om en regel, var felet brukar komma ifrån och vad man gör: malbild förklara %s\n", "More on a rule, where the fault usually comes from and what to do: malbild explain %s\n"), first)
	}
	if i.failed {
		return &stopped{exitFindings}
	}
	return nil
}

// files is a file, or all files of a known kind in a folder.
func (i *inspecting) files(arg string) ([]string, error) {
	info, err := os.Stat(arg)
	if err != nil {
		return nil, i.unreadable(arg, err)
	}
	if !info.IsDir() {
		return []string{arg}, nil
	}
	var out []string
	err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && slices.Contains(inspect.Known, strings.ToLower(filepath.Ext(name))) && !strings.HasPrefix(d.Name(), "~$") {
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		return nil, i.unreadable(arg, err)
	}
	if len(out) == 0 {
		return nil, &usageError{text: i.t("mappen «"+arg+"» har inga filer att granska", "the folder «"+arg+"» has no files to inspect"),
			cure: i.t("granskas: ", "inspected are: ") + strings.Join(inspect.Known, ", ")}
	}
	return out, nil
}

func (i *inspecting) unreadable(name string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	e := &usageError{text: fmt.Sprintf(i.t("«%s» kan inte läsas: %s", "«%s» cannot be read: %s"), name, diag.Cause(err).In(i.lang)), cure: i.t("kontrollera namnet", "check the name")}
	if errors.Is(err, fs.ErrNotExist) {
		e.text = i.t("filen «"+name+"» finns inte", "the file «"+name+"» does not exist")
	}
	return e
}

func (i *inspecting) one(name string, o inspect.Options) (*inspect.Report, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, i.unreadable(name, err)
	}
	if info.Size() > inspect.MaxFile {
		return inspect.TooLarge(filepath.ToSlash(name), info.Size()), nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, i.unreadable(name, err)
	}
	r := inspect.File(filepath.ToSlash(name), data, o)
	i.said[r.Name] = origin.Read(data)
	return r, nil
}

func (i *inspecting) tell(r *inspect.Report) {
	switch {
	case i.json:
		i.writeReport(r)
	case i.read:
		for _, l := range r.Read(i.lang) {
			fmt.Fprintln(i.out, l)
		}
		if len(r.Transcript) == 0 || r.Failed() {
			i.report(i.err, r)
		}
	default:
		i.report(i.out, r)
	}
}

// jsonInspected is one finding of one file.
type jsonInspected struct {
	Type     string   `json:"type"` // "finding"
	File     string   `json:"file"`
	Rule     string   `json:"rule"`
	Group    string   `json:"group"`
	Severity string   `json:"severity"`
	Counts   bool     `json:"counts"`
	Clause   string   `json:"clause,omitempty"`
	Tests    []string `json:"tests,omitempty"`
	Page     int      `json:"page,omitempty"`
	Element  string   `json:"element,omitempty"`
	Times    int      `json:"times"`
	What     string   `json:"what"`
	Why      string   `json:"why"`
	Cure     string   `json:"cure"`
}

// jsonReport is what is known of one file, after its findings.
type jsonReport struct {
	Type     string               `json:"type"` // "file"
	File     string               `json:"file"`
	Format   string               `json:"format,omitempty"`
	For      string               `json:"for,omitempty"`
	Passed   bool                 `json:"passed"`
	Advice   bool                 `json:"advice,omitempty"`
	Pages    int                  `json:"pages,omitempty"`
	Title    string               `json:"title,omitempty"`
	Language string               `json:"language,omitempty"`
	Claims   []string             `json:"claims,omitempty"`
	Press    *inspect.PressFacts  `json:"press,omitempty"`
	Office   *inspect.OfficeFacts `json:"office,omitempty"`
	Origin   map[string]any       `json:"origin,omitempty"`
	Unseen   []string             `json:"not_checked,omitempty"`
	Read     []string             `json:"read,omitempty"`
}

func (i *inspecting) writeReport(r *inspect.Report) {
	for _, f := range r.Findings {
		what, why, cure := f.Text(i.lang)
		i.line(jsonInspected{Type: "finding", File: r.Name, Rule: f.Rule.ID, Group: string(f.Rule.Group), Severity: severityName(f.Rule.Severity), Counts: r.Counts(f),
			Clause: f.Rule.Clause, Tests: f.Rule.Tests(), Page: f.Page, Element: f.Element, Times: f.Times, What: what, Why: why, Cure: cure})
	}
	j := jsonReport{Type: "file", File: r.Name, Format: r.Format, For: string(r.Purpose), Passed: !r.Failed(), Advice: r.Advice, Pages: r.Pages,
		Title: r.Title, Language: r.Language, Claims: r.Claims, Press: r.Press, Office: r.Office}
	j.Origin = claims(i.said[r.Name])
	for _, u := range r.Unchecked {
		j.Unseen = append(j.Unseen, u.In(i.lang))
	}
	if i.read {
		j.Read = r.Transcript
	}
	i.line(j)
}

func severityName(s diag.Severity) string {
	if s == diag.Warning {
		return "warning"
	}
	return "error"
}
