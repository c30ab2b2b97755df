package starter

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// TestThereAre310Principals: 290 municipalities and 21 regions, and Gotland once.
func TestThereAre310Principals(t *testing.T) {
	n, ids := 0, map[string]string{}
	for _, c := range Counties() {
		if c.Place == "" || c.ID() == "" {
			t.Errorf("%s has no name", c.Code)
		}
		for _, p := range c.Principals {
			n++
			if before, twice := ids[c.ID()+"/"+p.ID]; twice {
				t.Errorf("%s and %s have one folder", before, p.Usual)
			}
			ids[c.ID()+"/"+p.ID] = p.Usual
			if p.Legal == "" || p.Usual == "" || p.Code == "" {
				t.Errorf("%+v lacks a name", p)
			}
		}
	}
	if n != 310 || len(Counties()) != 21 {
		t.Errorf("%d principals in %d counties", n, len(Counties()))
	}
}

func TestNamesAreFoundAsPeopleWriteThem(t *testing.T) {
	for _, name := range []string{"Norrbotten", "norrbottens län", "25", "norrbotten"} {
		if c, err := Find(name); err != nil || c.Code != "25" {
			t.Errorf("%s: %v", name, err)
		}
	}
	c, _ := Find("25")
	two, err := c.Choose([]string{"haparanda stad", "2584"})
	if err != nil || len(two.Principals) != 2 || two.Principals[0].Name != "Haparanda" {
		t.Errorf("%v %v", two.Principals, err)
	}
	if len(two.Principals[0].Languages) == 0 {
		t.Error("Haparanda has no languages")
	}
	var unknown *UnknownError
	if _, err := c.Choose([]string{"Kirunna"}); !errors.As(err, &unknown) || unknown.Near != "Kiruna" || !errors.Is(err, ErrUnknown) {
		t.Errorf("%v", err)
	}
	if _, err := Find("Atlantis"); !errors.Is(err, ErrUnknown) {
		t.Errorf("%v", err)
	}
}

// TestANameFindsItsCounty: who writes her municipality need not say the county; Habo and
// Håbo are two, Örebro is the municipality and «Örebro län» all of the county.
func TestANameFindsItsCounty(t *testing.T) {
	for name, want := range map[string]string{
		"pitea": "25 Piteå kommun", "Habo": "06 Habo kommun", "håbo": "03 Håbo kommun", "Ha\u030abo kommun": "03 Håbo kommun",
		"Örebro": "18 Örebro kommun", "region gotland": "09 Region Gotland", "1384": "13 Kungsbacka kommun", "HAPARANDA STAD": "25 Haparanda stad",
	} {
		c, err := Locate([]string{name})
		if err != nil || len(c.Principals) != 1 || c.Code+" "+c.Principals[0].Usual != want {
			t.Errorf("%s: %v %v", name, c.Principals, err)
		}
	}
	if c, err := Locate([]string{"Örebro län"}); err != nil || len(c.Principals) != 13 {
		t.Errorf("a county: %d %v", len(c.Principals), err)
	}
	if c, err := Locate([]string{"Luleå", "Piteå"}); err != nil || len(c.Principals) != 2 {
		t.Errorf("two of a county: %v %v", c.Principals, err)
	}
	var unknown *UnknownError
	if _, err := Locate([]string{"kungsbaka"}); !errors.As(err, &unknown) || unknown.Near != "Kungsbacka" {
		t.Errorf("a typing error: %v", err)
	}
	var several *AmbiguousError
	if _, err := Locate([]string{"habo-kommun"}); !errors.As(err, &several) || len(several.Fit) != 2 {
		t.Errorf("two of a name: %v", err)
	}
	var elsewhere *ElsewhereError
	if _, err := Locate([]string{"Piteå", "Kungsbacka"}); !errors.As(err, &elsewhere) || elsewhere.County.Code != "13" || elsewhere.Meant.Code != "25" {
		t.Errorf("of two counties: %v", err)
	}
	if _, err := Find("Kiruna"); !errors.As(err, &elsewhere) || elsewhere.County.Code != "25" || elsewhere.Meant.Code != "" {
		t.Errorf("a municipality for a county: %v", err)
	}
}

// TestTheAnnexAndThePageSayTheWords: what a new project adopts and publishes holds the goal
// and every part of its målbild, not only their names.
func TestTheAnnexAndThePageSayTheWords(t *testing.T) {
	for _, name := range []string{"bilaga", "webb"} {
		b, ok := Outline(name)
		for _, include := range []string{"- include: malbild.hub\n", "- include: malbild.parts\n", "- include: malbild.figure\n", "- include: malbild.closing\n"} {
			if !ok || !strings.Contains(string(b), include) {
				t.Errorf("%s lacks %s", name, include)
			}
		}
	}
}

// A page that is begun today does not say that it was changed on the day of its sample.
func TestAProjectIsBegunOnItsDay(t *testing.T) {
	c, err := Find("Värmland")
	if err != nil {
		t.Fatal(err)
	}
	files, err := c.Project()
	if err != nil {
		t.Fatal(err)
	}
	dated := 0
	for name, data := range files {
		on := On("2031-02-03", data)
		if bytes.Contains(on, []byte("updated: 2031-02-03")) {
			dated++
		} else if !bytes.Equal(on, data) {
			t.Errorf("%s is changed, and has no day", name)
		}
	}
	if dated != 1 {
		t.Errorf("%d files say when they were changed, want the web page alone", dated)
	}
}
