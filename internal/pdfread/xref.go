package pdfread

import (
	"bytes"
	"fmt"
	"strconv"
)

// header finds %PDF, which must be the first bytes and is tolerated a little later.
func (f *File) header() error {
	head := f.data[:min(len(f.data), 1024)]
	i := bytes.Index(head, []byte("%PDF-"))
	if i < 0 {
		return ErrNotPDF
	}
	f.Damage.HeaderOffset = i
	line := f.data[i:min(len(f.data), i+64)]
	end := bytes.IndexAny(line, "\r\n")
	if end < 0 {
		end = len(line)
	}
	f.Damage.Header = string(line[:end])
	rest := bytes.TrimLeft(f.data[i+end:min(len(f.data), i+end+16)], "\r\n")
	if len(rest) >= 5 && rest[0] == '%' {
		f.Damage.Binary = rest[1] > 127 && rest[2] > 127 && rest[3] > 127 && rest[4] > 127
	}
	return nil
}

// tail measures what stands after the last %%EOF.
func (f *File) tail() {
	i := bytes.LastIndex(f.data, []byte("%%EOF"))
	if i < 0 {
		f.Damage.Trailing = -1
		return
	}
	rest := f.data[i+5:]
	if bytes.HasPrefix(rest, []byte("\r\n")) {
		rest = rest[2:]
	} else if len(rest) > 0 && (rest[0] == '\n' || rest[0] == '\r') {
		rest = rest[1:]
	}
	f.Damage.Trailing = len(rest)
}

// chain follows startxref and Prev; the newest entry of an object counts. It
// reports whether all of it could be read.
func (f *File) chain() bool {
	i := bytes.LastIndex(f.data, []byte("startxref"))
	if i < 0 {
		return false
	}
	l := Lexer{Data: f.data, Pos: i + len("startxref")}
	t := l.Next()
	if t.Kind != Number {
		return false
	}
	seen := map[int]bool{}
	queue := []int{int(t.Num)}
	for len(queue) > 0 && len(seen) < 4096 {
		at := queue[0]
		queue = queue[1:]
		if seen[at] {
			f.Damage.Rebuilt = true // a loop: what was read is kept
			continue
		}
		seen[at] = true
		d, ok := f.section(at)
		if !ok {
			return false
		}
		if f.Trailer == nil {
			f.Trailer = d
		}
		if n, ok := d.Raw("XRefStm").(int); ok {
			queue = append(queue, n)
		}
		if n, ok := d.Raw("Prev").(int); ok {
			queue = append(queue, n)
		}
	}
	f.Damage.told(f.slips, 0)
	f.slips = 0
	return f.Trailer != nil
}

// section reads one table or cross-reference stream and returns its dictionary.
func (f *File) section(at int) (Dict, bool) {
	if at < 0 || at >= len(f.data) {
		return nil, false
	}
	p := parser{Lexer: Lexer{Data: f.data, Pos: at}, f: f, refs: true}
	p.Blank()
	if bytes.HasPrefix(f.data[p.Pos:], []byte("xref")) {
		p.Pos += 4
		f.Damage.XRefLines = f.Damage.XRefLines || !tableLines(f.data[p.Pos:])
		return p.table()
	}
	o, err := f.at(p.Pos, 0)
	s, ok := o.(*Stream)
	if err != nil || !ok || f.Name(s.Dict.Raw("Type")) != "XRef" {
		return nil, false
	}
	f.Damage.XRefStream = true
	return s.Dict, f.xrefStream(s)
}

// tableLines reports whether a line end follows «xref», and the two numbers after it
// stand on one line with one space between them (ISO 19005-2, 6.1.4).
func tableLines(b []byte) bool {
	b = b[:min(len(b), 40)]
	if line, ok := bytes.CutPrefix(b, []byte("\r\n")); ok {
		b = line
	} else if len(b) > 0 && lineEnd(b[0]) {
		b = b[1:]
	} else {
		return false
	}
	digits := func() bool {
		n := 0
		for n < len(b) && b[n] >= '0' && b[n] <= '9' {
			n++
		}
		b = b[n:]
		return n > 0
	}
	if !digits() || len(b) == 0 || b[0] != ' ' {
		return false
	}
	b = b[1:]
	return digits()
}

func (f *File) put(n int, p place) {
	if n < 0 || n > maxNumber || f.xref.find(n) != nil {
		return
	}
	f.xref.put(n, p)
}

// table reads a cross-reference table and its trailer (7.5.4).
func (p *parser) table() (Dict, bool) {
	for {
		t := p.Next()
		if t.Kind == Operator && string(t.Bytes) == "trailer" {
			o, err := p.object(0)
			d, ok := o.(Dict)
			return d, ok && err == nil
		}
		count := p.Next()
		if t.Kind != Number || count.Kind != Number || count.Num > maxNumber || t.Num > maxNumber || count.Num < 0 || t.Num < 0 {
			return nil, false
		}
		for i := range int(count.Num) {
			off, gen, kind := p.Next(), p.Next(), p.Next()
			if off.Kind != Number || gen.Kind != Number || kind.Kind != Operator {
				return nil, false
			}
			p.f.put(int(t.Num)+i, place{offset: int(off.Num), gen: int(gen.Num), free: kind.Bytes[0] != 'n'})
		}
	}
}

