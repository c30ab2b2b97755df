package asset

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

func TestPressProfilesAreWhatSourceSays(t *testing.T) {
	source, err := os.ReadFile("icc/SOURCE.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"FOGRA39L_coated.icc", "README.txt"} {
		data, err := os.ReadFile("icc/" + name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		if line := "| " + name + " | " + hex.EncodeToString(sum[:]) + " |"; !strings.Contains(string(source), line) {
			t.Errorf("SOURCE.md lacks the line\n%s", line)
		}
	}
	for _, id := range PressProfileIDs() {
		if b, err := PressProfile(id); err != nil || len(b) < 132 || string(b[36:40]) != "acsp" {
			t.Errorf("%s: %d bytes, %v", id, len(b), err)
		}
	}
	if _, err := PressProfile("fogra52"); err == nil {
		t.Error("a profile that is not there was handed out")
	}
	terms, _ := os.ReadFile("icc/README.txt")
	for _, want := range []string{"free of known copyright restrictions", "zlib/libpng License"} {
		if !strings.Contains(string(terms), want) {
			t.Errorf("README.txt does not say «%s»", want)
		}
	}
}
