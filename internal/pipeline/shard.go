package pipeline

// Shard is one part of a build that several machines share: part I of N, from 1. Its
// zero value is the whole build.
type Shard struct{ I, N int }

// of deals the copies out in turn, so that every part has as many as the others and
// the same ones each time.
func (s Shard) of(copies []Copy) []Copy {
	if s.N < 2 {
		return copies
	}
	var out []Copy
	for i, c := range copies {
		if i%s.N == s.I-1 {
			out = append(out, c)
		}
	}
	return out
}
