package verify

import (
	"errors"
	"strings"
	"testing"
)

// Ranges that tell of the same codes again and again are not followed for long.
func TestCodesThatAreToldAgain(t *testing.T) {
	const ranged = "1 beginbfrange <0000> <FFFE> <0041> endbfrange\n"
	if _, err := parseCMap([]byte(strings.Repeat(ranged, 20_000)), maxTold); !errors.Is(err, ErrTooLarge) {
		t.Error("taken:", err)
	}
	m, err := parseCMap([]byte(ranged), maxTold)
	if err != nil || maxTold-m.left != 0xFFFF || m.codes[code{2, 2}] != "C" {
		t.Error(err)
	}
}
