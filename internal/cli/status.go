package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"malbild/internal/brand"
	"malbild/internal/calendar"
	"malbild/internal/folder"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/principal"
	"malbild/internal/status"
)

// standingFlags is one run of the status command.
type standingFlags struct {
	counties                         []string
	date, out                        string
	width                            int
	html, csv, excel, json, ics, bad bool
}

func (a *app) standing() *cobra.Command {
	var d standingFlags
	cmd := &cobra.Command{
		Use:     "status",
		Aliases: []string{"lage", "läge"},
		Short:   a.t("visar vem som har beslutat vad, vem som är på väg och vem som är försenad", "shows who has decided what, who is under way and who is overdue"),
		Long: a.t("Läget räknas ut ur registret (steps i huvudmännens filer) för en dag: --date, annars i dag. Det som inte är\nregistrerat visas som «uppgift saknas». Utan flagga en tabell; annars en webbsida, CSV, JSON-rader eller en kalender,\npå standard ut eller i filen --out.",
			"The standing is worked out from the register (steps in the principals' files) for one day: --date, else today. What is\nnot recorded is shown as «not known». Without a flag a table; else a web page, CSV, lines of JSON or a calendar, on\nstandard output or in the file --out."),
		Example: "  malbild status --county norrbotten\n  malbild läge --county norrbotten --html --out lage.html\n  malbild läge --excel --out lage.csv",
		Args:    a.noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.statusNow(d) },
	}
	f := cmd.Flags()
	severalVar(f, &d.counties, "county", "", a.t("bara `LÄN,…`", "only `COUNTY,…`"))
	f.StringVar(&d.date, "date", "", a.t("läget `DAG`, åååå-mm-dd; annars i dag", "the standing on `DAY`, yyyy-mm-dd; else today"))
	f.BoolVar(&d.html, "html", false, a.t("en webbsida i en enda fil", "a web page in one file"))
	f.BoolVar(&d.csv, "csv", false, a.t("CSV med komma (RFC 4180)", "CSV with commas (RFC 4180)"))
	f.BoolVar(&d.excel, "excel", false, a.t("CSV för svenska Excel: semikolon och BOM", "CSV for a Swedish Excel: semicolons and a byte order mark"))
	f.BoolVar(&d.json, "json", false, a.t("JSON-rader", "lines of JSON"))
	f.BoolVar(&d.ics, "ics", false, a.t("en kalender med sammanträdena (iCalendar)", "a calendar of the meetings (iCalendar)"))
	f.StringVarP(&d.out, "out", "o", "", a.t("skriv i `FIL` i stället för på standard ut", "write to `FILE` and not to standard output"))
	f.IntVar(&d.width, "width", 0, a.t("tabellens bredd i `TECKEN`; annars terminalens", "width of the table in `CHARACTERS`; else the terminal's"))
	f.BoolVar(&d.bad, "strict", false, a.t("slutkod 1 när någon är försenad", "exit code 1 when somebody is overdue"))
	return cmd
}

func (a *app) statusNow(d standingFlags) error {
	day, err := a.day(d.date)
	if err != nil {
		return err
	}
	if err := a.oneForm(d); err != nil {
		return err
	}
	fsys := folder.New(a.project())
	rs, found := pipeline.Standing(fsys, day, d.counties...)
	if found.HasErrors() {
		a.printFindings(pipeline.Excerpts(fsys, found))
		if slices.ContainsFunc(found, pipeline.Usage) {
			return &stopped{exitUsage}
		}
		return &stopped{exitFindings}
	}
	a.printFindings(pipeline.Excerpts(fsys, found))
	if d.ics {
		if err := a.datesKnown(d, rs); err != nil {
			return err
		}
	}
	if err := a.deliver(d.out, a.standingIn(d, rs)); err != nil {
		return err
	}
	for _, r := range rs {
		if d.bad && len(r.LateRows()) > 0 {
			return &stopped{exitFindings}
		}
	}
	return nil
}

// datesKnown says for how many a calendar knows no day, and refuses to write one without
// any event: it would be no calendar (RFC 5545, 3.6), and look like one where nothing is
// to be done.
func (a *app) datesKnown(d standingFlags, rs []*status.Report) error {
	all := 0
	var empty []*status.Report
	for _, r := range rs {
		events, _ := r.Events()
		if all += events; events == 0 {
			empty = append(empty, r)
		}
	}
	if all == 0 {
		return a.noDates(d, rs)
	}
	for _, r := range rs {
		switch events, without := r.Events(); {
		case slices.Contains(empty, r):
			a.say(a.t("%s: ingen dag är registrerad, så länet finns inte i kalendern", "%s: no day is recorded, so the county is not in the calendar"), r.County)
		case without > 0:
			a.say(a.t("%s: %s i kalendern; %d av %d huvudmän har ingen dag registrerad", "%s: %s in the calendar; %d of %d principals have no day recorded"),
				r.County, a.count(events, "händelse", "händelser", "event", "events"), without, len(r.Rows))
		}
	}
	return nil
}

