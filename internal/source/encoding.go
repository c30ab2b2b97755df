package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"malbild/internal/diag"
)

// checkEncoding reports bytes that are not UTF-8 and says what they seem to be.
// It reports at most one finding: after the first, all others are echoes.
func (f *File) checkEncoding() bool {
	if bytes.HasPrefix(f.data, []byte("\xef\xbb\xbf")) {
		f.report(codeBOM.At(f.pos(1, 1)))
		return false
	}
	kind, at := encoding(f.data)
	if kind == "" {
		return true
	}
	line, col := 1, 1
	if at > 0 {
		before := f.data[:at]
		line = 1 + bytes.Count(before, []byte("\n"))
		col = 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	}
	if kind == mixed {
		f.report(codeEncoding.At(f.pos(line, col), "UTF-8 med enstaka tecken i Windows-1252 (Latin-1)", "UTF-8 with single characters in Windows-1252 (Latin-1)").WithCure(oneForeign))
		return false
	}
	if sv, en := foreign(f.data); sv != "" {
		f.report(codeEncoding.At(f.pos(1, 1), sv, en).WithCure(diag.Phrase{SV: "lägg tillbaka textfilen, och spara den andra filen under ett annat namn", EN: "put the text file back, and save the other file under another name"}))
		return false
	}
	f.report(codeEncoding.At(f.pos(line, col), kind, kind))
	return false
}

// encoding names the encoding that data seems to have, and the offset where it
// shows; "" for UTF-8.
func encoding(data []byte) (string, int) {
	if bytes.IndexByte(data, 0) < 0 && utf8.Valid(data) {
		return "", 0
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "UTF-32", 0
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return "UTF-16 LE", 0
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return "UTF-16 BE", 0
	}
	if order := wide(data); order != "" {
		return order, 0
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return singleByte(data), i
		}
		i += n
	}
	return "", 0
}

// wide names the byte order of UTF-16 without a mark, by where its null bytes stand; "":
// it is not UTF-16.
func wide(data []byte) string {
	var at [2]int
	for i, c := range data {
		if c == 0 {
			at[i%2]++
		}
	}
	switch {
	case at[1] > len(data)/4 && at[0]*8 < at[1]:
		return "UTF-16 LE"
	case at[0] > len(data)/4 && at[1]*8 < at[0]:
		return "UTF-16 BE"
	}
	return ""
}

// mixed is UTF-8 into which single characters of another encoding were pasted.
const mixed = "UTF-8 + Windows-1252"

// odd8 are the bytes of data that are not UTF-8, and how many letters above ASCII are.
func odd8(data []byte) (bad []byte, good int) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n <= 1:
			bad = append(bad, data[i])
		case n > 1:
			good++
		}
		i += n
	}
	return bad, good
}

// singleByte tells the single-byte encodings of Swedish apart by å ä ö Å Ä Ö.
func singleByte(data []byte) string {
	bad, good := odd8(data)
	if good > len(bad) {
		return mixed
	}
	count := func(letters string) (n int) {
		for i := 0; i < len(letters); i++ {
			n += bytes.Count(bad, []byte{letters[i]})
		}
		return n
	}
	latin, dos, mac := count("\xe5\xe4\xf6\xc5\xc4\xd6"), count("\x86\x84\x94\x8f\x8e\x99"), count("\x8c\x8a\x9a\x81\x80\x85")
	switch {
	case latin >= dos && latin >= mac:
		return "Windows-1252 (Latin-1)"
	case mac > dos:
		return "Mac Roman"
	default:
		return "CP850 (DOS)"
	}
}

// checkWhole reports null bytes that are no encoding, once: what a computer that stopped,
// or a broken synchronisation, leaves of a file.
func (f *File) checkWhole() bool {
	n := bytes.Count(f.data, []byte{0})
	if n < 2 || wide(f.data) != "" || bytes.HasPrefix(f.data, []byte("\xff\xfe")) || bytes.HasPrefix(f.data, []byte("\x00\x00\xfe\xff")) {
		return true
	}
	if sv, _ := foreign(f.data); sv != "" {
		return true
	}
	before := f.data[:bytes.IndexByte(f.data, 0)]
	last := before[bytes.LastIndexByte(before, '\n')+1:]
	d := codeDamaged.At(f.pos(1+bytes.Count(before, []byte("\n")), 1+utf8.RuneCount(last)), n)
	d.Excerpt = string(last) + "␀"
	f.report(d)
	return false
}

