package html

import (
	"regexp"
	"strings"
	"testing"
)

// TestNarrowHidesDrawingsAlone: what is drawn anew for narrow screens is hidden by rules
// for drawings; the names in the foot, which stand in a wide place too, are not.
func TestNarrowHidesDrawingsAlone(t *testing.T) {
	hidden := regexp.MustCompile(`([^{}]*)\{[^{}]*display: ?none[^{}]*\}`).FindAllStringSubmatch(source, -1)
	if len(hidden) < 4 {
		t.Fatalf("only %d rules hide anything", len(hidden))
	}
	for _, rule := range hidden {
		for _, s := range strings.Split(rule[1], ",") {
			if s = strings.TrimSpace(s); s == ".wide" || s == ".narrow" {
				t.Errorf("«%s» is hidden wherever it stands", s)
			}
		}
	}
}
