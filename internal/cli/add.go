package cli

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/amend"
	"malbild/internal/content"
	"malbild/internal/edition"
	"malbild/internal/folder"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/source"
	"malbild/internal/starter"
)

// add is «malbild add principal|language|document NAME».
func (a *app) add() *cobra.Command {
	county := ""
	cmd := &cobra.Command{
		Use:     a.t("add huvudman|språk|handling NAMN", "add principal|language|document NAME"),
		Aliases: []string{"lagg-till", "lägg-till"},
		Short:   a.t("lägger till en huvudman, ett språk eller en handling i projektet", "adds a principal, a language or a document to the project"),
		Long: a.t("huvudman: skriver huvudmannens fil och tar in den i länets lista. språk: börjar en översättning, med de svenska orden som\nkommentarer. handling: skriver en disposition att ändra. Inget som finns skrivs över.",
			"principal: writes the principal's file and adds it to the county's list. language: begins a translation, with the Swedish words as comments.\ndocument: writes a running order to be changed. Nothing that is there is overwritten."),
		Example: a.t("  malbild lägg-till huvudman Kungsbacka\n  malbild lägg-till språk engelska\n  malbild lägg-till handling broschyr",
			"  malbild add principal Kungsbacka\n  malbild add language engelska\n  malbild add document broschyr"),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return a.sayWhat("lägg-till", "add")
			}
			id, err := a.oneCounty(county)
			if err != nil {
				return err
			}
			switch args[0] {
			case "principal", "huvudman":
				return a.addPrincipal(id, args[1])
			case "language", "sprak", "språk":
				tags, err := a.tags(args[1:])
				if err != nil {
					return err
				}
				if err := a.addLanguage(a.project(), id, tags[0]); err != nil {
					return err
				}
				a.added(languageFile(id, tags[0]))
				a.say("  %s", a.t("skriv översättningen där; "+a.command("sprak", "languages")+" visar hur långt det är kvar", "write the translation there; "+a.command("sprak", "languages")+" shows what is left"))
				return nil
			case "document", "handling":
				return a.addDocument(id, args[1])
			}
			return a.badChoice("add", args[0], "principal", "language", "document", "huvudman", "språk", "handling")
		},
	}
	cmd.Flags().StringVar(&county, "county", "", a.t("vilket `LÄN`, om projektet har flera", "which `COUNTY`, if the project has several"))
	return cmd
}

// principalFile is the principal of the county that is named, and its file as it is new.
func (a *app) principalFile(county, name string) (starter.Principal, []byte, error) {
	c, err := starter.Find(county)
	if err == nil {
		c, err = c.Choose([]string{name})
	}
	if err != nil {
		return starter.Principal{}, nil, a.unknownName(err)
	}
	data, err := c.Principals[0].YAML()
	return c.Principals[0], data, err
}

// sayWhat shows how the command is written.
func (a *app) sayWhat(sv, en string) error {
	return &usageError{text: a.t("säg vad, och vad det heter", "say what, and what it is called"),
		cure: a.self() + " " + a.t(sv+" huvudman Kungsbacka, "+sv+" språk engelska eller "+sv+" handling broschyr", en+" principal Kungsbacka, "+en+" language English or "+en+" document broschyr")}
}

// oneCounty is the county meant: the one named, or the only one.
func (a *app) oneCounty(named string) (string, error) {
	all := pipeline.CountyIDs(folder.New(a.project()))
	if named != "" {
		for _, id := range all {
			if id == source.Slug(named) {
				return id, nil
			}
		}
		return "", a.badChoice("--county", named, all...)
	}
	switch len(all) {
	case 0:
		return "", &usageError{text: a.t("här finns inget projekt", "there is no project here"), cure: a.t("gå till projektets mapp eller ange den med --project; ett nytt görs med "+a.self()+" ny", "go to the project's folder or name it with --project; a new one is made with "+a.self()+" init")}
	case 1:
		return all[0], nil
	}
	return "", &usageError{text: a.t("projektet har flera län", "the project has several counties"), cure: "--county " + strings.Join(all, "|")}
}

// addPrincipal writes the file first: a list that names it without it stops the build,
// the other way about too, but a file is the easier to remove.
func (a *app) addPrincipal(county, name string) error {
	p, data, err := a.principalFile(county, name)
	if err != nil {
		return err
	}
	tile, err := a.withTile(county, p.ID)
	if err != nil {
		return err
	}
	file := path.Join("sources", county, "principals", p.ID+".yaml")
	if err := a.newFile(a.project(), file, data); err != nil {
		return err
	}
	list := edit{name: path.Join("sources", county, "county.yaml")}
	if list.before, err = os.ReadFile(filepath.Join(a.project(), filepath.FromSlash(list.name))); err != nil {
		return &usageError{text: a.reason(err)}
	}
	f, err := amend.Open(list.before)
	if err == nil {
		err = f.Append(amend.Path{"principals"}, amend.Text(p.ID))
	}
	if err != nil {
		return &usageError{text: list.name + ": " + a.reason(err), cure: a.t("lägg till raden «- "+p.ID+"» under principals för hand", "add the line «- "+p.ID+"» under principals by hand")}
	}
	list.after = f.Bytes()
	a.added(file)
	for _, e := range []*edit{&list, tile} {
		if err := a.put(e, "+", p.ID); err != nil {
			return err
		}
	}
	a.thenBuild()
	return nil
}

