package preview

import (
	"bytes"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// post sends a form as a page does, and returns status and page.
func post(t *testing.T, s *Server, v url.Values) (int, string) {
	t.Helper()
	r := send(s, "POST", "/local"+kiruna, v.Encode(), nil)
	return r.StatusCode, text(t, r)
}

// written are the values of a form as the page shows them.
func written(t *testing.T, s *Server) url.Values {
	t.Helper()
	page := text(t, send(s, "GET", "/local"+kiruna, "", nil))
	out := url.Values{}
	for _, m := range regexp.MustCompile(`<input type="(hidden|text|number)"[^>]*name="([^"]+)" value="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		out.Add(m[2], unescaped(m[3]))
	}
	for _, m := range regexp.MustCompile(`<input type="checkbox" name="([^"]+)" value="([^"]*)" checked`).FindAllStringSubmatch(page, -1) {
		out.Add(m[1], unescaped(m[2]))
	}
	for _, m := range regexp.MustCompile(`(?s)<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>`).FindAllStringSubmatch(page, -1) {
		out.Add(m[1], unescaped(m[2]))
	}
	for _, m := range regexp.MustCompile(`(?s)<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>`).FindAllStringSubmatch(page, -1) {
		if o := regexp.MustCompile(`value="([^"]*)" selected`).FindStringSubmatch(m[2]); o != nil {
			out.Add(m[1], unescaped(o[1]))
		}
	}
	return out
}

func unescaped(s string) string {
	return strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#43;", "+", "&amp;", "&").Replace(s)
}

const everything = `# vår egen fil
contact: # växeln
  - Funktionen
  - info@exempel.se # brevlådan

line: Läs mer hos {principal}. # under kontakten
languages: [en]
title: Vår sida
block: {title: Provrubrik, body: [Ett stycke., Ett till.]} # eget
# tidslinjen
events:
  - {when: "2026", text: Första händelsen.} # ett
  - when: 2027-05
    text: Andra händelsen. # två
add:
  - {to: strategi, join: true, text: Provmening.}
order: [gemensam-malbild, omstallningen, strategi]
translations:
  en: {line: "Read more at {principal}.", title: Our page, block: {title: Test, body: [One., Two.]}, events: [First., Second.], add: [A sentence.]}
`

func TestAFormSavedAsItIsChangesNothing(t *testing.T) {
	dir := project(t)
	name := filepath.Join(dir, "sources/norrbotten/lokalt/kiruna.yaml")
	write(t, name, everything)
	principal, _ := os.ReadFile(filepath.Join(dir, "sources/norrbotten/principals/kiruna.yaml"))
	s := started(t, dir)
	v := written(t, s)
	if v.Get("events[0].text") != "Första händelsen." || v.Get("block.body") != "Ett stycke.\n\nEtt till." || v.Get("translations.en.line") == "" || v.Get("order.strategi") != "3" || v.Get("add[0].join") != "true" {
		t.Fatalf("the form does not show what is in the file: %v", v)
	}
	status, page := post(t, s, v)
	if status != 303 {
		t.Fatalf("%d %s", status, page)
	}
	if now, _ := os.ReadFile(name); string(now) != everything {
		t.Errorf("saved:\n%s", now)
	}
	if now, _ := os.ReadFile(filepath.Join(dir, "sources/norrbotten/principals/kiruna.yaml")); !bytes.Equal(now, principal) {
		t.Errorf("the register was changed:\n%s", now)
	}
}

