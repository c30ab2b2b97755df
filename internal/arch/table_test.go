package arch

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// roomRow is a row of the table of rooms: | 6½ | `raster` | …
var roomRow = regexp.MustCompile("(?m)^\\| (−?\\d*½?) \\| `([a-z]+)`")

// rankTold turns a rank as the table writes it into one of ours: "6½" is 65.
func rankTold(s string) int {
	half := strings.HasSuffix(s, "½")
	n, _ := strconv.Atoi(strings.Replace(strings.TrimSuffix(s, "½"), "−", "-", 1))
	if half {
		return n*10 + 5
	}
	if n < 0 {
		return n
	}
	return n * 10
}

// TestTableOfRooms holds ARCHITECTURE.md to the truth: it lists every room, none
// that is gone, each at the rank imports are held to (to the nearest half).
func TestTableOfRooms(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root(t), "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, m := range roomRow.FindAllStringSubmatch(string(text), -1) {
		told[m[2]] = rankTold(m[1])
	}
	for room, want := range rank {
		got, ok := told[room]
		switch {
		case !ok:
			t.Errorf("ARCHITECTURE.md does not list the room %q", room)
		case got != nearestHalf(want):
			t.Errorf("ARCHITECTURE.md gives %q the rank %d, imports are held to %d", room, got, want)
		}
	}
	for room := range told {
		if _, ok := rank[room]; !ok {
			t.Errorf("ARCHITECTURE.md lists %q, which no rank is held for", room)
		}
	}
}

// TestStagesTellOfEveryRoom: what a room keeps true stands in docs/stages.md, under its name.
func TestStagesTellOfEveryRoom(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root(t), "docs", "stages.md"))
	if err != nil {
		t.Fatal(err)
	}
	told := " "
	for _, m := range regexp.MustCompile(`(?m)^## (.*)$`).FindAllStringSubmatch(string(text), -1) {
		told += strings.NewReplacer(",", " ", ":", " ").Replace(m[1]) + " "
	}
	for room := range rank {
		if !strings.Contains(told, " "+room+" ") {
			t.Errorf("docs/stages.md has no heading with the room %q", room)
		}
	}
}

// nearestHalf rounds a rank to what the table can write: whole or half.
func nearestHalf(r int) int {
	if r < 0 {
		return r
	}
	return (r + 2) / 5 * 5
}
