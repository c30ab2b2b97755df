package starter

import (
	"errors"
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
