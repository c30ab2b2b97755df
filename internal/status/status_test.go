package status

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/calendar"
	"malbild/internal/principal"
)

var update = flag.Bool("update", false, "write the golden files anew")

// county makes a register of municipalities: name, then the lines of its steps.
func county(t testing.TB, overview string, chains ...string) *principal.Register {
	t.Helper()
	files := fstest.MapFS{}
	put := func(name, s string) { files["lan/"+name] = &fstest.MapFile{Data: []byte(s)} }
	var ids []string
	for i, c := range chains {
		name, steps, _ := strings.Cut(c, "\n")
		id := fmt.Sprintf("k%d", i+1)
		ids = append(ids, id)
		s := fmt.Sprintf("id: %s\ncode: \"%04d\"\nkind: municipality\nname: %s\nlegal_name: %s kommun\nusual_name: %s kommun\nbodies:\n"+
			"  - {id: au, name: arbetsutskottet, role: prepares}\n  - {id: styrelse, name: kommunstyrelsen, role: proposes}\n  - {id: fullmaktige, name: kommunfullmäktige, role: decides}\n", id, 9900+i, name, name, name)
		if steps != "" {
			s += "steps:\n" + steps
		}
		put("principals/"+id+".yaml", s)
	}
	put("principals/polsam.yaml", "id: polsam\nkind: collaboration\nname: Polsam\nlegal_name: Beredningen Polsam\nusual_name: Polsam\nbodies:\n  - {id: beredningen, name: beredningen, role: recommends}\nsteps:\n  - {body: beredningen, date: 2021-05-27, paragraph: 8, outcome: adopted}\n")
	put("county.yaml", "id: lan\ncode: \"99\"\nprincipals: ["+strings.Join(ids, ", ")+"]\n")
	if overview != "" {
		put("lage.yaml", overview)
	}
	reg, found := principal.Load(files, "lan")
	if found.HasErrors() {
		t.Fatal(found.Error())
	}
	return reg
}

func day(s string) calendar.Date {
	d, _ := calendar.Parse(s)
	return d
}

// sample has a principal of every kind.
func sample(t testing.TB) *Report {
	return Of(county(t, "example: true\nwindow: 2021-06-01/2021-11-30\ncolumns:\n  - {title: Arbets|utskott, bodies: [au]}\n  - {title: Styrelse, bodies: [styrelse]}\n  - {title: Full|mäktige, bodies: [fullmaktige]}\n"+
		"map:\n  - {principal: k1, column: 1, row: 1}\n  - {principal: k2, column: 2, row: 1}\n  - {principal: k3, column: 1, row: 2}\n  - {principal: k4, column: 2, row: 2}\n  - {principal: k5, column: 1, row: 3}\n  - {principal: k6, column: 2, row: 3}\n  - {principal: k7, column: 1, row: 4, width: 2}\n",
		"Älvby\n  - {body: au, outcome: approved}\n  - {body: styrelse, date: 2021-09-06, paragraph: 101, case: KS 2021/4, outcome: approved}\n  - {body: fullmaktige, date: 2021-09-20/2021-09-21, paragraph: 88, case: \"=1+1\", outcome: adopted, document: https://exempel.se/protokoll}\n",
		"Åmåla\n  - {body: styrelse, outcome: approved}\n  - {body: fullmaktige, planned: 2021-10-25}\n",
		"Överdal\n  - {body: au, planned: 2021-09-13}\n  - {body: fullmaktige, planned: 2021-11-15}\n",
		"Norrvik\n  - {body: fullmaktige, planned: 2021-11-15}\n",
		"Sörvik",
		"Västervik\n  - {body: styrelse, outcome: approved}\n  - {body: fullmaktige, date: 2021-10-04, outcome: rejected}\n",
		"Österås\n  - {body: styrelse, date: 2021-08-30, outcome: approved}\n  - {body: fullmaktige, date: 2021-09-13, outcome: referred-back}\n"), "Vår målbild, tillsammans; nära", day("2021-10-18"))
}

