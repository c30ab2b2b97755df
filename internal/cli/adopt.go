package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"malbild/internal/adoption"
	"malbild/internal/folder"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// adopting is one run of the adopt command.
type adopting struct {
	county, body, date, kind string
	paragraph                int
	passages                 []string
}

func (a *app) adopt() *cobra.Command {
	var d adopting
	cmd := &cobra.Command{
		Use:     "adopt",
		Aliases: []string{"anta"},
		Short:   a.t("registrerar att ett organ antagit texter, ord för ord", "records that a body adopted texts, word for word"),
		Long: a.t("Beslutet läggs till sist i sources/<län>/antagen.yaml; det som står där rörs inte.\nFrån då vägrar granska och bygg en ändrad antagen text, tills ett nytt beslut är registrerat.",
			"The decision is added to the end of sources/<county>/antagen.yaml; what stands there is not touched.\nFrom then on check and build refuse a changed adopted text, until a new decision is recorded."),
		Example: "  malbild adopt --county norrbotten --body polsam --date 2023-05-02 --paragraph 4\n  malbild anta --county norrbotten --body norrbottens-kommuner --date 2023-06-01 --paragraph 12 --kind recommends",
		Args:    a.noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.adoptNow(d) },
	}
	f := cmd.Flags()
	f.StringVar(&d.county, "county", "", a.t("vilket `LÄN`", "which `COUNTY`"))
	f.StringVar(&d.body, "body", "", a.t("vem som beslutade: id för ett `ORGAN` eller en huvudman", "who decided: the id of a `BODY` or a principal"))
	f.StringVar(&d.date, "date", "", a.t("beslutets `DATUM`, åååå-mm-dd; behövs för adopts", "the `DATE` of the decision, yyyy-mm-dd; needed for adopts"))
	f.IntVar(&d.paragraph, "paragraph", 0, a.t("beslutets paragraf, `§`", "the decision's `§`"))
	f.StringVar(&d.kind, "kind", string(adoption.Adopts), a.t("vad beslutet gör: `adopts|recommends|adopts-locally` (antar, rekommenderar, antar för egen del)", "what the decision does: `adopts|recommends|adopts-locally`"))
	severalVar(f, &d.passages, "passages", "", a.t("bara `TEXT,…`, till exempel vision eller bilaga.bakgrund; annars alla", "only `TEXT,…`, for example vision or bilaga.bakgrund; else all"))
	return cmd
}

func (a *app) adoptNow(d adopting) error {
	if err := a.checkAdopting(d); err != nil {
		return err
	}
	fsys := folder.New(a.project())
	read, found := pipeline.ReadCounties(fsys, d.county)
	if found.HasErrors() {
		a.printFindings(pipeline.Excerpts(fsys, found))
		if slices.ContainsFunc(found, pipeline.Usage) {
			return &stopped{exitUsage}
		}
		return &stopped{exitFindings}
	}
	c := read[0]
	if err := a.checkBody(c, d.body); err != nil {
		return err
	}
	now, found := c.Passages()
	if len(found) > 0 {
		a.printFindings(pipeline.Excerpts(fsys, found))
		return &stopped{exitFindings}
	}
	now, err := a.wanted(now, d.passages)
	if err != nil {
		return err
	}
	return a.writeDecision(c, d, now)
}

func (a *app) checkAdopting(d adopting) error {
	for _, need := range [][2]string{{"--county", d.county}, {"--body", d.body}, {"--date", d.date}} {
		flag := need[0]
		if need[1] == "" && (flag != "--date" || d.kind == string(adoption.Adopts)) {
			return &usageError{text: a.t("flaggan «"+flag+"» behövs", "flag «"+flag+"» is needed"), cure: a.t("malbild anta --help", "malbild adopt --help")}
		}
	}
	if _, err := time.Parse(time.DateOnly, d.date); err != nil && d.date != "" {
		return &usageError{text: a.t("«"+d.date+"» är ingen dag", "«"+d.date+"» is no day"), cure: a.t("skriv dagen som 2021-05-27", "write the day as 2021-05-27")}
	}
	if !slices.Contains(adoption.Kinds(), d.kind) {
		return a.badChoice("--kind", d.kind, adoption.Kinds()...)
	}
	if d.paragraph < 0 || d.paragraph > 9999 {
		return &usageError{text: a.t("ingen paragraf har numret ", "no paragraph has the number ") + strconv.Itoa(d.paragraph), cure: "--paragraph 8"}
	}
	return nil
}

