package content_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"malbild/internal/content"
	"malbild/internal/document"
)

// exception is a stretch of a seed that the sources do not hold as it stands,
// with its class number in the list of the seeds' inconsistencies.
type exception struct {
	text  string
	class int
	why   string
}

var seeds = []struct {
	file, county string
	clean        *strings.Replacer // marks of the seed that are not words
	except       []exception
}{
	{"norrbotten-malbild-brochure.txt", "norrbotten", strings.NewReplacer("\n- ", "\n", "**", ""), []exception{
		{"Mars – april 2021", 17, "written «Mars–april 2021» from the range"},
		{"Juni-november 2021", 17, "written «Juni–november 2021» from the range"},
	}},
	{"norrbotten-annex.txt", "norrbotten", strings.NewReplacer(), []exception{
		{", Bilaga", 10, "title and subtitle are two fields"},
	}},
	{"norrbotten-board-decision.txt", "norrbotten", strings.NewReplacer(), []exception{
		{"Handlingar: Målbild Nära Vård och omsorg i Norrbotten Bilaga", 10, "generated from the annex's own title"},
		{"God hälsa och upplevelse av välbefinnande oavsett mina förutsättningar och geografisk plats", 8, "the minutes omit the full stop"},
		{"___", 23, "an ornament"},
	}},
	{"municipality-web-page.txt", "norrbotten", strings.NewReplacer(), []exception{
		{"Bild på tecknade människor i olika vård situationer", 24, "the figure has its own alternative text"},
		{"Senast uppdaterad •", 25, "generated, with a date"},
		{"Sidan publicerad av • Lotta Engvall", 25, "a function, never a person"},
	}},
	{"orebro-malbild.txt", "orebro", strings.NewReplacer("\n# ", "\n"), []exception{
		{"Region Örebro län", 28, "names come from the register"}, {"DEGERFORS KOMMUN", 28, ""}, {"HALLSBERGS KOMMUN", 28, ""},
		{"HÄLLEFORS KOMMUN", 28, ""}, {"Karlskoga", 28, ""}, {"Kumla kommun", 28, ""}, {"LAXÅ KOMMUN", 28, ""},
		{"Lekebergs kommun", 28, ""}, {"LINDESBERGS KOMMUN", 28, ""}, {"LJUSNARSBERGS KOMMUN", 28, ""}, {"NORA KOMMUN", 28, ""}, {"ÖREBRO", 28, ""},
	}},
}

// Every word of every seed stands in the sources, in whole fragments: titles,
// leads, paragraphs, clauses. What does not is in the list above.
func TestTheSourcesHoldEverySentenceOfTheSeeds(t *testing.T) {
	for _, s := range seeds {
		t.Run(s.file, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join("testdata", "seeds", s.file))
			if err != nil {
				t.Fatal(err)
			}
			text := document.Fold(s.clean.Replace("\n" + string(b)))
			frags := fragments(load(t, s.county))
			unused := append([]exception(nil), s.except...)
			for text != "" {
				n := longest(text, frags)
				for i, e := range unused {
					if n < len(e.text) && ends(text, e.text) {
						n, unused = len(e.text), append(unused[:i:i], unused[i+1:]...)
						break
					}
				}
				if n == 0 {
					t.Fatalf("not in the sources: %.90s…", text)
				}
				text = strings.TrimSpace(text[n:])
			}
			for _, e := range unused {
				t.Errorf("the exception «%s» (class %d, %s) is no longer needed", e.text, e.class, e.why)
			}
		})
	}
}

// ends reports whether text begins with frag and a word ends there.
func ends(text, frag string) bool {
	rest, ok := strings.CutPrefix(text, frag)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == ',')
}

func longest(text string, frags []string) int {
	for _, f := range frags {
		if ends(text, f) {
			return len(f)
		}
	}
	return 0
}

// fragments lists every text of a county, the longest first.
func fragments(c *content.County) []string {
	set := map[string]bool{}
	add := func(ss ...string) {
		for _, s := range ss {
			if s = document.Fold(s); s != "" {
				set[s] = true
			}
		}
	}
	m := c.Malbild
	add(m.Title.String(), m.Heading.Value)
	var names []string
	for _, th := range themes(m) {
		add(th.Title.String(), th.Lead.Value)
		for _, p := range th.Body {
			add(marked(p.Rich))
		}
		if th.Kind == content.ThemeText && th != m.Hub {
			names = append(names, th.Title.String())
		}
	}
	if n := len(names); n > 1 { // malbild.part-names
		add(strings.Join(names[:n-1], ", ") + " och " + names[n-1] + ".")
	}
	for _, g := range m.Groups {
		add(g.Title.String(), g.Short.String())
	}
	for _, k := range m.Keywords {
		add(k.Value)
	}
	for _, s := range []*content.Statement{m.Challenge, m.Vision} {
		if s != nil {
			add(s.Title.Value, marked(s.Text.Rich))
		}
	}
	if m.Closing != nil {
		add(marked(m.Closing.Rich))
	}
	if m.Timeline != nil {
		add(m.Timeline.Title.Value)
		for _, p := range m.Timeline.Periods {
			add(monthYear(p.When))
			for _, e := range p.Events {
				add(marked(e.Rich))
			}
		}
	}
	for _, r := range c.Resolutions {
		add(r.Matter.Value, r.CaseType.Value, r.Marker, "§ "+strconv.Itoa(r.Paragraph))
		for _, k := range r.Clauses {
			add(marked(k.Text.Rich))
		}
		for _, k := range r.Motions {
			add(marked(k.Heading))
		}
	}
	for _, o := range c.Outlines {
		add(marked(o.Title))
		addSections(o.Sections, add)
	}
	var out []string
	for s := range set {
		out = append(out, s)
	}
	sort.Slice(out, func(i, j int) bool { return len(out[i]) > len(out[j]) || len(out[i]) == len(out[j]) && out[i] < out[j] })
	return out
}

