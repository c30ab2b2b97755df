package principal_test

import (
	"os"
	"strings"
	"testing"

	"malbild/internal/principal"
)

func load(t *testing.T, county string) *principal.Register {
	t.Helper()
	reg, found := principal.Load(os.DirFS("../.."), "sources/"+county)
	if len(found) > 0 {
		t.Fatalf("sources/%s:\n%s", county, found.Error())
	}
	return reg
}

func names(ps []*principal.Principal) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.UsualName.Value)
	}
	return strings.Join(out, ", ")
}

func TestTheRegistersHoldThe28PrincipalsRegionFirstInSwedishOrder(t *testing.T) {
	for county, want := range map[string]string{
		"norrbotten": "Region Norrbotten, Arjeplogs kommun, Arvidsjaurs kommun, Bodens kommun, Gällivare kommun, Haparanda stad, " +
			"Jokkmokks kommun, Kalix kommun, Kiruna kommun, Luleå kommun, Pajala kommun, Piteå kommun, Älvsbyns kommun, Överkalix kommun, Övertorneå kommun",
		"orebro": "Region Örebro län, Askersunds kommun, Degerfors kommun, Hallsbergs kommun, Hällefors kommun, Karlskoga kommun, Kumla kommun, " +
			"Laxå kommun, Lekebergs kommun, Lindesbergs kommun, Ljusnarsbergs kommun, Nora kommun, Örebro kommun",
	} {
		if got := names(load(t, county).Adopting()); got != want {
			t.Errorf("%s:\n got %s\nwant %s", county, got, want)
		}
	}
}
