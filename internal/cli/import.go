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

	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/folder"
	"malbild/internal/intake"
	"malbild/internal/manuscript"
	"malbild/internal/output"
	"malbild/internal/pipeline"
)

// importing is one run of the import command.
type importing struct {
	county, as, out string
}

func (a *app) importing() *cobra.Command {
	var i importing
	cmd := &cobra.Command{
		Use:     a.t("import FIL.docx [flags]", "import FILE.docx [flags]"),
		Aliases: []string{"importera"},
		Short:   a.t("gör källor av en bilaga eller ett protokollsutdrag i Word", "makes sources of an annex or an extract of minutes in Word"),
		Long: a.t(`Rubriker (också sådana som bara är feta), listor, fetstil, datum, § och att-satser känns igen. Texter som målbilden
redan har kopplas till den. Filerna skrivs i en ny mapp; inget som finns skrivs över. Överst i filen och på skärmen
står vad någon behöver titta på, med styckets nummer i Word.`,
			`Headings (also those that are only bold), lists, bold, dates, § and clauses are known. Texts that the målbild has
already are tied to it. The files are written in a new folder; nothing that is there is overwritten. At the top of the
file and on the screen stands what a person needs to look at, with the number of the paragraph in Word.`),
		Example: "  malbild import bilaga.docx\n  malbild importera protokoll.docx --as protokollsutdrag --out inkommet/protokoll",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(_ *cobra.Command, args []string) error { return a.importNow(i, args) },
	}
	f := cmd.Flags()
	f.StringVar(&i.county, "county", "", a.t("länet vars texter är kända, `LÄN`; annars det enda eller det som passar bäst", "the county whose texts are known, `COUNTY`; else the only one or the one that fits best"))
	f.StringVar(&i.as, "as", "", a.t("vad filen är, `HANDLING`: bilaga, tjansteskrivelse, protokollsutdrag; annars vad den liknar", "what the file is, `DOCUMENT`: annex, report, minutes; else what it is like"))
	f.StringVar(&i.out, "out", "", a.t("ny mapp att skriva i, `MAPP`; annars filens namn och -import", "new folder to write in, `DIR`; else the file's name and -import"))
	return cmd
}

func (a *app) importNow(i importing, args []string) error {
	if len(args) != 1 {
		return &usageError{text: a.t("det behövs en Wordfil", "a Word file is needed"), cure: a.t("malbild importera bilaga.docx", "malbild import bilaga.docx")}
	}
	product, err := a.importedAs(i.as)
	if err != nil {
		return err
	}
	name := args[0]
	data, err := readBounded(name)
	var m *manuscript.Manuscript
	if err == nil {
		m, err = manuscript.Read(data)
	}
	if err != nil {
		fmt.Fprintf(a.err, "%s: %s\n", name, a.unreadable(err))
		return &stopped{exitFindings}
	}
	out := i.out
	if out == "" {
		out = strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)) + "-import"
	}
	if _, err := os.Lstat(out); err == nil {
		return &usageError{text: a.t("mappen «"+out+"» finns redan; inget har skrivits", "the folder «"+out+"» is there already; nothing was written"),
			cure: a.t("ange en ny mapp med --out", "name a new folder with --out")}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	county, r, err := a.imported(i, m, intake.Options{Product: product, Name: filepath.Base(name)})
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, f := range r.Files {
		files[f.Name] = f.Data
		if err := output.Replace(out, f.Name, nil, f.Data); err != nil {
			if list, ok := listOf(err); ok {
				a.printFindings(list)
				return &stopped{exitFindings}
			}
			return err
		}
		fmt.Fprintln(a.out, filepath.ToSlash(filepath.Join(out, f.Name)))
	}
	a.tellNotes(r)
	if county == "" {
		return nil
	}
	if _, found := pipeline.Trial(folder.New(a.project()), county, files); len(found) > 0 {
		a.say("%s", a.t("så här skulle källorna granskas med filen på plats:", "this is what check would say with the file in its place:"))
		a.printFindings(found)
	}
	return nil
}

// imported reads the file with the words of the county that it shares most with.
func (a *app) imported(i importing, m *manuscript.Manuscript, o intake.Options) (string, intake.Result, error) {
	fsys := folder.New(a.project())
	var wanted []string
	if i.county != "" {
		wanted = []string{i.county}
	}
	counties, found := pipeline.ReadCounties(fsys, wanted...)
	if found.HasErrors() {
		if i.county != "" {
			a.printFindings(pipeline.Excerpts(fsys, found))
			if slices.ContainsFunc(found, pipeline.Usage) {
				return "", intake.Result{}, &stopped{exitUsage}
			}
			return "", intake.Result{}, &stopped{exitFindings}
		}
		counties = nil // no project, or a broken one: the file is read for itself
	}
	best, most := -1, 0
	for k, c := range counties {
		if n := intake.Kinship(m, c.Content); n > most || i.county != "" {
			best, most = k, n
		}
	}
	var c *content.County
	id := ""
	if best >= 0 {
		c, id = counties[best].Content, counties[best].Content.ID
	}
	o.County = c
	return id, intake.Import(m, o), nil
}

func (a *app) importedAs(name string) (document.Product, error) {
	if name == "" {
		return "", nil
	}
	names := []string{}
	for _, p := range []document.Product{document.Annex, document.OfficerReport, document.MinutesExtract} {
		all := pipeline.DocumentNames(p)
		if slices.Contains(all, name) {
			return p, nil
		}
		names = append(names, all...)
	}
	return "", a.badChoice("--as", name, names...)
}

func (a *app) tellNotes(r intake.Result) {
	if len(r.Notes) == 0 {
		a.say("%s", a.t("inget att titta på", "nothing to look at"))
		return
	}
	a.say("%s", a.t("att titta på:", "to look at:"))
	for _, n := range r.Notes {
		where := a.t("filen", "the file")
		if n.Paragraph > 0 {
			where = fmt.Sprintf(a.t("stycke %d", "paragraph %d"), n.Paragraph)
		}
		s := a.t(n.SV, n.EN)
		if n.Text != "" {
			s += " – «" + n.Text + "»"
		}
		a.say("  %s: %s", where, s)
	}
}
