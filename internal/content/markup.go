package content

import (
	"sort"
	"strings"
	"unicode"

	"malbild/internal/lazy"
	"malbild/internal/source"
)

// markup reads the inline markup of one text. Its index counts runes, so that
// every finding points at the character in the file.
type markup struct {
	r      *reader
	text   source.Text
	runes  []rune
	at     int
	strong int  // index of the opening «**», or -1
	stress int  // index after the opening «*», or 0
	note   bool // within a note
	broken bool
	spans  []Span
	plain  []rune
}

// rich reads running text: one paragraph with markup.
func (r *reader) rich(t source.Text) Rich {
	if t.IsZero() {
		return Rich{}
	}
	if unmarked(t.Value) {
		return Rich{Spans: []Span{{Text: t.Value}}, Pos: t.Pos}
	}
	return r.signBySign(t)
}

// signBySign reads a text sign by sign.
func (r *reader) signBySign(t source.Text) Rich {
	r.runes = r.runes[:0]
	halves := 0 // of a stretch more
	for _, c := range t.Value {
		r.runes = append(r.runes, c)
		switch c {
		case '{', '[':
			halves += 4
		case '*':
			halves++
		}
	}
	m := &markup{r: r, text: t, runes: r.runes, strong: -1, plain: r.plain[:0], spans: make([]Span, 0, 1+halves/2)}
	for m.at < len(m.runes) {
		m.step()
	}
	if m.strong >= 0 {
		r.set.Report(codeStrong.At(r.set.At(t, m.strong)))
	}
	m.unstressed()
	m.flush("")
	r.plain = m.plain
	return Rich{Spans: m.spans, Pos: t.Pos}
}

// unmarked reports whether a text surely holds no markup, ours or another's, and no two
// spaces: most texts are what they say.
func unmarked(s string) bool {
	return !strings.ContainsAny(s, "*[]{}|\n`_~<&") && !strings.Contains(s, "  ") && s[0] != '#' && s[0] != '-' && s[0] != '>'
}

func (m *markup) step() {
	c := m.runes[m.at]
	switch {
	case m.has("**"):
		m.toggle()
	case c == '*' && m.stressing():
	case c == '[' && m.bracket():
	case c == '[':
		m.link()
	case c == '{':
		m.placeholder()
	case c == '|':
		m.r.set.Report(codeBreak.At(m.r.set.At(m.text, m.at)))
		m.at++
	case c == '\n':
		if !m.broken { // told once for a text
			m.r.set.Report(codeParagraph.At(m.r.set.At(m.text, m.at)))
		}
		m.broken = true
		m.keep(' ')
	case m.refused() > 0:
		n := m.refused()
		m.r.set.Report(codeMarkup.At(m.r.set.At(m.text, m.at), string(m.runes[m.at:m.at+n])))
		m.at += n
	default:
		m.keep(c)
	}
}

// refused is the length of markup of other languages that stands here, or 0.
func (m *markup) refused() int {
	c := m.runes[m.at]
	switch {
	case c == '*' || c == '`' || c == '}' || c == ']':
		return 1
	case m.has("__") || m.has("~~"):
		return 2
	case c == '<' && m.at+1 < len(m.runes) && (m.runes[m.at+1] == '/' || unicode.IsLetter(m.runes[m.at+1]) || m.runes[m.at+1] == '!'):
		return m.tag()
	case m.at == 0 && (m.has("#") || m.has("- ") || m.has("> ")):
		return 1
	case c == '&' && entity().MatchString(string(m.runes[m.at:min(len(m.runes), m.at+12)])):
		return 1
	}
	return 0
}

var entity = lazy.Pattern(`^&(#[0-9]+|[a-zA-Z]+);`)

// tag is the length of an HTML tag.
func (m *markup) tag() int {
	for i := m.at; i < len(m.runes); i++ {
		if m.runes[i] == '>' {
			return i + 1 - m.at
		}
	}
	return 1
}

// has reports whether signs of ASCII stand here.
func (m *markup) has(s string) bool {
	for i := range len(s) {
		if m.at+i >= len(m.runes) || m.runes[m.at+i] != rune(s[i]) {
			return false
		}
	}
	return true
}

// keep adds a character; runs of spaces are one space.
func (m *markup) keep(c rune) {
	if c != ' ' || len(m.plain) == 0 || m.plain[len(m.plain)-1] != ' ' {
		m.plain = append(m.plain, c)
	}
	m.at++
}

// flush ends a stretch of one kind.
func (m *markup) flush(link string) {
	if len(m.plain) > 0 {
		m.spans = append(m.spans, Span{Text: string(m.plain), Strong: m.strong >= 0, Emphasis: m.stress > 0, Link: link})
		m.plain = m.plain[:0]
	}
}

// toggle begins or ends emphasis. Emphasis holds text and no spaces at its ends.
func (m *markup) toggle() {
	here, next := m.at, m.at+2
	if m.strong < 0 {
		m.flush("")
		m.strong = here
		if next < len(m.runes) && m.runes[next] == ' ' {
			m.r.set.Report(codeStrong.At(m.r.set.At(m.text, here)))
		}
	} else {
		if here == m.strong+2 || m.runes[here-1] == ' ' {
			m.r.set.Report(codeStrong.At(m.r.set.At(m.text, here)))
		}
		m.flush("")
		m.strong = -1
	}
	m.at = next
}

