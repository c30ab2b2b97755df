package slides

import (
	"bytes"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/word/opc"
)

// A presentation of ours may be saved as a template: what it says of its old words
// goes, what the principal added stays, and the new words are told.
func TestATemplateThatWasOurDocument(t *testing.T) {
	s := samples(t)["norrbotten-kiruna"]
	first, err := Write(s.doc, s.options())
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := opc.Open(first, opc.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var parts []opc.Entry
	for _, n := range pkg.Names() {
		raw, _ := pkg.Raw(n)
		if n == "docProps/custom.xml" {
			b, _ := pkg.Bytes(n)
			b = bytes.Replace(b, []byte("</Properties>"), []byte(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="90" name="Handling"><vt:lpwstr>egen</vt:lpwstr></property><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="91" name="malbildStatus"><vt:lpwstr>adopted</vt:lpwstr></property></Properties>`), 1)
			raw = NewShared().part(n, b)
		}
		parts = append(parts, opc.Entry{Name: n, Raw: raw})
	}
	var mould bytes.Buffer
	if err := opc.Write(&mould, parts); err != nil {
		t.Fatal(err)
	}
	tpl, found := OpenTemplate(mould.Bytes(), "mall.pptx", diag.Pos{})
	if tpl == nil {
		t.Fatal(found)
	}
	o := s.options()
	o.Template = tpl
	b, err := Write(s.doc, o)
	if err != nil {
		t.Fatal(err)
	}
	after := open(t, b)
	custom, err := after.Bytes("docProps/custom.xml")
	if err != nil || !bytes.Contains(custom, []byte("egen")) || bytes.Count(custom, []byte(`"malbildIdentity"`)) != 1 || bytes.Contains(custom, []byte(">adopted<")) {
		t.Errorf("%v %s", err, custom)
	}
	if _, err := after.XML("docProps/custom.xml"); err != nil {
		t.Error(err)
	}
}
