// Package preview shows a project while it is written: a small web server for one
// person on one computer. It answers on the loopback address only, to who holds the
// token it was started with, and asks nobody else for anything.
//
// Nothing of a request is ever used as the name of a file: names are looked up among
// those that the project has. It writes nothing itself; who starts it hands in how
// a source is saved.
package preview

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"embed"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

//go:embed web
var web embed.FS

var pages = template.Must(template.ParseFS(web, "web/*.html"))

// maxPost is the most that a form may hold, in bytes.
const maxPost = 64 << 10

// Options are what a server needs to know.
type Options struct {
	FS       fs.FS // the project folder
	Save     func(name string, before, data []byte) error
	Language string // of the surface, sv or en, until the user chooses
	Version  string
}

// Server is a running preview.
type Server struct {
	o     Options
	host  string // "127.0.0.1:43210"
	token string
	http  *http.Server
	ln    net.Listener

	mu    sync.Mutex
	files watch
	shown shown
}

// New takes a free port on the loopback address.
func New(o Options) (*Server, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	key := make([]byte, 24)
	if _, err := rand.Read(key); err != nil {
		ln.Close()
		return nil, err
	}
	s := &Server{o: o, host: ln.Addr().String(), token: hex.EncodeToString(key), ln: ln}
	s.http = &http.Server{Handler: s.Handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 20 * time.Second, MaxHeaderBytes: 16 << 10}
	return s, nil
}

// Address is where the person who started the server finds it.
func (s *Server) Address() string { return "http://" + s.host + "/?token=" + s.token }

// Serve answers until the context ends.
func (s *Server) Serve(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() { s.http.Close() })
	defer stop()
	if err := s.http.Serve(s.ln); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Handler is the server without its port.
func (s *Server) Handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /{$}", s.view)
	m.HandleFunc("GET /source", s.source)
	m.HandleFunc("GET /local", s.local)
	m.HandleFunc("POST /local", s.saveLocal)
	m.HandleFunc("GET /picture.png", s.picture)
	m.HandleFunc("GET /web", s.webPage)
	m.HandleFunc("GET /download", s.download)
	m.HandleFunc("GET /change", s.change)
	for _, name := range []string{"style.css", "script.js"} {
		m.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, web, "web/"+name) })
	}
	return s.guard(m)
}

// cookie is the name of the cookie; ports of one host share cookies.
func (s *Server) cookie() string {
	_, port, _ := strings.Cut(s.host, ":")
	return "malbild-" + port
}

// guard lets in the browser that was given the token, and pages of this server only.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		origin := r.Header.Get("Origin")
		post := r.Method != http.MethodGet && r.Method != http.MethodHead
		switch {
		case r.Host != s.host, // a name that leads here from elsewhere (DNS rebinding)
			origin != "" && origin != "http://"+s.host,
			post && origin == "":
			http.Error(w, "403", http.StatusForbidden)
			return
		}
		if t := r.URL.Query().Get("token"); t != "" && r.Method == http.MethodGet && r.URL.Path == "/" && s.knows(t) {
			http.SetCookie(w, &http.Cookie{Name: s.cookie(), Value: s.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
			http.Redirect(w, r, "/", http.StatusSeeOther)
			return
		}
		c, err := r.Cookie(s.cookie())
		if err != nil || !s.knows(c.Value) {
			http.Error(w, "403", http.StatusForbidden)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxPost)
		next.ServeHTTP(w, r)
	})
}

func (s *Server) knows(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
}

// change waits until the project differs from what the page shows, or a while.
func (s *Server) change(w http.ResponseWriter, r *http.Request) {
	since := r.URL.Query().Get("since")
	for range 375 {
		now := s.stamp()
		if now != since {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.Write([]byte(now))
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-time.After(40 * time.Millisecond):
		}
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) stamp() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files.stamp(s.o.FS)
}

// with is an address of this server.
func with(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	return path + "?" + q.Encode()
}