func TestWhereEverybodyStands(t *testing.T) {
	r := sample(t)
	var got []string
	for i := range r.Rows {
		row := &r.Rows[i]
		line := row.Principal.Name.Value + " " + string(row.State) + " " + days(row.Decision)
		if row.Current != nil {
			line += " " + row.Current.Body.ID
		}
		if row.Late > 0 {
			line += fmt.Sprint(" ", row.Late)
		}
		got = append(got, line)
	}
	want := "Norrvik waiting 2021-11-15 au;Sörvik unknown 2021-11-30;Västervik rejected 2021-10-04;Åmåla ongoing 2021-10-25 fullmaktige;" +
		"Älvby decided 2021-09-20/2021-09-21;Österås ongoing 2021-11-30 styrelse;Överdal late 2021-11-15 au 35"
	if s := strings.Join(got, ";"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	// A day later the same register says another thing, and after the window nobody
	// who has not decided is in time.
	late := Of(county(t, "window: 2021-06-01/2021-11-30\n", "Sörvik"), "x", day("2021-12-01"))
	if row := late.Rows[0]; row.State != Late || row.Late != 1 || row.Current.Body.ID != "fullmaktige" {
		t.Errorf("after the window: %s %d", row.State, row.Late)
	}
	// Nothing is late on the day itself.
	if r := Of(county(t, "", "A\n  - {body: au, planned: 2021-10-18}\n"), "x", day("2021-10-18")); r.Rows[0].State != Waiting {
		t.Errorf("on the day itself: %s", r.Rows[0].State)
	}
}

// A body that the overview gives no column stands in one for its role, and no other
// body does.
func TestBodiesWithoutAColumn(t *testing.T) {
	r := Of(county(t, "columns:\n  - {title: Styrelse, bodies: [styrelse]}\n", "Älvby\n  - {body: au, outcome: approved}\n  - {body: styrelse, planned: 2021-09-06}\n"), "Vår målbild", day("2021-08-01"))
	var got []string
	for _, c := range r.Columns {
		cell := "–"
		if turn := r.Rows[0].Cell(c); turn != nil {
			cell = turn.Body.ID
		}
		got = append(got, cell)
	}
	if want := "au styrelse fullmaktige"; strings.Join(got, " ") != want {
		t.Errorf("columns of %q, want %q", got, want)
	}
}

func TestTheForms(t *testing.T) {
	r := sample(t)
	rs := []*Report{r}
	golden(t, "bred.txt", r.Text("sv", 100))
	golden(t, "smal.txt", r.Text("sv", 40))
	golden(t, "english.txt", r.Text("en", 100))
	golden(t, "lage.csv", string(CSV(rs, false)))
	golden(t, "lage.jsonl", string(JSON(rs)))
	golden(t, "lage.ics", string(Calendar(rs, "sv")))
	golden(t, "lage.html", string(HTML(rs, nil, "sv")))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		os.MkdirAll("testdata", 0o755)
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; go test ./internal/status -update writes it anew\n%s", name, got)
	}
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	r := sample(t)
	for _, width := range []int{30, 40, 60, 79, 80, 100, 120} {
		for line := range strings.Lines(r.Text("sv", width)) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > width {
				t.Errorf("width %d: %d characters: %s", width, n, line)
			}
		}
	}
}

func TestCSVIsReadBack(t *testing.T) {
	rs := []*Report{sample(t)}
	plain := CSV(rs, false)
	rows, err := csv.NewReader(strings.NewReader(string(plain))).ReadAll()
	if err != nil || len(rows) != 25 || strings.Count(string(plain), "\r\n") != strings.Count(string(plain), "\n") {
		t.Fatal(len(rows), err)
	}
	excel := string(CSV(rs, true))
	if !strings.HasPrefix(excel, "\ufeffcounty;principal;") || !strings.Contains(excel, ";'=1+1;") || strings.Contains(string(plain), "'=1+1") {
		t.Errorf("%.200s", excel)
	}
}