// addLanguage begins a translation, or the easy-read text.
func (a *app) addLanguage(dir, county, tag string) error {
	was := a.flags.project
	a.flags.project = dir
	defer func() { a.flags.project = was }()
	read, err := a.readLanguages(county)
	if err != nil {
		return err
	}
	if err := a.newFile(dir, languageFile(county, tag), []byte(read[0].Skeleton(tag))); err != nil {
		return err
	}
	if tag != content.EasyReadFile && !read[0].Labelled(folder.New(dir), tag) {
		a.say("  %s", a.t("programmets egna ord finns inte på "+a.languageName(tag)+" än. Skriv dem i sources/"+county+"/etiketter/"+tag+".yaml; "+a.self()+" sprak ny --labels "+tag+" visar vad filen ska innehålla",
			"the program's own words are not there in "+a.languageName(tag)+" yet. Write them in sources/"+county+"/etiketter/"+tag+".yaml; "+a.self()+" languages new --labels "+tag+" shows what the file should hold"))
	}
	return nil
}

func languageFile(county, tag string) string {
	return path.Join("sources", county, content.TranslationFolder, tag+".yaml")
}

// tags are the languages that a user names, in words or by their tags.
func (a *app) tags(names []string) ([]string, error) {
	var out []string
	for _, n := range names {
		tag := edition.LanguageTag(n)
		if s := source.Slug(n); s == content.EasyReadFile || s == content.EasyRead {
			tag = content.EasyReadFile
		}
		switch tag {
		case "":
			return nil, &usageError{text: a.t("«"+n+"» är inget språk som programmet känner", "«"+n+"» is no language that the program knows"), cure: a.t("skriv till exempel engelska, finska, meänkieli, nordsamiska eller lattlast, eller språkets tagg: en, fi, fit, se", "write English, Finnish, Meänkieli, Northern Sami or easy-read, for instance, or the tag of the language: en, fi, fit, se")}
		case "sv":
			return nil, &usageError{text: a.t("svenska är källornas språk", "Swedish is the language of the sources"), cure: a.t("en lättare svenska heter lattlast", "an easier Swedish is called easy-read")}
		case "smi":
			return nil, &usageError{text: a.t("samiska är flera språk", "Sami is several languages"), cure: a.t("välj nordsamiska (se), lulesamiska (smj), pitesamiska (sje), umesamiska (sju) eller sydsamiska (sma)", "choose Northern (se), Lule (smj), Pite (sje), Ume (sju) or Southern Sami (sma)")}
		}
		if !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out, nil
}

// addDocument writes a sample running order, or what may be added to a document that
// has its order from the målbild.
func (a *app) addDocument(county, name string) error {
	id, err := a.outline(county, name)
	if err != nil {
		return err
	}
	data, _ := starter.Outline(id)
	name = path.Join("sources", county, id+".yaml")
	if err := a.newFile(a.project(), name, starter.On(today(), data)); err != nil {
		return err
	}
	a.added(name)
	a.say("  %s", a.t("byt ut exemplet mot er egen text", "put your own text in place of the example"))
	a.thenBuild()
	return nil
}

// thenBuild says how what was added becomes files.
func (a *app) thenBuild() {
	a.say("  %s %s", a.t("gör handlingarna:", "make the documents:"), a.command("bygg", "build"))
}

// added names a file that was made.
func (a *app) added(name string) { a.say("+ %s", name) }

// outline is the file that a document is described in.
func (a *app) outline(county, name string) (string, error) {
	id := source.Slug(name)
	switch _, ok := starter.Outline(id); {
	case ok:
		return id, nil
	case id == "affisch" || id == "poster":
		file := path.Join("sources", county, "affisch.yaml")
		return "", &usageError{text: a.t("affischen görs alltid, av målbilden", "the poster is always made, of the målbild"),
			cure: a.t("en bild till: lägg den i sources/"+county+"/bilder och skriv i "+file+": sections: [{id: bild, body: [{picture: bilder/bild.jpg, alt: Vad bilden visar}]}]\n          andra format: "+a.self()+" lista layouter",
				"one more picture: put it into sources/"+county+"/bilder and write in "+file+": sections: [{id: bild, body: [{picture: bilder/bild.jpg, alt: What it shows}]}]\n        other formats: "+a.self()+" list layouts")}
	case id == content.EasyReadFile || id == content.EasyRead:
		return "", &usageError{text: a.t("den lättlästa texten läggs till som ett språk", "the easy-read text is added as a language"), cure: a.self() + " " + a.t("lägg-till språk lattlast", "add language lattlast")}
	}
	return "", a.badChoice("document", name, starter.Outlines()...)
}

// newFile writes a file that is not there.
func (a *app) newFile(dir, name string, data []byte) error {
	at := filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(at); !errors.Is(err, os.ErrNotExist) {
		return &usageError{text: a.t("«"+name+"» finns redan", "«"+name+"» is there already"), cure: a.t("ändra i den, eller flytta undan den", "change it, or move it away")}
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return &usageError{text: a.reason(err)}
	}
	if err := output.Replace(dir, name, nil, data); err != nil {
		return a.told(err)
	}
	return nil
}

// told prints the findings of an error.
func (a *app) told(err error) error {
	if list, ok := listOf(err); ok {
		a.printFindings(list)
		return &stopped{exitFindings}
	}
	return err
}
