package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// TestPlainTextsNeedNoLook holds the quick look at a whole file against the look at
// every line: what is plain has no findings there.
func TestPlainTextsNeedNoLook(t *testing.T) {
	hold := func(t interface{ Errorf(string, ...any) }, text string) {
		if !plain(text) {
			return
		}
		f := &File{Name: "x.yaml"}
		for i, line := range strings.Split(text, "\n") {
			if !f.checkLine(i+1, line) || len(f.list) > 0 {
				t.Errorf("%+q is plain: %v", text, f.list)
			}
		}
		if !norm.NFC.IsNormalString(text) {
			t.Errorf("%+q is plain and not NFC", text)
		}
	}
	for r := range rune(utf8.MaxRune + 1) {
		if utf8.ValidRune(r) {
			hold(t, "e"+string(r)+"\n")
		}
	}
	for _, text := range []string{"Ã¥", "Â§", "â€“", "â\n€", "Châlons, São", "é", "é"} {
		hold(t, text)
	}
	if !plain("Närhet – «nära» “ja” 5 § 10 kr…\nđ ŋ š ž č âge\n") {
		t.Error("usual text is not plain")
	}
	rapid.Check(t, func(t *rapid.T) { hold(t, rapid.String().Draw(t, "text")) })
}
