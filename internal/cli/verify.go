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
	"malbild/internal/folder"
	"malbild/internal/origin"
	"malbild/internal/pipeline"
	"malbild/internal/verify"
)

// verifying is one run of the verify command.
type verifying struct {
	counties, expect []string
	json             bool
	report, date     string
}

func (a *app) verify() *cobra.Command {
	var v verifying
	cmd := &cobra.Command{
		Use:     a.t("verify FIL|MAPP… [flags]", "verify FILE|DIR… [flags]"),
		Aliases: []string{"verifiera"},
		Short:   a.t("säger om de antagna orden står kvar i filer, vem som än gjort dem", "says whether files still hold the adopted words, whoever made them"),
		Long: a.t("Läser PDF, DOCX, PPTX, HTML och text. Säger för varje antagen text: oförändrad, ändrad (med orden och platsen),\nsaknas, flyttad eller dubblerad, och vilket beslut lydelsen har. Radbrytningar, avstavning, sidhuvuden och\nolika citattecken och streck är ingen ändring. Slutkod 1 när något är ändrat eller saknas.",
			"Reads PDF, DOCX, PPTX, HTML and text. Says for every adopted text: intact, changed (with words and place),\nmissing, moved or duplicated, and which decision the wording has. Line breaks, hyphenation, running heads and\nkinds of quotation marks and dashes are no change. Exit code 1 when something is changed or missing."),
		Example: "  malbild verify handling.pdf\n  malbild verifiera inkommet/ --county norrbotten --json",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(_ *cobra.Command, args []string) error { return a.verifyAll(v, args) },
	}
	f := cmd.Flags()
	severalVar(f, &v.counties, "county", "", a.t("bara `LÄN,…`", "only `COUNTY,…`"))
	severalVar(f, &v.expect, "expect", "", a.t("`TEXT,…` som måste finnas, till exempel vision", "`TEXT,…` that must be there, for example vision"))
	f.BoolVar(&v.json, "json", false, a.t("en JSON-rad per fil på standard ut", "a JSON line for each file on standard output"))
	f.StringVar(&v.report, "report", "", a.t("skriv ett intyg om filen på ett A4, `FIL` (.pdf, .docx eller .html)", "write a certificate of the file on one A4, `FILE` (.pdf, .docx or .html)"))
	f.StringVar(&v.date, "date", "", a.t("dagen som står i intyget, `ÅÅÅÅ-MM-DD`", "the day told in the certificate, `YYYY-MM-DD`"))
	return cmd
}

// verifyAll holds the files against the adopted texts and tells what it saw of each;
// one that does not hold gives exit code 1.
func (a *app) verifyAll(v verifying, args []string) error {
	if len(args) == 0 {
		return &usageError{text: a.t("det behövs en fil eller mapp", "a file or folder is needed"), cure: a.t("malbild verifiera handling.pdf", "malbild verify handling.pdf")}
	}
	fsys := folder.New(a.project())
	counties, found := pipeline.ReadCounties(fsys, v.counties...)
	if found.HasErrors() {
		a.printFindings(pipeline.Excerpts(fsys, found))
		if slices.ContainsFunc(found, pipeline.Usage) {
			return &stopped{exitUsage}
		}
		return &stopped{exitFindings}
	}
	expect, err := a.expected(counties, v.expect)
	if err != nil {
		return err
	}
	judge, _ := pipeline.Judge(counties)
	files, err := a.filesOf(args)
	if err != nil {
		return err
	}
	if err := a.checkReport(v, files); err != nil {
		return err
	}
	bad := 0
	for _, f := range files {
		r := verify.Report{File: f.name, Passages: []verify.Result{}}
		var said *document.Provenance
		data, err := readBounded(f.name)
		if r.Err = err; err == nil {
			r = judge.File(f.name, data, expect)
			said = origin.Read(data)
		}
		if err == nil && v.report != "" {
			if err := a.certify(v, counties, r, data); err != nil {
				return err
			}
		}
		// A document in a folder may be of a kind that carries no adopted text.
		if !r.OK() && (f.named || r.Err != nil || len(r.Passages) > 0) {
			bad++
		}
		if v.json {
			a.line(a.jsonReport(r, said))
		} else {
			a.printReport(r)
			a.printClaim(said, r, counties)
		}
	}
	if !v.json {
		a.say(a.t("%s, %d som inte stämmer", "%s, %d that do not hold"), a.count(len(files), "fil", "filer", "file", "files"), bad)
	}
	if bad > 0 {
		return &stopped{exitFindings}
	}
	return nil
}

