package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"malbild/internal/diag"
	"malbild/internal/folder"
	"malbild/internal/pipeline"
	"malbild/internal/source"
)

// choice is what the commands that run the line have in common.
type choice struct {
	principals, documents, counties []string
	jobs                            int
	strict, json, verbose           bool
	layouts, formats                []string
	allLayouts                      bool
	printer, archive                string
	date                            string
	revision                        string
	shard                           string
}

func (c *choice) register(a *app, cmd *cobra.Command) {
	f := cmd.Flags()
	severalVar(f, &c.principals, "principal", "p", a.t("bara `HUVUDMAN,…` (id, namn eller kod; gemensamt för den gemensamma)", "only `PRINCIPAL,…` (id, name or code; gemensamt for the joint one)"))
	severalVar(f, &c.documents, "document", "d", a.t("bara `HANDLING,…`: affisch, broschyr, bilaga, tjansteskrivelse, protokollsutdrag, webb, presentation, lattlast", "only `DOCUMENT,…`: poster, brochure, annex, report, minutes, web, slides, easy-read"))
	severalVar(f, &c.counties, "county", "", a.t("bara `LÄN,…`", "only `COUNTY,…`"))
	f.IntVarP(&c.jobs, "jobs", "j", 0, a.t("högst `N` på samma gång; annars en per processorkärna", "at most `N` at a time; else one a processor core"))
	severalVar(f, &c.layouts, "layout", "", a.t("bara `LAYOUT,…`: affisch-a2, broschyr-rullfalsad … (se malbild lista layouter)", "only `LAYOUT,…`: affisch-a2, broschyr-rullfalsad … (see malbild list layouts)"))
	f.BoolVar(&c.allLayouts, "all-layouts", false, a.t("alla layouter som finns, inte bara de som källorna väljer", "every layout there is, not only those the sources choose"))
	f.StringVar(&c.printer, "printer", "", a.t("tryckförhållande för tryckfilerna, `NAMN`; annars som källorna säger", "printing condition of the press files, `NAME`; else as the sources say"))
	f.StringVar(&c.archive, "archive", "", a.t("arkivprofil för pdf-filerna, `PROFIL`: a2a (den vanliga), a1b, a1a, a3a, ua2", "archive profile of the PDF files, `PROFILE`: a2a (the usual one), a1b, a1a, a3a, ua2"))
	f.StringVar(&c.date, "date", "", a.t("gör handlingarna för `DAG`, 2021-11-30 eller idag; annars den sista dag som källorna känner", "make the documents for `DAY`, 2021-11-30 or today; else the last day the sources know of"))
	f.StringVar(&c.revision, "revision", "", a.t("vad källornas utgåva kallas i filernas metadata, `TEXT`", "what the revision of the sources is called in the files' metadata, `TEXT`"))
	f.BoolVar(&c.strict, "strict", false, a.t("låt varningar stoppa, som fel", "let warnings stop, as errors do"))
	f.BoolVar(&c.json, "json", false, a.t("anmärkningar och sammanfattning som JSON-rader på standard ut", "findings and summary as JSON lines on standard output"))
}

// request fills a pipeline.Request.
func (a *app) request(c choice) (pipeline.Request, error) {
	if c.jobs < 0 {
		return pipeline.Request{}, &usageError{text: a.t("flaggan «--jobs» kan inte vara ", "flag «--jobs» cannot be ") + strconv.Itoa(c.jobs),
			cure: a.t("ange hur många som får byggas på samma gång, 1 eller fler", "say how many may be built at a time, 1 or more")}
	}
	day, err := a.validOn(c.date)
	if err != nil {
		return pipeline.Request{}, err
	}
	built, err := a.epoch(os.Getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return pipeline.Request{}, err
	}
	part, err := a.shard(c.shard)
	if err != nil {
		return pipeline.Request{}, err
	}
	return pipeline.Request{Shard: part, FS: folder.New(a.project()), Counties: composed(c.counties), Principals: composed(c.principals), Documents: composed(c.documents),
		Layouts: composed(c.layouts), AllLayouts: c.allLayouts, Formats: c.formats, Printer: c.printer, Archive: c.archive, Revision: c.revision, Date: day, Strict: c.strict, Version: version, Built: built, Jobs: c.jobs}, nil
}

