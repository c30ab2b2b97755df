package cli

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"malbild/internal/diag"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/trace"
)

// patience is how long a build waits for another one in the same folder.
const patience = 3 * time.Second

func (a *app) build() *cobra.Command {
	var c choice
	var out string
	var verbose bool
	var inc incremental
	cmd := &cobra.Command{
		Use:     "build",
		Aliases: []string{"bygg"},
		Short:   a.t("bygger handlingarna och skriver dem i out", "builds the documents and writes them in out"),
		Long: a.t("Varje huvudmans mapp byts ut hel eller inte alls. Hittas fel i källorna skrivs inget.\nDet som är oförändrat sedan förra bygget görs inte om; --force gör om det.",
			"Each principal's folder is replaced whole or not at all. When the sources have errors, nothing is written.\nWhat is unchanged since the last build is not made again; --force makes it."),
		Example: "  malbild build\n  malbild build --dry-run\n  malbild build --watch --principal kiruna\n  malbild build --principal kiruna --document affisch,bilaga\n  malbild build --format docx\n  malbild bygg --strict --out prov",
		Args:    a.noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b := &building{app: a, choice: c, verbose: verbose, dir: a.output(out), incremental: &inc}
			switch {
			case inc.dryRun:
				return b.foretell(cmd.Context())
			case inc.watch:
				return b.watching(cmd.Context())
			}
			return b.run(cmd.Context())
		},
	}
	c.register(a, cmd)
	cmd.Flags().StringVar(&out, "out", "", a.t("mappen att skriva i, `MAPP`; annars out i projektet", "the folder to write in, `DIR`; else out in the project"))
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, a.t("visa varningar i sin helhet", "show warnings in full"))
	severalVar(cmd.Flags(), &c.formats, "format", "", a.t("bara `FILSLAG,…`: pdf, tryck, docx, html, pptx, png", "only `KIND,…` of file: pdf, press, docx, html, pptx, png"))
	cmd.Flags().StringVar(&c.shard, "shard", "", a.t("bara del `I/N`, för att dela ett stort bygge på flera datorer", "only part `I/N`, to share a large build among computers"))
	inc.register(a, cmd)
	return cmd
}

// building is one run of the build command.
type building struct {
	*app
	choice
	verbose bool
	dir     string

	found      diag.List
	files      int
	principals map[string]bool // adopting ones, by county and id
	failed     []string
	fault      *pipeline.Fault
	// parcels makes what is written of a copy; nil: its documents, as they are.
	parcels func(pipeline.Set) []output.Set
	// incremental remembers what was made; nil: everything is made anew.
	*incremental
	unchanged int                  // files that were there already
	remade    int                  // files that were made this time
	asked     func() trace.Answers // what was asked of the sources; nil: not known
	under     fs.FS                // whom
}

func (b *building) run(ctx context.Context) error {
	if err := b.apart(b.dir); err != nil {
		return err
	}
	req, err := b.request(b.choice)
	if err != nil {
		return err
	}
	b.principals = map[string]bool{}
	mem := b.recall(&req, b.dir)
	if done, err := b.nothingToDo(req, mem); done {
		return err
	}
	req.Ahead = !mem.knows()
	plan, req, found, err := b.prepareFor(ctx, b.choice, req)
	if err != nil {
		return err
	}
	if plan.Small() {
		debug.SetGCPercent(smallPercent)
	}
	b.found = found
	bar := b.progress(len(plan.Copies), b.json)
	w, err := output.Open(ctx, b.dir, output.Options{Tool: "malbild", Version: req.Version, Built: stamp(req.Built), Wait: patience, Rewrite: b.incremental != nil && b.force})
	if err != nil {
		return b.told(err)
	}
	mem.begin(plan, w)
	if len(plan.Copies) == 0 {
		w.Receipt()
	}
	err = b.sets(ctx, plan, w, bar, mem)
	if err == nil && b.parcels == nil && req.Whole() {
		err = left(plan, w)
	}
	if err == nil {
		err = b.remember(mem, w)
	}
	mem.end()
	report, closing := w.Close()
	bar.clear()
	if err == nil {
		err = closing
	}
	b.found.Add(report.Warnings...)
	b.unchanged = report.Unchanged
	b.tellAll(req)
	if err != nil {
		return b.told(err)
	}
	b.notes(report)
	if mem != nil && mem.damaged && !b.json {
		b.say("%s", b.t("minnet från tidigare byggen var skadat; allt är byggt på nytt", "the memory of earlier builds was damaged; everything was built anew"))
	}
	b.summary(bar)
	return b.verdict()
}

