package inspect

import (
	"fmt"
	"strings"
	"testing"
)

// Ranges that tell of the same codes again and again, in one table or in thousands, are
// not followed for long, and the file is told of.
func TestCodesThatAreToldAgain(t *testing.T) {
	const ranged = "1 beginbfrange <0000> <FFFE> <0041> endbfrange\n"
	if m, told := readCMap([]byte(strings.Repeat(ranged, 20_000)), mostTold); len(m) != 0xFFFF || told != mostTold+1 {
		t.Errorf("%d codes kept, %d told", len(m), told)
	}
	if m, told := readCMap([]byte(ranged), mostTold); m[2] != "C" || told != 0xFFFF {
		t.Errorf("«%s» of a sound table, %d told", m[2], told)
	}
	const fonts = 1000
	var names, shown strings.Builder
	var more []string
	for i := range fonts {
		fmt.Fprintf(&names, "/F%d %d 0 R", i, 5+2*i)
		fmt.Fprintf(&shown, "/F%d 5 Tf <41> Tj ", i)
		more = append(more, fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/A%d/ToUnicode %d 0 R>>", i, 6+2*i),
			streamed("", fmt.Sprintf("1 beginbfrange <0000> <FFFE> <%04x> endbfrange", i)))
	}
	data := onePage("/Contents 4 0 R/Resources<</Font<<"+names.String()+">>>>", append([]string{streamed("", "BT "+shown.String()+"ET")}, more...)...)
	r := File("a.pdf", data, Options{})
	if !strings.Contains(fmt.Sprintf("%+v", r.Findings), errManyCodes.Error()) {
		t.Error("a thousand fonts of 65 535 codes each are not told of")
	}
}
