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

func TestInksStandInTheOrderOfThePress(t *testing.T) {
	if got := inks([]string{"C", "Guld", "K", "M", "Y"}); got != "C, M, Y, K, Guld" {
		t.Error(got)
	}
}
