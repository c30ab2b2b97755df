package cli

import (
	"malbild/internal/output"
	"malbild/internal/starter"
)

// beginCountry makes one project of all counties, each with the sample text in its
// own name.
func (a *app) beginCountry(dir string, d beginning) error {
	if d.county != "" || len(d.principals) > 0 || len(d.languages) > 0 {
		return &usageError{text: a.t("--country tar alla län och huvudmän", "--country takes all counties and principals"), cure: a.t("ta bort de andra flaggorna", "remove the other flags")}
	}
	files := map[string][]byte{}
	principals := 0
	for _, c := range starter.Counties() {
		own, err := c.Project()
		if err != nil {
			return err
		}
		for name, b := range own {
			files[name] = b
		}
		principals += len(c.Principals)
	}
	delete(files, "README.md") // it is about one county
	if d.layouts {
		if err := addLayouts(files); err != nil {
			return err
		}
	}
	if dir == "" {
		return &usageError{text: a.t("säg vilken mapp projektet ska ligga i", "say which folder the project is to be in"), cure: a.t("malbild ny landet --country", "malbild init landet --country")}
	}
	if err := output.NewTree(dir, files); err != nil {
		return a.occupied(dir, err)
	}
	a.say("%s: %s, %s", dir, a.count(len(starter.Counties()), "län", "län", "county", "counties"), a.count(principals, "huvudman", "huvudmän", "principal", "principals"))
	a.say("  %s %s --project %s", a.self(), a.t("bygg", "build"), quote([]string{dir}))
	return nil
}
