package cli

import (
	"bytes"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"malbild/internal/amend"
	"malbild/internal/lazy"
	"malbild/internal/output"
	"malbild/internal/starter"
)

// remove is «malbild remove principal|language|document NAME»: add, undone.
func (a *app) remove() *cobra.Command {
	county, changed := "", false
	cmd := &cobra.Command{
		Use:     a.t("remove huvudman|språk|handling NAMN", "remove principal|language|document NAME"),
		Aliases: []string{"ta-bort"},
		Short:   a.t("tar bort en huvudman, ett språk eller en handling ur projektet", "takes a principal, a language or a document out of the project"),
		Long: a.t("Tar bort filen som lägg-till eller ny skrev, och för en huvudman raden i länets lista och rutan på dess karta. En fil som någon har skrivit i tas bort\nbara med --changed. Det som redan är byggt i out tas bort vid nästa bygge av allt.",
			"Removes the file that add or init wrote, and for a principal the line in the county's list and the tile on its map. A file that somebody has written in is removed\nonly with --changed. What has been built in out goes with the next build of everything."),
		Example: a.t("  malbild ta-bort huvudman Kungsbacka\n  malbild ta-bort språk engelska --changed",
			"  malbild remove principal Kungsbacka\n  malbild remove language engelska --changed"),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return a.sayWhat("ta-bort", "remove")
			}
			id, err := a.oneCounty(county)
			if err != nil {
				return err
			}
			switch args[0] {
			case "principal", "huvudman":
				return a.removePrincipal(id, args[1], changed)
			case "language", "sprak", "språk":
				return a.removeLanguage(id, args[1], changed)
			case "document", "handling":
				return a.removeDocument(id, args[1], changed)
			}
			return a.badChoice("remove", args[0], "principal", "language", "document", "huvudman", "språk", "handling")
		},
	}
	cmd.Flags().StringVar(&county, "county", "", a.t("vilket `LÄN`, om projektet har flera", "which `COUNTY`, if the project has several"))
	cmd.Flags().BoolVar(&changed, "changed", false, a.t("också en fil som någon har skrivit i", "a file, too, that somebody has written in"))
	return cmd
}

// removePrincipal takes the line first: a file too many stops the build, but is told of.
func (a *app) removePrincipal(county, name string, changed bool) error {
	p, data, err := a.principalFile(county, name)
	if err != nil {
		return err
	}
	file := path.Join("sources", county, "principals", p.ID+".yaml")
	if err := a.untouched(file, data, changed); err != nil {
		return err
	}
	tile, err := a.withoutTile(county, p.ID)
	if err != nil {
		return err
	}
	list := edit{name: path.Join("sources", county, "county.yaml")}
	if list.before, err = os.ReadFile(filepath.Join(a.project(), filepath.FromSlash(list.name))); err != nil {
		return &usageError{text: a.reason(err)}
	}
	list.after, err = withoutPrincipal(list.before, p.ID)
	if err != nil {
		return &usageError{text: list.name + ": " + a.reason(err), cure: a.t("ta bort raden «- "+p.ID+"» under principals för hand", "remove the line «- "+p.ID+"» under principals by hand")}
	}
	if list.after == nil {
		return &usageError{text: a.t(p.Usual+" är den enda huvudmannen", p.Usual+" is the only principal"), cure: a.t("lägg till en annan först", "add another first")}
	}
	for _, e := range []*edit{&list, tile} {
		if err := a.put(e, "−", p.ID); err != nil {
			return err
		}
	}
	return a.removeFile(file)
}

// withoutPrincipal is the county's file without one of its principals; nil: no other is
// left.
func withoutPrincipal(before []byte, id string) ([]byte, error) {
	f, err := amend.Open(before)
	if err != nil {
		return nil, err
	}
	n := f.Len(amend.Path{"principals"})
	for i := range n {
		if v, _ := f.Text(amend.Path{"principals", i}); v != id {
			continue
		}
		if n == 1 {
			return nil, nil
		}
		if err := f.Remove(amend.Path{"principals", i}); err != nil {
			return nil, err
		}
		break
	}
	return f.Bytes(), nil
}

func (a *app) removeLanguage(county, name string, changed bool) error {
	tags, err := a.tags([]string{name})
	if err != nil {
		return err
	}
	file := languageFile(county, tags[0])
	read, err := a.readLanguages(county)
	if err != nil { // what is wrong may be the very file
		if !changed {
			a.say("%s", a.t("med --changed tas filen bort ändå", "with --changed the file is removed all the same"))
			return err
		}
		return a.removeFile(file)
	}
	asMade := []byte(read[0].Skeleton(tags[0]))
	if now, err := os.ReadFile(filepath.Join(a.project(), filepath.FromSlash(file))); err == nil && blank().Match(now) {
		asMade = now // the passages may be others by now
	}
	if err := a.untouched(file, asMade, changed); err != nil {
		return err
	}
	return a.removeFile(file)
}

// blank is a file of translations in which nothing is translated.
var blank = lazy.Pattern(`^(?:\s*#[^\n]*\n|(?:language|kind): [^\n]*\n|passages:\s*\n|  - id: [^\n]*\n|    of: [^\n]*\n)*$`)

// removeDocument removes a running order; the document is not made any more.
func (a *app) removeDocument(county, name string, changed bool) error {
	id, err := a.outline(county, name)
	if err != nil {
		return err
	}
	if id == "beslut" || id == "falt" {
		return &usageError{text: a.t("«"+id+"» är ingen handling; andra handlingar bygger på den", "«"+id+"» is no document; others are built of it"), cure: a.t("ta bort handlingarna i stället", "remove the documents instead")}
	}
	file := path.Join("sources", county, id+".yaml")
	data, _ := starter.Outline(id)
	if err := a.untouched(file, data, changed); err != nil {
		return err
	}
	return a.removeFile(file)
}

// untouched refuses to remove what is not there, and what somebody has written in.
func (a *app) untouched(name string, asMade []byte, changed bool) error {
	now, err := os.ReadFile(filepath.Join(a.project(), filepath.FromSlash(name)))
	switch {
	case err != nil:
		return &usageError{text: a.t("«"+name+"» finns inte", "«"+name+"» is not there"), cure: a.t("se vad som finns med ", "see what there is with ") + a.self() + " " + a.t("lista", "list")}
	case !changed && !bytes.Equal(starter.On("", now), starter.On("", asMade)):
		return &usageError{text: a.t("«"+name+"» är ändrad sedan den gjordes; den tas inte bort", "«"+name+"» was changed after it was made; it is not removed"), cure: a.t("spara en kopia om något i den behövs, och skriv --changed", "keep a copy if anything in it is needed, and write --changed")}
	}
	return nil
}

func (a *app) removeFile(name string) error {
	if err := output.Discard(a.project(), name); err != nil {
		return a.told(err)
	}
	a.say("− %s", name)
	return nil
}
