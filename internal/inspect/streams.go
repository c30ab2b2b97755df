package inspect

import (
	"slices"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// piece is one stream of a page's content. What is the same as in another file says so.
type piece struct {
	data []byte
	same *pdfread.Shared
}

// contents are the streams of a page, unpacked.
func (d *pdfDoc) contents(p *pdfPage) []piece {
	o := d.Get(p.dict.Raw("Contents"))
	array, ok := o.(pdfread.Array)
	if !ok {
		array = pdfread.Array{p.dict.Raw("Contents")}
	}
	out, room, size := d.lists.pieces[:0], d.scratch[:0], 0
	for _, o := range array {
		s := d.Stream(o)
		if s == nil {
			continue
		}
		d.packing(s, p.number, pdfread.RefNumber(o))
		data, left, same, err := d.Content(room, s)
		room = left
		if err != nil {
			d.r.add(ruleStream, p.number, "", diag.Cause(err))
			continue
		}
		if size += len(data) + 1; size > pdfread.MaxFile/4 {
			d.r.add(ruleTooLarge, p.number, "", "Contents")
			break
		}
		out = append(out, piece{data, same})
	}
	d.scratch, d.lists.pieces = room, out
	return out
}

// streams interprets the content of a page. Its streams part tokens (7.8.2), but not what
// belongs together: what is not whole in its stream is read again with all that follows.
func (in *interpreter) streams(list []piece) {
	for i, c := range list {
		rest := in.piece(c, i+1 < len(list))
		if rest < len(c.data) && i+1 < len(list) {
			in.tokens(joined(c.data[rest:], list[i+1:]), 0, 0, false)
			break
		}
	}
	in.finish(0, 0)
}

// joined is the end of a piece and what follows it.
func joined(end []byte, list []piece) []byte {
	out := slices.Clone(end)
	for _, c := range list {
		out = append(append(out, '\n'), c.data...)
	}
	return out
}

// unpack decodes a stream and says what is wrong with it.
func (d *pdfDoc) unpack(s *pdfread.Stream, page, num int) ([]byte, error) {
	d.packing(s, page, num)
	data, err := d.Decode(s)
	if err != nil {
		d.r.add(ruleStream, page, "", diag.Cause(err))
	}
	return data, err
}

// glance decodes a stream for who keeps nothing of its bytes.
func (d *pdfDoc) glance(s *pdfread.Stream) (data []byte, err error) {
	data, d.room, err = d.DecodeInto(d.room, s)
	return data, err
}

// packing checks how a stream is packed.
func (d *pdfDoc) packing(s *pdfread.Stream, page, num int) {
	d.lists.looked[num] = true
	if s.Dict.Raw("Filter") == pdfread.Name("FlateDecode") && !s.Dict.Has("F") {
		return // as nearly all
	}
	for _, f := range d.Filters(s) {
		if f == "LZWDecode" || f == "LZW" || f == "Crypt" {
			d.r.add(ruleFilter, page, "", num, string(f))
		}
	}
	if s.Dict.Has("F") {
		d.r.add(ruleOutside, page, "", num)
	}
}
