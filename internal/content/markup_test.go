package content

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"malbild/internal/source"
)

// TestUnmarkedTextsAreWhatTheySay holds the quick way against the reading of every sign.
func TestUnmarkedTextsAreWhatTheySay(t *testing.T) {
	hold := func(t interface{ Errorf(string, ...any) }, s string) {
		if s == "" || !unmarked(s) {
			return
		}
		r := &reader{set: source.NewSet(fstest.MapFS{}), county: &County{}, sentences: map[string]Rich{}, values: map[string]string{}}
		text := source.Text{Value: s}
		got, want := r.rich(text), r.signBySign(text)
		if found := r.set.Findings(); !reflect.DeepEqual(got, want) || len(found) > 0 {
			t.Errorf("%q is read as %v, sign by sign as %v, %v", s, got, want, found)
		}
	}
	for _, s := range strings.Split("a|Närhet|- a|-a|– a|# a|#|> a|>|a # b|a  b|a_b|a__b|a~b|a~~b|a & b|&amp;|<b>|a < b|*a*|**a**|[a](https://b)|{title}|a\nb|`a`|a]|a}|  a|a ", "|") {
		hold(t, s)
	}
	if !unmarked("Nära vård – «närhet är viktigt för mig!» (5 § 10 kr, 2021-05-27) # 1 - 2 > 1") {
		t.Error("usual text is read sign by sign")
	}
	sign := rapid.SampledFrom([]rune("aå ..-#>*_~`[](){}|&;<!/\n\u00a0"))
	rapid.Check(t, func(t *rapid.T) { hold(t, string(rapid.SliceOfN(sign, 1, 12).Draw(t, "signs"))) })
}
