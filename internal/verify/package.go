package verify

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"

	"malbild/internal/diag"
)

// wordMain is where the text of a Word file stands, unless the package says otherwise.
const wordMain = "word/document.xml"

// strict are the namespaces of ISO/IEC 29500 strict, and what they are called in the
// transitional form that is mostly written.
var strict = map[string]string{
	"http://purl.oclc.org/ooxml/wordprocessingml/main":        wordML,
	"http://purl.oclc.org/ooxml/officeDocument/math":          mathML,
	"http://purl.oclc.org/ooxml/presentationml/main":          presentationML,
	"http://purl.oclc.org/ooxml/drawingml/main":               drawingML,
	"http://purl.oclc.org/ooxml/officeDocument/relationships": officeRels,
}

func transitional(space string) string {
	if s := strict[space]; s != "" {
		return s
	}
	return space
}

// zipPart unpacks one part of a package. Names of parts differ by more than their
// case (ECMA-376-2, 6.3.5): a name that is there twice would be read by one program
// and passed over by another.
func zipPart(b []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	var found *zip.File
	for _, f := range z.File {
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		if found != nil {
			return nil, diag.NewError("två delar heter «"+name+"»", "two parts are called «"+name+"»")
		}
		found = f
	}
	if found == nil {
		return nil, noPart(name)
	}
	r, err := found.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err != nil {
		return nil, fmt.Errorf("%q: %w", name, err)
	}
	if len(data) > maxPart {
		return nil, fmt.Errorf("%q: %w", name, ErrTooLarge)
	}
	return data, nil
}

// mainPart is the part that an Office program opens: the one that the package names,
// whatever else lies in it.
func mainPart(b []byte, usual string) string { return relatedPart(b, "", "/officeDocument", usual) }

// relatedPart is the part that another one, or the package itself, names for a
// purpose: the end of the kind of the relationship (ECMA-376-2, 6.5).
func relatedPart(b []byte, of, kind, usual string) string {
	name := path.Join(path.Dir(of), "_rels", strings.TrimSuffix(path.Base("/"+of), "/")+".rels")
	rels, err := zipPart(b, name)
	if err != nil {
		return usual
	}
	d := xml.NewDecoder(bytes.NewReader(rels))
	for {
		tok, err := d.Token()
		if err != nil {
			return usual
		}
		t, ok := tok.(xml.StartElement)
		if !ok || t.Name.Local != "Relationship" || !strings.HasSuffix(attribute(t, "Type"), kind) {
			continue
		}
		target := attribute(t, "Target")
		if strings.HasPrefix(target, "/") {
			return path.Clean(target[1:])
		}
		return path.Join(path.Dir(of), target)
	}
}

// noPart is a part that the package should have and has not.
func noPart(name string) error {
	return diag.NewError("delen «"+name+"» saknas", "the part «"+name+"» is missing")
}
