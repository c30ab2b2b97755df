package pipeline

import (
	"maps"
	"slices"
	"sync"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// warm makes ready what the documents of a request will need whatever the sources
// say, while these are read: the usual layouts and the faces they set type in.
// Everything of it is made once, by whoever asks first; so it changes nothing but when. It is worth it for a few copies, whose maker
// would else wait for each of these in turn; a long run has other work for its
// workers.
func (w *workshop) warm(req Request) {
	if req.Jobs == 1 || !req.few() {
		return
	}
	kinds, _ := chooseFormats(req.Formats)
	if len(kinds) > 0 && !slices.ContainsFunc(kinds, Format.paged) {
		return
	}
	products, _ := chooseProducts(req.Documents)
	if len(products) == 0 {
		products = document.Products()
	}
	for _, p := range products {
		name := layoutNames[p]
		if name == "" || !slices.Contains(Formats(p), PDF) {
			continue
		}
		l := w.layoutOf(name, !slices.Contains(req.Principals, Joint))
		if l.layout == nil || l.found.HasErrors() {
			continue // it is told when the document is made
		}
		faces := map[string]bool{} // and whether what they set is hyphenated
		for _, s := range l.layout.Styles {
			faces[s.Face] = faces[s.Face] || s.Hyphenate
			faces[s.Strong] = faces[s.Strong] || s.Hyphenate
		}
		for _, f := range slices.Sorted(maps.Keys(faces)) {
			w.sample(f, faces[f])
		}
	}
}

// few reports whether copies are asked for by name.
func (r Request) few() bool { return len(r.Principals) > 0 }

// warming is how to begin to warm, once, and how to wait until it is done.
func (w *workshop) warming(req Request) (begin, done func()) {
	var wait func()
	begin = sync.OnceFunc(func() { wait = aside(req.Jobs, func() { w.warm(req) }) })
	return begin, func() {
		begin() // where nothing was read
		wait()
	}
}

// sample sets a word in a face, so that it is parsed.
func (w *workshop) sample(face string, hyphenate bool) {
	if face == "" {
		return
	}
	w.library.Break(typeset.Paragraph{Language: "sv-SE", Hyphenate: hyphenate, Measure: geom.MM(40), // what is wrong with a face is told where it is used
		Spans: []typeset.Span{{Text: "Tillsammans, närhet", Style: typeset.Style{Face: face, Size: geom.Pt(10)}}}})
}
