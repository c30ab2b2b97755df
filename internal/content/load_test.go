package content_test

import (
	"os"
	"reflect"
	"testing"
	"testing/fstest"

	"malbild/internal/content"
)

// load reads one of the project's own counties; any finding fails the test.
func load(t *testing.T, county string) *content.County {
	t.Helper()
	c, found := content.Load(os.DirFS("../.."), "sources/"+county)
	if len(found) > 0 {
		t.Fatalf("sources/%s:\n%s", county, found.Error())
	}
	return c
}

func TestTheProjectsOwnCountiesLoadWithoutAnyFinding(t *testing.T) {
	for _, county := range []string{"norrbotten", "orebro"} {
		if c := load(t, county); c.ID != county {
			t.Errorf("id %q, want %q", c.ID, county)
		}
	}
}

func TestAFolderWithoutFilesIsAFindingForEachNecessaryFile(t *testing.T) {
	_, found := content.Load(fstest.MapFS{}, "sources/nowhere")
	if len(found) != 2 || found[0].Code.ID != "MB101" || found[1].Code.ID != "MB101" {
		t.Errorf("findings: %s", found.Error())
	}
	if found[0].Pos.File != "sources/nowhere/county.yaml" || found[1].Pos.File != "sources/nowhere/malbild.yaml" {
		t.Errorf("files: %v, %v", found[0].Pos, found[1].Pos)
	}
}

// Two readings of the same files are the same, however the folder is listed.
func TestReadingTwiceGivesTheSame(t *testing.T) {
	for _, county := range []string{"norrbotten", "orebro"} {
		if a, b := load(t, county), load(t, county); !reflect.DeepEqual(a, b) {
			t.Errorf("%s differs from itself", county)
		}
	}
}