// left takes away what was made for principals that are no longer there.
func left(plan *pipeline.Plan, w *output.Writer) error {
	for _, c := range plan.Project.Counties {
		if err := w.Clear(c.Content.ID, plan.Project.Folders(c.Content.ID)); err != nil {
			return err
		}
	}
	return nil
}

// told prints the findings of an error and turns it into an exit code; another
// error goes on.
func (b *building) told(err error) error {
	list, ok := listOf(err)
	if !ok {
		return err
	}
	b.tell(b.choice, list)
	return &stopped{exitFindings}
}

// sets writes what the plan makes, principal by principal.
func (b *building) sets(ctx context.Context, plan *pipeline.Plan, w *output.Writer, bar *progress, mem *memory) error {
	done := 0
	heap := newPace()
	for s := range plan.Sets(ctx) {
		if !plan.Small() {
			heap.step()
		}
		b.found.Add(s.Findings...)
		if s.Fault != nil && b.fault == nil {
			b.fault = s.Fault
		}
		if ctx.Err() != nil {
			break
		}
		if err := b.put(ctx, s, w, mem); err != nil {
			return err
		}
		done++
		if s.Unchanged {
			bar.skip()
		}
		bar.step(done, s.Copy.Name())
	}
	return ctx.Err()
}

// put writes what was made of one copy, or notes that it failed.
func (b *building) put(ctx context.Context, s pipeline.Set, w *output.Writer, mem *memory) error {
	sets := []output.Set{s.Files}
	if b.parcels != nil && !s.Failed {
		sets = b.parcels(s)
	}
	if !s.Failed {
		err := putAll(ctx, w, sets, s.Unchanged)
		list, told := listOf(err)
		if err != nil && !told {
			return err
		}
		if err != nil {
			s.Failed, s.Findings = true, list
			b.found.Add(list...)
		}
	}
	if s.Failed {
		b.failed = append(b.failed, s.Files.County+"/"+s.Files.Principal)
		w.Fail(s.Files.County, s.Files.Principal, codes(s))
		return nil
	}
	b.done(s, sets...)
	mem.made(s)
	return nil
}

// putAll writes the sets of one copy, up to the first that fails; what is there as it
// would be written is kept.
func putAll(ctx context.Context, w *output.Writer, sets []output.Set, unchanged bool) error {
	for _, files := range sets {
		if unchanged && !w.Stale(files) {
			w.Keep(files)
			continue
		}
		if err := w.Put(ctx, files); err != nil {
			return err
		}
	}
	return nil
}

// done counts a copy that is whole.
func (b *building) done(s pipeline.Set, sets ...output.Set) {
	for _, files := range sets {
		b.files += len(files.Artifacts)
		for _, a := range files.Artifacts {
			if !a.Kept {
				b.remade++
			}
		}
	}
	if p := s.Copy.Principal; p != nil && p.Adopts() {
		b.principals[s.Files.County+"/"+p.ID] = true
	}
}

// codes lists why a copy failed, for the manifest.
func codes(s pipeline.Set) []string {
	var out []string
	if s.Fault != nil {
		out = append(out, "internal")
	}
	for _, f := range s.Findings {
		if !slices.Contains(out, f.Code.ID) {
			out = append(out, f.Code.ID)
		}
	}
	slices.Sort(out)
	return out
}

