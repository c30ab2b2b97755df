package source

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/lazy"
)

// suspect is what makes a file unreadable as YAML, where the library's own message and
// place would lead astray.
type suspect struct {
	line, col int
	what      diag.Phrase
	cure      diag.Phrase
}

// suspects looks for what people leave behind: half a merge, blanks pasted from a word
// processor, words after a closing quote. It is asked only of files that cannot be read.
func (f *File) suspects(broken int) *suspect {
	for i, line := range f.lines() {
		if strings.HasPrefix(line, "<<<<<<< ") || strings.HasPrefix(line, ">>>>>>> ") || strings.TrimRight(line, "\r ") == "=======" {
			return &suspect{i + 1, 1, diag.Phrase{SV: "två versioner av filen har satts ihop och märkena mellan dem står kvar", EN: "two versions of the file were merged and the marks between them remain"},
				diag.Phrase{SV: "behåll den version som gäller, och ta bort den andra och raderna med «<<<<<<<», «=======» och «>>>>>>>»", EN: "keep the version that holds, and remove the other and the lines with «<<<<<<<», «=======» and «>>>>>>>»"}}
		}
	}
	for i, line := range f.lines() {
		if col := hardIndent(line); col > 0 && i < broken {
			return &suspect{i + 1, col, diag.Phrase{SV: "raden är indragen med hårda mellanslag", EN: "the line is indented with no-break spaces"},
				softIndent}
		}
	}
	for k := max(broken-1, 1); k <= broken; k++ {
		if at := hardColon().FindStringIndex(f.Line(k)); at != nil {
			return &suspect{k, utf8.RuneCountInString(f.Line(k)[:at[1]]), diag.Phrase{SV: "ett hårt mellanslag står efter kolon eller strecket", EN: "a no-break space stands after the colon or the dash"},
				diag.Phrase{SV: "ersätt det med ett vanligt mellanslag; klistra in som oformaterad text", EN: "replace it with an ordinary space; paste as plain text"}}
		}
	}
	for k := max(broken-1, 1); k <= broken; k++ {
		if at := hashValue().FindStringIndex(f.Line(k)); at != nil {
			return &suspect{k, utf8.RuneCountInString(f.Line(k)[:at[1]]), diag.Phrase{SV: "ett värde börjar med «#», som läses som en kommentar", EN: "a value begins with «#», which is read as a comment"}, hashInText}
		}
	}
	if at := quoteEnd().FindStringIndex(f.Line(broken)); at != nil {
		return &suspect{broken, utf8.RuneCountInString(f.Line(broken)[:at[1]]), diag.Phrase{SV: "text står efter det avslutande citattecknet", EN: "words stand after the closing quote"},
			diag.Phrase{SV: "sätt hela texten inom citattecken: '… \"ord\" …', eller skriv ”ord” med svenska citattecken", EN: "put the whole text in quotes: '… \"word\" …', or write “word” with typographic quotes"}}
	}
	return nil
}

// quoteEnd is a quoted value with words after it.
var quoteEnd = lazy.Pattern(`^ *(?:- +)?(?:[a-z_]+: +)?(?:"[^"]*"|'[^']*') *[^ "'#,:}\]]`)

// hashValue is a value in brackets that begins with «#»: a colour without its quotes.
var hashValue = lazy.Pattern(`[{,\[][^'"]*: +#`)

// hardColon is a colon or a dash of YAML with a blank after it that YAML does not know.
var hardColon = lazy.Pattern(`^ *(?:- +)?(?:[a-z_]+:|-)[\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}]`)

// hardIndent is the column of the first blank before the words of a line that YAML does
// not know as one; 0: there is none.
func hardIndent(line string) int {
	col := 0
	for _, r := range line {
		col++
		switch {
		case r == ' ' || r == '\r':
		case unicode.IsSpace(r):
			return col
		default:
			return 0
		}
	}
	return 0
}

// foreign is the kind of a file that is no text at all, by its first bytes.
func foreign(data []byte) (sv, en string) {
	for _, k := range []struct{ head, sv, en string }{
		{"PK\x03\x04", "en Word-, Excel- eller zip-fil", "a Word, Excel or zip file"},
		{"\xd0\xcf\x11\xe0", "en äldre Office-fil", "an older Office file"},
		{"%PDF-", "en PDF", "a PDF"},
		{"\x89PNG", "en bild", "a picture"},
		{"\xff\xd8\xff", "en bild", "a picture"},
		{"{\\rtf", "en RTF-fil", "an RTF file"},
		{"SQLite format 3", "en databas", "a database"},
		{"bplist", "en inställningsfil från en Mac", "a settings file of a Mac"},
		{"\x00\x05\x16\x07", "en hjälpfil från en Mac", "a helper file of a Mac"},
		{"GIF8", "en bild", "a picture"},
		{"\x1f\x8b", "en packad fil", "a compressed file"},
	} {
		if bytes.HasPrefix(data, []byte(k.head)) {
			return k.sv, k.en
		}
	}
	return "", ""
}