// validOn reads --date of what is made. The clock is asked only when the user says «today».
func (a *app) validOn(v string) (string, error) {
	switch strings.ToLower(v) {
	case "", "källorna", "sources":
		return "", nil
	case "idag", "i dag", "today":
		return today(), nil
	}
	if _, err := time.Parse(time.DateOnly, v); err != nil {
		return "", &usageError{text: a.t("«"+v+"» är ingen dag", "«"+v+"» is no day"), cure: a.t("skriv dagen som 2021-11-30, eller idag", "write the day as 2021-11-30, or today")}
	}
	return v, nil
}

func (a *app) project() string {
	if a.flags.project == "" {
		return "."
	}
	return a.flags.project
}

// composed are names with their letters in one piece: a file name that was dragged into a
// terminal of macOS has «ö» as an o and two dots.
func composed(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = source.Composed(n)
	}
	return out
}

// epoch reads SOURCE_DATE_EPOCH, the one way time enters a document.
func (a *app) epoch(v string) (time.Time, error) {
	if v == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(v, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 {
		return time.Time{}, &usageError{text: a.t("SOURCE_DATE_EPOCH är inte ett antal sekunder: «"+v+"»", "SOURCE_DATE_EPOCH is not a number of seconds: «"+v+"»"),
			cure: a.t("ta bort variabeln eller sätt den till sekunder sedan 1970", "unset the variable, or set it to seconds since 1970")}
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// output is the folder to write in: --out is as typed, the usual one is in the project.
func (a *app) output(flag string) string {
	if flag == "" {
		return filepath.Join(a.project(), "out")
	}
	return filepath.Clean(flag)
}

// apart refuses to write among what people have written: a build takes away what is not
// its own from the folders it writes.
func (a *app) apart(dir string) error {
	for _, own := range []string{pipeline.SourceFolder, "layouts"} {
		if within(filepath.Join(a.project(), own), dir) {
			return &usageError{text: a.t("«"+dir+"» ligger i «"+own+"», bland det som ni själva skriver", "«"+dir+"» lies in «"+own+"», among what you write yourselves"),
				cure: a.t("välj en annan mapp med --out", "choose another folder with --out")}
		}
	}
	return nil
}

// within reports whether a name is that of a folder or of something below it, whichever
// links lead there.
func within(folder, name string) bool {
	folder, name = real(folder), real(name)
	rel, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(rel)
}

// real is where a name leads, as far as there is something.
func real(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	rest := ""
	for at := abs; ; {
		if to, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(to, rest)
		}
		up := filepath.Dir(at)
		if up == at {
			return abs
		}
		rest = filepath.Join(filepath.Base(at), rest)
		at = up
	}
}

// prepare reads and checks. When it returns no plan, everything has been said.
func (a *app) prepare(ctx context.Context, c choice) (*pipeline.Plan, pipeline.Request, diag.List, error) {
	req, err := a.request(c)
	if err != nil {
		return nil, req, nil, err
	}
	return a.prepareFor(ctx, c, req)
}

// prepareFor does the same for a request that is filled already.
func (a *app) prepareFor(ctx context.Context, c choice, req pipeline.Request) (*pipeline.Plan, pipeline.Request, diag.List, error) {
	plan, found := pipeline.Prepare(ctx, req)
	if err := ctx.Err(); err != nil {
		return nil, req, nil, err
	}
	if plan != nil {
		return plan, req, found, nil
	}
	a.tell(c, pipeline.Excerpts(req.FS, found))
	if slices.ContainsFunc(found, pipeline.Usage) {
		return nil, req, nil, &stopped{exitUsage}
	}
	if !c.json {
		a.say("%s", a.tally(found)+a.t("; inget har skrivits", "; nothing was written"))
	}
	return nil, req, nil, &stopped{exitFindings}
}

// tell prints findings the way that was asked for.
func (a *app) tell(c choice, found diag.List) {
	if c.json {
		a.writeJSON(found)
		return
	}
	if c.verbose {
		a.printEvery(found)
		return
	}
	a.printFindings(found)
}

// tally counts findings: «2 fel, 1 varning».
func (a *app) tally(found diag.List) string {
	errs, warnings := 0, 0
	for _, g := range grouped(found, a.lang) {
		if g.Code.Severity == diag.Warning {
			warnings++
		} else {
			errs++
		}
	}
	parts := []string{a.count(errs, "fel", "fel", "error", "errors")}
	if warnings > 0 {
		parts = append(parts, a.count(warnings, "varning", "varningar", "warning", "warnings"))
	}
	return strings.Join(parts, ", ")
}

// listOf takes the findings out of an error.
func listOf(err error) (diag.List, bool) {
	var l diag.List
	ok := errors.As(err, &l)
	return l, ok
}

// today is the day by the computer's clock.
func today() string { return time.Now().Format(time.DateOnly) }
