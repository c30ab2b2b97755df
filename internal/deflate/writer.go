package deflate

import "encoding/binary"

// writer appends bits, the first lowest in its byte (3.1.1).
type writer struct {
	b     []byte
	begun uint64 // bits that are no whole bytes yet
	n     uint   // how many, fewer than 32
}

// bits writes the lowest n bits of v, at most 32; those above are 0.
func (w *writer) bits(v uint64, n uint) {
	w.begun |= v << w.n
	if w.n += n; w.n >= 32 {
		w.b = binary.LittleEndian.AppendUint32(w.b, uint32(w.begun))
		w.begun >>= 32
		w.n -= 32
	}
}

// align fills the byte at hand.
func (w *writer) align() {
	for ; w.n > 0; w.n -= min(w.n, 8) {
		w.b = append(w.b, byte(w.begun))
		w.begun >>= 8
	}
}

// end fills the last byte and gives what was written.
func (w *writer) end() []byte {
	w.align()
	b := w.b
	w.b = nil
	return b
}
