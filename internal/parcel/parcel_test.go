package parcel

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"strings"
	"testing"
)

func TestTheSheetIsReadBack(t *testing.T) {
	rows := []record{{file: "bilaga.pdf", title: "=SUMMA(A1); «x» & \"y\"", number: "KS 2021/124", sum: "ab"}}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(sheet(rows), []byte("\ufeff"))))
	r.Comma = ';'
	all, err := r.ReadAll()
	if err != nil || len(all) != 2 || len(all[1]) != len(heads) || all[1][3] != "KS 2021/124" {
		t.Fatal(all, err)
	}
	if !strings.HasPrefix(all[1][1], "'=") {
		t.Errorf("a spreadsheet would reckon with the title %q", all[1][1])
	}
	var x struct {
		Documents []struct {
			Title    string `xml:"title"`
			Checksum struct {
				Type  string `xml:"CHECKSUMTYPE,attr"`
				Value string `xml:",chardata"`
			} `xml:"CHECKSUM"`
		} `xml:"document"`
	}
	if err := xml.Unmarshal(tagged(rows), &x); err != nil || len(x.Documents) != 1 || x.Documents[0].Title != rows[0].title && x.Documents[0].Title != "'"+rows[0].title || x.Documents[0].Checksum.Type != "SHA-256" {
		t.Errorf("%+v %v", x, err)
	}
}

// Lines of a calendar are at most 75 octets and never end inside a letter.
func TestCalendarLinesAreFolded(t *testing.T) {
	var b strings.Builder
	long := "SUMMARY:" + strings.Repeat("årsmöte ö ", 30)
	line(&b, long)
	var whole strings.Builder
	for i, l := range strings.Split(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
		if len(l) > 75 || !strings.HasPrefix(l, " ") && i > 0 || strings.ContainsRune(l, '\ufffd') {
			t.Errorf("line %q", l)
		}
		if i > 0 {
			l = l[1:]
		}
		whole.WriteString(l)
	}
	if whole.String() != long {
		t.Error("unfolded, the line is another")
	}
}

func TestInksStandInTheOrderOfThePress(t *testing.T) {
	if got := inks([]string{"C", "Guld", "K", "M", "Y"}); got != "C, M, Y, K, Guld" {
		t.Error(got)
	}
}
