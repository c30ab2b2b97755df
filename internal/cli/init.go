package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/starter"
)

// beginning is one run of the init command.
type beginning struct {
	county     string
	principals []string
	languages  []string
	layouts    bool
	country    bool // all counties in one project
}

// initialise is «malbild init DIR»: the only command that asks, and only where a
// person sits at the keyboard and has not said.
func (a *app) initialise() *cobra.Command {
	var d beginning
	cmd := &cobra.Command{
		Use:     a.t("init MAPP", "init DIR"),
		Aliases: []string{"ny"},
		Short:   a.t("gör ett nytt projekt, klart att bygga", "makes a new project, ready to build"),
		Long: a.t("Projektet får en målbild med exempeltext, en fil för varje huvudman, och handlingarnas disposition, allt med kommentarer.\nUtan --county frågar kommandot.",
			"The project gets a målbild with sample text, one file a principal, and the running orders of the documents, all with comments.\nWithout --county the command asks."),
		Example: "  malbild init malbild-halland --county halland\n  malbild ny pitea --county norrbotten --principal piteå,luleå --language en",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{text: a.t("säg vilken mapp projektet ska ligga i", "say which folder the project is to be in"), cure: "malbild init malbild-halland"}
			}
			return a.begin(args[0], d)
		},
	}
	f := cmd.Flags()
	f.StringVar(&d.county, "county", "", a.t("vilket `LÄN`: namn eller kod", "which `COUNTY`: name or code"))
	f.StringSliceVarP(&d.principals, "principal", "p", nil, a.t("bara `HUVUDMAN,…`; annars alla i länet", "only `PRINCIPAL,…`; else all of the county"))
	f.StringSliceVar(&d.languages, "language", nil, a.t("börja en översättning till `SPRÅK,…` (en, fi, se …)", "begin a translation into `LANGUAGE,…` (en, fi, se …)"))
	f.BoolVar(&d.country, "country", false, a.t("hela landet: alla län i ett projekt, för prov i stor skala", "the whole country: all counties in one project, for trials on a large scale"))
	f.BoolVar(&d.layouts, "layouts", false, a.t("lägg också programmets layouter i projektet, att ändra", "put the program's layouts into the project, too, to be changed"))
	return cmd
}

func (a *app) begin(dir string, d beginning) error {
	if d.country {
		return a.beginCountry(dir, d)
	}
	if d.county == "" {
		if err := a.ask(&d); err != nil {
			return err
		}
	}
	c, err := starter.Find(d.county)
	if err == nil {
		c, err = c.Choose(d.principals)
	}
	if err != nil {
		return a.unknownName(err)
	}
	files, err := c.Project()
	if err != nil {
		return err
	}
	if d.layouts {
		if err := addLayouts(files); err != nil {
			return err
		}
	}
	addSchemas(files)
	err = output.NewTree(dir, files)
	switch {
	case errors.Is(err, os.ErrExist):
		return &usageError{text: a.t("mappen «"+dir+"» är inte tom", "the folder «"+dir+"» is not empty"), cure: a.t("välj en annan", "choose another")}
	case err != nil:
		return &usageError{text: err.Error()}
	}
	if err := a.beginLanguages(dir, c.ID(), d.languages); err != nil {
		return err
	}
	a.say(a.t("%s: %s, %s", "%s: %s, %s"), dir, c.Name, a.count(len(c.Principals), "huvudman", "huvudmän", "principal", "principals"))
	a.say("  %s: malbild %s --project %s", a.t("bygg", "build"), a.t("bygg", "build"), quote([]string{dir}))
	a.say("  %s: %s", a.t("skriv målbilden i", "write the målbild in"), filepath.Join(dir, "sources", c.ID(), "malbild.yaml"))
	return nil
}

// ask asks for what was not said, where somebody can answer.
func (a *app) ask(d *beginning) error {
	var places []string
	for _, c := range starter.Counties() {
		places = append(places, c.Place)
	}
	choose := &usageError{text: a.t("säg vilket län", "say which county"), cure: "--county " + strings.Join(places[:3], "|") + "|…"}
	if a.in == nil || !isTerminal(a.in) {
		return choose
	}
	lines := bufio.NewScanner(a.in)
	question := func(sv, en string) string {
		fmt.Fprint(a.err, a.t(sv, en)+" ")
		if !lines.Scan() {
			return ""
		}
		return strings.TrimSpace(lines.Text())
	}
	if d.county = question("Vilket län?", "Which county?"); d.county == "" {
		return choose
	}
	if len(d.principals) == 0 {
		for _, n := range strings.Split(question("Vilka huvudmän, med komma emellan? (tomt: alla i länet)", "Which principals, with commas between? (empty: all of the county)"), ",") {
			if n = strings.TrimSpace(n); n != "" {
				d.principals = append(d.principals, n)
			}
		}
	}
	return nil
}

func (a *app) unknownName(err error) error {
	var u *starter.UnknownError
	if !errors.As(err, &u) {
		return err
	}
	e := &usageError{text: a.t("«"+u.Name+"» är inget län och ingen huvudman där", "«"+u.Name+"» is no county and no principal there"),
		cure: a.t("skriv namnet eller koden: Halland, 13, Kungsbacka, 1384", "write the name or the code: Halland, 13, Kungsbacka, 1384")}
	if u.Near != "" {
		e.cure = a.t("menade du «"+u.Near+"»?", "did you mean «"+u.Near+"»?")
	}
	return e
}

// addLayouts adds the program's layouts to a project's files.
func addLayouts(files map[string][]byte) error {
	own := pipeline.OwnLayouts()
	return fs.WalkDir(own, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".yaml" {
			return err
		}
		b, err := fs.ReadFile(own, name)
		files["layouts/"+name] = b
		return err
	})
}

// beginLanguages writes an empty translation a language.
func (a *app) beginLanguages(dir, county string, tags []string) error {
	for _, tag := range tags {
		if err := a.addLanguage(dir, county, tag); err != nil {
			return err
		}
	}
	return nil
}
