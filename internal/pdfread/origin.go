package pdfread

// Origin is the one object stream that all objects came from that somebody read, and
// their numbers. Where another file has the same stream, byte for byte, and takes those
// objects from it, whoever reads them again finds the same.
type Origin struct {
	pack  *sharedPack
	nums  []int
	met   []bool // by number
	mixed bool   // some came from elsewhere, or do not exist
}

// Origin runs what reads objects and says where they came from; nil when they did not all
// come from one stream that files have in common.
func (f *File) Origin(read func()) *Origin {
	if f.common == nil || f.watch != nil {
		read()
		return nil
	}
	f.watch = &Origin{}
	read()
	o := f.watch
	f.watch = nil
	if o.mixed || o.pack == nil || f.err != nil {
		return nil
	}
	o.met = nil
	return o
}

func (o *Origin) note(f *File, num int, s *slot) {
	if num >= 0 && num < len(o.met) && o.met[num] || o.mixed {
		return
	}
	var p *sharedPack
	if s != nil && !s.free && s.stream != 0 && num < nearest {
		p = f.packOf(s.stream).common()
	}
	if p == nil || o.pack != nil && o.pack != p {
		o.mixed = true
		return
	}
	for num >= len(o.met) {
		o.met = append(o.met, false)
	}
	o.pack, o.met[num], o.nums = p, true, append(o.nums, num)
}

// common is the stream that files share, or nil.
func (k *pack) common() *sharedPack {
	if k == nil {
		return nil
	}
	return k.shared
}

// Holds reports whether a file takes the same objects from the same stream.
func (f *File) Holds(o *Origin) bool {
	for _, num := range o.nums {
		s := f.xref.find(num)
		if s == nil || s.free || s.busy || s.stream == 0 || f.packOf(s.stream).common() != o.pack {
			return false
		}
	}
	return true
}
