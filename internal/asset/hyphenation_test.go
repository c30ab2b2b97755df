package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestHyphenationIsWhatSourceSays(t *testing.T) {
	source, err := os.ReadFile("hyphenation/SOURCE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"sv", "fi", "fit"} {
		h, ok := HyphenationFor(language)
		if !ok {
			t.Fatalf("no patterns for %s", language)
		}
		sum := sha256.Sum256([]byte(h.Patterns))
		if !strings.Contains(string(source), hex.EncodeToString(sum[:])) {
			t.Errorf("SOURCE.md lacks the sum %x of %s", sum, language)
		}
	}
	for _, language := range []string{"se", "smj", "sma", "ar"} {
		if _, ok := HyphenationFor(language); ok {
			t.Errorf("there are no patterns for %s", language)
		}
	}
}

func TestExceptionsAreWellFormed(t *testing.T) {
	h, _ := HyphenationFor("sv")
	if len(h.Exceptions) == 0 {
		t.Fatal("no exceptions")
	}
	for _, e := range h.Exceptions {
		word := strings.TrimSuffix(e, "*")
		if word != strings.ToLower(word) || strings.ContainsAny(word, " *") || strings.HasPrefix(word, "-") || strings.HasSuffix(word, "-") {
			t.Errorf("not an exception: %q", e)
		}
	}
	names := UnbrokenNames()
	for _, n := range []string{"Jokkmokk", "Arjeplog", "Övertorneå", "Örebro", "Norrbotten", "Degerfors"} {
		if !slices.Contains(names, n) {
			t.Errorf("%s may be broken", n)
		}
	}
}
