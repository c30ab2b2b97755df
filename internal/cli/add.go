package cli

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/amend"
	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/source"
	"malbild/internal/starter"
)

// add is «malbild add principal|language|document NAME».
func (a *app) add() *cobra.Command {
	county := ""
	cmd := &cobra.Command{
		Use:     a.t("add principal|language|document NAMN", "add principal|language|document NAME"),
		Aliases: []string{"lagg-till", "lägg-till"},
		Short:   a.t("lägger till en huvudman, ett språk eller en handling i projektet", "adds a principal, a language or a document to the project"),
		Long: a.t("principal (huvudman): skriver huvudmannens fil och tar in den i länets lista. language (sprak): börjar en översättning, med de svenska orden som\nkommentarer. document (handling): skriver en disposition att ändra. Inget som finns skrivs över.",
			"principal: writes the principal's file and adds it to the county's list. language: begins a translation, with the Swedish words as comments.\ndocument: writes a running order to be changed. Nothing that is there is overwritten."),
		Example: "  malbild add principal Kungsbacka\n  malbild add language fi --county norrbotten\n  malbild lägg-till handling webb",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return &usageError{text: a.t("säg vad, och vad det heter", "say what, and what it is called"), cure: "malbild add principal Kungsbacka"}
			}
			id, err := a.oneCounty(county)
			if err != nil {
				return err
			}
			switch args[0] {
			case "principal", "huvudman":
				return a.addPrincipal(id, args[1])
			case "language", "sprak", "språk":
				return a.addLanguage(a.project(), id, args[1])
			case "document", "handling":
				return a.addDocument(id, args[1])
			}
			return a.badChoice("add", args[0], "principal", "language", "document", "huvudman", "språk", "handling")
		},
	}
	cmd.Flags().StringVar(&county, "county", "", a.t("vilket `LÄN`, om projektet har flera", "which `COUNTY`, if the project has several"))
	return cmd
}

// oneCounty is the county meant: the one named, or the only one.
func (a *app) oneCounty(named string) (string, error) {
	all := pipeline.CountyIDs(os.DirFS(a.project()))
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
		return "", &usageError{text: a.t("här finns inget projekt", "there is no project here"), cure: a.t("gör ett med malbild init, eller ange --project", "make one with malbild init, or give --project")}
	case 1:
		return all[0], nil
	}
	return "", &usageError{text: a.t("projektet har flera län", "the project has several counties"), cure: "--county " + strings.Join(all, "|")}
}

// addPrincipal writes the file first: a list that names it without it stops the build,
// the other way about too, but a file is the easier to remove.
func (a *app) addPrincipal(county, name string) error {
	c, err := starter.Find(county)
	if err == nil {
		c, err = c.Choose([]string{name})
	}
	if err != nil {
		return a.unknownName(err)
	}
	p := c.Principals[0]
	data, err := p.YAML()
	if err != nil {
		return err
	}
	if err := a.newFile(a.project(), path.Join("sources", county, "principals", p.ID+".yaml"), data); err != nil {
		return err
	}
	list := path.Join("sources", county, "county.yaml")
	before, err := os.ReadFile(filepath.Join(a.project(), filepath.FromSlash(list)))
	if err != nil {
		return &usageError{text: err.Error()}
	}
	f, err := amend.Open(before)
	if err == nil {
		err = f.Append(amend.Path{"principals"}, amend.Text(p.ID))
	}
	if err != nil {
		return &usageError{text: list + ": " + err.Error(), cure: a.t("lägg till raden «- "+p.ID+"» under principals för hand", "add the line «- "+p.ID+"» under principals by hand")}
	}
	if err := output.Replace(a.project(), list, before, f.Bytes()); err != nil {
		return a.told(err)
	}
	a.say("%s: + %s", list, p.ID)
	return nil
}

// addLanguage begins a translation.
func (a *app) addLanguage(dir, county, tag string) error {
	was := a.flags.project
	a.flags.project = dir
	defer func() { a.flags.project = was }()
	read, err := a.readLanguages(county)
	if err != nil {
		return err
	}
	return a.newFile(dir, path.Join("sources", county, "sprak", source.Slug(tag)+".yaml"), []byte(read[0].Skeleton(tag)))
}

// addDocument writes a sample running order.
func (a *app) addDocument(county, name string) error {
	data, ok := starter.Outline(name)
	if !ok {
		return a.badChoice("document", name, starter.Outlines()...)
	}
	return a.newFile(a.project(), path.Join("sources", county, name+".yaml"), data)
}

// newFile writes a file that is not there.
func (a *app) newFile(dir, name string, data []byte) error {
	at := filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(at); !errors.Is(err, os.ErrNotExist) {
		return &usageError{text: a.t("«"+name+"» finns redan", "«"+name+"» is there already"), cure: a.t("ändra i den, eller flytta undan den", "change it, or move it away")}
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return &usageError{text: err.Error()}
	}
	if err := output.Replace(dir, name, nil, data); err != nil {
		return a.told(err)
	}
	a.say("+ %s", name)
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
