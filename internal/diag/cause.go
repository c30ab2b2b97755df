package diag

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// spoken is an error that speaks both languages.
type spoken struct {
	Phrase
	kind error // what errors.Is knows it by, or nil
}

func (e *spoken) Error() string { return e.EN }

func (e *spoken) Unwrap() error { return e.kind }

// NewError makes an error that Cause tells in the language of the user.
func NewError(sv, en string) error { return &spoken{Phrase: Phrase{SV: sv, EN: en}} }

// about is the phrase with the name that is quoted in what wraps the error.
func (e *spoken) about(said string) Phrase {
	if quoted := inQuotes().FindString(said); quoted != "" {
		name := strings.Trim(quoted, `"`)
		return Phrase{SV: e.SV + ": «" + name + "»", EN: e.EN + ": «" + name + "»"}
	}
	return e.Phrase
}

var partName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`"[^"\s]*/[^"\s]*\.(xml|rels)"`) })

var inQuotes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`"[^"]{1,120}"`) })

// Because is an error of a kind that says what it is about.
func Because(kind error, sv, en string) error {
	return &spoken{Phrase: Phrase{SV: sv, EN: en}, kind: kind}
}

// cause is a reason that libraries and the system give, known by words of theirs.
type cause struct{ find, sv, en string }

// causes are tried in their order: the first whose words stand in an error tells it.
var causes = []cause{
	{"unexpected EOF", "den slutar mitt i", "it ends in the middle"},
	// encoding/xml
	{"closed by </", "ett element stängs med fel namn", "an element is closed by the wrong name"},
	{"unexpected end element", "ett element stängs som aldrig öppnats", "an element is closed that was never opened"},
	{"attribute name without =", "ett attribut saknar värde", "an attribute has no value"},
	{"unquoted or missing attribute value", "ett attributs värde saknar citattecken", "the value of an attribute has no quotes"},
	{"invalid character entity", "en teckenkod (&…;) är okänd eller ofullständig", "a character entity (&…;) is unknown or incomplete"},
	{"declared but Decoder.CharsetReader is nil", "teckenkodningen är en annan än UTF-8", "the encoding is another than UTF-8"},
	{"illegal character code", "ett tecken får inte stå i XML", "a character may not stand in XML"},
	{"unescaped < inside quoted string", "ett «<» står i ett attribut", "a «<» stands in an attribute"},
	{"invalid UTF-8", "texten är inte skriven i UTF-8", "the text is not written in UTF-8"},
	{"XML syntax error", "XML-formen stämmer inte", "the form of the XML is not right"},
	// encoding/json, encoding/base64, strconv
	{"unexpected end of JSON input", "den slutar mitt i (JSON)", "it ends in the middle (JSON)"},
	{"cannot unmarshal", "ett värde är av fel slag (JSON)", "a value is of the wrong kind (JSON)"},
	{"invalid character '", "JSON-formen stämmer inte", "the form of the JSON is not right"},
	{"illegal base64 data", "base64-koden är skadad", "the base64 code is damaged"},
	// compress and archive
	{"zlib: invalid header", "början på det packade är skadad", "the beginning of the packed data is damaged"},
	{"gzip: invalid header", "början på det packade är skadad", "the beginning of the packed data is damaged"},
	{"checksum", "kontrollsumman stämmer inte", "the checksum is wrong"},
	{"corrupt", "det packade är skadat", "the packed data are damaged"},
	{"not a valid zip file", "den är ingen zip-fil, eller avkortad", "it is no zip file, or cut off"},
	{"unsupported compression algorithm", "den är packad på ett sätt som inte läses", "it is packed in a way that is not read"},
	{"zlib:", "det packade är skadat", "the packed data are damaged"},
	{"flate:", "det packade är skadat", "the packed data are damaged"},
	{"zip:", "zip-filen är skadad", "the zip file is damaged"},
	{"lzw:", "det packade är skadat (LZW)", "the packed data are damaged (LZW)"},
	// image
	{"image: unknown format", "bilden är varken PNG eller JPEG", "the picture is neither PNG nor JPEG"},
	{"unsupported JPEG feature", "bilden är en JPEG av ett slag som inte läses", "the picture is a JPEG of a kind that is not read"},
	{"png: unsupported", "bilden är en PNG av ett slag som inte läses", "the picture is a PNG of a kind that is not read"},
	{"invalid JPEG format", "bilden är skadad (JPEG)", "the picture is damaged (JPEG)"},
	{"png: invalid format", "bilden är skadad (PNG)", "the picture is damaged (PNG)"},
	// the file system and the net
	{"is a directory", "det är en mapp", "it is a folder"},
	{"not a directory", "en fil ligger i vägen för en mapp", "a file is in the way of a folder"},
	{"no space left", "disken är full", "the disk is full"},
	{"read-only file system", "filsystemet är skrivskyddat", "the file system is read-only"},
	{"too many open files", "för många filer är öppna samtidigt", "too many files are open at once"},
	{"too many levels of symbolic links", "det är en länk som leder tillbaka till sig själv", "it is a link that leads back to itself"},
	{"file name too long", "namnet är för långt", "the name is too long"},
	{"input/output error", "disken kunde inte läsas eller skrivas", "the disk could not be read or written"},
	{"address already in use", "porten används redan av ett annat program", "the port is already used by another program"},
	{"assign requested address", "adressen hör inte till den här datorn", "the address is not one of this computer"},
	{"connection refused", "ingen svarar på adressen", "nobody answers at the address"},
	{"invalid argument", "systemet godtar det inte", "the system does not accept it"},
}