// expected completes ids that were written without the county's prefix.
func (a *app) expected(cs []*pipeline.County, names []string) ([]string, error) {
	var all []string
	for _, c := range cs {
		now, _ := c.Passages()
		for _, p := range now {
			all = append(all, p.ID)
		}
	}
	var out []string
	for _, n := range names {
		hits := 0
		for _, id := range all {
			if _, short, _ := strings.Cut(id, "."); id == n || short == n {
				out = append(out, id)
				hits++
			}
		}
		if hits == 0 {
			return nil, a.unknownPassage(n, all)
		}
	}
	return out, nil
}

// verifiable are the endings of files that are looked for in folders.
var verifiable = []string{".pdf", ".docx", ".docm", ".dotx", ".pptx", ".html", ".htm", ".txt", ".md"}

// given is a file to look at, named by the user or found in a folder.
type given struct {
	name  string
	named bool
}

// filesOf lists files as named, and those in folders, sorted. Links are not followed
// inside folders.
func (a *app) filesOf(args []string) ([]given, error) {
	var out []given
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			out = append(out, given{arg, true}) // what is wrong with it is said in its place
			continue
		}
		n := len(out)
		err = filepath.WalkDir(arg, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && slices.Contains(verifiable, strings.ToLower(filepath.Ext(name))) {
				out = append(out, given{name, false})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(out) == n {
			return nil, &usageError{text: a.t("ingen fil att läsa i «"+arg+"»", "no file to read in «"+arg+"»"), cure: strings.Join(verifiable, " ")}
		}
	}
	return out, nil
}

// maxVerified is the largest file that is read at all.
const maxVerified = 64 << 20

func readBounded(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, verify.ErrUnknown
	case info.Size() > maxVerified:
		return nil, verify.ErrTooLarge
	}
	return os.ReadFile(name)
}

// jsonVerified is a report for programs.
type jsonVerified struct {
	verify.Report
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
	// Claims is what the file says of itself; Unkept the passages that are not what it says.
	Claims map[string]any `json:"claims,omitempty"`
	Unkept []string       `json:"unkept,omitempty"`
}

func (a *app) jsonReport(r verify.Report, said *document.Provenance) jsonVerified {
	j := jsonVerified{Report: r, OK: r.OK(), Claims: claims(said), Unkept: unkept(said, r)}
	if r.Err != nil {
		j.Error = a.unreadable(r.Err)
	}
	return j
}

// decision says a decision of a report in the reader's language.
func (a *app) decision(s string) string {
	kind, rest, _ := strings.Cut(s, " ")
	words := map[string]string{
		"adopts":         a.t("antagen av", "adopted by"),
		"recommends":     a.t("rekommenderad av", "recommended by"),
		"adopts-locally": a.t("antagen för egen del av", "adopted for itself by"),
	}
	if w, ok := words[kind]; ok {
		return w + " " + rest
	}
	return s
}

// printReport is a report for people, on standard output: it was asked for.
func (a *app) printReport(r verify.Report) {
	name := r.File
	if r.Product != "" {
		name += " (" + r.County + ", " + r.Product + ")"
	}
	switch {
	case r.Err != nil:
		fmt.Fprintf(a.out, "%s: %s\n", name, a.unreadable(r.Err))
		return
	case len(r.Passages) == 0:
		fmt.Fprintf(a.out, "%s: %s\n", name, a.t("ingen antagen text hittades", "no adopted text was found"))
		a.printNotices(r)
		return
	}
	fmt.Fprintf(a.out, "%s: %s\n", name, a.verdictOf(r))
	for _, p := range r.Passages {
		fmt.Fprintf(a.out, "  %-12s %s%s%s", a.status(p.Status), p.ID, a.placeOf(p.Page, p.Paragraph, p.Copies > 0), a.viewOf(p.View))
		if len(p.Decisions) > 0 {
			for _, d := range p.Decisions {
				fmt.Fprintf(a.out, "; %s", a.decision(d))
			}
		} else {
			fmt.Fprint(a.out, a.t("; inget beslut är registrerat", "; no decision is recorded"))
		}
		fmt.Fprintln(a.out)
		for i, c := range p.Changes {
			if i == 12 {
				fmt.Fprintf(a.out, "      %s\n", a.t("… och fler", "… and more"))
				break
			}
			fmt.Fprintf(a.out, "      %s%s\n", c.String(), a.placeOf(c.Page, c.Paragraph+1, true))
		}
	}
	a.printNotices(r)
}

