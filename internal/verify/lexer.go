package verify

import "malbild/internal/pdfread"

// tokenKind is what a token of a content stream or CMap is.
type tokenKind = pdfread.Kind

const (
	operator   = pdfread.Operator
	number     = pdfread.Number
	name       = pdfread.NameToken
	str        = pdfread.StringToken // a string, unescaped
	arrayOpen  = pdfread.ArrayOpen
	arrayClose = pdfread.ArrayClose
	dictOpen   = pdfread.DictOpen
	dictClose  = pdfread.DictClose
)

// token is one token; text is the number, the name without slash, the bytes of
// a string or the operator. Unlike those of pdfread it may be kept.
type token struct {
	kind tokenKind
	text string
	num  float64
}

// lexer cuts a content stream into tokens (ISO 32000-1, 7.2 and 7.8.2).
type lexer struct{ pdfread.Lexer }

func lexerOf(data []byte) *lexer { return &lexer{pdfread.Lexer{Data: data}} }

func (l *lexer) next() (token, bool) {
	t := l.Next()
	if t.Kind == pdfread.End {
		return token{}, false
	}
	out := token{t.Kind, string(t.Bytes), t.Num}
	l.Forget()
	return out, true
}
