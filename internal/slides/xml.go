package slides

import "unicode/utf8"

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsA     = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	nsR     = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	nsP     = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	nsAll   = nsA + ` ` + nsR + ` ` + nsP
	relO    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relPkg  = "http://schemas.openxmlformats.org/package/2006/relationships/"
	ctBase  = "application/vnd.openxmlformats-"
	ctP     = ctBase + "officedocument.presentationml."
	relHead = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// text writes character data; what XML 1.0 forbids is left out.
func text(b []byte, s string) []byte { return escape(b, s, false) }

// attr writes an attribute's value.
func attr(b []byte, s string) []byte { return escape(b, s, true) }

func escape(b []byte, s string, quoted bool) []byte {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"' && quoted:
			b = append(b, "&quot;"...)
		case r == '\t' || r == '\n' || r == '\r':
			b = append(b, ' ')
		case r < ' ' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError && n == 1:
		default:
			b = append(b, s[i:i+n]...)
		}
		i += n
	}
	return b
}
