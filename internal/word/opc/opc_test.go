package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

type entry struct{ name, content string }

func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpenRefusesHostileFiles(t *testing.T) {
	small := Limits{Entries: 3, PartBytes: 1000, AllBytes: 1500, Depth: 50}
	var many []entry
	for i := range 4 {
		many = append(many, entry{fmt.Sprintf("p%d.xml", i), "x"})
	}
	encrypted := zipped(t, entry{"a.xml", "x"})
	for _, sig := range []string{"PK\x03\x04", "PK\x01\x02"} {
		at := bytes.Index(encrypted, []byte(sig)) + map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sig]
		encrypted[at] |= 1
	}
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"empty", nil, ErrNotZip},
		{"text", []byte("hello"), ErrNotZip},
		{"old doc", []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1}, ErrEncrypted},
		{"encrypted entry", encrypted, ErrEncrypted},
		{"too many", zipped(t, many...), ErrTooMany},
		{"bomb", zipped(t, entry{"a.xml", strings.Repeat("0", 1001)}), ErrTooLarge},
		{"bomb in pieces", zipped(t, entry{"a.xml", strings.Repeat("0", 900)}, entry{"b.xml", strings.Repeat("0", 900)}), ErrTooLarge},
		{"upwards", zipped(t, entry{"../evil.xml", "x"}), ErrName},
		{"upwards inside", zipped(t, entry{"word/../../evil.xml", "x"}), ErrName},
		{"absolute", zipped(t, entry{"/etc/evil", "x"}), ErrName},
		{"backslash", zipped(t, entry{`word\evil.xml`, "x"}), ErrName},
		{"twice", zipped(t, entry{"a.xml", "x"}, entry{"a.xml", "y"}), ErrDuplicate},
		{"twice but for case", zipped(t, entry{"a.xml", "x"}, entry{"A.xml", "y"}), ErrDuplicate},
	} {
		if _, err := Open(c.file, small); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	whole := zipped(t, entry{"a.xml", "<a/>"})
	if _, err := Open(whole[:len(whole)-5], small); err == nil {
		t.Error("a truncated file is not refused")
	}
}

// TestSizeIsNotBelieved: the directory says 10 bytes, the data says 5 000.
func TestSizeIsNotBelieved(t *testing.T) {
	b := zipped(t, entry{"a.xml", strings.Repeat("0", 5000)})
	lie := []byte{0x88, 0x13, 0, 0} // 5000
	at := bytes.LastIndex(b, lie)
	copy(b[at:], []byte{10, 0, 0, 0})
	p, err := Open(b, Limits{Entries: 3, PartBytes: 1000, AllBytes: 1500, Depth: 50})
	if err != nil {
		return // refused at once is as good
	}
	if c, err := p.Bytes("a.xml"); err == nil {
		t.Errorf("%d bytes read without complaint", len(c))
	}
}