func TestJSONIsLinesOfObjects(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(JSON([]*Report{sample(t)}))), "\n")
	if len(lines) != 9 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, l := range lines {
		var v map[string]any
		if err := json.Unmarshal([]byte(l), &v); err != nil || v["type"] == nil || v["county"] != "lan" {
			t.Errorf("%v %s", err, l)
		}
	}
}

// RFC 5545: CRLF, at most 75 octets a line, every event with UID and DTSTAMP; the
// UID outlives a change of the day, and no byte depends on the day of writing.
func TestTheCalendar(t *testing.T) {
	first := "A\n  - {body: fullmaktige, planned: 2021-10-25}\n"
	one := Of(county(t, "", first), "x", day("2021-06-01"))
	moved := Of(county(t, "", strings.Replace(first, "10-25", "11-15", 1)), "x", day("2021-06-01"))
	later := Of(county(t, "", first), "x", day("2026-06-01"))
	uid := regexp.MustCompile(`UID:[^\r]+`)
	cal := func(r *Report) string { return string(Calendar([]*Report{r}, "sv")) }
	if uid.FindString(cal(one)) != uid.FindString(cal(moved)) || cal(one) == cal(moved) || cal(one) != cal(later) {
		t.Errorf("%s\n%s", cal(one), cal(moved))
	}
	all := cal(sample(t))
	seen := map[string]bool{}
	for _, u := range uid.FindAllString(all, -1) {
		if seen[u] {
			t.Errorf("%s twice", u)
		}
		seen[u] = true
	}
	if len(seen) != 11 || strings.Count(all, "DTSTAMP:") != 11 || strings.Count(all, "\n") != strings.Count(all, "\r\n") {
		t.Errorf("%d events\n%s", len(seen), all)
	}
	for _, l := range strings.Split(strings.TrimSuffix(all, "\r\n"), "\r\n") {
		if len(l) > 75 {
			t.Errorf("%d octets: %s", len(l), l)
		}
	}
}

// Of whom no day is known is counted, and a county that knows of none has no event.
func TestEventsOfTheCalendar(t *testing.T) {
	for _, c := range []struct {
		overview, steps string
		events, without int
	}{
		{"", "A\n", 1, 1}, // a common body's is known
		{"window: 2021-06-01/2021-11-30\n", "A\n", 2, 1},
		{"", "A\n  - {body: fullmaktige, planned: 2021-10-25}\n", 2, 0},
		{"", "A\n  - {body: fullmaktige, case: KS 2021/7}\n", 1, 1},
	} {
		r := Of(county(t, c.overview, c.steps), "x", day("2021-06-01"))
		events, without := r.Events()
		if events != c.events || without != c.without {
			t.Errorf("%q %q: %d events, %d without", c.overview, c.steps, events, without)
		}
		if n := strings.Count(string(Calendar([]*Report{r}, "sv")), "BEGIN:VEVENT"); n != events {
			t.Errorf("%q %q: %d events are written, %d told", c.overview, c.steps, n, events)
		}
	}
}

// What stands in the register is words on the page, and never markup.
func TestWordsAreNoMarkup(t *testing.T) {
	r := Of(county(t, "", "<b>Fjäll & dal</b>"), "a < b", day("2021-06-01"))
	s := string(HTML([]*Report{r}, nil, "sv"))
	if strings.Contains(s, "<b>Fjäll") || strings.Contains(s, "a < b") || !strings.Contains(s, "&lt;b&gt;Fjäll &amp; dal") {
		t.Error(s)
	}
	if regexp.MustCompile(`(?i)(src|href)="[^#]|@import|url\(|<script`).MatchString(s) {
		t.Error("the page asks for something elsewhere")
	}
}
