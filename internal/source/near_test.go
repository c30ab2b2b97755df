package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestAFileThatIsNearlyThereIsNamed: what a Mac or Windows finds and other computers do
// not is told of, not only missed.
func TestAFileThatIsNearlyThereIsNamed(t *testing.T) {
	fsys := fstest.MapFS{"bilder/Dal.JPG": {}, "bilder/a\u030alv.jpg": {}, "mallar/min.dotx": {}}
	for name, want := range map[string]string{
		"bilder/dal.jpg": "bilder/Dal.JPG", "Bilder/Dal.JPG": "bilder/Dal.JPG", "bilder/älv.jpg": "", "bilder/ålv.jpg": "bilder/a\u030alv.jpg",
		"mallar/min.dotx": "", "mallar/annan.dotx": "", "../mallar/min.dotx": "", "bilder/dal.jpg/x": "",
	} {
		if got := Near(fsys, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if sv, en := nearly(fsys, "bilder/dal.jpg"); !strings.Contains(sv, "«bilder/Dal.JPG»") || !strings.Contains(en, "capitals") {
		t.Errorf("%s %s", sv, en)
	}
	if sv, _ := nearly(fsys, "bilder/ålv.jpg"); !strings.Contains(sv, "ett annat sätt") {
		t.Error(sv)
	}
}