// noDates tells why there is no calendar, and how to get one.
func (a *app) noDates(d standingFlags, rs []*status.Report) error {
	text := a.t("ingen kalender skrevs: registret har ingen dag för något sammanträde", "no calendar was written: the register has no day for any meeting")
	if len(rs) == 1 {
		text += a.t(" i ", " in ") + rs[0].County
	}
	if _, err := os.Stat(d.out); d.out != "" && err == nil {
		text += a.t("; «"+d.out+"» är från en tidigare gång och gäller inte längre", "; «"+d.out+"» is from an earlier time and no longer holds")
	}
	a.say("%s", text)
	for _, r := range rs {
		if id, body := firstTurn(r); id != "" {
			a.say("  → %s %s --principal %s --body %s --planned %s", a.self(), a.t("registrera", "record"), id, body, a.t("ÅÅÅÅ-MM-DD", "YYYY-MM-DD"))
			break
		}
	}
	return &stopped{exitFindings}
}

// firstTurn is somebody whose day can be recorded: the body that decides.
func firstTurn(r *status.Report) (id, body string) {
	for _, row := range r.Rows {
		for _, t := range row.Turns {
			if id, body = row.Principal.ID, t.Body.ID; t.Role == principal.Decides {
				return id, body
			}
		}
		if id != "" {
			return id, body
		}
	}
	return "", ""
}

// oneForm refuses two forms at a time.
func (a *app) oneForm(d standingFlags) error {
	n := 0
	for _, on := range []bool{d.html, d.csv, d.excel, d.json, d.ics} {
		if on {
			n++
		}
	}
	if n > 1 {
		return &usageError{text: a.t("bara en av --html, --csv, --excel, --json och --ics", "only one of --html, --csv, --excel, --json and --ics"), cure: a.t("kör kommandot en gång för varje form", "run the command once for each form")}
	}
	if d.width < 0 {
		return &usageError{text: a.t("flaggan «--width» kan inte vara ", "flag «--width» cannot be ") + strconv.Itoa(d.width), cure: "--width 80"}
	}
	return nil
}

// day reads a day; none is today. This is the one place where the standing asks
// for the time.
func (a *app) day(iso string) (calendar.Date, error) {
	if iso == "" {
		iso = today()
	}
	d, ok := calendar.Parse(iso)
	if !ok {
		return d, &usageError{text: a.t("«"+iso+"» är ingen dag", "«"+iso+"» is no day"), cure: a.t("skriv dagen som 2021-05-27", "write the day as 2021-05-27")}
	}
	return d, nil
}

// standingIn writes the reports in the form that was asked for.
func (a *app) standingIn(d standingFlags, rs []*status.Report) []byte {
	switch {
	case d.html:
		var prof *brand.Profile
		if len(rs) > 0 {
			prof = pipeline.JointProfile(folder.New(a.project()), rs[0].County)
		}
		return status.HTML(rs, prof, a.lang)
	case d.csv, d.excel:
		return status.CSV(rs, d.excel)
	case d.json:
		return status.JSON(rs)
	case d.ics:
		return status.Calendar(rs, a.lang)
	}
	width := d.width
	if width == 0 {
		width = terminalWidth(behind(a.out))
	}
	var out []byte
	for i, r := range rs {
		if i > 0 {
			out = append(out, '\n')
		}
		out = append(out, r.Text(a.lang, width)...)
	}
	return out
}

// usualWidth is that of a table that goes to no terminal.
const usualWidth = 100

// deliver puts data where it was asked for: a file is written whole or not at all.
func (a *app) deliver(name string, data []byte) error {
	if name == "" || name == "-" {
		_, err := a.out.Write(data)
		return err
	}
	name = filepath.Clean(name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return &usageError{text: a.t("det går inte att skriva i mappen «"+filepath.Dir(name)+"»", "cannot write in the folder «"+filepath.Dir(name)+"»"), cure: a.t("välj en annan med --out", "choose another with --out")}
	}
	before, err := os.ReadFile(name)
	if err != nil {
		before = nil
	}
	if err := output.Replace(filepath.Dir(name), filepath.Base(name), before, data); err != nil {
		if list, ok := listOf(err); ok {
			a.printFindings(list)
			return &stopped{exitFindings}
		}
		return err
	}
	fmt.Fprintln(a.err, name)
	return nil
}
