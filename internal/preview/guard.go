package preview

import (
	"crypto/subtle"
	"net/http"
	"net/url"
	"strings"
)

// The most that a form may hold, in bytes: words, and words with a logo.
const (
	maxPost   = 256 << 10
	maxUpload = maxLogo + maxPost
)

// policy lets a page have what is on this server, and nothing else.
const policy = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// cookie is the name of the cookie; ports of one host share cookies.
func (s *Server) cookie() string {
	_, port, _ := strings.Cut(s.host, ":")
	return "malbild-" + port
}

// guard lets in the browser that was given the token, and pages of this server only.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if s.foreign(r) {
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
			s.stranger(w, r)
			return
		}
		most := int64(maxPost)
		if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
			most = maxUpload
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}

// foreign reports whether a request was made by a page of somebody else: under a name
// that leads here from elsewhere (DNS rebinding), or from another origin. Browsers say
// so themselves; what says nothing may read with the token, and not write.
func (s *Server) foreign(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	write := r.Method != http.MethodGet && r.Method != http.MethodHead
	site := r.Header.Get("Sec-Fetch-Site")
	entry := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.URL.Path == "/" && !write // a link in a mail, with the token
	return r.Host != s.host || origin != "" && origin != "http://"+s.host || write && origin == "" ||
		(site == "cross-site" || site == "same-site") && !entry
}

// stranger tells a person who comes without the token what to do.
func (s *Server) stranger(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet || r.URL.Path != "/" {
		http.Error(w, "403", http.StatusForbidden)
		return
	}
	sheet{Lang: s.o.Language}.write(w, "stranger.html", http.StatusForbidden)
}

func (s *Server) knows(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
}

// with is an address of this server.
func with(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
