package cli

import (
	"context"
	"errors"
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
		Use:     a.t("init [MAPP]", "init [DIR]"),
		Aliases: []string{"ny"},
		Short:   a.t("gör ett nytt projekt, klart att bygga", "makes a new project, ready to build"),
		Long: a.t("Projektet får en målbild med exempeltext, en fil för varje huvudman, och handlingarnas disposition, allt med kommentarer.\nDet som inte är sagt med flaggor frågar kommandot om. Inget skrivs förrän alla svar finns, och inget som finns skrivs över.",
			"The project gets a målbild with sample text, one file a principal, and the running orders of the documents, all with comments.\nWhat the flags do not say, the command asks. Nothing is written before every answer is there, and nothing that is there is overwritten."),
		Example: "  malbild ny\n  malbild ny malbild-pitea --principal Piteå,Luleå --language engelska\n  malbild init malbild-halland --county halland",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return &usageError{text: a.t("säg bara en mapp", "say one folder only"), cure: a.t("sätt citattecken om ett namn med mellanslag: \""+strings.Join(args, " ")+"\"", "put quotation marks round a name with blanks: \""+strings.Join(args, " ")+"\"")}
			}
			return a.begin(cmd.Context(), strings.Join(args, ""), d)
		},
	}
	f := cmd.Flags()
	f.StringVar(&d.county, "county", "", a.t("vilket `LÄN`: namn eller kod; behövs bara för alla i länet", "which `COUNTY`: name or code; needed only for all of the county"))
	severalVar(f, &d.principals, "principal", "p", a.t("vilken `HUVUDMAN,…`: kommunens eller regionens namn eller kod", "which `PRINCIPAL,…`: name or code of the municipality or region"))
	severalVar(f, &d.languages, "language", "", a.t("börja en översättning till `SPRÅK,…` (engelska, finska, en, se …)", "begin a translation into `LANGUAGE,…` (English, Finnish, en, se …)"))
	f.BoolVar(&d.country, "country", false, a.t("hela landet: alla län i ett projekt, för prov i stor skala", "the whole country: all counties in one project, for trials on a large scale"))
	f.BoolVar(&d.layouts, "layouts", false, a.t("lägg också programmets layouter i projektet, att ändra", "put the program's layouts into the project, too, to be changed"))
	return cmd
}

func (a *app) begin(ctx context.Context, dir string, d beginning) error {
	if err := output.Vacant(dir); dir != "" && err != nil {
		return a.occupied(dir, err)
	}
	if d.country {
		return a.beginCountry(dir, d)
	}
	c, err := a.meant(d)
	if d.county == "" && len(d.principals) == 0 && a.in != nil && isTerminal(a.in) {
		c, err = a.ask(ctx, &dir, &d)
	}
	if err == nil && dir == "" {
		err = a.noFolder(c)
	}
	if err != nil {
		return err
	}
	tags, err := a.tags(d.languages)
	if err != nil {
		return err
	}
	files, err := c.Project()
	if err != nil {
		return err
	}
	for name, data := range files {
		files[name] = starter.On(today(), data)
	}
	if d.layouts {
		if err := addLayouts(files); err != nil {
			return err
		}
	}
	addSchemas(files)
	if err := output.NewTree(dir, files); err != nil {
		return a.occupied(dir, err)
	}
	for _, tag := range tags {
		if err := a.addLanguage(dir, c.ID(), tag); err != nil {
			return err
		}
	}
	a.whatNow(dir, c)
	return nil
}

// meant is what the flags say.
func (a *app) meant(d beginning) (starter.County, error) {
	var c starter.County
	var err error
	switch {
	case d.county == "" && len(d.principals) == 0:
		return c, &usageError{text: a.t("säg vilken kommun eller region", "say which municipality or region"), cure: a.self() + " " + a.t("ny", "init") + " malbild-pitea --principal Piteå"}
	case d.county == "":
		c, err = starter.Locate(d.principals)
	default:
		if c, err = starter.Find(d.county); err == nil {
			c, err = c.Choose(d.principals)
		}
	}
	return c, a.unknownName(err)
}

