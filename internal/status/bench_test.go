package status

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/principal"
)

// BenchmarkAllOfSweden is the standing of 310 principals, from files to page: the
// aim is 200 ms. The names are synthetic, the codes those of 21 counties.
func BenchmarkAllOfSweden(b *testing.B) {
	files := fstest.MapFS{}
	var counties []string
	for c := range 21 {
		id := fmt.Sprintf("lan%02d", c)
		counties = append(counties, id)
		var ids []string
		n := 15
		if c < 5 {
			n = 14
		}
		for k := range n {
			name := fmt.Sprintf("k%02d%02d", c, k)
			ids = append(ids, name)
			files[id+"/principals/"+name+".yaml"] = &fstest.MapFile{Data: []byte(synthetic(name, c, k))}
		}
		files[id+"/county.yaml"] = &fstest.MapFile{Data: []byte(fmt.Sprintf("id: %s\ncode: \"%02d\"\nprincipals: [%s]\n", id, c+1, strings.Join(ids, ", ")))}
	}
	count := 0
	for b.Loop() {
		count = 0
		var rs []*Report
		for _, id := range counties {
			reg, found := principal.Load(files, id)
			if found.HasErrors() {
				b.Fatal(found.Error())
			}
			r := Of(reg, "Vår gemensamma målbild", day("2021-10-18"))
			count += len(r.Rows)
			rs = append(rs, r)
		}
		for _, r := range rs {
			r.Text("sv", 100)
		}
		HTML(rs, nil, "sv")
	}
	if count != 310 {
		b.Fatalf("%d principals", count)
	}
}

// synthetic is a principal with a chain of some length.
func synthetic(name string, c, k int) string {
	steps := []string{"  - {body: styrelse, date: 2021-09-06, paragraph: 101, case: KS 2021/4, outcome: approved}\n", "  - {body: fullmaktige, date: 2021-09-20, paragraph: 88, outcome: adopted}\n"}
	s := fmt.Sprintf("id: %s\ncode: \"%02d%02d\"\nkind: municipality\nname: Ort %s\nlegal_name: Ort %s kommun\nusual_name: Ort %s kommun\nbodies:\n"+
		"  - {id: styrelse, name: kommunstyrelsen, role: proposes}\n  - {id: fullmaktige, name: kommunfullmäktige, role: decides}\n", name, c+1, k+10, name, name, name)
	if n := (c + k) % 3; n > 0 {
		s += "steps:\n" + strings.Join(steps[:n], "")
	}
	return s
}

// The names of the facts: every legal name of the country fits a row of the table
// on a terminal of 120 characters.
func TestTheLongestNamesFit(t *testing.T) {
	data, err := os.ReadFile("../principal/testdata/facts.csv")
	if err != nil {
		t.Fatal(err)
	}
	var chains []string
	for _, l := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		if f := strings.Split(l, ","); len(f) > 2 {
			chains = append(chains, f[2])
		}
	}
	text := Of(county(t, "", chains...), "x", day("2021-10-18")).Text("sv", 120)
	if len(chains) != 28 || !strings.Contains(text, "Huvudman  ") || widest(text) > 120 {
		t.Errorf("%d\n%s", len(chains), text)
	}
}
