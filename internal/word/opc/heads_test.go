package opc

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestHeads: a part that is cut is the same words, and the same bytes whatever was packed
// before it; what is short before the cut is not cut.
func TestHeads(t *testing.T) {
	var warm Heads
	long := strings.Repeat("<w:p>Målbilden är gemensam.</w:p>", 300)
	for i := range 4 * mostHeads {
		head := long
		if i%3 == 0 {
			head = fmt.Sprint(i, long)
		}
		content := []byte(fmt.Sprint(head, "<w:p>Kiruna kommun ", i, "</w:p>"))
		raw := warm.Pack("a.xml", content, len(head))
		if !raw.Same(new(Heads).Pack("a.xml", content, len(head))) {
			t.Fatalf("part %d is other bytes after others", i)
		}
		if i > 20 {
			continue
		}
		back, err := io.ReadAll(flate.NewReader(bytes.NewReader(raw.data)))
		if err != nil || !bytes.Equal(back, content) {
			t.Fatalf("part %d: %d bytes of %d, %v", i, len(back), len(content), err)
		}
	}
	if n := len(warm.kept); n == 0 || n > mostHeads {
		t.Errorf("%d beginnings are kept", n)
	}
	if warm.Forget(); len(warm.kept) != 0 {
		t.Error("something was not forgotten")
	}
	short := []byte(long[:leastHead])
	if !warm.Pack("a.xml", short, leastHead-1).Same(Pack("a.xml", short)) {
		t.Error("a short beginning was cut")
	}
}
