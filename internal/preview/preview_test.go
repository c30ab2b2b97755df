package preview

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"malbild/internal/output"
)

// project is a copy of the sources whose county lets contact, line and languages be
// changed.
func project(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "sources"), os.DirFS("../../sources")); err != nil {
		t.Fatal(err)
	}
	county := filepath.Join(dir, "sources/norrbotten/county.yaml")
	data, err := os.ReadFile(county)
	if err != nil {
		t.Fatal(err)
	}
	write(t, county, strings.Replace(string(data), "language: sv-SE", "language: sv-SE\nlocal: {contact: free, line: free, languages: free, logo: free, title: free, block: free, events: free, add: free, order: all, parts: free}", 1))
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// started is a server of a project, without a port of its own.
func started(t *testing.T, dir string) *Server {
	return newUnbound(Options{FS: os.DirFS(dir), Folder: dir, Language: "sv", Version: "test", Save: func(name string, before, data []byte) error { return output.Replace(dir, name, before, data) }},
		"127.0.0.1:4711", strings.Repeat("ab", 24))
}

// send sends a request as the browser that was let in would, changed by change.
func send(s *Server, method, target, body string, change func(*http.Request)) *http.Response {
	r := httptest.NewRequest(method, "http://"+s.host+target, strings.NewReader(body))
	r.AddCookie(&http.Cookie{Name: s.cookie(), Value: s.token})
	if method == http.MethodPost {
		r.Header.Set("Origin", "http://"+s.host)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const kiruna = "?p=norrbotten%2Fkiruna&d=affisch"

func TestStrangersAreRefused(t *testing.T) {
	s := started(t, project(t))
	for name, c := range map[string]struct {
		method, target, body string
		change               func(*http.Request)
		want                 int
	}{
		"no token":       {"GET", "/", "", func(r *http.Request) { r.Header.Del("Cookie") }, 403},
		"wrong token":    {"GET", "/?token=abc", "", func(r *http.Request) { r.Header.Del("Cookie") }, 403},
		"token and post": {"POST", "/?token=" + s.token, "", func(r *http.Request) { r.Header.Del("Cookie") }, 403},
		"right token":    {"GET", "/?token=" + s.token, "", func(r *http.Request) { r.Header.Del("Cookie") }, 303},
		"other host":     {"GET", "/", "", func(r *http.Request) { r.Host = "malbild.example:4711" }, 403},
		"other origin":   {"POST", "/local" + kiruna, "line=x", func(r *http.Request) { r.Header.Set("Origin", "https://example.org") }, 403},
		"read from elsewhere": {"GET", "/", "", func(r *http.Request) {
			r.Header.Set("Origin", "null")
		}, 403},
		"no origin":          {"POST", "/local" + kiruna, "line=x", func(r *http.Request) { r.Header.Del("Origin") }, 403},
		"wrong method":       {"POST", "/source", "", nil, 405},
		"delete":             {"DELETE", "/local", "", func(r *http.Request) { r.Header.Set("Origin", "http://"+s.host) }, 405},
		"huge post":          {"POST", "/local" + kiruna, "line=" + strings.Repeat("x", maxPost), nil, 413},
		"path out":           {"GET", "/source?file=../../../../etc/passwd", "", nil, 404},
		"path encoded":       {"GET", "/source?file=%2e%2e%2fgo.mod", "", nil, 404},
		"absolute path":      {"GET", "/source?file=/etc/passwd", "", nil, 404},
		"path in principal":  {"POST", "/local?p=norrbotten%2F..%2F..%2Fcounty", "line=x", nil, 404},
		"path in county":     {"POST", "/local?p=..%2Fkiruna", "line=x", nil, 404},
		"path of a logo":     {"GET", "/logo?p=norrbotten%2Fkiruna&file=../county.yaml", "", nil, 404},
		"embedded elsewhere": {"GET", "/picture.png" + kiruna + "&n=1", "", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		"a link to a page": {"GET", "/?token=x", "", func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "navigate")
			r.Header.Del("Cookie")
		}, 403},
		"a source":     {"GET", "/source?file=sources/norrbotten/county.yaml&line=3", "", nil, 200},
		"no such page": {"GET", "/picture.png" + kiruna + "&n=99", "", nil, 404},
	} {
		r := send(s, c.method, c.target, c.body, c.change)
		if r.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", name, r.StatusCode, c.want)
		}
		if csp := r.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") {
			t.Errorf("%s: policy %q", name, csp)
		}
	}
	r := send(s, "GET", "/?token="+s.token, "", func(r *http.Request) { r.Header.Del("Cookie") })
	if c := r.Cookies(); len(c) != 1 || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode {
		t.Errorf("cookie: %v", c)
	}
}

