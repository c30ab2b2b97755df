package pdfread

import (
	"bytes"
	"math"
	"sync"

	"malbild/internal/diag"
)

// parser reads objects from a place in bytes.
type parser struct {
	Lexer
	f    *File
	refs bool // "1 0 R" is a reference
}

// errSyntax is told by the caller, who knows the object.
var errSyntax = diag.NewError("formen stämmer inte", "the form is not right")

var errItems = diag.Because(ErrTooLarge, "antalet objekt", "objects")

// intern keeps one copy of every name.
func (f *File) intern(b []byte) Name {
	if len(b) > 127 {
		f.Damage.LongName = true
	}
	if n, ok := f.usual[string(b)]; ok {
		return n
	}
	if n, ok := f.names[string(b)]; ok {
		return n
	}
	n := Name(b)
	if f.names == nil {
		f.names = map[string]Name{}
	}
	if len(f.names) < maxItems/4 {
		f.names[string(n)] = n
	}
	return n
}

// object reads one object.
func (p *parser) object(depth int) (Object, error) { return p.from(p.Next(), depth) }

func (p *parser) from(t Token, depth int) (Object, error) {
	if p.f.items++; p.f.items > maxItems {
		p.f.fail(errItems)
		return nil, ErrTooLarge
	}
	if depth > maxDepth {
		p.f.fail(diag.Because(ErrTooLarge, "listor i listor", "nesting"))
		return nil, ErrTooLarge
	}
	switch t.Kind {
	case Number:
		return p.number(t), nil
	case NameToken:
		return p.f.intern(t.Bytes), nil
	case StringToken:
		p.f.Damage.OddHex = p.f.Damage.OddHex || p.odd
		p.f.Damage.BadHex = p.f.Damage.BadHex || p.strange
		p.odd, p.strange = false, false
		if len(t.Bytes) > 32767 {
			p.f.Damage.LongString = true
		}
		p.f.Damage.HugeString = p.f.Damage.HugeString || len(t.Bytes) > 65535
		s := String(t.Bytes)
		p.Forget()
		return s, nil
	case ArrayOpen:
		return p.array(depth)
	case DictOpen:
		return p.dict(depth)
	case Operator:
		switch string(t.Bytes) {
		case "true":
			return true, nil
		case "false":
			return false, nil
		case "null":
			return nil, nil
		}
		p.f.slip(Keyword)
	case DictClose:
		p.f.slip(Valueless)
	default:
		p.f.slip(Unclosed)
	}
	return nil, errSyntax
}

// number reads a number, or a reference when two more tokens make one.
func (p *parser) number(t Token) Object {
	if t.Odd {
		p.f.slip(OddNumber)
	}
	if math.Abs(t.Num) > math.MaxInt32 && t.Integer || math.Abs(t.Num) > 3.403e38 {
		p.f.Damage.HugeNumber = true
	}
	if !t.Integer && math.Abs(t.Num) > 32767 {
		p.f.Damage.LargeReal = true
	}
	if !t.Integer && t.Num != 0 && math.Abs(t.Num) < 1.175e-38 {
		p.f.Damage.TinyReal = true
	}
	if !t.Integer || math.Abs(t.Num) > 1<<53 {
		return t.Num
	}
	n := int(t.Num)
	if !p.refs || n < 0 || n > maxNumber || !p.mayRefer() {
		return p.f.whole(n)
	}
	back := p.Pos
	if g := p.Next(); g.Kind == Number && g.Integer && g.Num >= 0 && g.Num <= 65535 {
		if r := p.Next(); r.Kind == Operator && len(r.Bytes) == 1 && r.Bytes[0] == 'R' {
			return Ref{n, int(g.Num)}
		}
	}
	p.Pos = back
	return p.f.whole(n)
}

// whole is a number as an object.
func (f *File) whole(n int) Object {
	if n >= 0 && n < len(f.wholes) {
		return f.wholes[n]
	}
	return n
}

// mayRefer reports whether a generation and the word R may follow. It says no only where
// they do not: after most numbers of a list.
func (p *parser) mayRefer() bool {
	data, i := p.Data, p.Pos
	for i < len(data) && class[data[i]] == 1 {
		i++
	}
	from := i
	for i < len(data) && data[i]-'0' < 10 {
		i++
	}
	switch {
	case i == len(data):
		return false
	case i == from:
		return data[i] == '%' || data[i] == '+' || data[i] == '-'
	case class[data[i]] != 1:
		return data[i] == '%' || class[data[i]] == 0
	}
	for i < len(data) && class[data[i]] == 1 {
		i++
	}
	return i < len(data) && (data[i] == 'R' || data[i] == '%')
}

func (p *parser) array(depth int) (Object, error) {
	base := len(p.f.values)
	defer func() { p.f.values = p.f.values[:base] }()
	for {
		t := p.Next()
		switch t.Kind {
		case ArrayClose:
			p.f.Damage.LongArray = p.f.Damage.LongArray || len(p.f.values)-base > 8191
			return append(make(Array, 0, len(p.f.values)-base), p.f.values[base:]...), nil
		case End, DictClose:
			p.f.slip(Unclosed)
			return nil, errSyntax
		}
		o, err := p.from(t, depth+1)
		if err != nil {
			return nil, err
		}
		p.f.values = append(p.f.values, o)
	}
}

