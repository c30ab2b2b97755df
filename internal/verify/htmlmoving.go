package verify

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// keyframe is one step of an animation (CSS Animations 1).
type keyframe struct {
	last bool // it is the end
	says []declared
}

// animate takes the steps of an animation. Words that it writes are told: which element
// shows them is not worked out.
func (s *stylesheet) animate(name, inner string) {
	var frames []keyframe
	for inner != "" && len(frames) < 256 {
		at := strings.IndexByte(inner, '{')
		if at < 0 {
			break
		}
		head := strings.ToLower(inner[:at])
		body, rest := enclosed(inner[at:], '{', '}')
		inner = rest
		if content(body) != "" {
			s.told.add(Notice{Kind: UnreadStyle, What: "@keyframes " + name})
		}
		frames = append(frames, keyframe{last: strings.Contains(head, "to") || strings.Contains(head, "100%"), says: declaredIn(body)})
	}
	s.keyframes[name] = frames
}

// hidesWords reports whether a step of an animation hides words.
func (f keyframe) hidesWords() bool {
	return slices.ContainsFunc(f.says, func(d declared) bool {
		return d.does == hides || d.does == turns || d.does == waits || d.does == valued && vanishes(d)
	})
}

// animated takes the end of a finished animation into what is said of an element, and
// names one that hides words: for good, again and again, or for long.
func (s *stylesheet) animated(won map[string]declared) string {
	said := ""
	for p, d := range won {
		if strings.HasPrefix(p, "animation") {
			said += " " + strings.ReplaceAll(d.value, ",", " ")
		}
	}
	if said == "" || len(s.keyframes) == 0 {
		return ""
	}
	words := strings.Fields(said)
	ends := slices.Contains(words, "forwards") || slices.Contains(words, "both")
	odd := slices.ContainsFunc(words, func(w string) bool {
		q, ok := measured(w)
		return w == "infinite" || w == "paused" || w == "reverse" || w == "alternate" || w == "alternate-reverse" || ok && strings.HasSuffix(w, "s") && (q.px > 5 && !strings.HasSuffix(w, "ms") || q.px < 0)
	})
	for name, frames := range s.keyframes {
		if !slices.Contains(words, strings.ToLower(name)) || !slices.ContainsFunc(frames, keyframe.hidesWords) {
			continue
		}
		if odd {
			return name
		}
		for _, f := range frames {
			if !ends || !f.last {
				continue
			}
			if f.hidesWords() {
				return name
			}
			for _, d := range f.says {
				if !won[d.property].heavy {
					won[d.property] = d
				}
			}
		}
	}
	return ""
}

// tellMoving tells of an animation that hides the words of an element.
func (s *sight) tellMoving(n *html.Node, l *state, name string) {
	if !l.told && !inFigure(n) && lettered(s.inside(n)) {
		l.told = true
		s.sheet.told.add(Notice{Kind: UnreadStyle, What: "@keyframes " + name})
	}
}

// register takes what @property says of a custom property.
func (s *stylesheet) register(name, inner string) {
	r := registration{}
	declarations(inner, func(p, v string, _ bool) {
		switch p {
		case "inherits":
			r.alone = strings.EqualFold(v, "false")
		case "initial-value":
			r.initial = v
		}
	})
	if len(s.registered) < maxRules {
		s.registered[name] = r
	}
}

// waitingMark begins words that wait for custom properties.
const waitingMark = "\x00"

// waiting is the words that a style writes, or its declaration of them when they are in
// custom properties.
func waiting(body string) string {
	out := ""
	declarations(body, func(p, v string, _ bool) {
		if p == "content" && calls(v) >= 0 {
			out = waitingMark + v
		}
	})
	if out != "" {
		return out
	}
	return content(body)
}

// said is words that wait, with the custom properties of an element.
func (s *stylesheet) said(written string, n *html.Node) string {
	v, ok := strings.CutPrefix(written, waitingMark)
	if !ok {
		return written
	}
	if s.env == nil {
		return ""
	}
	if v, ok = s.env(n).resolve(v, 0); !ok {
		return ""
	}
	return content("content:" + v)
}
