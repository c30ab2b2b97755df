package diag

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// broken are what libraries say of broken files.
func broken(t *testing.T) map[string]error {
	t.Helper()
	out := map[string]error{}
	keep := func(name string, err error) {
		if err == nil {
			t.Fatalf("%s: not refused", name)
		}
		out[name] = err
	}
	for name, text := range map[string]string{
		"a wrong end": "<a>\n<b></a>", "cut off": "<a>\n<b>", "no value": "<a b>", "no quotes": "<a b=c>", "an entity": "<a>&foo;</a>",
		"a control": "<a>\x01</a>", "no UTF-8": "<a>\xff</a>", "another encoding": `<?xml version="1.0" encoding="latin1"?><a/>`, "an end alone": "</a>",
		"no name": "<>", "an open tag": "<a", "a bracket": `<a b="<"/>`,
	} {
		d := xml.NewDecoder(strings.NewReader(text))
		var err error
		for err == nil {
			_, err = d.Token()
		}
		keep("xml, "+name, err)
	}
	var v struct{ A int }
	for name, text := range map[string]string{"cut off": `{"A":`, "a letter": `{x}`, "a text": `{"A":"b"}`} {
		keep("json, "+name, json.Unmarshal([]byte(text), &v))
	}
	_, err := zlib.NewReader(strings.NewReader("nothing packed"))
	keep("zlib", err)
	for name, text := range map[string]string{"damaged": "\xff\xff\xff", "cut off": "\x4b", "nothing": ""} {
		_, err := io.ReadAll(flate.NewReader(strings.NewReader(text)))
		keep("flate, "+name, err)
	}
	_, err = zip.NewReader(strings.NewReader("x"), 1)
	keep("zip", err)
	for name, text := range map[string]string{
		"none": "x", "png": "\x89PNG\r\n\x1a\nxxxxxxxxxxxx", "jpeg": "\xff\xd8xxxx", "cut": "\xff\xd8\xff",
	} {
		_, _, err := image.Decode(strings.NewReader(text))
		keep("image, "+name, err)
	}
	dir := t.TempDir()
	_, err = os.ReadFile(filepath.Join(dir, "absent"))
	keep("no file", err)
	_, err = os.ReadFile(dir)
	keep("a folder", err)
	keep("in the way", os.Mkdir(dir, 0o755))
	_, err = os.Open(filepath.Join(dir, strings.Repeat("x", 4000)))
	keep("a long name", err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, err = net.Listen("tcp", l.Addr().String())
	keep("a port in use", err)
	return out
}

// What libraries say of broken files is told in Swedish, with no word of theirs.
func TestCausesAreToldInSwedish(t *testing.T) {
	for name, err := range broken(t) {
		p := Cause(fmt.Errorf("reading: %w", err))
		if strings.Contains(p.SV, "engelska") || p.SV == p.EN || strings.Contains(p.EN, "reading") {
			t.Errorf("%s: «%s», «%s», of %q", name, p.SV, p.EN, err)
		}
	}
}

// A cause names the place that the error names, and an error of ours the part.
func TestCausesNameTheirPlace(t *testing.T) {
	own := NewError("en del är skadad", "a part is damaged")
	for want, err := range map[string]error{
		"rad 2: ett element stängs med fel namn":                                 broken(t)["xml, a wrong end"],
		"en del är skadad: «word/document.xml»":                                  fmt.Errorf("%w: %q: %w", own, "word/document.xml", io.EOF),
		"«word/document.xml», rad 3: XML-formen stämmer inte":                    fmt.Errorf("docx: %q: %w", "word/document.xml", &xml.SyntaxError{Line: 3, Msg: "expected element name after <"}),
		"byte 7: det packade är skadat":                                          flate.CorruptInputError(7),
		"ett fel som saknar svensk text (teknisk upplysning på engelska: «odd»)": errors.New("odd"),
	} {
		if got := Cause(err).SV; got != want {
			t.Errorf("«%s», want «%s»", got, want)
		}
	}
	if !errors.Is(fmt.Errorf("x: %w", own), own) {
		t.Error("an error that speaks is not found in what wraps it")
	}
}

// A finding tells a phrase among its arguments in the language of the text, and leaves its
// arguments as they are.
func TestArgumentsSpeakTheLanguage(t *testing.T) {
	c := Code{What: Phrase{SV: "«%s» kan inte läsas: %s", EN: "«%s» cannot be read: %s"}}
	f := c.At(Pos{}, "a.docx", Cause(io.ErrUnexpectedEOF))
	for lang, want := range map[string]string{"sv": "«a.docx» kan inte läsas: den slutar mitt i", "en": "«a.docx» cannot be read: it ends in the middle"} {
		if what, _, _ := f.Text(lang); what != want {
			t.Errorf("«%s», want «%s»", what, want)
		}
	}
	if bytes.Contains([]byte(fmt.Sprint(f.Args...)), []byte("%")) {
		t.Error(f.Args)
	}
}