// known are reasons that have a value of their own.
var known = []struct {
	err    error
	sv, en string
}{
	{fs.ErrNotExist, "den finns inte", "it is not there"},
	{fs.ErrPermission, "behörighet saknas", "permission is denied"},
	{fs.ErrExist, "den finns redan", "it is there already"},
	{io.EOF, "den är tom eller slutar mitt i", "it is empty, or ends in the middle"},
}

// Cause tells an error of a library or of the system in both languages, with the line or
// byte it names. The words of one that is not known stand last, in English and marked so.
func Cause(err error) Phrase {
	said := strings.Join(strings.Fields(err.Error()), " ")
	if own, ok := errors.AsType[*spoken](err); ok {
		return own.about(said)
	}
	for _, c := range causes {
		if strings.Contains(said, c.find) {
			return at(Phrase{c.sv, c.en}, said)
		}
	}
	for _, k := range known {
		if errors.Is(err, k.err) {
			return at(Phrase{k.sv, k.en}, said)
		}
	}
	if r := []rune(said); len(r) > 160 {
		said = string(r[:160]) + "…"
	}
	return Phrase{SV: "ett fel som saknar svensk text (teknisk upplysning på engelska: «" + said + "»)", EN: said}
}

// at adds the place that an error names: a part of a package, «line 3» or «offset 120».
func at(p Phrase, said string) Phrase {
	if part := partName().FindString(said); part != "" {
		name, inner := strings.Trim(part, `"`), at(p, strings.Replace(said, part, "", 1))
		return Phrase{"«" + name + "», " + inner.SV, "«" + name + "», " + inner.EN}
	}
	for _, w := range []struct{ find, sv, en string }{{"line ", "rad %d: ", "line %d: "}, {"offset ", "byte %d: ", "byte %d: "}} {
		_, rest, ok := strings.Cut(said, w.find)
		end := strings.IndexFunc(rest+".", func(r rune) bool { return r < '0' || r > '9' })
		if n, err := strconv.Atoi(rest[:max(end, 0)]); ok && err == nil {
			return Phrase{fmt.Sprintf(w.sv, n) + p.SV, fmt.Sprintf(w.en, n) + p.EN}
		}
	}
	return p
}

// spokenIn is arguments of a phrase as the language has them.
func spokenIn(lang string, args []any) []any {
	out := args
	for i, a := range args {
		p, ok := a.(Phrase)
		if !ok {
			continue
		}
		if &out[0] == &args[0] {
			out = append([]any{}, args...)
		}
		out[i] = p.In(lang)
	}
	return out
}
