package inspect

import (
	"bytes"
	"reflect"
	"testing"

	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
)

// packets are the metadata of our files in every profile.
func packets(t testing.TB) (out [][]byte) {
	t.Helper()
	for _, p := range []pdf.Profile{pdf.A2aUA1, pdf.A1b, pdf.A1a, pdf.A3a, pdf.UA2} {
		whole, err := pdftest.WholeAs(p)
		if err != nil {
			t.Fatal(err)
		}
		from, to := bytes.Index(whole, []byte("<?xpacket begin")), bytes.Index(whole, []byte("<?xpacket end"))
		if from < 0 || to < from {
			t.Fatalf("%s: no metadata", p)
		}
		out = append(out, whole[from:to+bytes.Index(whole[to:], []byte("?>"))+2])
	}
	return out
}

// agree: what the quick reader accepts, the whole one accepts with the same result.
func agree(t *testing.T, data []byte) bool {
	t.Helper()
	quick, ok := scanXMP(data)
	if !ok {
		return false
	}
	slow, err := readXMP(data)
	if err != nil {
		t.Errorf("%q is accepted, though %v", data, err)
	} else if !reflect.DeepEqual(quick, slow) {
		t.Errorf("%q:\n%+v\n%+v", data, quick, slow)
	}
	return true
}

func TestOurMetadataAreReadQuickly(t *testing.T) {
	for i, p := range packets(t) {
		if !agree(t, p) {
			t.Errorf("profile %d is left to the whole reader", i)
		}
	}
}

func TestQuickReaderGivesUp(t *testing.T) {
	for _, s := range []string{"", "<a>", "<a></b>", "<a>&hej;</a>", "<a>&#65;</a>", "<!DOCTYPE a><a/>", "<a b=c/>", "<a><![CDATA[x]]></a>", "<a>\x01</a>", "<x:a/>", "<a", "a", "<a b='<'/>", "<a/><", "<a b='1'c='2'/>", "<a>]]></a>", "<?xml version='1.0'?><a/>"} {
		if _, ok := scanXMP([]byte(s)); ok {
			t.Errorf("%q is accepted", s)
		}
	}
}

func FuzzScanXMP(f *testing.F) {
	for _, p := range packets(f) {
		f.Add(p)
	}
	f.Add([]byte("<r:RDF xmlns:r='" + nsRDF + "'><r:Description xmlns:d='" + nsDC + "' d:title=\"A &amp; B\"/><d xmlns=''>x</d></r:RDF>"))
	f.Fuzz(func(t *testing.T, data []byte) { agree(t, data) })
}

func BenchmarkXMP(b *testing.B) {
	data := packets(b)[0]
	b.Run("quick", func(b *testing.B) {
		for b.Loop() {
			scanXMP(data)
		}
	})
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			_, _ = readXMP(data)
		}
	})
}