func TestOneValueIsOneSplice(t *testing.T) {
	for _, c := range []struct {
		name     string
		set      url.Values
		old, new string
	}{
		{"an event's words", url.Values{"events[1].text": {"Tredje: händelsen."}}, "text: Andra händelsen. # två", `text: "Tredje: händelsen." # två`},
		{"an event gone", url.Values{"events[0].text": {""}, "events[0].when": {""}, "translations.en.events": {"Second."}},
			"  - {when: \"2026\", text: Första händelsen.} # ett\n", ""},
		{"an event more", url.Values{"events[2].when": {"2029"}, "events[2].text": {"Ny."}, "translations.en.events": {"First.\nSecond.\nNew."}},
			"text: Andra händelsen. # två\n", "text: Andra händelsen. # två\n  - {when: \"2029\", text: Ny.}\n"},
		{"a paragraph", url.Values{"block.body": {"Ett stycke.\n\n\nEtt annat."}}, "Ett till.", "Ett annat."},
		{"the order", url.Values{"order.strategi": {"1"}, "order.gemensam-malbild": {"2"}, "order.omstallningen": {"3"}}, "[gemensam-malbild, omstallningen, strategi]", "[strategi, gemensam-malbild, omstallningen]"},
		{"no title", url.Values{"title": {""}}, "title: Vår sida\n", ""},
		{"a contact out of the middle", url.Values{"contact": {"info@exempel.se"}}, "  - Funktionen\n", ""},
		{"not joined", url.Values{"add[0].join": nil}, ", join: true", ""},
	} {
		dir := project(t)
		name := filepath.Join(dir, "sources/norrbotten/lokalt/kiruna.yaml")
		write(t, name, everything)
		s := started(t, dir)
		v := written(t, s)
		for k, w := range c.set {
			v[k] = w
		}
		status, page := post(t, s, v)
		if status != 303 {
			t.Errorf("%s: %d %s", c.name, status, page)
			continue
		}
		now, _ := os.ReadFile(name)
		want := strings.Replace(everything, c.old, c.new, 1)
		if i := strings.Index(string(now), "\ntranslations:"); string(now)[:i] != want[:strings.Index(want, "\ntranslations:")] {
			t.Errorf("%s:\n%s", c.name, now)
		}
	}
}

func TestTwoWhoWriteAtOnce(t *testing.T) {
	dir := project(t)
	name := filepath.Join(dir, "sources/norrbotten/lokalt/kiruna.yaml")
	write(t, name, "contact:\n  - A # a\nline: Ett.\n")
	s := started(t, dir)
	v := written(t, s)
	write(t, name, "contact:\n  - B # a\nline: Två.\n")
	v.Set("line", "Mitt.")
	status, page := post(t, s, v)
	if status != http.StatusConflict {
		t.Fatalf("%d", status)
	}
	for _, want := range []string{"Mitt.", "Två.", "- B # a"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	if now, _ := os.ReadFile(name); string(now) != "contact:\n  - B # a\nline: Två.\n" {
		t.Errorf("the other's words are gone:\n%s", now)
	}
	// The form now holds the other's contact, which was not written in, and this line.
	if !strings.Contains(page, ">B</textarea>") || !strings.Contains(page, `value="Mitt."`) {
		t.Error("the form does not hold both")
	}
}

// upload sends a form with a logo.
func upload(t *testing.T, s *Server, name string, data []byte) (int, string) {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	w, err := m.CreateFormFile("logo-file", name)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	m.Close()
	r := send(s, "POST", "/local"+kiruna, b.String(), func(r *http.Request) { r.Header.Set("Content-Type", m.FormDataContentType()) })
	return r.StatusCode, text(t, r)
}

func picturePNG(w, h int) []byte {
	var b bytes.Buffer
	png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h)))
	return b.Bytes()
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#112233"/></svg>`

