package pdfread

// Slip is a way in which an object is not written as ISO 32000-1, 7.3 asks, though most
// of it could be made out. Some readers forgive it, others see nothing at all.
type Slip uint8

// The slips.
const (
	KeyNoName  Slip = iota // a key of a dictionary is not a name (7.3.7)
	Valueless              // a key without a value (7.3.7)
	KeyTwice               // two entries of a dictionary have the same key (7.3.7)
	Keyword                // a word that means nothing stands where a value should (7.3)
	Unclosed               // an array or a dictionary is not closed as it was opened (7.3.6, 7.3.7)
	OddNumber              // a number with two signs or points, or with letters (7.3.3)
	NoEnd                  // endobj does not follow the object (7.3.10)
	Elsewhere              // the cross-references lead to a place where the object does not begin (7.5.4)
	Generation             // the object has another generation than the cross-references say (7.5.4)
	Slips                  // how many there are
)

// slips is a set of them.
type slips uint16

// Told is how many objects have a slip, and the number of the first; 0: the trailer.
type Told struct{ Objects, First int }

func (f *File) slip(s Slip) { f.slips |= 1 << s }

// told notes the slips of an object.
func (g *Damage) told(of slips, num int) {
	for s := Slip(0); of != 0; s, of = s+1, of>>1 {
		if t := &g.Slips[s]; of&1 != 0 {
			if t.Objects++; t.First == 0 || num < t.First {
				t.First = num
			}
		}
	}
}

// twice reports whether two entries have the same key. Names are kept once, and most
// dictionaries are short; a long one is looked at by a map.
func (d Dict) twice() bool {
	if len(d) > 32 {
		met := make(map[Name]struct{}, len(d))
		for _, e := range d {
			met[e.Key] = struct{}{}
		}
		return len(met) < len(d)
	}
	for i := 1; i < len(d); i++ {
		for k := range i {
			if d[k].Key == d[i].Key {
				return true
			}
		}
	}
	return false
}
