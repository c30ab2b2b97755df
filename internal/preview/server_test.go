package preview

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/pipeline"
	"malbild/internal/starter"
)

// running is a server on a port of its own.
func running(t *testing.T, dir string, l limits) (*Server, func()) {
	t.Helper()
	s, err := newServer(Options{FS: os.DirFS(dir), Language: "sv"}, l)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	return s, func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(30 * time.Second):
			t.Error("the server does not end")
		}
	}
}

func TestSlowAndManyConnections(t *testing.T) {
	dir := project(t)
	s, end := running(t, dir, limits{header: 100 * time.Millisecond, request: 200 * time.Millisecond, answer: 20 * time.Second, idle: 50 * time.Millisecond})
	var open []net.Conn
	for i := range maxConnections + 8 { // each says a little, and then nothing
		c, err := net.Dial("tcp", s.host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if i%2 == 0 {
			fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
		} else {
			fmt.Fprintf(c, "POST /local HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nCookie: %s=%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nline=", s.host, s.host, s.cookie(), s.token)
		}
		open = append(open, c)
	}
	for _, c := range open { // all are ended by the server, none by us
		c.SetReadDeadline(time.Now().Add(60 * time.Second))
		if _, err := io.Copy(io.Discard, c); err != nil {
			if e, ok := err.(net.Error); ok && e.Timeout() {
				t.Fatal("a slow connection is kept")
			}
		}
	}
	r, err := http.Get(s.Address()) // and who comes after is let in
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	end()
	if c, err := net.Dial("tcp", s.host); err == nil {
		c.Close()
		t.Error("the port is still open")
	}
}

func TestItEndsWhileSomebodyWaits(t *testing.T) {
	s, end := running(t, project(t), usual)
	c, err := net.Dial("tcp", s.host)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "GET /change?since=%s HTTP/1.1\r\nHost: %s\r\nCookie: %s=%s\r\n\r\n", s.stamp("norrbotten", ""), s.host, s.cookie(), s.token)
	end()
	c.SetReadDeadline(time.Now().Add(10 * time.Second))
	if _, err := bufio.NewReader(c).ReadByte(); err == nil {
		t.Error("a waiting page got an answer when the server ended")
	}
}

func TestAPortThatIsTaken(t *testing.T) {
	s, end := running(t, project(t), usual)
	defer end()
	port := s.ln.Addr().(*net.TCPAddr).Port
	if _, err := New(Options{FS: os.DirFS("."), Port: port}); err == nil {
		t.Error("two servers on one port")
	}
	if !s.ln.Addr().(*net.TCPAddr).IP.IsLoopback() {
		t.Error("others can reach it")
	}
}

func TestDownloadsHaveNamesAndTypes(t *testing.T) {
	s := started(t, project(t))
	for _, c := range []struct{ query, name, media, head string }{
		{"d=affisch&x=pdf", "kiruna-affisch.pdf", "application/pdf", "%PDF-"},
		{"d=affisch&x=tryck", "kiruna-affisch-tryck.pdf", "application/pdf", "%PDF-"},
		{"d=affisch&f=affisch-50x70&x=tryck", "kiruna-affisch-50x70-tryck.pdf", "application/pdf", "%PDF-"},
		{"d=bilaga&x=docx", "kiruna-bilaga.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"},
		{"d=presentation&x=pptx", "kiruna-presentation.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PK"},
		{"d=webb&x=html", "kiruna-webb.html", "text/html; charset=utf-8", "<!DOCTYPE"},
		{"d=affisch&f=bild-1080x1080&x=png", "kiruna-bild-1080x1080.png", "image/png", "\x89PNG"},
		{"d=affisch&f=bild-1080x1080&x=txt", "kiruna-bild-1080x1080.txt", "text/plain; charset=utf-8", ""},
	} {
		r := send(s, "GET", "/download?p=norrbotten%2Fkiruna&"+c.query, "", nil)
		body := text(t, r)
		if r.StatusCode != 200 || r.Header.Get("Content-Disposition") != `attachment; filename="`+c.name+`"` || r.Header.Get("Content-Type") != c.media ||
			r.Header.Get("Content-Length") != fmt.Sprint(len(body)) || !strings.HasPrefix(body, c.head) || r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v %.10q", c.query, r.StatusCode, r.Header, body)
		}
	}
	for _, q := range []string{"d=affisch&x=docx", "d=affisch&x=", "d=ingen&x=pdf"} {
		if r := send(s, "GET", "/download?p=norrbotten%2Fkiruna&"+q, "", nil); r.StatusCode != 404 {
			t.Errorf("%s: %d", q, r.StatusCode)
		}
	}
}