func (p *parser) dict(depth int) (Object, error) {
	base := len(p.f.entries)
	defer func() { p.f.entries = p.f.entries[:base] }()
	for {
		t := p.Next()
		switch t.Kind {
		case DictClose:
			p.f.Damage.LongDict = p.f.Damage.LongDict || len(p.f.entries)-base > 4095
			if t.Odd {
				p.f.slip(Unclosed)
			}
			d := append(make(Dict, 0, len(p.f.entries)-base), p.f.entries[base:]...)
			if d.twice() {
				p.f.slip(KeyTwice)
			}
			return d, nil
		case NameToken:
		case End, ArrayClose:
			p.f.slip(Unclosed)
			return nil, errSyntax
		default:
			p.f.slip(KeyNoName)
			return nil, errSyntax
		}
		key := p.f.intern(t.Bytes)
		v, err := p.object(depth + 1)
		if err != nil {
			return nil, err
		}
		if len(p.f.entries)-base >= maxEntries {
			p.f.fail(diag.Because(ErrTooLarge, "en ordlista", "dictionary"))
			return nil, ErrTooLarge
		}
		if v != nil {
			p.f.entries = append(p.f.entries, Entry{key, v})
		}
	}
}

// load reads an indirect object once.
func (f *File) load(r Ref) Object {
	s := f.xref.find(r.Num)
	if f.watch != nil {
		defer f.watch.note(f, r.Num, s)
	}
	if s == nil || s.free || s.busy {
		return nil
	}
	if s.read {
		return s.object
	}
	s.busy = true
	around := f.slips // a stream is read while another waits for its length
	f.slips = 0
	var o Object
	var err error
	if s.stream != 0 {
		o, err = f.packed(s.place, r.Num)
	} else {
		o, err = f.at(s.offset, r.Num)
	}
	if err != nil && len(f.Damage.Unreadable) < 100 {
		f.Damage.Unreadable = append(f.Damage.Unreadable, r.Num)
	}
	f.Damage.told(f.slips, r.Num)
	f.slips = around
	s.object, s.read, s.busy = o, true, false
	return o
}

// at reads «n g obj …» at a byte; num 0 takes any number.
func (f *File) at(offset, num int) (Object, error) {
	if offset < 0 || offset >= len(f.data) {
		f.slip(Elsewhere)
		return nil, errSyntax
	}
	p := parser{Lexer: Lexer{Data: f.data, Pos: offset}, f: f, refs: true}
	n, g, kw := p.Next(), p.Next(), p.Next()
	if n.Kind != Number || g.Kind != Number || string(kw.Bytes) != "obj" || num != 0 && int(n.Num) != num {
		f.slip(Elsewhere)
		return nil, errSyntax
	}
	if s := f.xref.find(num); num != 0 && s != nil && !f.Damage.Rebuilt && int(g.Num) != s.gen {
		f.slip(Generation)
	}
	own := headLines(f.data, offset, p.Pos)
	o, err := p.object(0)
	if err != nil {
		return nil, err
	}
	end := p.Pos
	p.Blank()
	if d, ok := o.(Dict); ok && bytes.HasPrefix(f.data[p.Pos:], []byte("stream")) {
		var s *Stream
		s, end, err = f.stream(d, p.Pos+len("stream"), num)
		o = s
	}
	if p.Pos = end; !p.ends() {
		f.slip(NoEnd)
	}
	if (!own || !tailLines(f.data[min(end, len(f.data)):])) && len(f.Damage.ObjectLines) < 100 {
		f.Damage.ObjectLines = append(f.Damage.ObjectLines, num)
	}
	return o, err
}

// headLines reports whether «n g obj» begins a line, with one blank between its words
// and a line end after them (ISO 19005-2, 6.1.9).
func headLines(data []byte, from, to int) bool {
	for from < to && class[data[from]] == 1 {
		from++
	}
	if from > 0 && !lineEnd(data[from-1]) || to >= len(data) || !lineEnd(data[to]) {
		return false
	}
	blanks := 0
	for _, c := range data[from:to] {
		if class[c] == 1 {
			blanks++
		}
	}
	return blanks == 2
}

// ends reports whether the next word is endobj.
func (p *parser) ends() bool {
	p.Blank()
	return bytes.HasPrefix(p.Data[min(p.Pos, len(p.Data)):], []byte("endobj"))
}

// tailLines reports whether endobj, after an object, stands on a line of its own, and
// nothing between them.
func tailLines(rest []byte) bool {
	i := bytes.Index(rest[:min(len(rest), 64)], []byte("endobj"))
	if i < 0 || bytes.Contains(rest[:i], []byte(" obj")) {
		return true // it is missing, see NoEnd
	}
	after := i + len("endobj")
	return i > 0 && lineEnd(rest[i-1]) && (after >= len(rest) || lineEnd(rest[after])) && blank(rest[:i])
}

func blank(b []byte) bool {
	for _, c := range b {
		if class[c] != 1 {
			return false
		}
	}
	return true
}