func TestLogosComeSafely(t *testing.T) {
	dir := project(t)
	s := started(t, dir)
	if status, page := upload(t, s, "../../../../../elsewhere/x.svg", []byte(drawing)); status != 303 {
		t.Fatalf("%d %s", status, page)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "sources/norrbotten/logotyper/kiruna.svg")); err != nil || string(data) != drawing {
		t.Fatal(err, "the logo is not where it should be")
	}
	if r := send(s, "GET", "/logo"+kiruna+"&file=logotyper/kiruna.svg", "", nil); r.StatusCode != 200 || r.Header.Get("Content-Type") != "image/svg+xml" || !strings.HasPrefix(r.Header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the logo is shown as %d %v", r.StatusCode, r.Header)
	}
	upload(t, s, "again.svg", []byte(drawing))                                           // the same is not kept twice
	upload(t, s, "other.svg", []byte(strings.Replace(drawing, "#112233", "#332211", 1))) // another does not take its place
	upload(t, s, "picture.exe", picturePNG(40, 20))                                      // what it is, is what its bytes say
	for name, data := range map[string][]byte{
		"a script":      []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
		"a page":        []byte("<!DOCTYPE html><html><body>x</body></html>"),
		"a program":     []byte("MZ\x90\x00"),
		"half a PNG":    picturePNG(40, 20)[:60],
		"too wide":      picturePNG(maxLogoSide+1, 1),
		"outside files": []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>`),
	} {
		if status, page := upload(t, s, "logo.png", data); status != 422 || !strings.Contains(page, `role="alert"`) {
			t.Errorf("%s: %d", name, status)
		}
	}
	if status, _ := upload(t, s, "large.png", make([]byte, maxLogo+1)); status != 422 {
		t.Errorf("a large one: %d", status)
	}
	if status, _ := upload(t, s, "huge.png", make([]byte, maxUpload+1)); status != 413 {
		t.Errorf("a huge one: %d", status)
	}
	entries, _ := os.ReadDir(filepath.Join(dir, "sources/norrbotten/logotyper"))
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if want := []string{"kiruna-2.svg", "kiruna.png", "kiruna.svg"}; !slices.Equal(got, want) {
		t.Errorf("there are %v, want %v", got, want)
	}
}

// A principal that is asked for by its name or code, as «malbild build» takes them, is
// the same one: what it writes goes into its own file and no other.
func TestAPrincipalByAnotherNameIsTheSame(t *testing.T) {
	dir := project(t)
	s := started(t, dir)
	for _, other := range []string{"2584", "Kiruna kommun", "KIRUNA"} {
		page := text(t, send(s, "GET", "/local?p="+url.QueryEscape("norrbotten/"+other), "", nil))
		if !strings.Contains(page, "lokalt/kiruna.yaml") || strings.Contains(page, "/"+other+".yaml") {
			t.Errorf("%s: the form is not that of kiruna", other)
		}
	}
}

func TestWhatIsLockedIsNotAskedFor(t *testing.T) {
	dir := project(t)
	county := filepath.Join(dir, "sources/norrbotten/county.yaml")
	data, _ := os.ReadFile(county)
	write(t, county, regexp.MustCompile(`(?m)^local:.*$`).ReplaceAllString(string(data), "local: {line: free}"))
	s := started(t, dir)
	v := written(t, s)
	v.Set("title", "Smugglad")
	v.Set("contact", "Funktionen")
	v.Set("address", "https://www.exempel.se/malbild")
	v.Set("vision", "En egen vision.")
	if status, page := post(t, s, v); status != 303 {
		t.Fatalf("%d %s", status, page)
	}
	if _, err := os.Stat(filepath.Join(dir, "sources/norrbotten/lokalt/kiruna.yaml")); err == nil {
		t.Error("something that is locked was saved")
	}
	now, _ := os.ReadFile(filepath.Join(dir, "sources/norrbotten/principals/kiruna.yaml"))
	if !strings.Contains(string(now), "contact:\n  - Funktionen\n") || !strings.Contains(string(now), "address: https://www.exempel.se/malbild\n") || !strings.Contains(string(now), "# yaml-language-server") {
		t.Errorf("the register:\n%s", now)
	}
	if status, _ := upload(t, s, "x.svg", []byte(drawing)); status != 422 {
		t.Errorf("a logo, which is locked: %d", status)
	}
}

// The form asks for everything that the schema of local files has, by its types, and
// has words for it.
func TestTheFormIsMadeOfTheSchema(t *testing.T) {
	n := localSchema()
	if len(n.Properties) < 10 {
		t.Fatalf("the schema has %d keys", len(n.Properties))
	}
	for _, lang := range []string{"sv", "en"} {
		qs := questions(n, nil, "", lang)
		if len(qs) != len(n.Properties) {
			t.Errorf("%d questions of %d keys", len(qs), len(n.Properties))
		}
		var walk func(qs []ask, place string)
		walk = func(qs []ask, place string) {
			for _, q := range qs {
				key := strings.TrimPrefix(place+"."+q.path[len(q.path)-1].(string), ".")
				if _, ok := asked[key]; !ok {
					t.Errorf("%s has no words", key)
				}
				walk(q.Fields, key)
			}
		}
		walk(qs, "")
	}
}
