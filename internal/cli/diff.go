package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/differ"
	"malbild/internal/lazy"
	"malbild/internal/output"
	"malbild/internal/pipeline"
)

// diffing is one run of the diff command.
type diffing struct {
	choice
	html, docx   string
	columns      bool
	author, date string
	old, new     string
	title        string
}

func (a *app) diff() *cobra.Command {
	var d diffing
	cmd := &cobra.Command{
		Use:     a.t("diff GAMMALT NYTT [flags]", "diff OLD NEW [flags]"),
		Aliases: []string{"jamfor", "jämför"},
		Short:   a.t("visar vilka ord som skiljer två versioner, eller källorna och en fil", "shows which words differ between two versions, or the sources and a file"),
		Long: a.t(`Var och en av de två är en projektmapp, en version i git (HEAD~1: eller märke:) eller en fil: PDF, DOCX, PPTX,
HTML eller text. Med bara en fil jämförs källorna med den. Av källorna tas den handling som filen mest liknar; välj
annars med --principal och --document. Borttagna ord står som [-ord-], tillagda som {+ord+}. Var stycken, rader och
sidor bryts är ingen ändring. Slutkod 1 när något skiljer.`,
			`Each of the two is a project folder, a version in git (HEAD~1: or tag:) or a file: PDF, DOCX, PPTX, HTML or text.
With one file only, the sources are compared with it. Of the sources the document is taken that the file is most
like; else choose with --principal and --document. Words taken away stand as [-word-], words added as {+word+}. Where
paragraphs, lines and pages break is no change. Exit code 1 when something differs.`),
		Example: "  malbild diff HEAD~1: .\n  malbild jamfor . inkommet/bilaga.docx --docx andringar.docx\n  malbild diff gammal/ . -p kiruna -d bilaga --columns --docx lydelser.docx",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return a.diffNow(cmd.Context(), d, args) },
	}
	f := cmd.Flags()
	severalVar(f, &d.principals, "principal", "p", a.t("bara `HUVUDMAN,…`", "only `PRINCIPAL,…`"))
	severalVar(f, &d.documents, "document", "d", a.t("bara `HANDLING,…`", "only `DOCUMENT,…`"))
	severalVar(f, &d.counties, "county", "", a.t("bara `LÄN,…`", "only `COUNTY,…`"))
	f.StringVar(&d.html, "html", "", a.t("skriv också en tillgänglig webbsida, `FIL`", "write an accessible page too, `FILE`"))
	f.StringVar(&d.docx, "docx", "", a.t("skriv också en Wordfil med spårade ändringar, `FIL`", "write a Word file with tracked changes too, `FILE`"))
	f.BoolVar(&d.columns, "columns", false, a.t("två spalter i filerna: gällande lydelse och förslag", "two columns in the files: present wording and proposal"))
	f.StringVar(&d.title, "title", "", a.t("rubrik i filerna, `TEXT`", "title of the files, `TEXT`"))
	f.StringVar(&d.old, "old-name", "", a.t("rubrik över det gamla, `TEXT`; annars «Gällande lydelse»", "heading of the old, `TEXT`; else «Present wording»"))
	f.StringVar(&d.new, "new-name", "", a.t("rubrik över det nya, `TEXT`; annars «Förslag»", "heading of the new, `TEXT`; else «Proposal»"))
	f.StringVar(&d.author, "author", "", a.t("vem de spårade ändringarna är från, `ORGANISATION`; annars malbild", "whom the tracked changes are from, `ORGANISATION`; else malbild"))
	f.StringVar(&d.date, "date", "", a.t("de spårade ändringarnas dag, `ÅÅÅÅ-MM-DD`; annars ingen", "day of the tracked changes, `YYYY-MM-DD`; else none"))
	f.BoolVar(&d.json, "json", false, a.t("en JSON-rad per ändrat stycke på standard ut", "a JSON line for each changed paragraph on standard output"))
	return cmd
}

var isoDay = lazy.Pattern(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)

