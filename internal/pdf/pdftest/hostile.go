package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// Hostile returns files that try to keep a reader busy for ever, or to fill its
// memory. None can be read to the end; a reader must say so, soon.
func Hostile() ([]Variant, error) {
	whole, err := Whole()
	if err != nil {
		return nil, err
	}
	bomb, err := bombed()
	if err != nil {
		return nil, err
	}
	cross := bytes.LastIndex(whole, []byte("startxref\n"))
	return []Variant{
		{Name: "empty", File: nil},
		{Name: "not-a-pdf", File: []byte("<html>hej</html>")},
		{Name: "head-only", File: []byte("%PDF-1.7\n")},
		{Name: "cut-in-half", File: whole[:len(whole)/2]},
		{Name: "no-end", File: whole[:cross]},
		{Name: "cross-references-elsewhere", File: append(bytes.Clone(whole[:cross]), "startxref\n99999999999\n%%EOF\n"...)},
		{Name: "cross-references-in-a-circle", File: bytes.Replace(whole, []byte("trailer\n<<"), fmt.Appendf(nil, "trailer\n<</Prev %d", bytes.LastIndex(whole, []byte("xref\n0 "))), 1)},
		{Name: "pages-in-a-circle", File: hand("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>")},
		{Name: "pages-many-times", File: hand("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 100000000/Kids["+strings.Repeat("3 0 R ", 10)+"]>>",
			"<</Type/Pages/Parent 2 0 R/Count 10000000/Kids["+strings.Repeat("4 0 R ", 10)+"]>>", "<</Type/Pages/Parent 3 0 R/Kids["+strings.Repeat("3 0 R ", 10)+"]>>")},
		{Name: "structure-in-a-circle", File: hand("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", "<</Type/StructTreeRoot/K 5 0 R>>", "<</S/Document/P 4 0 R/K[5 0 R]>>")},
		{Name: "reference-to-itself", File: hand("<</Type/Catalog/Pages 2 0 R/Lang 3 0 R>>", "<</Type/Pages/Count 0/Kids[]>>", "3 0 R")},
		{Name: "nested-deep", File: hand("<</Type/Catalog/Pages 2 0 R/X " + strings.Repeat("[", 200000) + strings.Repeat("]", 200000) + ">>")},
		{Name: "bomb", File: bomb},
	}, nil
}

// hand writes objects 1, 2, … as a file; the first is the catalog.
func hand(objects ...string) []byte {
	f := &file{head: "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", objects: map[int]*object{}, trailer: "/Root 1 0 R"}
	for i, o := range objects {
		f.objects[i+1] = &object{dict: o}
	}
	return f.bytes()
}

// bombed is a page whose 300 kB of content are 256 MB of spaces, deflated twice.
func bombed() ([]byte, error) {
	data := make([]byte, 0, 1<<20)
	for range 1 << 20 {
		data = append(data, ' ')
	}
	var once, twice bytes.Buffer
	z := zlib.NewWriter(&once)
	for range 256 {
		if _, err := z.Write(data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	z = zlib.NewWriter(&twice)
	if _, err := z.Write(once.Bytes()); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	f := &file{head: "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", trailer: "/Root 1 0 R", objects: map[int]*object{
		1: {dict: "<</Type/Catalog/Pages 2 0 R>>"}, 2: {dict: "<</Type/Pages/Count 1/Kids[3 0 R]>>"},
		3: {dict: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>"},
		4: {dict: "/Filter[/FlateDecode/FlateDecode]", stream: twice.Bytes(), has: true}}}
	return f.bytes(), nil
}
