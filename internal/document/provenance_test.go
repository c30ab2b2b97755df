package document

import (
	"reflect"
	"strings"
	"testing"
)

func TestProvenanceComesBackFromItsProperties(t *testing.T) {
	in := &Provenance{Malbild: "norrbotten", Version: "1", Date: "2021-05-27", Wording: strings.Repeat("4f", 32), Status: "adopted", StatusBy: "Kommunfullmäktige 2021-06-21, § 67",
		Revision: strings.Repeat("8c", 32), Note: "utkast 3", Language: "sv-SE", Edition: "norrbotten/kiruna/affisch/sv-SE", Decisions: []string{"adopts Polsam 2021-05-27 § 8", "recommends Norrbottens Kommuner § 37"},
		Passages: []PassageDigest{{"norrbotten.min-halsa", "sv-SE", strings.Repeat("ab", 32)}}}
	if got := FromProperties(in.Properties()); !reflect.DeepEqual(got, in) {
		t.Errorf("got %+v", got)
	}
	if got := FromProperties([]Property{{Name: "version", Values: []string{"1"}}}); got != nil {
		t.Errorf("a file that names no målbild claims %+v", got)
	}
	huge := FromProperties([]Property{{Name: "malbild", Values: []string{"x"}}, {Name: "decisions", Values: make([]string, 100000)}, {Name: "statusBy", Values: []string{strings.Repeat("a", 5000)}}, {Name: "passages", Values: []string{"a b c", "a b " + strings.Repeat("0", 64)}}})
	if len(huge.Decisions) != 0 || huge.StatusBy != "" || len(huge.Passages) != 1 {
		t.Errorf("hostile facts: %+v", huge)
	}
}
