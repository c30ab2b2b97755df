package pipeline

import (
	"testing"

	"malbild/internal/adoption"
	"malbild/internal/compose"
	"malbild/internal/edition"
)

// Every copy of every document says the adopted texts as the lock has them.
func TestEveryCopyCarriesThePassagesAsAdopted(t *testing.T) {
	counties, found := ReadCounties(project())
	if found.HasErrors() {
		t.Fatal(found)
	}
	for _, c := range counties {
		now, found := c.Passages()
		if len(found) > 0 || len(now) < 3 {
			t.Fatalf("%s: %d passages, %v", c.Content.ID, len(now), found)
		}
		want := map[string]adoption.Passage{}
		for _, p := range now {
			want[p.ID] = p
		}
		for _, k := range (&Project{Counties: []*County{c}}).Copies() {
			for _, product := range k.Products {
				e, found := edition.Bind(c.Content, c.Register, k.Principal, product, c.profile(k.Principal), edition.Options{Easy: c.Easy})
				if found.HasErrors() {
					t.Fatal(found)
				}
				d, _ := compose.Compose(e)
				got, found := adoption.Collect(d)
				if len(found) > 0 {
					t.Error(found)
				}
				for _, p := range got {
					if w, ok := want[p.ID]; !ok || adoption.Digest(p.Text, w.Quotation) != w.Digest() {
						t.Errorf("%s %s: %s is not as in the county: %s", k.Folder(), product, p.ID, adoption.Show(w.Text, p.Text))
					}
				}
			}
		}
	}
}

// The sources record an adoption in Norrbotten and none in Örebro.
func TestWhatTheSampleHasAdopted(t *testing.T) {
	counties, _ := ReadCounties(project())
	for _, c := range counties {
		if c.Content.ID == "orebro" && c.Lock != nil {
			t.Error("nothing says that anybody adopted the texts of Örebro")
		}
		if c.Content.ID != "norrbotten" {
			continue
		}
		a, by, ok := c.Lock.Current("norrbotten.vision", "sv-SE")
		if !ok || by.Body != "polsam" || by.Date != "2021-05-27" || by.Paragraph != 8 {
			t.Fatalf("%+v", by)
		}
		if b := c.Lock.Bearing(a.ID, a.Digest); len(b) != 2 || b[1].Kind != adoption.Recommends || b[1].Paragraph != 37 {
			t.Errorf("%+v", b)
		}
	}
}

func BenchmarkLockedCounty(b *testing.B) {
	r := readCounty(project(), "norrbotten", 0, func() {})
	for b.Loop() {
		if got := r.locked(); got.found.HasErrors() {
			b.Fatal(got.found)
		}
	}
}
