package content_test

import (
	"os"
	"testing"

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
