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
	h, ok := HyphenationFor("sv")
	if !ok {
		t.Fatal("no Swedish patterns")
	}
	sum := sha256.Sum256([]byte(h.Patterns))
	if !strings.Contains(string(source), hex.EncodeToString(sum[:])) {
		t.Errorf("SOURCE.md lacks the sum %x", sum)
	}
	if _, ok := HyphenationFor("se"); ok {
		t.Error("there are no patterns for Northern Sami")
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