// What is copied unread is looked at once: XML that is none, or that a checksum does not
// hold, and Office opens nothing of the file.
func TestVerifyLooksAtWhatIsCopied(t *testing.T) {
	for _, c := range []struct {
		name, part, text string
		want             error
	}{
		{"whole", "word/theme/theme1.xml", `<?xml version="1.0" encoding="UTF-8"?><!-- x --><a:t xmlns:a="u"><b/>&amp;</a:t>`, nil},
		{"no XML at all", "word/media/a.bin", "<a", nil},
		{"a tag that does not end", "word/theme/theme1.xml", "<a><b></a>", ErrXML},
		{"cut off", "word/theme/theme1.xml", "<a><b/>", ErrXML},
		{"an entity that nobody knows", "word/fontTable.xml", "<a>&x;</a>", ErrXML},
		{"bytes that are no letters", "word/fontTable.xml", "<a>\xff</a>", ErrXML},
		{"nothing", "word/_rels/a.rels", "", ErrXML},
		{"a document type", "Word/A.XML", "<!DOCTYPE a><a/>", ErrDoctype},
		{"deeper than anybody writes", "a.xml", strings.Repeat("<a>", 2000) + strings.Repeat("</a>", 2000), ErrXML},
		{"UTF-16, which may be", "customXml/item1.xml", "\xff\xfe<\x00a\x00/\x00>\x00", nil},
	} {
		file := zipped(t, entry{c.part, c.text})
		p, err := Open(file, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Verify(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if at := bytes.Index(file, []byte("PK\x01\x02")) + 16; c.want == nil { // its checksum
			file[at] ^= 1
			if p, err = Open(file, Limits{}); err == nil {
				err = p.Verify()
			}
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: with another checksum: %v", c.name, err)
			}
		}
	}
}

func TestParseRefusesBombs(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		want error
	}{
		"doctype":  {`<!DOCTYPE a [<!ENTITY b "bb">]><a/>`, ErrDoctype},
		"entity":   {`<a>&b;</a>`, ErrXML},
		"deep":     {strings.Repeat("<a>", 60) + strings.Repeat("</a>", 60), ErrXML},
		"unclosed": {`<a><b></a>`, ErrXML},
		"empty":    {``, ErrXML},
	} {
		if _, err := Parse(name, []byte(c.xml), 50); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestUntouchedPartsKeepTheirBytes(t *testing.T) {
	in := zipped(t, entry{"word/x.xml", "<x a=\"1\n2\"/>"}, entry{"[Content_Types].xml", "<Types/>"}, entry{"word/y.bin", "\x00\x01"})
	p, err := Open(in, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	p.Set("new.xml", []byte("<new/>"))
	var one, two bytes.Buffer
	if err := p.Write(&one); err != nil {
		t.Fatal(err)
	}
	if err := p.Write(&two); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("other bytes the second time")
	}
	q, err := Open(one.Bytes(), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"[Content_Types].xml", "word/x.xml", "word/y.bin", "new.xml"}; !slices.Equal(q.Names(), want) {
		t.Errorf("order %v, want %v", q.Names(), want)
	}
	for _, n := range p.Names() {
		a, err := p.Bytes(n)
		if err != nil {
			t.Fatal(err)
		}
		b, err := q.Bytes(n)
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s: %q became %q (%v)", n, a, b, err)
		}
	}
}

// TestJoin: a part of which the beginning was packed before is the part, for a reader of
// zip files that is not ours, wherever it was cut.
func TestJoin(t *testing.T) {
	var words strings.Builder
	for i := range 900 {
		fmt.Fprintf(&words, `<w:p><w:r><w:t xml:space="preserve">Stycke %d, %x</w:t></w:r></w:p>`, i%70, i*i*i)
	}
	content := []byte(words.String())
	for _, at := range []int{0, 1, 700, reach, reach + 1, len(content) - 600, len(content)} {
		var file bytes.Buffer
		if err := Write(&file, []Entry{{"word/document.xml", Join(PackHead(content[:at]), content, at)}}); err != nil {
			t.Fatal(err)
		}
		p, err := Open(file.Bytes(), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := p.Bytes("word/document.xml"); err != nil || !bytes.Equal(got, content) {
			t.Errorf("cut at %d: something else is read (%v)", at, err)
		}
	}
}

func TestAttributeKeepsItsLineBreak(t *testing.T) {
	d, err := Parse("x", []byte("<x alt=\"rad 1&#10;rad 2\"/>"), 9)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := d.WriteToString(); err != nil || !strings.Contains(b, "rad 1&#xA;rad 2") {
		t.Errorf("%s, %v", b, err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(zipped(f, entry{"[Content_Types].xml", "<Types/>"}, entry{"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`}, entry{"word/document.xml", "<w/>"}))
	f.Add([]byte("PK\x05\x06"))
	f.Add([]byte{0xD0, 0xCF, 0x11, 0xE0})
	lim := Limits{Entries: 50, PartBytes: 1 << 16, AllBytes: 1 << 18, Depth: 50}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := Open(b, lim)
		if err != nil {
			return
		}
		for _, n := range p.Names() {
			if !safeName(n) {
				t.Errorf("name %q passed", n)
			}
			c, err := p.Bytes(n)
			if err != nil {
				continue
			}
			if int64(len(c)) > lim.PartBytes {
				t.Errorf("%d bytes passed", len(c))
			}
			if _, err := p.XML(n); err == nil {
				_, _ = p.Rels(n)
			}
		}
	})
}