func lineEnd(c byte) bool { return c == '\n' || c == '\r' }

// stream takes the bytes of a stream by its Length, or else up to endstream; end is
// the byte after that word.
func (f *File) stream(d Dict, pos, num int) (s *Stream, end int, err error) {
	lines := false
	if pos < len(f.data) && f.data[pos] == '\r' {
		pos++
	}
	if pos < len(f.data) && f.data[pos] == '\n' {
		pos++
		lines = true
	}
	defer func() {
		if !lines && len(f.Damage.StreamLines) < 100 {
			f.Damage.StreamLines = append(f.Damage.StreamLines, num)
		}
	}()
	if n, ok := f.Int(d.Raw("Length")); ok && n >= 0 && n <= len(f.data)-pos {
		rest := f.data[pos+n:]
		for i := 0; i < 2 && len(rest) > 0 && (rest[0] == '\r' || rest[0] == '\n'); i++ {
			rest = rest[1:]
		}
		if bytes.HasPrefix(rest, []byte("endstream")) {
			lines = lines && lineEnd(f.data[len(f.data)-len(rest)-1])
			return &Stream{Dict: d, Raw: f.data[pos : pos+n]}, len(f.data) - len(rest) + len("endstream"), nil
		}
	}
	if len(f.Damage.Sloppy) < 100 {
		f.Damage.Sloppy = append(f.Damage.Sloppy, num)
	}
	raw := f.data[min(pos, len(f.data)):]
	end = len(f.data)
	if i := bytes.Index(raw, []byte("endstream")); i >= 0 {
		end = pos + i + len("endstream")
		lines = lines && i > 0 && lineEnd(raw[i-1])
		raw = bytes.TrimRight(raw[:i], "\r\n")
	}
	return &Stream{Dict: d, Raw: raw, Sloppy: true}, end, nil
}

// rooms are what object streams were unpacked into, to be used again.
var rooms sync.Pool

// Close lets go of what was unpacked. Objects that were read stay good; none can be
// read any more.
func (f *File) Close() {
	for _, k := range f.packs {
		if k != nil && cap(k.room) > 0 && cap(k.room) <= 1<<20 {
			room := k.room[:0]
			rooms.Put(&room)
		}
	}
	f.xref.release()
	f.packs, f.data = nil, nil
}

// pack is an unpacked object stream.
type pack struct {
	data  []byte
	room  []byte       // that data lie in, if they were packed
	index map[int]span // by object number

	shared *sharedPack // in place of all that, when the same stream was met before
}

// packed reads an object out of an object stream (7.5.7).
func (f *File) packed(p place, num int) (Object, error) {
	k := f.packOf(p.stream)
	if k == nil {
		return nil, errSyntax
	}
	if k.shared != nil {
		return f.take(k.shared, num)
	}
	at, ok := k.index[num]
	if !ok || at.from >= len(k.data) {
		return nil, errSyntax
	}
	if o, ok := f.alike(k.data, at); ok {
		return o, nil
	}
	q := parser{Lexer: Lexer{Data: k.data, Pos: at.from}, f: f, refs: true}
	return q.object(0)
}

func (f *File) packOf(num int) *pack {
	k, ok := f.packs[num]
	if !ok {
		k = f.openPack(num)
		f.packs[num] = k
	}
	return k
}

func (f *File) openPack(num int) *pack {
	if s := f.xref.find(num); s == nil || s.stream != 0 {
		return nil // an object stream never stands in another
	}
	s := f.Stream(Ref{Num: num})
	if s == nil {
		return nil
	}
	n, _ := f.Int(s.Dict.Raw("N"))
	first, _ := f.Int(s.Dict.Raw("First"))
	var key packKey
	var worth bool
	if f.common != nil && plainFlate(s) {
		var k *sharedPack
		if k, key, worth = f.common.find(s, n, first); k != nil && k.size <= f.budget() && f.kept+k.size <= maxKept {
			f.decoded += k.size
			f.kept += k.size
			return &pack{shared: k, index: k.index}
		}
	}
	var room []byte
	if kept, ok := rooms.Get().(*[]byte); ok {
		room = *kept
	}
	data, room, err := f.DecodeInto(room, s)
	if err != nil || n < 0 || n > maxNumber || first < 0 || first > len(data) {
		return nil
	}
	if f.kept += len(data); f.kept > maxKept {
		f.fail(diag.Because(ErrTooLarge, "samlingar av objekt", "object streams"))
		return nil
	}
	k := &pack{data: data, room: room, index: map[int]span{}}
	l := Lexer{Data: data[:first]}
	before := -1
	for range n {
		a, b := l.Next(), l.Next()
		if a.Kind != Number || b.Kind != Number {
			break
		}
		num, from := int(a.Num), first+int(b.Num)
		k.index[num] = span{from, len(data)}
		if s, ok := k.index[before]; ok && s.from < from && from <= len(data) {
			k.index[before] = span{s.from, from}
		}
		before = num
	}
	if worth {
		if p := k.parse(s.Raw); p != nil {
			f.common.keep(key, p)
			k.shared = p
		}
	}
	return k
}
