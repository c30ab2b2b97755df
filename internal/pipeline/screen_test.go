package pipeline

import (
	"bytes"
	"image/png"
	"path"
	"strconv"
	"strings"
	"testing"
)

// TestPicturesForScreens: a principal's and the joint picture of every size is
// exactly as many pixels as it is called, holds its alternative text, and has it
// beside it.
func TestPicturesForScreens(t *testing.T) {
	layouts := []string{"skarm-1920x1080", "bild-1200x630", "bild-1080x1080", "bild-1080x1350"}
	pictures := 0
	for _, s := range build(t, prepare(t, Request{Layouts: layouts, Principals: []string{Joint, "kiruna", "askersund"}})) {
		alts := map[string]string{}
		for _, a := range s.Files.Artifacts {
			if a.Format == string(Alt) {
				alts[strings.TrimSuffix(a.Path, ".txt")] = strings.TrimSpace(string(a.Data))
			}
		}
		for _, a := range s.Files.Artifacts {
			if a.Format != string(PNG) {
				continue
			}
			pictures++
			_, size, _ := strings.Cut(strings.TrimSuffix(path.Base(a.Path), ".png"), "-")
			size, _, _ = strings.Cut(size, "-") // without the language
			w, h, _ := strings.Cut(size, "x")
			m, err := png.DecodeConfig(bytes.NewReader(a.Data))
			if err != nil || strconv.Itoa(m.Width) != w || strconv.Itoa(m.Height) != h {
				t.Errorf("%s: %d × %d pixels, %v", a.Path, m.Width, m.Height, err)
			}
			alt := alts[strings.TrimSuffix(a.Path, ".png")]
			if len(alt) < 60 || !bytes.Contains(a.Data, []byte(alt)) {
				t.Errorf("%s: the alternative text is %q", a.Path, alt)
			}
			if !bytes.Contains(a.Data, []byte("malbild:revision\x00")) || !bytes.Contains(a.Data, []byte("malbild:edition\x00")) {
				t.Errorf("%s does not say where its words come from", a.Path)
			}
		}
	}
	if pictures < 4*len(layouts) {
		t.Errorf("%d pictures", pictures)
	}
}
