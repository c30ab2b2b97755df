package pdf

// pdf2 is the namespace of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6).
const pdf2 = "http://iso.org/pdf2/ssn"

// only17 are the types that PDF 2.0 left behind; they stay in the namespace of
// PDF 1.7, which is what an element without a namespace is in.
var only17 = map[string]bool{"TOC": true, "TOCI": true, "BlockQuote": true, "Reference": true}

// newer adds what PDF 2.0 wants of an element: its namespace, and what it leads to.
func (w *writer) newer(b []byte, e *elem) []byte {
	if !only17[e.tag] {
		b = appendRef(append(b, "/NS "...), w.spaces)
	}
	first := true
	for _, r := range e.refers {
		if !r.live {
			continue
		}
		if first {
			b = append(b, "/Ref["...)
			first = false
		}
		b = append(appendRef(b, r.ref), ' ')
	}
	if !first {
		b = append(b, ']')
	}
	return b
}