// xrefStream reads a cross-reference stream (7.5.8).
func (f *File) xrefStream(s *Stream) bool {
	data, err := f.Decode(s)
	if err != nil {
		return false
	}
	w, ok := f.Floats(s.Dict.Raw("W"), 3)
	if !ok {
		return false
	}
	a, b, c := int(w[0]), int(w[1]), int(w[2])
	if a < 0 || b < 0 || c < 0 || a > 8 || b > 8 || c > 8 || a+b+c == 0 {
		return false
	}
	size, _ := f.Int(s.Dict.Raw("Size"))
	index := f.Array(s.Dict.Raw("Index"))
	if index == nil {
		index = Array{0, size}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := f.Int(index[i])
		count, _ := f.Int(index[i+1])
		if first < 0 || first > maxNumber || count < 0 || count > maxNumber {
			return false
		}
		for n := range count {
			if len(data) < a+b+c {
				return true
			}
			kind := 1
			if a > 0 {
				kind = bigEndian(data[:a])
			}
			x, y := bigEndian(data[a:a+b]), bigEndian(data[a+b:a+b+c])
			data = data[a+b+c:]
			switch kind {
			case 0:
				f.put(first+n, place{free: true})
			case 1:
				f.put(first+n, place{offset: x, gen: y})
			case 2:
				f.put(first+n, place{offset: y, stream: x})
			}
		}
	}
	return true
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n & (1<<62 - 1)
}

// rebuild searches the file for its objects, object streams and trailers.
func (f *File) rebuild() {
	f.Damage.Rebuilt = true
	f.slips = 0
	f.xref, f.packs = table{}, map[int]*pack{}
	var streams []int
	var root Object
	for pos := 0; ; {
		i := bytes.Index(f.data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		at := pos + i
		pos = at + 3
		num, start, ok := f.numberBefore(at)
		if !ok || f.xref.size > maxNumber/4 {
			continue
		}
		f.xref.put(num, place{offset: start})
		head := f.data[pos:min(len(f.data), pos+200)]
		if bytes.Contains(head, []byte("/ObjStm")) {
			streams = append(streams, num)
		}
		if bytes.Contains(head, []byte("/Catalog")) {
			root = Ref{Num: num}
		}
	}
	for _, n := range streams {
		k := f.openPack(n)
		if k == nil {
			continue
		}
		f.packs[n] = k
		for num := range k.index {
			if num > 0 && num <= maxNumber && f.xref.find(num) == nil {
				f.xref.put(num, place{stream: n})
			}
		}
	}
	f.findTrailer(root)
}

// findTrailer takes the last trailer with a Root, or makes one for the catalog seen.
func (f *File) findTrailer(root Object) {
	data := f.data
	for range 64 {
		i := bytes.LastIndex(data, []byte("trailer"))
		if i < 0 {
			break
		}
		p := parser{Lexer: Lexer{Data: f.data, Pos: i + 7}, f: f, refs: true}
		if o, err := p.object(0); err == nil {
			if d, ok := o.(Dict); ok && f.Dict(d.Raw("Root")) != nil {
				f.Trailer = d
				return
			}
		}
		data = data[:i]
	}
	if f.Trailer != nil && f.Dict(f.Trailer.Raw("Root")) != nil {
		return
	}
	if root == nil {
		root = f.findCatalog()
	}
	if root != nil {
		f.Trailer = Dict{{"Root", root}}
		return
	}
	f.fail(fmt.Errorf("no trailer: %w", ErrNotPDF))
}

func (f *File) findCatalog() Object {
	best := 0
	for n := range f.xref.all {
		if n > best && f.Name(f.Dict(Ref{Num: n}).Raw("Type")) == "Catalog" {
			best = n
		}
	}
	if best == 0 {
		return nil
	}
	return Ref{Num: best}
}

// numberBefore reads «n g » backwards from the word obj.
func (f *File) numberBefore(at int) (num, start int, ok bool) {
	i := at
	back := func(want func(byte) bool) int {
		n := 0
		for i > 0 && n < 10 && want(f.data[i-1]) {
			i--
			n++
		}
		return n
	}
	space := func(c byte) bool { return class[c] == 1 }
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	if back(space) == 0 || back(digit) == 0 || back(space) == 0 {
		return 0, 0, false
	}
	end := i
	if back(digit) == 0 {
		return 0, 0, false
	}
	num, err := strconv.Atoi(string(f.data[i:end]))
	return num, i, err == nil && num > 0 && num <= maxNumber
}