// printNotices tells what is not read as words, or makes them doubtful.
func (a *app) printNotices(r verify.Report) {
	for _, n := range r.Notices {
		word := a.t("läses inte", "not read")
		if n.Doubt {
			word = a.t("osäkert", "doubtful")
		}
		fmt.Fprintf(a.out, "  %-12s %s\n", word, n.Text(a.lang))
	}
}

// viewOf says where a page is seen as it is told.
func (a *app) viewOf(view string) string {
	switch view {
	case verify.Paper:
		return a.t(" (på papper)", " (on paper)")
	case verify.Phone:
		return a.t(" (på en telefon)", " (on a telephone)")
	case verify.Dark:
		return a.t(" (i mörkt läge)", " (in dark mode)")
	}
	if px, ok := strings.CutSuffix(view, "px"); ok {
		return fmt.Sprintf(a.t(" (på en skärm %s punkter bred)", " (on a screen %s pixels wide)"), px)
	}
	return ""
}

func (a *app) placeOf(page, paragraph int, known bool) string {
	switch {
	case !known:
		return ""
	case page > 0:
		return fmt.Sprintf(a.t(", sida %d", ", page %d"), page)
	}
	return fmt.Sprintf(a.t(", stycke %d", ", paragraph %d"), paragraph)
}

func (a *app) verdictOf(r verify.Report) string {
	bad := 0
	for _, p := range r.Passages {
		if !p.Status.Good() {
			bad++
		}
	}
	switch {
	case bad == 0 && r.Doubtful():
		return a.t("de antagna texterna är oförändrade, men det är osäkert vad en läsare ser", "the adopted texts are intact, but it is doubtful what a reader sees")
	case bad == 0 && len(r.Notices) > 0:
		return a.t("alla antagna texter är oförändrade, men allt i filen läses inte", "all adopted texts are intact, but not all of the file is read")
	case bad == 0:
		return a.t("alla antagna texter är oförändrade", "all adopted texts are intact")
	}
	return fmt.Sprintf(a.t("%d av %d antagna texter är inte som de antogs", "%d of %d adopted texts are not as adopted"), bad, len(r.Passages))
}

func (a *app) status(s verify.Status) string {
	switch s {
	case verify.Intact:
		return a.t("oförändrad", "intact")
	case verify.Moved:
		return a.t("flyttad", "moved")
	case verify.Duplicated:
		return a.t("dubblerad", "duplicated")
	case verify.Older:
		return a.t("äldre lydelse", "older wording")
	case verify.Changed:
		return a.t("ändrad", "changed")
	}
	return a.t("saknas", "missing")
}

// unreadable says in the user's language why a file could not be read.
func (a *app) unreadable(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.t("filen finns inte", "there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return a.t("filen får inte läsas", "the file may not be read")
	case errors.Is(err, verify.ErrUnknown):
		return a.t("varken PDF, DOCX, PPTX, HTML eller text", "neither PDF, DOCX, PPTX, HTML nor text")
	case errors.Is(err, verify.ErrEmpty):
		return a.t("filen har inga ord som går att läsa (en inläst bild?)", "the file has no words that can be read (a scanned picture?)")
	case errors.Is(err, verify.ErrTooLarge):
		return a.t("filen är större än en handling får vara", "the file is larger than a document may be")
	}
	return a.t("filen är trasig: ", "the file is broken: ") + a.reason(err)
}

// reason tells an error in the user's language, and the file it names first.
func (a *app) reason(err error) string {
	why := diag.Cause(err).In(a.lang)
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return "«" + p.Path + "»: " + why
	}
	return why
}
