package verify

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"malbild/internal/document"
)

// Format is what a file is, told by its bytes and not by its name.
type Format string

// The formats that can be read.
const (
	PDF  Format = "pdf"
	DOCX Format = "docx"
	PPTX Format = "pptx"
	HTML Format = "html"
	Text Format = "text"
)

// ErrUnknown says that a file is of no format that can be read.
var ErrUnknown = errors.New("neither PDF, DOCX, PPTX, HTML nor text")

// ErrEmpty says that a file has no words.
var ErrEmpty = errors.New("no words in the file")

// formatOf tells the format of a file.
func formatOf(b []byte) (Format, error) {
	head := b[:min(len(b), 1024)]
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return PDF, nil
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return packageFormat(b)
	case bytes.IndexByte(head, 0) >= 0 && !utf16Text(b):
		return "", ErrUnknown
	}
	lower := bytes.ToLower(head)
	if bytes.Contains(lower, []byte("<!doctype html")) || bytes.Contains(lower, []byte("<html")) || bytes.Contains(lower, []byte("<body")) {
		return HTML, nil
	}
	return Text, nil
}

func packageFormat(b []byte) (Format, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", err
	}
	main := mainPart(b, "")
	for _, f := range z.File {
		switch {
		case f.Name == wordMain, f.Name == main && strings.HasPrefix(main, "word/"):
			return DOCX, nil
		case f.Name == presentationMain, f.Name == main && strings.HasPrefix(main, "ppt/"):
			return PPTX, nil
		}
	}
	return "", ErrUnknown
}

// reading is what was read of a file.
type reading struct {
	format Format
	views  []view // the first is the usual one
	told   notices
}

// view is how a file is seen: a page may look different on paper and on a telephone.
type view struct {
	name   string    // empty: the usual one
	orders []letters // the text in the orders it may be read in
}

// read gives the text of a file. Judged says that all that is seen counts, also what a
// page says of itself around its words.
func read(b []byte, judged bool) (r reading, err error) {
	defer guard("file", &err)
	if err := checkSize(b); err != nil {
		return r, err
	}
	if r.format, err = formatOf(b); err != nil {
		return r, err
	}
	var orders []letters
	switch r.format {
	case PDF:
		orders, err = pdfOrders(b, &r.told)
	case PPTX:
		orders, err = pptxOrders(b, &r.told)
	case DOCX:
		var s string
		s, err = docxText(b, &r.told)
		orders = []letters{oneOrder(s)}
	case HTML:
		r.views, err = htmlViews(b, judged, &r.told)
	default:
		orders = textOrders(b)
	}
	if err != nil {
		return r, fmt.Errorf("%s: %w", r.format, err)
	}
	if r.views == nil {
		r.views = []view{{orders: orders}}
	}
	for _, o := range r.views[0].orders {
		if len(o.list) > 0 {
			return r, nil
		}
	}
	return r, ErrEmpty
}

// textOrders reads text that was copied from somewhere.
func textOrders(b []byte) []letters {
	s := withoutRunning(plainText(b))
	orders := []letters{oneOrder(s)}
	// What repeats may be a title that also stands in a figure.
	if all := plainText(b); all != s {
		orders = append(orders, oneOrder(all))
	}
	return append(orders, textColumns(s)...)
}

func oneOrder(s string) letters {
	var l letters
	l.add(s)
	l.finish()
	return l
}

func docxText(b []byte, told *notices) (string, error) {
	main := mainPart(b, wordMain)
	part, err := zipPart(b, main)
	if err != nil {
		return "", err
	}
	th := docxTheme(b, main)
	r := docxReader{seen: true, notes: docxNotes(b, main), endnotes: notesIn(b, main, "endnote"), theme: th, looks: docxLooks(b, main, th), numbering: docxNumbering(b, main), told: told, paper: docxPaper(part)}
	if err := r.read(part); err != nil {
		return "", err
	}
	tellPackage(b, main, told)
	return r.out.b.String(), nil
}