// tellAll prints the findings: errors always, warnings in full when they stop the
// build or are asked for.
func (b *building) tellAll(req pipeline.Request) {
	b.found = pipeline.Excerpts(req.FS, b.found)
	errs, warnings := split(b.found)
	if b.verbose || b.strict || b.json {
		errs = append(errs, warnings...)
	}
	b.tell(b.choice, errs)
}

// notes says what was done that nobody asked for by name.
func (b *building) notes(r output.Report) {
	if b.json {
		return
	}
	for _, l := range []struct {
		names  []string
		sv, en string
	}{
		{r.Recovered, "rester av ett avbrutet bygge är borttagna", "leftovers of an interrupted build were removed"},
		{r.Removed, "filer som inte längre byggs är borttagna", "files that are no longer built were removed"},
		{r.Kept, "filer som inte är byggets egna ligger kvar", "files that are not the build's own were left in place"},
	} {
		if len(l.names) > 0 {
			b.say("%s: %s", b.t(l.sv, l.en), b.named(l.names))
		}
	}
}

// fewNames is how many files a note names: thousands of names are read by nobody.
const fewNames = 12

// named lists names, all of them only when everything is asked for.
func (b *building) named(names []string) string {
	more := len(names) - fewNames
	if b.verbose || more < 2 {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:fewNames], ", ") + fmt.Sprintf(b.t(" och %d till", " and %d more"), more)
}

// jsonSummary is the last line of --json.
type jsonSummary struct {
	Type       string   `json:"type"` // "summary"
	Files      int      `json:"files"`
	Unchanged  int      `json:"unchanged,omitempty"` // of the files: there already with the same bytes
	Made       int      `json:"made"`                // of the files: made this time, whatever came of it
	Principals int      `json:"principals"`
	Out        string   `json:"out,omitempty"`
	Failed     []string `json:"failed"`
	Errors     int      `json:"errors"`
	Warnings   int      `json:"warnings"`
	Seconds    float64  `json:"seconds"`
}

func (b *building) summary(bar *progress) {
	errs, warnings := split(b.found)
	if b.json {
		b.line(jsonSummary{Type: "summary", Files: b.files, Unchanged: b.unchanged, Made: b.remade, Principals: len(b.principals), Out: filepath.ToSlash(b.dir),
			Failed: append([]string{}, b.failed...), Errors: len(grouped(errs, b.lang)), Warnings: len(grouped(warnings, b.lang)),
			Seconds: float64(time.Since(bar.start).Milliseconds()) / 1000})
		return
	}
	if n := len(grouped(warnings, b.lang)); n > 0 && !b.verbose && !b.strict {
		b.say(b.t("%s; se dem med %s", "%s; see them with %s"), b.count(n, "varning", "varningar", "warning", "warnings"), b.command("granska", "check"))
	}
	if len(b.failed) > 0 {
		b.say(b.t("inte byggda: %s; deras gamla filer är orörda", "not built: %s; their old files are untouched"), strings.Join(b.failed, ", "))
	}
	b.say("%s", b.made(bar))
}

// made is the one line at the end: «224 filer för 28 huvudmän i out/ (1,2 s)».
func (b *building) made(bar *progress) string {
	s := b.count(b.files, "fil", "filer", "file", "files")
	if n := len(b.principals); n > 0 {
		s += b.t(" för ", " for ") + b.count(n, "huvudman", "huvudmän", "principal", "principals")
	}
	s += b.t(" i ", " in ") + harmless(filepath.ToSlash(b.dir)) + "/"
	switch {
	case b.files > 0 && b.unchanged == b.files:
		s += b.t(", alla oförändrade", ", all unchanged")
	case b.unchanged > 0:
		s += fmt.Sprintf(b.t(", %d oförändrade", ", %d unchanged"), b.unchanged)
	}
	return s + " (" + bar.seconds() + ")"
}

// verdict is the exit code.
func (b *building) verdict() error {
	switch {
	case b.fault != nil:
		return b.fault
	case len(b.failed) > 0 || b.strict && len(b.found) > 0:
		return &stopped{exitFindings}
	}
	return nil
}

// stamp writes the time for the manifest.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