var linkForm = lazy.Pattern(`^\[([^\[\]*{}|]+)\]\((https://[^\s()]+)\)`)

func (m *markup) link() {
	s := linkForm().FindStringSubmatch(string(m.runes[m.at:]))
	if s == nil {
		m.r.set.Report(codeLink.At(m.r.set.At(m.text, m.at)))
		m.at++
		for m.at < len(m.runes) && m.runes[m.at] != ']' { // one finding for one link
			m.keep(m.runes[m.at])
		}
		m.at++
		return
	}
	m.flush("")
	m.plain = append(m.plain, []rune(s[1])...)
	m.flush(s[2])
	m.at += len([]rune(s[0]))
}

func (m *markup) placeholder() {
	name := placeholderIn(m.runes[m.at:])
	if name == "" {
		m.r.set.Report(codeMarkup.At(m.r.set.At(m.text, m.at), "{"))
		m.at++
		return
	}
	m.flush("")
	m.spans = append(m.spans, m.r.bind(name, m.strong >= 0, m.text, m.at)...)
	m.at += len("{}") + len(name)
}

// sentencePrefix begins the name of a sentence of meningar.yaml.
const sentencePrefix = "mening."

// bound are the placeholders that package edition fills in.
var bound = []string{"county", "subject", "heading", "principal", "legal", "annex", "annex.subtitle", "matter", "casetype",
	"board", "Board", "council", "Council", "recommender", "Recommender", "body", "Body",
	"next", "Next"}

// bind puts in what content itself knows: shared sentences, the title, who
// adopted. What depends on the copy stays a placeholder.
func (r *reader) bind(name string, strong bool, t source.Text, at int) []Span {
	if id, ok := strings.CutPrefix(name, sentencePrefix); ok {
		if s, ok := r.sentences[id]; ok {
			out := append([]Span(nil), s.Spans...)
			for i := range out {
				out[i].Strong = out[i].Strong || strong
			}
			return out
		}
	} else if v, ok := r.values[name]; ok {
		return []Span{{Text: v, Strong: strong}}
	} else if r.isField(name) || contains(bound, name) {
		return []Span{{Name: name, Strong: strong}}
	}
	if r.unreadable(name) {
		return nil
	}
	r.unknown(codePlaceholder.At(r.set.At(t, at)), name, r.placeholders())
	return nil
}

// unreadable reports a placeholder whose file could not be read; that is told
// at the file.
func (r *reader) unreadable(name string) bool {
	return strings.HasPrefix(name, sentencePrefix) && contains(r.unread, sentencesFile) ||
		strings.HasPrefix(name, fieldPrefix) && contains(r.unread, fieldsFile) ||
		contains(r.unread, malbildFile) && (name == "title" || strings.HasPrefix(name, "adopted."))
}

func (r *reader) isField(name string) bool {
	f, ok := strings.CutPrefix(name, fieldPrefix)
	if !ok {
		return false
	}
	for i := range r.county.Fields {
		if r.county.Fields[i].Name == f {
			return true
		}
	}
	return false
}

// placeholders lists every name that may stand in braces, for a finding.
func (r *reader) placeholders() []string {
	out := append([]string(nil), bound...)
	for k := range r.values {
		out = append(out, k)
	}
	for k := range r.sentences {
		out = append(out, sentencePrefix+k)
	}
	for i := range r.county.Fields {
		out = append(out, fieldPrefix+r.county.Fields[i].Name)
	}
	sort.Strings(out)
	return out
}

// label reads a short text with preferred breaks. It has no markup.
func (r *reader) label(t source.Text) Label {
	l := Label{Pos: t.Pos}
	if t.IsZero() {
		return l
	}
	r.refuseMarkup(t)
	for _, p := range strings.Split(t.Value, "|") {
		p = strings.Join(strings.Fields(p), " ")
		if p == "" {
			r.set.Report(codeLabel.At(t.Pos))
			continue
		}
		l.Phrases = append(l.Phrases, p)
	}
	return l
}

// word reads a short text without markup and breaks.
func (r *reader) word(t source.Text) source.Text {
	r.refuseMarkup(t)
	if !strings.Contains(t.Value, "|") {
		return t
	}
	for i, c := range []rune(t.Value) {
		if c == '|' {
			r.set.Report(codeBreak.At(r.set.At(t, i)))
		}
	}
	return t
}

func (r *reader) refuseMarkup(t source.Text) {
	if !strings.ContainsAny(t.Value, "*`{}[]<>\n") {
		return
	}
	for i, c := range []rune(t.Value) {
		if strings.ContainsRune("*`{}[]<>", c) {
			r.set.Report(codePlain.At(r.set.At(t, i), string(c)))
			return
		}
		if c == '\n' {
			r.set.Report(codeParagraph.At(r.set.At(t, i)))
			return
		}
	}
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}
