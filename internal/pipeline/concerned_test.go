package pipeline

import (
	"slices"
	"testing"
	"testing/fstest"
)

// A copy for one municipality reads its own county only; a name that is no id, a
// joint edition or a path that climbs leaves nothing out.
func TestOnlyTheCountiesOfTheNamedPrincipalsAreRead(t *testing.T) {
	project := fstest.MapFS{}
	for _, name := range []string{"norrbotten/principals/kiruna.yaml", "norrbotten/principals/pajala.yaml", "orebro/principals/nora.yaml"} {
		project[SourceFolder+"/"+name] = &fstest.MapFile{}
	}
	both := []string{"norrbotten", "orebro"}
	for _, c := range []struct{ principals, want []string }{
		{nil, both},
		{[]string{"kiruna"}, []string{"norrbotten"}},
		{[]string{"kiruna", "pajala"}, []string{"norrbotten"}},
		{[]string{"kiruna", "nora"}, both},
		{[]string{"Kiruna kommun"}, both},
		{[]string{Joint}, both},
		{[]string{"kiruna", "finns-inte"}, both},
		{[]string{"../../orebro/principals/nora"}, both},
	} {
		if got := concerned(project, both, c.principals); !slices.Equal(got, c.want) {
			t.Errorf("%v reads %v, want %v", c.principals, got, c.want)
		}
	}
}
