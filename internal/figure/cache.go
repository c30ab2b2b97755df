package figure

import (
	"fmt"
	"sync"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// Cache keeps drawings, so that a figure common to many principals is drawn once.
// One Cache serves all workers of a run; a nil Cache keeps nothing.
type Cache struct{ made sync.Map }

// NewCache returns an empty Cache.
func NewCache() *Cache { return &Cache{} }

// result is a drawing, or why there is none.
type result struct {
	drawing *Drawing
	err     error
}

// get makes a drawing, or fetches it: whoever asks first makes it, the others wait.
func (c *Cache) get(key any, make1 func() (*Drawing, error)) (*Drawing, error) {
	if c == nil {
		return make1()
	}
	f, ok := c.made.Load(key)
	if !ok {
		f, _ = c.made.LoadOrStore(key, sync.OnceValue(func() result {
			d, err := make1()
			return result{d, err}
		}))
	}
	r := f.(func() result)()
	return r.drawing, r.err
}

// key is everything a drawing depends on. Where it stands in the sources does not
// count, but is told by findings.
func key(kind string, f *document.Figure, prof *brand.Profile, options any) drawingKey {
	return drawingKey{kind, prof, f.ID, f.Pos, document.FigureParts(f), fmt.Sprint(options)}
}

type drawingKey struct {
	kind    string
	profile *brand.Profile
	id      string
	pos     diag.Pos
	parts   string
	options string
}

// codeKey is everything a QR code depends on.
type codeKey struct {
	target string
	size   geom.Length
	ink    brand.Colour
}

// Leaves is the function Leaves, drawn once.
func (c *Cache) Leaves(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o Options) (*Drawing, error) {
	return c.get(key("leaves", f, prof, o), func() (*Drawing, error) { return Leaves(lib, f, prof, o) })
}

// Heads is the function Heads, drawn once.
func (c *Cache) Heads(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o HeadsOptions) (*Drawing, error) {
	return c.get(key("heads", f, prof, o), func() (*Drawing, error) { return Heads(lib, f, prof, o) })
}

// Statements is the function Statements, drawn once.
func (c *Cache) Statements(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o StatementsOptions) (*Drawing, error) {
	return c.get(key("statements", f, prof, o), func() (*Drawing, error) { return Statements(lib, f, prof, o) })
}

// Columns is the function Columns, drawn once.
func (c *Cache) Columns(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o StatementsOptions) (*Drawing, error) {
	return c.get(key("columns", f, prof, o), func() (*Drawing, error) { return Columns(lib, f, prof, o) })
}

// QR is the function QR, drawn once.
func (c *Cache) QR(target string, size geom.Length, ink brand.Colour) (*Drawing, error) {
	return c.get(codeKey{target, size, ink}, func() (*Drawing, error) { return QR(target, size, ink) })
}

// WayFinder is the function WayFinder, drawn once.
func (c *Cache) WayFinder(f *document.Figure, current int, prof *brand.Profile, box geom.Size, ground brand.Colour) (*Drawing, error) {
	return c.get(key("finder", f, prof, [3]any{current, box, ground}), func() (*Drawing, error) { return WayFinder(f, current, prof, box, ground) })
}

// Path is the function Path, drawn once.
func (c *Cache) Path(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o PathOptions) (*Drawing, error) {
	return c.get(key("path", f, prof, [2]any{f.Ends, o}), func() (*Drawing, error) { return Path(lib, f, prof, o) })
}