func addSections(in []*content.OutlineSection, add func(...string)) {
	for _, s := range in {
		add(marked(s.Title))
		for _, it := range s.Items {
			if it.Text != nil {
				add(marked(it.Text.Rich))
			}
		}
		addSections(s.Sections, add)
	}
}

func themes(m *content.Malbild) []*content.Theme {
	var out []*content.Theme
	if m.Hub != nil {
		out = append(out, m.Hub)
	}
	for _, g := range m.Groups {
		out = append(out, g.Themes...)
	}
	return out
}

// marked is the text with its bold marks, as a seed has them.
func marked(r content.Rich) string {
	s := ""
	for _, p := range r.Spans {
		t := p.Text
		if p.Name != "" {
			t = "{" + p.Name + "}"
		}
		if p.Strong {
			t = "**" + t + "**"
		}
		s += t
	}
	return s
}

func monthYear(d content.Date) string {
	months := []string{"Januari", "Februari", "Mars", "April", "Maj", "Juni", "Juli", "Augusti", "September", "Oktober", "November", "December"}
	year, month, ok := strings.Cut(d.From, "-")
	if n, err := strconv.Atoi(month); ok && err == nil && d.To == "" && n >= 1 && n <= 12 {
		return months[n-1] + " " + year
	}
	return ""
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(document.Fold(s)))
	return hex.EncodeToString(sum[:])[:10]
}

// The fingerprints were taken of the texts as they were published.
func TestTheAdoptedTextsHaveTheirFingerprints(t *testing.T) {
	m := load(t, "norrbotten").Malbild
	want := map[string]string{"min-egen-kraft": "7ea8a534a6", "min-trygghet": "adccf87f04", "enkelt-for-mig": "b3d560623a",
		"nara-mig": "e5b2d738f8", "min-halsa": "c119c32abf"}
	for _, th := range themes(m) {
		text := th.Lead.Value
		for _, p := range th.Body {
			text += " " + p.String()
		}
		if got := digest(text); got != want[th.ID] {
			t.Errorf("%s: %s, want %s", th.ID, got, want[th.ID])
		}
	}
	if got := digest(m.Challenge.Text.String()); got != "445257c0bd" {
		t.Errorf("challenge: %s", got)
	}
	vision := m.Vision.Text.String()
	if with, without := digest(vision), digest(strings.TrimSuffix(vision, ".")); with != "8f90a5abec" || without != "5ec8ceb0ef" {
		t.Errorf("vision: %s with its full stop, %s without", with, without)
	}
}

func TestTheCountsOfTheSeeds(t *testing.T) {
	n, o := load(t, "norrbotten").Malbild, load(t, "orebro").Malbild
	bold := 0
	var sizes []int
	for _, g := range o.Groups {
		sizes = append(sizes, len(g.Themes))
		for _, th := range g.Themes {
			for _, s := range th.Body[0].Spans {
				if s.Strong {
					bold++
				}
			}
		}
	}
	events := 0
	for _, p := range n.Timeline.Periods {
		events += len(p.Events)
	}
	if bold != 29 || len(sizes) != 3 || sizes[0] != 4 || sizes[1] != 6 || sizes[2] != 6 {
		t.Errorf("Örebro: %d bold spans in groups of %v", bold, sizes)
	}
	if len(n.Timeline.Periods) != 5 || events != 6 || len(n.Texts()) != 4 || n.Hub == nil || len(n.Hub.Body) != 2 {
		t.Errorf("Norrbotten: %d periods, %d events, %d parts", len(n.Timeline.Periods), events, len(n.Texts()))
	}
	r := load(t, "norrbotten").Resolution("norrbottens-kommuner-37")
	if r == nil || len(r.Clauses) != 1 || len(r.Motions) != 3 {
		t.Error("§ 37 is one clause at three stages")
	}
}

var sentenceEnd = regexp.MustCompile(`[.!?:] +`)

// No sentence is typed twice: a correction is made in one place.
func TestEachSentenceStandsOnce(t *testing.T) {
	for _, county := range []string{"norrbotten", "orebro"} {
		files, _ := filepath.Glob("../../sources/" + county + "/*.yaml")
		seen := map[string]string{}
		for _, f := range files {
			if filepath.Base(f) == "antagen.yaml" {
				continue // a record of what was adopted; nobody types in it
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			var n yaml.Node
			if err := yaml.Unmarshal(b, &n); err != nil {
				t.Fatal(err)
			}
			scalars(&n, func(s string) {
				for _, s := range sentenceEnd.Split(s+" ", -1) {
					if s = document.Fold(s); len(strings.Fields(s)) < 6 {
						continue
					}
					if first := seen[s]; first != "" {
						t.Errorf("%s and %s: %s", first, f, s)
					}
					seen[s] = f
				}
			})
		}
		if len(seen) < 10 {
			t.Errorf("%s: only %d sentences", county, len(seen))
		}
	}
}

func scalars(n *yaml.Node, f func(string)) {
	if n.Kind == yaml.ScalarNode {
		f(n.Value)
	}
	for _, c := range n.Content {
		scalars(c, f)
	}
}