// checkCharacters reports characters that never belong in a source. Tabs and
// control characters stop the reading, since YAML cannot be told from them.
func (f *File) checkCharacters() bool {
	ok := true
	for i, line := range f.lines() {
		if !f.checkLine(i+1, line) {
			ok = false
		}
	}
	return ok
}

// plain reports whether a text is UTF-8 and holds nothing but letters and signs that are
// usual here and of which no line needs to be looked at. It is said of nearly all files.
func plain(text string) bool {
	for i := 0; i < len(text); {
		if c := text[i]; c >= ' ' && c < 0x7f || c == '\n' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == 'Ã' || r == 'Â' || r == 'â':
			if mojibake(text[i:]) != "" {
				return false
			}
		case r >= 0xa1 && r < 0x300 && r != '\u00ad': // Latin letters, all of them in NFC
		case r == '\u00a0', r >= '\u2010' && r < '\u2028': // dashes, quotes, dots
		default:
			return false
		}
		i += n
	}
	return true
}

func (f *File) checkLine(n int, line string) bool {
	ok, col := true, 0
	for at, r := range line {
		col++
		switch {
		case r == '\r':
			if !f.oldEnds { // the file has such ends, or not: one of them tells of all
				f.report(codeControl.At(f.pos(n, col), "U+000D (vagnretur)", "U+000D (carriage return)").WithCure(lineEnds))
			}
			ok, f.oldEnds = false, true
		case r == '\t':
			f.report(codeTab.At(f.pos(n, col)))
			ok = false
		case r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0) || r == '\u2028' || r == '\u2029':
			f.control(n, col, r)
			ok = false
		case invisible(r):
			f.control(n, col, r)
		case r == 'Ã' || r == 'Â' || r == 'â':
			if m := mojibake(line[at:]); m != "" {
				f.report(codeMojibake.At(f.pos(n, col), m))
			}
		}
	}
	f.checkNFC(n, line)
	return ok
}

// checkNFC reports the first word of the line that is not NFC.
func (f *File) checkNFC(n int, line string) {
	if norm.NFC.IsNormalString(line) {
		return
	}
	for _, w := range strings.Fields(line) {
		if !norm.NFC.IsNormalString(w) {
			at := strings.Index(line, w)
			f.report(codeNFC.At(f.pos(n, 1+utf8.RuneCountInString(line[:at])), w, norm.NFC.String(w)))
			return
		}
	}
	f.report(codeNFC.At(f.pos(n, 1), line, norm.NFC.String(line)))
}

// invisible reports characters that cannot be seen and are not spaces.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u200f', '\ufffc', '\ufffd':
		return true
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || unicode.Is(unicode.Co, r)
}

// mojibake returns the broken pair that s begins with, or "".
func mojibake(s string) string {
	for _, p := range []string{"Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "Ã©", "Â§", "Â»", "Â«", "â€“", "â€”", "â€™", "â€œ", "â€\u009d"} {
		if strings.HasPrefix(s, p) {
			return p
		}
	}
	return ""
}

// runeNames are the invisible characters that writing programs put in.
var runeNames = map[rune][2]string{
	'\u00ad': {"mjukt bindestreck", "soft hyphen"}, '\u200b': {"mellanrum utan bredd", "zero width space"},
	'\ufeff': {"BOM", "byte order mark"}, '\ufffd': {"ersättningstecken", "replacement character"},
	0: {"nolltecken", "null"}, '\v': {"radbrytning från Word", "line break from Word"}, '\f': {"sidbrytning", "page break"}, 0x1b: {"escape", "escape"},
	'\u200d': {"osynlig hopfogare", "zero width joiner"}, '\u200e': {"skrivriktning", "direction mark"}, '\u200f': {"skrivriktning", "direction mark"},
	'\ufffc': {"plats för ett inklistrat objekt", "place of a pasted object"},
	'\u2028': {"radskiljare", "line separator"}, '\u2029': {"styckeskiljare", "paragraph separator"},
}

// control reports an invisible character under its number and name.
func (f *File) control(line, col int, r rune) {
	sv := fmt.Sprintf("U+%04X", r)
	en := sv
	if n, ok := runeNames[r]; ok {
		sv, en = sv+" ("+n[0]+")", en+" ("+n[1]+")"
	}
	d := codeControl.At(f.pos(line, col), sv, en)
	if r != '\u00ad' {
		d = d.WithCure(removeSign)
	}
	f.report(d)
}
