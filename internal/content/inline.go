package content

import (
	"malbild/internal/diag"
	"malbild/internal/lazy"
)

// What stands in brackets beside links: text in another language, [Tervetuloa](fi);
// a short form, [HSL](= hälso- och sjukvårdslagen); a note, [^Noten.].
var (
	foreignForm = lazy.Pattern(`^\[([^\[\]*{}|]+)\]\(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)`)
	shortForm   = lazy.Pattern(`^\[([^\[\]*{}|]+)\]\(= *([^()\[\]*{}|]+?) *\)`)
)

// bracket reads what is no link; false when it is none of these.
func (m *markup) bracket() bool {
	if m.has("[^") {
		return m.footnote()
	}
	rest := string(m.runes[m.at:])
	s := Span{Strong: m.strong >= 0, Emphasis: m.stress > 0}
	f := foreignForm().FindStringSubmatch(rest)
	if f != nil {
		if s.Text, s.Language = f[1], f[2]; !isLanguage(f[2]) {
			m.r.set.Report(codeLanguage.At(m.r.set.At(m.text, m.at), f[2]))
		}
	} else if f = shortForm().FindStringSubmatch(rest); f != nil {
		s.Text, s.Expansion = f[1], f[2]
	}
	if f == nil {
		return false
	}
	m.flush("")
	m.spans = append(m.spans, s)
	m.at += len([]rune(f[0]))
	return true
}

// footnote reads a note up to the bracket that ends it. Notes hold no notes.
func (m *markup) footnote() bool {
	from, depth, end := m.at+2, 0, -1
	for i := m.at; i < len(m.runes) && end < 0; i++ {
		switch m.runes[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				end = i
			}
		}
	}
	for from < end && m.runes[from] == ' ' {
		from++
	}
	if end < 0 || from >= end || m.note {
		return false
	}
	m.flush("")
	in := &markup{r: m.r, text: m.text, runes: m.runes[:end], at: from, strong: -1, note: true}
	for in.at < len(in.runes) {
		in.step()
	}
	if in.strong >= 0 {
		m.r.set.Report(codeStrong.At(m.r.set.At(m.text, in.strong)))
	}
	in.unstressed()
	in.flush("")
	m.spans = append(m.spans, Span{Note: &Rich{Spans: in.spans, Pos: m.text.Pos}})
	m.at = end + 1
	return true
}

// stressing begins or ends stress; false when the star is no sign of it.
func (m *markup) stressing() bool {
	next := m.at + 1
	if m.stress == 0 {
		closes := false
		for i := next + 1; i < len(m.runes); i++ {
			closes = closes || m.runes[i] == '*' && m.runes[i-1] != ' ' && m.runes[i-1] != '*' && (i+1 == len(m.runes) || m.runes[i+1] != '*')
		}
		if !closes || next >= len(m.runes) || m.runes[next] == ' ' {
			return false
		}
		m.flush("")
		m.stress, m.at = next, next
		return true
	}
	if m.runes[m.at-1] == ' ' {
		return false
	}
	m.flush("")
	m.stress, m.at = 0, next
	return true
}

// unstressed reports a star that lacks its pair.
func (m *markup) unstressed() {
	if m.stress > 0 {
		m.r.set.Report(codeMarkup.At(m.r.set.At(m.text, m.stress-1), "*"))
	}
}

// written is a span as it is written in the sources.
func (s Span) written() string {
	text := s.Text
	switch {
	case s.Note != nil:
		text = "[^"
		for _, n := range s.Note.Spans {
			text += n.written()
		}
		text += "]"
	case s.Name != "":
		text = "{" + s.Name + "}"
	case s.Link != "":
		text = "[" + text + "](" + s.Link + ")"
	case s.Language != "":
		text = "[" + text + "](" + s.Language + ")"
	case s.Expansion != "":
		text = "[" + text + "](= " + s.Expansion + ")"
	}
	if s.Emphasis {
		text = "*" + text + "*"
	}
	if s.Strong {
		text = "**" + text + "**"
	}
	return text
}

// The findings of pictures and tables. Codes are stable; a code is never reused.
var (
	codePicture = &diag.Code{ID: "MB229",
		What: diag.Phrase{SV: "bilden «%[1]s» kan inte användas: %[2]s", EN: "the picture «%[1]s» cannot be used: %[3]s"},
		Why:  diag.Phrase{SV: "den skulle saknas eller se olika ut i pdf, Word och på webben", EN: "it would be missing, or look different in PDF, Word and on the web"},
		Cure: diag.Phrase{SV: "öppna den i ett bildprogram och spara den som PNG, JPEG eller enkel SVG, högst 32 MB och 40 miljoner bildpunkter", EN: "open it in a picture program and save it as PNG, JPEG or plain SVG, at most 32 MB and 40 million pixels"}}
	codeAlt = &diag.Code{ID: "MB250",
		What: diag.Phrase{SV: "bilden «%[1]s» ska ha antingen alt eller decorative: true", EN: "the picture «%[1]s» should have either alt or decorative: true"},
		Why:  diag.Phrase{SV: "den som inte ser bilden måste få veta vad den säger, eller att den inget säger", EN: "who does not see the picture must be told what it says, or that it says nothing"},
		Cure: diag.Phrase{SV: "skriv alt: och vad bilden visar; är den bara utsmyckning, skriv decorative: true", EN: "write alt: and what the picture shows; if it is mere ornament, write decorative: true"}}
	codeTable = &diag.Code{ID: "MB200",
		What: diag.Phrase{SV: "tabellen %[1]s", EN: "the table %[2]s"},
		Why:  diag.Phrase{SV: "den som hör tabellen läsas skulle inte veta vilka rubriker en ruta har", EN: "who hears the table read would not know which headings a cell has"},
		Cure: diag.Phrase{SV: "ge tabellen en rubrik, och varje rad lika många rutor; columns och rows säger hur många en ruta tar", EN: "give the table a caption, and every row equally many cells; columns and rows say how many a cell takes"}}
	curePath = diag.Phrase{SV: "lägg filen i länets mapp och skriv dess väg därifrån, till exempel bilder/foto.jpg", EN: "put the file in the county's folder and write its path from there, for example bilder/foto.jpg"}
)