func TestThePictureChangesAfterASave(t *testing.T) {
	dir := project(t)
	s := started(t, dir)
	get := func(view string) string {
		r := send(s, "GET", "/picture.png"+kiruna+"&n=1&v="+view, "", nil)
		if r.StatusCode != 200 {
			t.Fatalf("%s: %d", view, r.StatusCode)
		}
		return text(t, r)
	}
	stamp, before := s.stamp("norrbotten", ""), get("")
	if get("") != before {
		t.Error("the same page gives two pictures")
	}
	for _, v := range []string{"print", "proof", "c", "m", "y", "k", "eye0"} {
		if get(v) == before {
			t.Errorf("the view %s looks like the screen", v)
		}
	}
	principal := filepath.Join(dir, "sources/norrbotten/principals/kiruna.yaml")
	old, err := os.ReadFile(principal)
	if err != nil {
		t.Fatal(err)
	}
	write(t, principal, strings.ReplaceAll(string(old), "Kiruna kommun", "Kirunas kommun"))
	if s.stamp("norrbotten", "") == stamp {
		t.Error("the save was not noticed")
	}
	if get("") == before {
		t.Error("the picture is as before the save")
	}
	write(t, principal, string(old)+"fel: [\n")
	page := text(t, send(s, "GET", "/"+kiruna, "", nil))
	if !strings.Contains(page, "principals/kiruna.yaml, rad") || !strings.Contains(page, "/source?") {
		t.Error("the page does not tell where the fault is")
	}
}

func TestTheFormKeepsComments(t *testing.T) {
	dir := project(t)
	s := started(t, dir)
	name := filepath.Join(dir, "sources/norrbotten/lokalt/kiruna.yaml")
	post := func(v url.Values) *http.Response { return send(s, "POST", "/local"+kiruna, v.Encode(), nil) }
	r := post(url.Values{"contact": {"Provkontakt"}, "line": {"En: rad"}})
	if body := text(t, r); r.StatusCode != 303 {
		t.Fatalf("a new file: %d %s", r.StatusCode, body)
	}
	write(t, name, "# vår egen fil\ncontact:\n  - Första # växeln\n  - Andra\nline: Rad ett. # under kontakten\n")
	r = post(url.Values{"contact": {"Först\r\nAndra\r\nTredje"}, "line": {"Rad två."}})
	if body := text(t, r); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, body)
	}
	data, _ := os.ReadFile(name)
	if want := "# vår egen fil\ncontact:\n  - Först # växeln\n  - Andra\n  - Tredje\nline: Rad två. # under kontakten\n"; string(data) != want {
		t.Errorf("saved:\n%s", data)
	}
	r = post(url.Values{"contact": {"Först"}, "line": {"Rad två."}})
	data, _ = os.ReadFile(name)
	if want := "# vår egen fil\ncontact:\n  - Först # växeln\nline: Rad två. # under kontakten\n"; string(data) != want {
		t.Errorf("after taking out, %d:\n%s", r.StatusCode, data)
	}
	if r := post(url.Values{"contact": {"Först"}, "line": {"{okänd.sak}"}}); r.StatusCode != 422 {
		t.Errorf("a wrong field: %d", r.StatusCode)
	}
	if now, _ := os.ReadFile(name); string(now) != string(data) {
		t.Errorf("a refused form was saved:\n%s", now)
	}
}