// checkBody refuses a body the county does not know: a misspelt one would be law.
func (a *app) checkBody(c *pipeline.County, body string) error {
	var ids []string
	for _, b := range c.Content.Bodies {
		ids = append(ids, b.ID)
	}
	for _, p := range c.Register.Principals {
		ids = append(ids, p.ID)
	}
	if slices.Contains(ids, body) {
		return nil
	}
	e := &usageError{text: a.t("okänt organ «"+body+"»", "unknown body «"+body+"»"), cure: a.t("välj bland: ", "choose one of: ") + strings.Join(ids, ", ")}
	if near := source.Nearest(body, ids); near != "" {
		e.cure = a.t("menade du «"+near+"»?", "did you mean «"+near+"»?")
	}
	return e
}

// wanted picks passages by id; the county's own prefix may be left out.
func (a *app) wanted(all []adoption.Passage, names []string) ([]adoption.Passage, error) {
	if len(names) == 0 {
		return all, nil
	}
	var out []adoption.Passage
	var ids []string
	for _, p := range all {
		_, short, _ := strings.Cut(p.ID, ".")
		ids = append(ids, short)
	}
	for _, name := range names {
		hit := false
		for i, p := range all {
			if p.ID == name || ids[i] == name {
				out, hit = append(out, p), true
			}
		}
		if !hit {
			return nil, a.unknownPassage(name, ids)
		}
	}
	return out, nil
}

func (a *app) unknownPassage(name string, ids []string) error {
	e := &usageError{text: a.t("okänd text «"+name+"»", "unknown text «"+name+"»"), cure: a.t("välj bland: ", "choose one of: ") + strings.Join(ids, ", ")}
	if near := source.Nearest(name, ids); near != "" {
		e.cure = a.t("menade du «"+near+"»?", "did you mean «"+near+"»?")
	}
	return e
}

// writeDecision appends the decision and says what it holds.
func (a *app) writeDecision(c *pipeline.County, d adopting, now []adoption.Passage) error {
	name := path.Join(pipeline.SourceFolder, d.county, adoption.File)
	before, err := fs.ReadFile(folder.New(a.project()), name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	x := adoption.Decision{ID: adoption.DecisionID(d.body, d.date, d.paragraph), Kind: adoption.Kind(d.kind), Body: d.body, Date: d.date,
		Paragraph: d.paragraph, Passages: adoption.Record(c.Lock, now)}
	if c.Lock != nil && slices.ContainsFunc(c.Lock.Decisions, func(o adoption.Decision) bool { return o.ID == x.ID }) {
		return &usageError{text: a.t("beslutet «"+x.ID+"» är redan registrerat", "the decision «"+x.ID+"» is already recorded"),
			cure: a.t("ange det nya beslutets dag och paragraf", "give the day and § of the new decision")}
	}
	after, err := adoption.Append(before, x)
	if err != nil {
		if list, ok := listOf(err); ok {
			a.printFindings(list)
			return &stopped{exitFindings}
		}
		return &usageError{text: a.t(name+" har en annan form än programmet skriver", name+" has another form than the program writes"),
			cure: a.t("låt «decisions:» stå sist i filen", "let «decisions:» be the last key of the file")}
	}
	if err := output.Replace(a.project(), name, before, after); err != nil {
		if list, ok := listOf(err); ok {
			a.printFindings(list)
			return &stopped{exitFindings}
		}
		return err
	}
	for _, p := range now {
		fmt.Fprintf(a.out, "%s  %s  %s  %s\n", p.Digest()[:12], p.Language, p.ID, adoption.Begins(p.Text))
	}
	a.say("%s: %s", name, a.count(len(now), "text registrerad", "texter registrerade", "text recorded", "texts recorded"))
	a.remindOfStep(c, d)
	return nil
}

// remindOfStep says how the decision is written into the register, too, when it is
// not there: the lock holds words, the register who decided what, and when.
func (a *app) remindOfStep(c *pipeline.County, d adopting) {
	for _, p := range c.Register.Principals {
		if p.ID != d.body || p.Main() == nil || slices.ContainsFunc(p.Steps, func(s principal.Step) bool {
			return d.date != "" && s.Date.From.String() == d.date || d.paragraph > 0 && s.Paragraph == d.paragraph
		}) {
			continue
		}
		line := "malbild record --principal " + p.ID + " --body " + p.Main().ID
		if d.date != "" {
			line += " --date " + d.date
		}
		if d.paragraph > 0 {
			line += " --paragraph " + strconv.Itoa(d.paragraph)
		}
		outcome := a.t("antagen", "adopted")
		if d.kind == string(adoption.Recommends) {
			outcome = a.t("tillstyrkt", "approved")
		}
		line += " --outcome " + outcome
		if len(p.Steps) > 0 {
			line += " --again"
		}
		a.say(a.t("skriv in det i registret också: %s", "write it into the register, too: %s"), line)
	}
}
