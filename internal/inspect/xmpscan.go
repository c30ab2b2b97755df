package inspect

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// scanXMP reads metadata as nearly every writer writes them, at a fraction of what a
// whole XML reader costs: elements, attributes, text and the five usual entities. At
// anything else, and at every fault, it gives up, and readXMP reads the whole: what
// this one accepts, that one accepts with the same result.
//
// Names and values are parts of one string, so that nothing is copied but what has
// entities in it, and what is kept.
func scanXMP(data []byte) (*xmp, bool) {
	if !utf8.Valid(data) {
		return nil, false
	}
	s := xmpScanner{x: &xmp{described: map[string]bool{}, used: map[string]bool{}}, rest: string(data),
		open: make([]xml.Name, 0, 16), raw: make([]string, 0, 16), bound: make([]binding, 0, 16), attrs: make([]xmlAttr, 0, 8)}
	if !s.run() {
		return nil, false
	}
	return s.x, true
}

type xmpScanner struct {
	x     *xmp
	rest  string
	open  []xml.Name
	raw   []string // the open elements as written
	bound []binding
	text  string
	attrs []xmlAttr
	some  bool // an element was seen
}

type binding struct {
	prefix, uri string
	depth       int
}

type xmlAttr struct{ prefix, local, value string }

func (s *xmpScanner) run() bool {
	for len(s.rest) > 0 {
		at := strings.IndexByte(s.rest, '<')
		if at < 0 {
			at = len(s.rest)
		}
		if at > 0 {
			if !s.take(s.rest[:at]) {
				return false
			}
			s.rest = s.rest[at:]
			continue
		}
		if len(s.rest) < 3 || len(s.open) > 100 {
			return false
		}
		ok := false
		switch s.rest[1] {
		case '?':
			ok = s.skip()
		case '!':
		case '/':
			ok = s.end()
		default:
			ok = s.start()
		}
		if !ok {
			return false
		}
	}
	return len(s.open) == 0 && s.some
}

// skip passes a processing instruction; declarations of XML itself are left to others.
func (s *xmpScanner) skip() bool {
	if !strings.HasPrefix(s.rest, "<?xpacket ") {
		return false
	}
	i := strings.Index(s.rest, "?>")
	if i < 0 || !plainText(s.rest[:i]) {
		return false
	}
	s.rest = s.rest[i+2:]
	return true
}

// take keeps text, entities undone. Text in pieces is left to others.
func (s *xmpScanner) take(t string) (ok bool) {
	if s.text != "" {
		return false
	}
	s.text, ok = unescape(t)
	return ok
}

// oddText are the bytes that are no text, and the one that may begin what is none: a mark
// of byte order, or one of the characters beside it.
var oddText = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\n' && c != '\t'
	}
	t[0x7f], t[0xef] = true, true
	return t
}()

func plainText(t string) bool {
	for i := range len(t) {
		if c := t[i]; oddText[c] && (c != 0xef || strings.HasPrefix(t[i:], "\xef\xbf\xbe") || strings.HasPrefix(t[i:], "\xef\xbf\xbf")) {
			return false
		}
	}
	return true
}

func unescape(t string) (string, bool) {
	if !plainText(t) || strings.Contains(t, "]]>") {
		return "", false
	}
	if strings.IndexByte(t, '&') < 0 {
		return t, true
	}
	var out []byte
	for {
		i := strings.IndexByte(t, '&')
		if i < 0 {
			return string(append(out, t...)), true
		}
		out = append(out, t[:i]...)
		t = t[i:]
		found := false
		for _, e := range [...]struct {
			name string
			c    byte
		}{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}} {
			if strings.HasPrefix(t, e.name) {
				out, t, found = append(out, e.c), t[len(e.name):], true
				break
			}
		}
		if !found {
			return "", false
		}
	}
}

// name reads a name with at most one colon, of ASCII letters, digits, - _ and dots.
func (s *xmpScanner) name() (prefix, local string, ok bool) {
	name, colon, ok := s.written()
	if colon > 0 {
		prefix = name[:colon]
	}
	return prefix, name[colon+1:], ok
}

// What a byte may be in a name: a letter, or what may follow one.
const (
	nameLetter = 1 + iota
	nameMore
)

var nameBytes = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = nameLetter, nameLetter
	}
	for _, c := range "0123456789-." {
		t[c] = nameMore
	}
	t['_'] = nameLetter
	return t
}()

// written is a name as it stands there, and where its colon is; -1: it has none.
func (s *xmpScanner) written() (name string, colon int, ok bool) {
	i, first := 0, 0
	for colon = -1; i < len(s.rest); i++ {
		switch kind := nameBytes[s.rest[i]]; {
		case kind == nameLetter || kind == nameMore && i > first:
		case s.rest[i] == ':' && colon < 0 && i > 0:
			colon, first = i, i+1
		default:
			goto done
		}
	}
done:
	if i == 0 || colon == i-1 {
		return "", -1, false
	}
	name, s.rest = s.rest[:i], s.rest[i:]
	return name, colon, true
}