func (a *app) diffNow(ctx context.Context, d diffing, args []string) error {
	switch {
	case len(args) == 1:
		args = []string{a.project(), args[0]}
	case len(args) != 2:
		return &usageError{text: a.t("det behövs två versioner att jämföra", "two versions to compare are needed"), cure: "malbild diff HEAD~1: ."}
	}
	if d.date != "" && !isoDay().MatchString(d.date) {
		return &usageError{text: a.t("«"+d.date+"» är inget datum", "«"+d.date+"» is no date"), cure: "--date 2026-05-27"}
	}
	if d.columns && d.html == "" && d.docx == "" {
		return &usageError{text: a.t("spalter finns i filer, inte på terminalen", "columns are for files, not for the terminal"), cure: "--columns --docx " + a.t("lydelser.docx", "wordings.docx")}
	}
	var sides [2]*side
	for i, arg := range args {
		s, err := a.side(ctx, arg)
		if err != nil {
			return err
		}
		sides[i] = s
	}
	cs, err := a.compared(d, sides[0], sides[1])
	if err != nil {
		return err
	}
	changed := differ.Grouped(cs, func(c differ.Comparison) string { return path.Base(c.Name) })
	if err := a.writeDiff(d, changed); err != nil {
		return err
	}
	a.tellDiff(d, changed, len(cs))
	if len(changed) > 0 {
		return &stopped{exitFindings}
	}
	return nil
}

// compared compares two sides: trees with trees, a file with the tree it is most
// like, or two files.
func (a *app) compared(d diffing, old, now *side) ([]differ.Comparison, error) {
	var trees [2][]pipeline.Composed
	for i, s := range []*side{old, now} {
		if s.files == nil {
			continue
		}
		all, err := a.trees(d, s)
		if err != nil {
			return nil, err
		}
		trees[i] = all
	}
	switch {
	case old.files != nil && now.files != nil:
		return pairTrees(old, now, trees[0], trees[1]), nil
	case old.files != nil:
		c := nearest(old.name, trees[0], now, false)
		return []differ.Comparison{c}, nil
	case now.files != nil:
		c := nearest(now.name, trees[1], old, true)
		return []differ.Comparison{c}, nil
	}
	c := bestOrders(old.texts, now.texts)
	c.Name = filepath.Base(now.name)
	return []differ.Comparison{c}, nil
}

func (a *app) trees(d diffing, s *side) ([]pipeline.Composed, error) {
	req := pipeline.Request{FS: s.files, Counties: d.counties, Principals: d.principals, Documents: d.documents, Version: version}
	if len(req.Counties) == 0 && s.county != "" {
		req.Counties = []string{s.county}
	}
	all, found, err := pipeline.Trees(req)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		a.say("%s:", s.name)
		a.printFindings(pipeline.Excerpts(s.files, found))
		for _, f := range found {
			if pipeline.Usage(f) {
				return nil, &stopped{exitUsage}
			}
		}
		if found.HasErrors() {
			return nil, &stopped{exitFindings}
		}
	}
	return all, nil
}

// pairTrees compares the documents of the same name. One that stands on one side
// only is compared with nothing.
func pairTrees(old, now *side, a, b []pipeline.Composed) []differ.Comparison {
	at := map[string]int{}
	for i, c := range b {
		at[c.Name] = i + 1
	}
	var out []differ.Comparison
	put := func(d pipeline.Composed, x, y differ.Text) {
		c := differ.Compare(x, y)
		c.Name, c.Title = d.Name, titleOf(d)
		out = append(out, c)
	}
	for _, c := range a {
		x, y := differ.FromTree(old.name, c.Tree), differ.Text{Name: now.name}
		if i := at[c.Name]; i > 0 {
			y = differ.FromTree(now.name, b[i-1].Tree)
			at[c.Name] = -1
		}
		put(c, x, y)
	}
	for _, c := range b {
		if at[c.Name] > 0 {
			put(c, differ.Text{Name: old.name}, differ.FromTree(now.name, c.Tree))
		}
	}
	return out
}

// titleOf is the title of a document, with its kind where the title does not tell it.
func titleOf(c pipeline.Composed) string {
	t := c.Tree.Meta.Title
	if strings.Contains(strings.ToLower(t), string(c.Product)) {
		return t
	}
	return t + " (" + c.Stem + ")"
}

// nearest compares a file with the document it is most like.
func nearest(name string, all []pipeline.Composed, f *side, reversed bool) differ.Comparison {
	best, most := 0, -1.0
	place := strings.Split(filepath.ToSlash(f.path), "/")
	for i, c := range all {
		n := differ.Nearness(differ.Whole("", c.Tree), f.texts[0])
		if slices.Contains(place, c.Folder) { // documents of two principals may hold the same words
			n += 1e-6
		}
		if n > most {
			best, most = i, n
		}
	}
	var t differ.Text
	path, title := "", ""
	if len(all) > 0 {
		c := all[best]
		path, title = c.Name, titleOf(c)
		if f.texts[0].Loose {
			t = differ.Whole(name+", "+c.Name, c.Tree)
		} else {
			t = differ.FromTree(name+", "+c.Name, c.Tree)
		}
	}
	var c differ.Comparison
	if reversed {
		c = bestOrders(f.texts, []differ.Text{t})
	} else {
		c = bestOrders([]differ.Text{t}, f.texts)
	}
	c.Name, c.Title = path, title
	return c
}

