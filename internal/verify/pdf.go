package verify

import (
	"cmp"
	"fmt"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// PDFWords returns the words of a tagged PDF in the order of its structure tree,
// which is the order a screen reader follows.
func PDFWords(b []byte) (words []string, err error) {
	defer guard("pdf", &err)
	r, err := openPDF(b)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	root := r.Dict(r.catalog.Raw("StructTreeRoot"))
	if root == nil {
		return nil, diag.NewError("filen är inte taggad", "pdf: no structure tree: the file is not tagged")
	}
	r.roles = r.Dict(root.Raw("RoleMap"))
	var out text
	r.kids(root.Raw("K"), walker{out: &out})
	if err := r.problem(); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return out.words()
}

// pdfReader reads one file: its objects are those of pdfread, what they say about
// words is found out here.
type pdfReader struct {
	*pdfread.File
	catalog  pdfread.Dict
	roles    pdfread.Dict
	unpacked map[*pdfread.Stream][]byte
	kept     int                              // bytes of unpacked
	pages    map[int]map[int]*strings.Builder // text by object number of the page and MCID
	fonts    map[int]*font                    // by object number
	cmaps    map[*pdfread.Stream]*cmap
	codes    int          // that they tell of
	seen     map[int]bool // structure elements, by object number
	nodes    int
	judged   bool                // only what is seen is read, and an ActualText is tried
	told     map[[2]int]int      // judged: which page and MCID the tags tell, and when
	layers   map[int]bool        // by object number: not shown
	claims   map[outlineKey]rune // judged: what each outline is said to be
	work     int                 // that outlines may still cost
	err      error
}

func openPDF(b []byte) (*pdfReader, error) {
	if err := checkSize(b); err != nil {
		return nil, err
	}
	f, err := pdfread.Open(b)
	if err != nil {
		return nil, err
	}
	return &pdfReader{File: f, catalog: f.Catalog(), unpacked: map[*pdfread.Stream][]byte{}, pages: map[int]map[int]*strings.Builder{}, fonts: map[int]*font{}, cmaps: map[*pdfread.Stream]*cmap{}, seen: map[int]bool{}}, nil
}

func (r *pdfReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// problem is the first bound or rule that the file broke.
func (r *pdfReader) problem() error {
	if r.err != nil {
		return r.err
	}
	return r.Err()
}

// stream returns the decoded bytes of a stream, and false when there is none. A page
// is read in several orders: what was unpacked is kept, as far as that is little.
func (r *pdfReader) stream(o pdfread.Object) ([]byte, bool) {
	s := r.Stream(o)
	if s == nil {
		return nil, false
	}
	if data, ok := r.unpacked[s]; ok {
		return data, true
	}
	data, err := r.Decode(s)
	if err != nil || len(data) > maxPart {
		r.fail(fmt.Errorf("stream: %w", cmp.Or(err, ErrTooLarge)))
		return nil, false
	}
	if r.kept += len(data); r.kept < maxPart {
		r.unpacked[s] = data
	}
	return data, true
}
