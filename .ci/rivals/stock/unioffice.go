package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/unidoc/unioffice/common"
	"github.com/unidoc/unioffice/document"
	"github.com/unidoc/unioffice/measurement"
	"github.com/unidoc/unioffice/schema/soo/wml"
)

var picture = sync.OnceValues(func() (common.Image, error) {
	b, err := os.ReadFile(pictureFile)
	if err != nil {
		return common.Image{}, err
	}
	return common.ImageFromBytes(b)
})
var pictureFile string

func uniofficeAnnex(w *words, data, name string) ([]byte, error) {
	pictureFile = filepath.Join(data, "figure.png")
	a := &w.Annex
	d := document.New()
	d.CoreProperties.SetTitle(named(a.Title, name))
	h := d.AddHeader()
	for i := range 2 {
		r := h.AddParagraph().AddRun()
		r.AddText(named(a.Head[i], name))
		r.AddTab()
		r.AddText(named(a.Head[i+2], name))
	}
	d.BodySection().SetHeader(h, wml.ST_HdrFtrDefault)
	f := d.AddFooter()
	foot := f.AddParagraph().AddRun()
	foot.AddText(named(a.Head[0], name))
	foot.AddTab()
	foot.AddField(document.FieldCurrentPage)
	foot.AddText(" (")
	foot.AddField(document.FieldNumberOfPages)
	foot.AddText(")")
	d.BodySection().SetFooter(f, wml.ST_HdrFtrDefault)
	styles(d)
	var facts document.Table
	open := false
	for i, b := range a.Blocks {
		t := named(b.Text, name)
		if b.Kind == "fact" {
			if !open {
				facts, open = d.AddTable(), true
				facts.Properties().SetWidthPercent(100)
			}
			r := facts.AddRow()
			r.AddCell().AddParagraph().AddRun().AddText(b.Label)
			r.AddCell().AddParagraph().AddRun().AddText(t)
			continue
		}
		p := d.AddParagraph()
		switch b.Kind {
		case "h":
			p.SetStyle("Heading" + strconv.Itoa(b.Level))
			p.AddBookmark("h" + strconv.Itoa(i))
		case "contents":
			p.AddRun().AddText(t)
			for j, e := range a.Blocks {
				if e.Kind == "h" && e.Level == 2 {
					link := d.AddParagraph().AddHyperLink()
					link.SetTarget("#h" + strconv.Itoa(j))
					link.AddRun().AddText(e.Text)
				}
			}
			continue
		case "quote":
			p.SetStyle("Quote")
		case "figure":
			img, err := picture()
			if err != nil {
				return nil, err
			}
			ref, err := d.AddImage(img)
			if err != nil {
				return nil, err
			}
			in, err := p.AddRun().AddDrawingInline(ref)
			if err != nil {
				return nil, err
			}
			in.SetSize(110*measurement.Millimeter, 110*measurement.Millimeter)
			in.X().DocPr.DescrAttr = &b.Text
			p = d.AddParagraph()
			p.SetStyle("Caption")
			t = b.Label
		}
		p.AddRun().AddText(t)
	}
	var out bytes.Buffer
	err := d.Save(&out)
	return out.Bytes(), err
}

// styles are the looks that our annex has: face, sizes, space.
func styles(d *document.Document) {
	for _, s := range []struct {
		id     string
		size   measurement.Distance
		before measurement.Distance
	}{{"Normal", 11, 0}, {"Heading1", 24, 18}, {"Heading2", 16, 14}, {"Heading3", 13, 10}, {"Quote", 11, 6}, {"Caption", 9, 4}} {
		st := d.Styles.AddStyle(s.id, wml.ST_StyleTypeParagraph, s.id == "Normal")
		st.SetName(s.id)
		st.RunProperties().SetFontFamily("Roboto")
		st.RunProperties().SetSize(s.size * measurement.Point)
		st.ParagraphProperties().SetSpacing(s.before*measurement.Point, 6*measurement.Point)
	}
}
