package verify

import (
	"fmt"
	"strings"
	"testing"
)

func TestStream(t *testing.T) {
	_, orders, err := Stream([]byte("Vård- och omsorg sam-\nverkar nära.\n\n- Första punkten\n- Andra\n"))
	if err != nil || len(orders) != 1 {
		t.Fatal(err, len(orders))
	}
	var b strings.Builder
	for _, w := range orders[0] {
		if w.Break {
			b.WriteString("/")
		}
		b.WriteString(w.Text)
		if w.Hyphen {
			b.WriteString("¬")
		}
		b.WriteString(" ")
	}
	const want = "/Vård- och omsorg sam¬ /verkar nära. /Första punkten /Andra "
	if fmt.Sprint(b.String()) != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}