// bestOrders compares the orders two files may be read in, and keeps the comparison
// with the fewest changes.
func bestOrders(as, bs []differ.Text) differ.Comparison {
	var best differ.Comparison
	fewest := -1
	for _, x := range as {
		for _, y := range bs {
			c := differ.Compare(x, y)
			d, i, m := c.Count()
			if n := d + i + m; fewest < 0 || n < fewest {
				best, fewest = c, n
			}
		}
	}
	return best
}

func (a *app) writeDiff(d diffing, cs []differ.Comparison) error {
	o := differ.Options{Locale: differ.Locale(a.lang), Title: d.title, Old: d.old, New: d.new, Author: d.author, Date: d.date, Columns: d.columns}
	if o.Title == "" {
		o.Title = a.t("Ändringar", "Changes")
		if len(cs) == 1 {
			o.Title += a.t(" i ", " in ") + cmp.Or(cs[0].Title, cs[0].Name)
		}
	}
	if d.html != "" {
		if err := a.writeFile(d.html, differ.HTML(cs, o)); err != nil {
			return err
		}
	}
	if d.docx != "" {
		b, err := differ.DOCX(cs, o)
		if err != nil {
			return err
		}
		return a.writeFile(d.docx, b)
	}
	return nil
}

// writeFile writes a file that the user named, whole or not at all.
func (a *app) writeFile(name string, data []byte) error {
	before, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if before == nil && err == nil {
		before = []byte{}
	}
	if err := output.Replace(filepath.Dir(name), filepath.Base(name), before, data); err != nil {
		if list, ok := listOf(err); ok {
			a.printFindings(list)
			return &stopped{exitFindings}
		}
		return err
	}
	a.say(a.t("skrev %s", "wrote %s"), name)
	return nil
}

// jsonRow is a changed paragraph for programs.
type jsonRow struct {
	Document string   `json:"document"`
	Also     []string `json:"also,omitempty"`
	Old      string   `json:"old"`
	New      string   `json:"new"`
	Diff     string   `json:"diff"`
	Moved    int      `json:"moved,omitempty"`
	Adopted  bool     `json:"adopted,omitempty"`
}

// jsonRows are the changed paragraphs of a document.
func jsonRows(c differ.Comparison) []jsonRow {
	var out []jsonRow
	for _, r := range c.Rows {
		if !r.Changed() {
			continue
		}
		j := jsonRow{Document: c.Name, Also: c.Also, Diff: differ.Line(r), Moved: r.Moved}
		if r.Old != nil {
			j.Old, j.Adopted = strings.Join(r.Old.Words, " "), r.Old.Adopted
		}
		if r.New != nil {
			j.New, j.Adopted = strings.Join(r.New.Words, " "), j.Adopted || r.New.Adopted
		}
		out = append(out, j)
	}
	return out
}

// tellAlso names the other documents with the same change, the first three of them.
func (a *app) tellAlso(names []string) {
	if len(names) == 0 {
		return
	}
	shown := names[:min(3, len(names))]
	more := ""
	if n := len(names) - len(shown); n > 0 {
		more = fmt.Sprintf(a.t(" och %d till", " and %d more"), n)
	}
	fmt.Fprintf(a.out, "  (%s %s%s)\n", a.t("samma ändring i", "the same change in"), strings.Join(shown, ", "), more)
}

// tellDiff prints what differs in each document, and how much it is in all of them;
// all is how many documents were compared.
func (a *app) tellDiff(d diffing, cs []differ.Comparison, all int) {
	del, ins, moved := 0, 0, 0
	for _, c := range cs {
		x, y, z := c.Count()
		del, ins, moved = del+x, ins+y, moved+z
		if d.json {
			for _, j := range jsonRows(c) {
				a.line(j)
			}
			continue
		}
		fmt.Fprintln(a.out, c.Name)
		a.tellAlso(c.Also)
		fmt.Fprint(a.out, c.Print(differ.Locale(a.lang)))
	}
	if d.json {
		return
	}
	if len(cs) == 0 {
		a.say("%s", a.t("inga ord skiljer sig i ", "no words differ in ")+a.count(all, "handling", "handlingar", "document", "documents"))
		return
	}
	s := fmt.Sprintf(a.t("%s borttagna, %s tillagda", "%s taken away, %s added"), a.count(del, "ord", "ord", "word", "words"), a.count(ins, "ord", "ord", "word", "words"))
	if moved > 0 {
		s += ", " + a.count(moved, "stycke flyttat", "stycken flyttade", "paragraph moved", "paragraphs moved")
	}
	a.say("%s", s)
}