// noFolder says that nobody can be asked where the project is to be.
func (a *app) noFolder(c starter.County) error {
	return &usageError{text: a.t("säg vilken mapp projektet ska ligga i", "say which folder the project is to be in"),
		cure: a.t("skriv den efter ny: ", "write it after init: ") + a.self() + " " + a.t("ny ", "init ") + folderFor(c) + " …"}
}

// folderFor is the folder that a project is offered: that of the only principal, or of
// the county.
func folderFor(c starter.County) string {
	if len(c.Principals) == 1 {
		return "malbild-" + c.Principals[0].ID
	}
	return "malbild-" + c.ID()
}

func (a *app) occupied(dir string, err error) error {
	if errors.Is(err, os.ErrExist) {
		return &usageError{text: a.t("mappen «"+dir+"» är inte tom", "the folder «"+dir+"» is not empty"), cure: a.t("välj en annan", "choose another")}
	}
	if errors.Is(err, os.ErrPermission) {
		return &usageError{text: a.t("du får inte skriva i «"+filepath.Dir(dir)+"»", "you may not write in «"+filepath.Dir(dir)+"»"), cure: a.t("välj en mapp som är din, till exempel i Dokument", "choose a folder of your own, in Documents for instance")}
	}
	return &usageError{text: a.reason(err)}
}

// whatNow says what there is now, and the three things to do with it, as one would
// type them here.
func (a *app) whatNow(dir string, c starter.County) {
	folder := "gemensamt"
	if len(c.Principals) == 1 {
		folder = c.Principals[0].ID
	}
	project := " --project " + quote([]string{dir})
	a.say(a.t("Klart i mappen %s: %s", "Done in the folder %s: %s"), dir, a.who(c))
	a.say("")
	a.say("%s\n  %s %s%s", a.t("Gör alla handlingar:", "Make all documents:"), a.self(), a.t("bygg", "build"), project)
	a.say("%s\n  %s", a.t("Affischen är då", "The poster is then"), filepath.Join(dir, "out", c.ID(), folder, "affisch.pdf"))
	a.say("%s\n  %s", a.t("Skriv er egen text i", "Write your own text in"), filepath.Join(dir, "sources", c.ID(), "malbild.yaml"))
	a.say("%s\n  %s %s --open%s", a.t("Se handlingarna i webbläsaren medan du skriver:", "See the documents in the browser while you write:"), a.self(), a.t("forhandsvisa", "preview"), project)
}

// unknownName says in words what starter did not understand.
func (a *app) unknownName(err error) error {
	var u *starter.UnknownError
	var elsewhere *starter.ElsewhereError
	var several *starter.AmbiguousError
	switch {
	case errors.As(err, &u):
		e := &usageError{text: a.t("«"+u.Name+"» är ingen kommun, ingen region och inget län", "«"+u.Name+"» is no municipality, region or county"),
			cure: a.t("skriv namnet eller koden: Kungsbacka, 1384, Region Halland, Halland", "write the name or the code: Kungsbacka, 1384, Region Halland, Halland")}
		if u.Near != "" {
			e.cure = a.t("menade du «"+u.Near+"»?", "did you mean «"+u.Near+"»?")
		}
		return e
	case errors.As(err, &several):
		return &usageError{text: a.t("«"+several.Name+"» kan vara flera: ", "«"+several.Name+"» can be several: ") + strings.Join(several.Fit, "; "), cure: a.t("skriv namnet med sina prickar, eller koden", "write the name with its accents, or the code")}
	case errors.As(err, &elsewhere) && elsewhere.Meant.Code != "":
		return &usageError{text: a.t(elsewhere.Name+" ligger i "+elsewhere.County.Name+", inte i "+elsewhere.Meant.Name, elsewhere.Name+" is in "+elsewhere.County.Name+", not in "+elsewhere.Meant.Name),
			cure: a.t("ett län har sitt eget projekt: "+a.self()+" ny MAPP --principal …", "a county has a project of its own: "+a.self()+" init DIR --principal …")}
	case errors.As(err, &elsewhere):
		return &usageError{text: a.t(elsewhere.Name+" är inget län utan ligger i "+elsewhere.County.Name, elsewhere.Name+" is no county but in "+elsewhere.County.Name),
			cure: a.t("säg kommunen med --principal i stället för --county", "name the municipality with --principal in place of --county")}
	}
	return err
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
