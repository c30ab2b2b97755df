package verify

import "strings"

// Word is a word of a file as it is read, for those who compare texts of their own.
// Kinds of quotation marks, dashes and spaces are one; see letters.
type Word struct {
	Text   string
	Break  bool // a line, paragraph, cell or page begins with it
	Hyphen bool // it ended in a hyphen at the end of a line, which may be of the line only
	Page   int
}

// Stream reads the words of a file of any format in the orders they may be read in.
// Running heads, page numbers and what a page of ours says around its words are left out.
func Stream(data []byte) (Format, [][]Word, error) {
	r, err := read(data, false)
	if err != nil {
		return r.format, nil, err
	}
	var out [][]Word
	for _, o := range r.views[0].orders {
		if len(o.list) > 0 {
			out = append(out, stream(o.list))
		}
	}
	return r.format, out, nil
}

func stream(list []letter) []Word {
	var out []Word
	var b strings.Builder
	var w Word
	end := func() {
		if w.Text = b.String(); w.Text != "" {
			out = append(out, w)
		}
		b.Reset()
		w = Word{}
	}
	for i, x := range list {
		if i > 0 && x.gap != noGap {
			kept := w.Break && b.Len() == 0 // what may be passed over, a dash before an item, began the line
			end()
			w.Break = kept
		}
		if b.Len() == 0 {
			w.Break = w.Break || i == 0 || x.gap == breakGap
			w.Page = int(x.page)
		}
		if x.free {
			w.Hyphen = b.Len() > 0
			continue
		}
		b.WriteRune(x.r)
		w.Hyphen = false
	}
	end()
	return out
}
