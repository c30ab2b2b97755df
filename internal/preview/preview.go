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
	"embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

//go:embed web
var web embed.FS

// Options are what a server needs to know.
type Options struct {
	FS       fs.FS  // the project folder
	Folder   string // its path on this computer, for links to an editor; may be empty
	Save     func(name string, before, data []byte) error
	Language string // of the surface, sv or en, until the user chooses
	Version  string
	Port     int // 0: any that is free
}

// The limits of a server for one person.
const (
	maxConnections = 64 // at once; a browser opens six
	maxDrawings    = 2  // pictures that are drawn at once
)

// limits are the times a connection may take; a test makes them short.
type limits struct{ header, request, answer, idle time.Duration }

var usual = limits{header: 5 * time.Second, request: 30 * time.Second, answer: 60 * time.Second, idle: 2 * time.Minute}

// Server is a running preview.
type Server struct {
	o     Options
	host  string // "127.0.0.1:43210"
	token string
	http  *http.Server
	ln    net.Listener

	files watch
	draw  chan struct{}

	mu    sync.Mutex // of what follows: documents are made one at a time
	desks []*desk
	names directory
	shelf shelf
	read  versions
}

// New takes a port on the loopback address. It fails when the port that is asked for
// is taken.
func New(o Options) (*Server, error) { return newServer(o, usual) }

func newServer(o Options, l limits) (*Server, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(o.Port))
	if err != nil {
		return nil, err
	}
	key := make([]byte, 24)
	if _, err := rand.Read(key); err != nil {
		ln.Close()
		return nil, err
	}
	s := newUnbound(o, ln.Addr().String(), hex.EncodeToString(key))
	s.ln = &limited{Listener: ln, room: make(chan struct{}, maxConnections)}
	s.http = &http.Server{Handler: s.Handler(), ReadHeaderTimeout: l.header, ReadTimeout: l.request, WriteTimeout: l.answer, IdleTimeout: l.idle, MaxHeaderBytes: 16 << 10}
	return s, nil
}

// newUnbound is a server without a port.
func newUnbound(o Options, host, token string) *Server {
	return &Server{o: o, host: host, token: token, draw: make(chan struct{}, maxDrawings), files: watch{fsys: o.FS}}
}

// Address is where the person who started the server finds it.
func (s *Server) Address() string { return "http://" + s.host + "/?token=" + s.token }

// Serve answers until the context ends; it then stops at once, whatever is under way.
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
	m.HandleFunc("GET /logo", s.logo)
	m.HandleFunc("GET /picture.png", s.picture)
	m.HandleFunc("GET /web", s.webPage)
	m.HandleFunc("GET /download", s.download)
	m.HandleFunc("GET /change", s.change)
	for _, name := range []string{"style.css", "seek.js", "script.js"} {
		m.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, web, "web/"+name) })
	}
	return s.guard(m)
}

// limited is a listener with at most so many connections at once; others wait.
type limited struct {
	net.Listener
	room chan struct{}
}

// Accept waits for room, then for a connection.
func (l *limited) Accept() (net.Conn, error) {
	l.room <- struct{}{}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.room
		return nil, err
	}
	return &counted{Conn: c, done: sync.OnceFunc(func() { <-l.room })}, nil
}

// counted is a connection that makes room when it ends.
type counted struct {
	net.Conn
	done func()
}

// Close ends the connection.
func (c *counted) Close() error {
	defer c.done()
	return c.Conn.Close()
}
