package asset

import (
	"slices"
	"strings"
	"testing"
)

func TestIconsAreDrawable(t *testing.T) {
	ids := IconIDs()
	if len(ids) != 16 || !slices.IsSorted(ids) {
		t.Errorf("%d icons: %v", len(ids), ids)
	}
	for _, id := range ids {
		i, ok := Icon(id)
		if !ok || i.Title == "" || i.Line == "" {
			t.Errorf("%s: %+v", id, i)
		}
		for _, d := range []string{i.Fill, i.Line, i.Solid} {
			if d != "" && (d[0] != 'M' || strings.Trim(d, "MLHVCSQAZ0123456789 .-,") != "") {
				t.Errorf("%s: not absolute path data: %s", id, d)
			}
		}
	}
	if _, ok := Icon("okänd"); ok {
		t.Error("an unknown icon was found")
	}
}
