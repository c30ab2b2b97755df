package figure

import (
	"fmt"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// quietModules is the white round a QR code, and quietRound the radius of its corners.
const quietModules = 2

var quietRound = geom.MM(2)

// mostBytes is what the largest QR code holds at level M (ISO/IEC 18004, table 7).
const mostBytes = 2331

// tooLong is an address that no QR code holds.
func tooLong(target string) diag.Finding {
	begins := target
	if len(begins) > 60 {
		begins = strings.ToValidUTF8(begins[:60], "") + "…"
	}
	return CodeQR.At(diag.Pos{}, begins, diag.Phrase{
		SV: fmt.Sprintf("den är %d byte lång, och en QR-kod rymmer högst %d", len(target), mostBytes),
		EN: fmt.Sprintf("it is %d bytes long, and a QR code holds at most %d", len(target), mostBytes)})
}

// QR draws an address as a QR code in a white square of the size, with rounded
// corners and a quiet zone; it is meant to stand on a solid ground or on paper.
func QR(target string, size geom.Length, ink brand.Colour) (*Drawing, error) {
	if size < leastBox {
		return nil, diag.List{CodeQR.At(diag.Pos{}, target, diag.Phrase{SV: strings.Replace(fmt.Sprintf("%.1f mm", size.MM()), ".", ",", 1), EN: fmt.Sprintf("%.1f mm", size.MM())})}
	}
	n, dark, err := encodeQR(target)
	if err != nil {
		return nil, diag.List{tooLong(target)}
	}
	module := size / geom.Length(n+2*quietModules)
	white := brand.White
	d := &Drawing{Size: geom.Size{W: size, H: size}}
	d.Items = append(d.Items, &page.Shape{Path: Panel(d.Size, [4]geom.Length{quietRound, quietRound, quietRound, quietRound}), Fill: &white})
	edge := (size - module*geom.Length(n)) / 2
	bars := 0
	eachBar(n, dark, func(_, _, _ int) { bars++ })
	p := make(geom.Path, 0, bars*geom.RectSegs)
	eachBar(n, dark, func(y, from, to int) {
		p.Rect(geom.R(edge+module*geom.Length(from), edge+module*geom.Length(y), module*geom.Length(to-from), module))
	})
	d.Items = append(d.Items, &page.Shape{Path: p, Fill: &ink})
	return d, nil
}

// eachBar visits the dark modules of a code, row by row and as many at once as stand
// side by side.
func eachBar(n int, dark func(x, y int) bool, do func(y, from, to int)) {
	for y := range n {
		for x := 0; x < n; x++ {
			if !dark(x, y) {
				continue
			}
			from := x
			for x+1 < n && dark(x+1, y) {
				x++
			}
			do(y, from, x+1)
		}
	}
}
