package pdf

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/typeset"
)

// TestUnbuiltProfiles: what cannot be written yet is refused, not written as
// something else.
func TestUnbuiltProfiles(t *testing.T) {
	lib := typeset.New()
	d := document.Specimen()
	pages := layFake(t, lib, d)
	for p := range Profile(len(profiles) + 1) {
		b, err := Write(d, pages, Options{Library: lib, Profile: p})
		switch {
		case p.rules().built && err != nil:
			t.Errorf("%s: %v", p, err)
		case !p.rules().built && (err == nil || b != nil || !strings.Contains(err.Error(), "not supported yet")):
			t.Errorf("%s: wrote %d bytes, error %v", p, len(b), err)
		}
	}
}