// pptxOrders reads the placeholders of the slides, and then all shapes.
func pptxOrders(b []byte, told *notices) ([]letters, error) {
	z, slides, err := slidesOf(b)
	if err != nil {
		return nil, err
	}
	var held, all text
	last := ""
	main := mainPart(b, presentationMain)
	w, h := slideSize(z, main)
	from, to, chosen := shownSlides(b, main)
	elements(b, main, func(e xml.StartElement) {
		if e.Name.Local == "embeddedFont" {
			told.add(Notice{Kind: OwnFont, What: "embeddedFont"})
		}
	})
	if chosen {
		told.add(Notice{Kind: Moving, What: "custShow"})
	}
	for i, name := range slides {
		r := slideReader{seen: true, palette: slidePalette(b, z, name)}
		if err := r.read(z, name); err != nil {
			return nil, err
		}
		if r.hidden || to > 0 && (i+1 < from || i+1 > to) {
			told.add(Notice{Kind: HiddenSlide, Page: i + 1})
			continue
		}
		below, ground := under(z, name, r.palette)
		if r.ground != "" {
			ground = r.ground
		}
		takePlaces(r.shapes, below)
		for k, s := range r.shapes {
			s.settle(groundOf(k, r.shapes, below, ground), r.palette.signs())
			s.unseen = s.unseen || s.lost(w)
		}
		if r.moving != "" {
			told.add(Notice{Kind: Moving, Page: i + 1, What: r.moving})
		}
		tellSlide(i+1, r.shapes, below, w, h, told)
		for _, s := range r.shapes {
			if s.unseen {
				continue
			}
			said := document.Fold(s.text.String())
			if s.title() {
				if continues(said) == last && last != "" {
					continue
				}
				last = said
			}
			all.add(s.text.String() + "\n")
			if s.counted() {
				held.add(s.text.String() + "\n")
			}
		}
	}
	return []letters{oneOrder(held.b.String()), oneOrder(all.b.String())}, nil
}

// withoutRunning takes away what repeats at the heads and feet of pages that form
// feeds part, as dropRunning does where places are known.
func withoutRunning(s string) string {
	pages := strings.Split(s, "\f")
	if len(pages) < 2 {
		return s
	}
	rows := make([][]string, len(pages))
	count := map[string]int{}
	for i, p := range pages {
		rows[i] = strings.Split(p, "\n")
		seen := map[string]bool{}
		for _, k := range outer(rows[i]) {
			seen[digitless(rows[i][k])] = true
		}
		for t := range seen {
			count[t]++
		}
	}
	for i, page := range rows {
		for _, k := range outer(page) {
			if t := digitless(page[k]); count[t] > 1 || pageNumber().MatchString(t) {
				page[k] = ""
			}
		}
		pages[i] = strings.Join(page, "\n")
	}
	return strings.Join(pages, "\f")
}

// outer lists the first and last six rows of a page that say something.
func outer(rows []string) []int {
	var full []int
	for i, r := range rows {
		if strings.TrimSpace(r) != "" {
			full = append(full, i)
		}
	}
	if len(full) <= 12 {
		return full
	}
	return append(full[:6:6], full[len(full)-6:]...)
}

func utf16Text(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// plainText decodes UTF-16 with its mark, UTF-8, or else the Windows code page.
func plainText(b []byte) string {
	switch {
	case utf16Text(b):
		var u []uint16
		for i := 2; i+1 < len(b); i += 2 {
			hi, lo := b[i], b[i+1]
			if b[0] == 0xff {
				hi, lo = lo, hi
			}
			u = append(u, uint16(hi)<<8|uint16(lo))
		}
		return string(utf16.Decode(u))
	case utf8.Valid(b):
		return string(b)
	}
	return ansiText(b)
}

// ansiText decodes the Windows code page.
func ansiText(b []byte) string {
	out := make([]rune, 0, len(b))
	for _, c := range b {
		if c < 0x20 {
			out = append(out, rune(c))
			continue
		}
		out = append(out, []rune(winAnsi(c))...)
	}
	return string(out)
}
