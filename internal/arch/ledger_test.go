package arch

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// ledgerRow is a row of the table of dependencies: module, version, licence, rooms.
var ledgerRow = regexp.MustCompile(`(?m)^\| ([a-z][^ |]*/[^ |]*) \| ([^|]*) \| [^|]+ \| ([^|]*) \|`)

// TestLedgerOfDependencies holds docs/dependencies.md to go.mod and to the map of
// libraries: every module that we import ourselves is in it, at its version, in the rooms
// that use it, and no other.
func TestLedgerOfDependencies(t *testing.T) {
	read := func(name string) string {
		b, err := os.ReadFile(filepath.Join(root(t), filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	direct := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) (v\S+)$`).FindAllStringSubmatch(read("go.mod"), -1) {
		direct[m[1]] = m[2]
	}
	ledger := read("docs/dependencies.md")
	if len(direct) < 10 {
		t.Fatalf("go.mod asks for %d modules itself: %v", len(direct), direct)
	}
	rows := map[string]bool{}
	for _, m := range ledgerRow.FindAllStringSubmatch(ledger, -1) {
		module, version, told := m[1], m[2], strings.Split(m[3], ", ")
		rows[module] = true
		if want, ok := direct[module]; !ok {
			t.Errorf("the ledger has %s, which go.mod does not ask for", module)
		} else if version != want && version != "see go.mod" {
			t.Errorf("the ledger has %s %s, go.mod %s", module, version, want)
		}
		if rooms := homesIn(module); !slices.Equal(slices.Sorted(slices.Values(told)), rooms) {
			t.Errorf("the ledger has %s in %v, the map of libraries in %v", module, told, rooms)
		}
	}
	_, tests, _ := strings.Cut(ledger, "\nTest only: ")
	tests, _, _ = strings.Cut(tests, "\n")
	for module := range direct {
		switch only := slices.Contains(homesIn(module), testOnly); {
		case only && !strings.Contains(tests, module):
			t.Errorf("the ledger does not say that tests use %s", module)
		case !only && !rows[module]:
			t.Errorf("the ledger does not have %s", module)
		}
	}
}

// homesIn lists the rooms in which packages of a module live.
func homesIn(module string) (rooms []string) {
	for prefix, r := range home {
		if prefix == module || strings.HasPrefix(prefix, module+"/") || strings.HasPrefix(module, prefix+"/") {
			rooms = append(rooms, r...)
		}
	}
	slices.Sort(rooms)
	return slices.Compact(rooms)
}