func (s *xmpScanner) blank() bool {
	n := 0
	for n < len(s.rest) && (s.rest[n] == ' ' || s.rest[n] == '\n' || s.rest[n] == '\t') {
		n++
	}
	s.rest = s.rest[n:]
	return n > 0
}

// start reads an element's beginning with its attributes.
func (s *xmpScanner) start() bool {
	s.rest = s.rest[1:]
	from := s.rest
	prefix, local, ok := s.name()
	if !ok {
		return false
	}
	raw := from[:len(from)-len(s.rest)]
	s.attrs = s.attrs[:0]
	closed := false
	for {
		gap := s.blank()
		if len(s.rest) == 0 {
			return false
		}
		if s.rest[0] == '>' {
			s.rest = s.rest[1:]
			break
		}
		if strings.HasPrefix(s.rest, "/>") {
			s.rest, closed = s.rest[2:], true
			break
		}
		if !gap || !s.attribute() {
			return false
		}
	}
	depth := len(s.open) + 1
	for _, a := range s.attrs {
		switch {
		case a.prefix == "xmlns":
			if a.value == "" || a.local == "xml" || a.local == "xmlns" {
				return false
			}
			s.bound = append(s.bound, binding{a.local, a.value, depth})
		case a.prefix == "" && a.local == "xmlns":
			s.bound = append(s.bound, binding{"", a.value, depth})
		}
	}
	space, ok := s.space(prefix)
	if !ok {
		return false
	}
	n := xml.Name{Space: space, Local: local}
	if !s.meet(n) {
		return false
	}
	s.open, s.raw, s.text, s.some = append(s.open, n), append(s.raw, raw), "", true
	return !closed || s.close()
}

// meet does with an element what readXMP does.
func (s *xmpScanner) meet(n xml.Name) bool {
	description := n.Space == nsRDF && n.Local == "Description" && len(s.open) <= 3
	for _, a := range s.attrs {
		if a.prefix == "" || a.prefix == "xmlns" {
			continue
		}
		space, ok := s.space(a.prefix)
		if !ok {
			return false
		}
		if description && space != nsRDF && space != "http://www.w3.org/XML/1998/namespace" {
			s.x.property(xml.Name{Space: space, Local: a.local}, a.value)
		}
	}
	if !description && len(s.open) > 0 && s.open[len(s.open)-1].Local == "Description" && len(s.open) <= 3 {
		s.x.used[n.Space] = true
	}
	return true
}

func (s *xmpScanner) attribute() bool {
	prefix, local, ok := s.name()
	if !ok || len(s.rest) < 3 || s.rest[0] != '=' {
		return false
	}
	quote := s.rest[1]
	if quote != '"' && quote != '\'' {
		return false
	}
	end := strings.IndexByte(s.rest[2:], quote)
	if end < 0 || strings.IndexByte(s.rest[2:2+end], '<') >= 0 {
		return false
	}
	value, ok := unescape(s.rest[2 : 2+end])
	if !ok || strings.ContainsAny(value, "\n\t") {
		return false
	}
	s.rest = s.rest[2+end+1:]
	s.attrs = append(s.attrs, xmlAttr{prefix, local, value})
	return true
}

// space is what a prefix stands for here; one that stands for nothing is left to others.
func (s *xmpScanner) space(prefix string) (string, bool) {
	for i := len(s.bound) - 1; i >= 0; i-- {
		if s.bound[i].prefix == prefix {
			return s.bound[i].uri, true
		}
	}
	if prefix == "xml" {
		return "http://www.w3.org/XML/1998/namespace", true
	}
	return "", prefix == ""
}

// end reads an element's end, which must be that of the one open.
func (s *xmpScanner) end() bool {
	s.rest = s.rest[2:]
	name, _, ok := s.written()
	if !ok || len(s.open) == 0 || s.raw[len(s.raw)-1] != name {
		return false
	}
	s.blank()
	if len(s.rest) == 0 || s.rest[0] != '>' {
		return false
	}
	s.rest = s.rest[1:]
	return s.close()
}

func (s *xmpScanner) close() bool {
	s.x.end(s.open, strings.TrimSpace(s.text))
	depth := len(s.open)
	s.open, s.raw, s.text = s.open[:depth-1], s.raw[:depth-1], ""
	for len(s.bound) > 0 && s.bound[len(s.bound)-1].depth >= depth {
		s.bound = s.bound[:len(s.bound)-1]
	}
	return true
}