func TestAFaultShowsTheOldPictureAsOld(t *testing.T) {
	dir := project(t)
	s := started(t, dir)
	text(t, send(s, "GET", "/"+kiruna, "", nil))
	name := filepath.Join(dir, "sources/norrbotten/malbild.yaml")
	old, _ := os.ReadFile(name)
	write(t, name, string(old)+"\nfel: [\n")
	got := text(t, send(s, "GET", "/"+kiruna, "", nil))
	for _, want := range []string{"Bilden är gammal.", `class="finding error"`, "malbild.yaml", "/picture.png"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if r := send(s, "GET", "/picture.png"+kiruna+"&n=1", "", nil); r.StatusCode != 200 {
		t.Errorf("the old picture: %d", r.StatusCode)
	}
	if r := send(s, "GET", "/download"+kiruna+"&x=pdf", "", nil); r.StatusCode != 409 {
		t.Errorf("a file of broken sources: %d", r.StatusCode)
	}
	write(t, name, string(old))
	if got := text(t, send(s, "GET", "/"+kiruna, "", nil)); strings.Contains(got, "Bilden är gammal.") {
		t.Error("the new picture is called old")
	}
	// who comes while it is broken is told the same, without a picture
	write(t, name, string(old)+"\nfel: [\n")
	fresh := started(t, dir)
	if got := text(t, send(fresh, "GET", "/"+kiruna, "", nil)); !strings.Contains(got, `class="finding error"`) || strings.Contains(got, "<img") {
		t.Error("a new page of broken sources")
	}
}

// A country is opened by reading the one county that is shown and the names of the
// others.
func TestACountryIsNotMade(t *testing.T) {
	dir := t.TempDir()
	for _, c := range starter.Counties() {
		files, err := c.Project()
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range files {
			write(t, filepath.Join(dir, name), string(data))
		}
	}
	s := started(t, dir)
	page := text(t, send(s, "GET", "/?p=skane%2Flund&d=affisch", "", nil))
	for _, want := range []string{"Lunds kommun", "Kiruna kommun", "Region Skåne", `label="Västra Götalands län"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if len(s.desks) != 1 || len(s.desks[0].plan.Copies) != 1 || len(s.desks[0].proofs) != 1 {
		t.Error("more was made than is shown")
	}
}

// Each ink by itself: the grey of a plate is how much of the ink the press file has.
func TestPlatesHoldTheirInks(t *testing.T) {
	s := started(t, project(t))
	c := choice{County: "norrbotten", Principal: "kiruna", Document: "affisch"}
	_, p, _ := s.proof(&c)
	inked, over := p.Inked(0)
	var shape *page.Shape
	for _, it := range inked.Items {
		if sh, ok := it.(*page.Shape); ok && sh.Fill != nil {
			if _, isFigure := sh.Of.(*document.Figure); isFigure && sh.Fill.Total() > 150 && sh.Path.Bounds().W > geom.MM(60) {
				shape = sh
				break
			}
		}
	}
	if shape == nil {
		t.Fatal("no leaf on the poster")
	}
	b := shape.Path.Bounds()
	at := geom.Point{X: b.X + b.W/2, Y: b.Y + b.H/12} // in the leaf, above its icon
	for i, ink := range []string{"c", "m", "y", "k"} {
		img, err := drawn(p, part{Number: 1, Box: geom.Rect{Size: inked.Trim}, scale: 1}, ink)
		if err != nil {
			t.Fatal(err)
		}
		got := img.(*image.RGBA).RGBAAt(int(at.X.Pt()), int(at.Y.Pt()))
		if want := shade(float64(shape.Fill.CMYK[i]) / 100); got.R != want[0] {
			t.Errorf("plate %s is %d in the leaf, want %d (%v)", ink, got.R, want[0], shape.Fill.CMYK)
		}
	}
	n := 0
	for _, it := range inked.Items {
		if r, ok := it.(*page.Run); ok && over(it) {
			n++
			if r.Fill.CMYK != [4]uint8{0, 0, 0, 100} {
				t.Fatalf("text that overprints is %v", r.Fill.CMYK)
			}
		}
	}
	if n == 0 {
		t.Error("no text overprints")
	}
}

func TestFoldsPartThePage(t *testing.T) {
	s := started(t, project(t))
	c := choice{County: "norrbotten", Principal: pipeline.Joint, Document: "broschyr", Layout: "broschyr-rullfalsad", View: "fold"}
	_, p, _ := s.proof(&c)
	all := parts(p, c)
	if len(all) != 6 || all[0].Panel != 1 || all[5].Number != 2 || all[5].Panel != 3 {
		t.Fatalf("%d panels: %v", len(all), all)
	}
	var sum geom.Length
	for _, q := range all[:3] {
		sum += q.Box.W
	}
	if sum != p.Pages[0].Trim.W {
		t.Error("the panels are not the page")
	}
}
