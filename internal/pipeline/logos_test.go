package pipeline

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// logo is a made-up mark: nobody's arms.
func logo(w, h int) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><rect width="%[1]d" height="%[2]d" rx="8" fill="#1F5B4B"/></svg>`, w, h)
}

// walled is the project with a logo for every principal of Norrbotten but those left
// out, and a change to one principal's file.
func walled(t *testing.T, without string, add map[string]string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(project(), "sources/norrbotten", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(project(), name)
		files[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sizes := [][2]int{{300, 80}, {120, 120}, {240, 60}, {90, 110}, {200, 90}}
	i := 0
	for name := range files {
		id, ok := strings.CutPrefix(strings.TrimSuffix(name, ".yaml"), "sources/norrbotten/principals/")
		if !ok || id == "polsam" || id == "norrbottens-kommuner" || id == without {
			continue
		}
		files["sources/norrbotten/logos/"+id+".svg"] = &fstest.MapFile{Data: logo(sizes[i%5][0], sizes[i%5][1])}
		i++
	}
	for name, text := range add {
		old := ""
		if f := files["sources/norrbotten/"+name]; f != nil && strings.HasSuffix(name, ".yaml") {
			old = string(f.Data)
		}
		files["sources/norrbotten/"+name] = &fstest.MapFile{Data: []byte(old + text)}
	}
	return files
}

// TestAWallOfLogos: the principal's own logo stands first, the others in Swedish order,
// all of one optical size, each with the legal name for those who do not see it; a
// principal without one by choice is set in type.
func TestAWallOfLogos(t *testing.T) {
	p := prepare(t, Request{FS: walled(t, "pajala", map[string]string{"principals/pajala.yaml": "logo: none\n"}), Principals: []string{"kiruna"}, Documents: []string{"affisch"}})
	build(t, p)
	j := jobs(p, p.Copies[0])[0]
	if err := j.tree(); err != nil {
		t.Fatal(err, j.found)
	}
	var alts []string
	document.Walk(j.document, func(b document.Node, _ int) bool {
		if q, ok := b.(*document.Picture); ok && q.Logo != nil {
			alts = append(alts, q.Alt)
		}
		return true
	})
	want := []string{"Kiruna kommun", "Kiruna kommun", "Region Norrbotten", "Arjeplogs kommun"} // sender, then the wall
	if len(alts) != 15 || strings.Join(alts[:4], ",") != strings.Join(want, ",") || alts[14] != "Övertorneå kommun" {
		t.Errorf("logos %q", alts)
	}
	if err := j.arrange(); err != nil {
		t.Fatal(err, j.found)
	}
	equalLogos(t, j, 14)
}

// TestLogosInEveryLayout: wherever principals are named there is the wall, in the fixed
// order and of one size; the sender's own logo stands at the top of its posters.
func TestLogosInEveryLayout(t *testing.T) {
	p := prepare(t, Request{FS: walled(t, "", nil), Principals: []string{"gemensamt", "kiruna", "overtornea"}, AllLayouts: true, Documents: []string{"affisch", "broschyr"}})
	walls := 0
	for _, c := range p.Copies {
		for _, j := range jobs(p, c) {
			if err := j.tree(); err != nil {
				t.Fatalf("%s: %v %v", j.name(), err, j.found.Error())
			}
			if err := j.arrange(); err != nil {
				t.Errorf("%s: %v %v", j.format.ID, err, j.found.Error())
				continue
			}
			var wall []string
			document.Walk(j.document, func(b document.Node, _ int) bool {
				if l, ok := b.(*document.List); ok && l.Role == document.ListNames {
					for _, it := range l.Items {
						if q := it.Logo(); q != nil {
							wall = append(wall, q.Alt)
						}
					}
				}
				return true
			})
			first, own := "Region Norrbotten", "Arjeplogs kommun"
			if c.Principal != nil {
				first, own = c.Principal.LegalName.Value, "Region Norrbotten"
			}
			if len(wall) == 15 && (wall[0] != first || wall[1] != own) {
				t.Errorf("%s: the wall begins with %q", j.name(), wall[:2])
			}
			if len(wall) == 0 && (j.product == document.Brochure || strings.HasPrefix(j.format.ID, "affisch")) {
				t.Errorf("%s, %s: no wall of logos", j.name(), j.format.ID)
			}
			walls += equalLogos(t, j, len(wall))
		}
	}
	if walls < 50 {
		t.Errorf("only %d walls", walls)
	}
}

// equalLogos proves that a file shows so many logos on its wall, of equal area, none on
// another; it returns 1 where there is a wall.
func equalLogos(t *testing.T, j *job, want int) int {
	t.Helper()
	areas := map[document.Node]geom.Rect{}
	for _, p := range j.pages {
		for _, it := range p.Items {
			if s, ok := it.(*page.Shape); ok {
				if q, ok := s.Of.(*document.Picture); ok && !strings.HasSuffix(q.ID, "-avsandare") {
					areas[q] = areas[q].Union(s.Path.Bounds())
				}
			}
		}
	}
	var one float64
	for _, r := range areas {
		a := r.W.MM() * r.H.MM()
		if one == 0 {
			one = a
		}
		if a < one*.97 || a > one*1.03 {
			t.Errorf("a logo of %.1f mm², another of %.1f", a, one)
		}
		for _, o := range areas {
			if r != o && r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom() {
				t.Error("two logos overlap")
			}
		}
	}
	if len(areas) != want {
		t.Errorf("%s: %d logos on the wall, not %d", j.format.ID, len(areas), want)
	}
	return min(want, 1)
}

// TestALocalEditionsOwnLogo: the logo that a municipality's own small file names stands
// at the top of its poster and on its web page, also where the county has no wall.
func TestALocalEditionsOwnLogo(t *testing.T) {
	files := walled(t, "kiruna", nil).(fstest.MapFS)
	for name := range files {
		if strings.Contains(name, "/logos/") {
			delete(files, name)
		}
	}
	local := "sources/norrbotten/lokalt/kiruna.yaml"
	if files[local] != nil {
		t.Fatal("Kiruna has a local edition of its own now: take another principal")
	}
	files[local] = &fstest.MapFile{Data: []byte("logo: bilder/kiruna.svg\n")}
	files["sources/norrbotten/bilder/kiruna.svg"] = &fstest.MapFile{Data: logo(200, 90)}
	county := files["sources/norrbotten/county.yaml"]
	county.Data = append(county.Data, "local: {logo: free}\n"...)
	p := prepare(t, Request{FS: files, Principals: []string{"kiruna"}, Documents: []string{"affisch", "webb"}})
	build(t, p)
	for _, j := range jobs(p, p.Copies[0]) {
		if err := j.tree(); err != nil {
			t.Fatal(err, j.found)
		}
		found := 0
		document.Walk(j.document, func(n document.Node, _ int) bool {
			if q, ok := n.(*document.Picture); ok && q.Alt == "Kiruna kommun" {
				found++
			}
			return true
		})
		if found != 1 {
			t.Errorf("%s shows %d logos", j.name(), found)
		}
	}
}

// TestLogosAndPrincipalsAgree: one missing, one too many, one that is no picture, one
// that its owner wants larger than there is room for.
func TestLogosAndPrincipalsAgree(t *testing.T) {
	for name, c := range map[string]struct {
		without string
		add     map[string]string
		want    string
	}{
		"missing":    {"pajala", nil, "MB364"},
		"too many":   {"", map[string]string{"logos/umea.svg": "<svg/>"}, "MB365"},
		"two of one": {"", map[string]string{"logos/kiruna.png": "x"}, "MB365"},
		"no picture": {"pajala", map[string]string{"logos/pajala.png": "x"}, "MB363"},
		"too small":  {"", map[string]string{"principals/kiruna.yaml": "logo: {least: 90}\n"}, "MB323"},
		"no rule":    {"", map[string]string{"principals/kiruna.yaml": "logo: yes\n"}, "MB366"},
	} {
		t.Run(name, func(t *testing.T) {
			p, found := Prepare(t.Context(), Request{FS: walled(t, c.without, c.add), Principals: []string{"kiruna"}, Documents: []string{"affisch"}})
			if p != nil {
				for s := range p.Sets(t.Context()) {
					found.Add(s.Findings...)
				}
			}
			if !strings.Contains(found.Error(), c.want) {
				t.Errorf("found %s, want %s", found.Error(), c.want)
			}
		})
	}
}
