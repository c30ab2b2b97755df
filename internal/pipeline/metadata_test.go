package pipeline

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// What a file says about itself names the principal and no person, however many
// persons its words name.
func TestMetadataNamesNoPerson(t *testing.T) {
	const file = "sources/norrbotten/principals/kiruna.yaml"
	b, err := os.ReadFile("../../" + file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(b), "kind: municipality", "kind: municipality\nsteps:\n  - {body: styrelse, date: 2021-06-07, paragraph: 101, outcome: approved,"+
		" fields: {justerare: Nils Holm}, proceedings: {present: [Nils Holm], notes: [Nils Holm talar.]}}", 1)
	if text == string(b) {
		t.Fatal("the line to change is not in the sources any more")
	}
	p := prepare(t, Request{FS: withFiles{project(), fstest.MapFS{file: {Data: []byte(text)}}}, Version: "test", Principals: []string{"kiruna"}})
	said, formats := false, map[string]bool{}
	xmp := regexp.MustCompile(`(?s)<\?xpacket begin.*?<\?xpacket end`)
	meta := regexp.MustCompile(`<meta [^>]*>`)
	for _, s := range build(t, p) {
		for _, a := range s.Files.Artifacts {
			var about []string
			switch a.Format {
			case "pdf":
				about = xmp.FindAllString(string(a.Data), -1)
			case "html":
				about = meta.FindAllString(string(a.Data), -1)
			case "docx", "pptx":
				for name, part := range parts(t, a.Data) {
					if strings.HasPrefix(name, "docProps/") {
						about = append(about, part)
					}
					said = said || strings.Contains(part, "Nils Holm")
				}
			}
			all := strings.Join(about, "\n")
			if !strings.Contains(all, "Kiruna kommun") {
				t.Errorf("%s does not say whose it is: %.80q", a.Path, all)
			}
			if strings.Contains(all, "Holm") {
				t.Errorf("%s names a person in what it says about itself", a.Path)
			}
			formats[a.Format] = true
		}
	}
	if !said || len(formats) != 4 {
		t.Errorf("the words name the person: %v; formats %v: the test shows nothing", said, formats)
	}
}
