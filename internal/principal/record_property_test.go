package principal_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"malbild/internal/principal"
)

// Whatever is recorded, in whatever order: an entry that is taken keeps every comment
// and every line of other steps, and can be recorded again without changing a byte.
func TestRecordingKeepsWhatOthersWrote(t *testing.T) {
	const commented = "# Nora.\n" + nora + "steps: # ärendet\n  # först styrelsen\n  - body: styrelse # beredning\n    case: KS 2021/4 # dnr\n# slut\n"
	base := fstest.MapFS{"orebro/county.yaml": {Data: []byte("id: orebro\ncode: \"18\"\nprincipals: [nora]\n")}, "orebro/principals/nora.yaml": {}}
	read := func(file string) (*principal.Principal, bool) {
		base["orebro/principals/nora.yaml"].Data = []byte(file)
		reg, found := principal.Load(base, "orebro")
		return reg.Principals[0], !found.HasErrors()
	}
	rapid.Check(t, func(t *rapid.T) {
		file := commented
		for i := range rapid.IntRange(1, 6).Draw(t, "entries") {
			e := principal.Entry{Body: rapid.SampledFrom([]string{"styrelse", "fullmaktige"}).Draw(t, "body"),
				Outcome: principal.Outcome(rapid.SampledFrom([]string{"", "approved", "adopted", "referred-back", "noted"}).Draw(t, "outcome")),
				Again:   rapid.Bool().Draw(t, "again"), Correct: rapid.Bool().Draw(t, "correct")}
			if rapid.Bool().Draw(t, "dated") {
				e.Date = fmt.Sprintf("2021-%02d-0%d", 5+i, rapid.IntRange(1, 7).Draw(t, "day"))
			}
			if rapid.Bool().Draw(t, "planned") {
				e.Planned = fmt.Sprintf("2021-%02d-1%d", 5+i, rapid.IntRange(1, 7).Draw(t, "plan"))
			}
			p, sound := read(file)
			if !sound {
				return // a chain that cannot be, which nobody would have written
			}
			after, _, refused := p.Record([]byte(file), e)
			if len(refused) > 0 {
				continue
			}
			for _, c := range []string{"# Nora.\n", "steps: # ärendet\n", "  # först styrelsen\n", " # beredning\n", " # dnr\n", "\n# slut\n"} {
				if strings.Count(string(after), c) != 1 {
					t.Fatalf("%q is gone:\n%s", c, after)
				}
			}
			if !strings.HasPrefix(string(after), commented[:strings.Index(commented, "steps:")]) {
				t.Fatalf("the head changed:\n%s", after)
			}
			file = string(after)
			if p, sound := read(file); sound {
				e.Again = false
				if twice, added, _ := p.Record(after, e); added || string(twice) != file {
					t.Fatalf("%+v once more changes\n%s\nto\n%s", e, file, twice)
				}
			}
		}
	})
}
