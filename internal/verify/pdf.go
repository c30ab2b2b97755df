package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// readTime bounds how long pdfcpu may look for the objects of a file.
const readTime = 20 * time.Second

// Info is what a PDF says about itself.
type Info struct {
	Pages  int
	Title  string
	Author string
	Lang   string
	Tagged bool
	Claims []string // standards claimed in XMP: "PDF/A-2a", "PDF/UA-1"
}

// PDFInfo reads pages, title, language and claims of a PDF.
func PDFInfo(b []byte) (info Info, err error) {
	defer guard("pdf", &err)
	r, err := openPDF(b)
	if err != nil {
		return Info{}, fmt.Errorf("pdf: %w", err)
	}
	if err := r.x.EnsurePageCount(); err != nil {
		return Info{}, fmt.Errorf("pdf: pages: %w", err)
	}
	info.Pages = r.x.PageCount
	if r.x.Info != nil {
		d := r.dict(*r.x.Info)
		info.Title, info.Author = r.textOf(d["Title"]), r.textOf(d["Author"])
	}
	info.Lang = r.textOf(r.catalog["Lang"])
	marked, _ := r.deref(r.dict(r.catalog["MarkInfo"])["Marked"]).(types.Boolean)
	info.Tagged = bool(marked) && r.catalog["StructTreeRoot"] != nil
	xmp, _ := r.stream(r.catalog["Metadata"])
	info.Claims = claims(xmp)
	return info, nil
}

var (
	pdfaPart  = regexp.MustCompile(`pdfaid:part(?:>|\s*=\s*["'])\s*(\d)`)
	pdfaLevel = regexp.MustCompile(`pdfaid:conformance(?:>|\s*=\s*["'])\s*([A-Za-z])`)
	pdfuaPart = regexp.MustCompile(`pdfuaid:part(?:>|\s*=\s*["'])\s*(\d)`)
)

func claims(xmp []byte) []string {
	var out []string
	if m := pdfaPart.FindSubmatch(xmp); m != nil {
		level := ""
		if l := pdfaLevel.FindSubmatch(xmp); l != nil {
			level = strings.ToLower(string(l[1]))
		}
		out = append(out, "PDF/A-"+string(m[1])+level)
	}
	if m := pdfuaPart.FindSubmatch(xmp); m != nil {
		out = append(out, "PDF/UA-"+string(m[1]))
	}
	return out
}

// PDFWords returns the words of a tagged PDF in the order of its structure tree,
// which is the order a screen reader follows.
func PDFWords(b []byte) (words []string, err error) {
	defer guard("pdf", &err)
	r, err := openPDF(b)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	root := r.dict(r.catalog["StructTreeRoot"])
	if root == nil {
		return nil, errors.New("pdf: no structure tree: the file is not tagged")
	}
	r.roles = r.dict(root["RoleMap"])
	var out text
	r.kids(root["K"], walker{out: &out})
	if r.err != nil {
		return nil, fmt.Errorf("pdf: %w", r.err)
	}
	return out.words()
}

// pdfReader reads one file.
type pdfReader struct {
	x       *model.XRefTable
	catalog types.Dict
	roles   types.Dict
	pages   map[int]map[int]*strings.Builder // text by object number of the page and MCID
	fonts   map[int]*font                    // by object number
	seen    map[int]bool                     // structure elements, by object number
	nodes   int
	err     error
}

func openPDF(b []byte) (*pdfReader, error) {
	if err := checkSize(b); err != nil {
		return nil, err
	}
	api.DisableConfigDir() // else pdfcpu writes a folder of its own into the user's home
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	c, cancel := context.WithTimeout(context.Background(), readTime)
	defer cancel()
	ctx, err := pdfcpu.ReadWithContext(c, bytes.NewReader(b), conf)
	if err != nil {
		return nil, err
	}
	r := &pdfReader{x: ctx.XRefTable, pages: map[int]map[int]*strings.Builder{}, fonts: map[int]*font{}, seen: map[int]bool{}}
	if r.catalog, err = r.x.Catalog(); err != nil {
		return nil, err
	}
	if r.catalog == nil {
		return nil, errors.New("no catalog")
	}
	return r, nil
}

func (r *pdfReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *pdfReader) deref(o types.Object) types.Object {
	v, err := r.x.Dereference(o)
	if err != nil {
		return nil
	}
	return v
}

func (r *pdfReader) dict(o types.Object) types.Dict {
	switch v := r.deref(o).(type) {
	case types.Dict:
		return v
	case types.StreamDict:
		return v.Dict
	}
	return nil
}

// stream returns the decoded bytes of a stream, and false when there is none.
func (r *pdfReader) stream(o types.Object) ([]byte, bool) {
	sd, _, err := r.x.DereferenceStreamDict(o)
	if err != nil || sd == nil {
		return nil, false
	}
	if sd.Content != nil {
		return sd.Content, true
	}
	data, err := sd.DecodeLengthWithLimit(-1, maxPart)
	if err != nil {
		r.fail(fmt.Errorf("stream: %w", err))
		return nil, false
	}
	if sd.Content != nil {
		data = sd.Content
	}
	return data, true
}

// textOf decodes a text string.
func (r *pdfReader) textOf(o types.Object) string {
	switch s := r.deref(o).(type) {
	case types.StringLiteral:
		b, err := types.Unescape(s.Value())
		if err != nil {
			return ""
		}
		return textString(string(b))
	case types.HexLiteral:
		b, err := s.Bytes()
		if err != nil {
			return ""
		}
		return textString(string(b))
	}
	return ""
}

func nameOf(o types.Object) string {
	n, _ := o.(types.Name)
	return string(n)
}

// objectNumber returns the object number of a reference, or 0.
func objectNumber(o types.Object) int {
	if ref, ok := o.(types.IndirectRef); ok {
		return ref.ObjectNumber.Value()
	}
	return 0
}
