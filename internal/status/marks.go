package status

import "strings"

// shapes are the marks of the states on a grid of 24 (design of the dashboard):
// disc with a tick, half-filled ring, triangle with an exclamation mark, dashed
// ring, and for what is not known a ring with a question mark. The shape tells the
// state; the colour repeats it.
var shapes = map[State]string{
	Decided:  `<circle cx="12" cy="12" r="11" fill="var(--pine)"/><path d="M6.5 12.5L10.5 16.5L17.5 8.5" fill="none" stroke="#fff" stroke-width="2.5"/>`,
	Rejected: `<circle cx="12" cy="12" r="11" fill="var(--slate)"/><path d="M8 8L16 16M16 8L8 16" fill="none" stroke="#fff" stroke-width="2.5"/>`,
	Ongoing:  `<circle cx="12" cy="12" r="9.75" fill="#fff" stroke="var(--ice)" stroke-width="2.5"/><path d="M12 2.25A9.75 9.75 0 0 1 12 21.75Z" fill="var(--ice)"/>`,
	Late:     `<path d="M12 2.5L22.5 21H1.5Z" fill="var(--lingon)" stroke="var(--lingon)" stroke-width="1" stroke-linejoin="round"/><path d="M12 9V14.5M12 16.5V18.5" fill="none" stroke="#fff" stroke-width="2.25"/>`,
	Waiting:  `<circle cx="12" cy="12" r="9.75" fill="#fff" stroke="var(--slate)" stroke-width="1.75" stroke-dasharray="3 3"/>`,
	Unknown:  `<circle cx="12" cy="12" r="9.75" fill="#fff" stroke="var(--slate)" stroke-width="1.75"/><path d="M9 9.5A3 3 0 1 1 12 12.5V14M12 16V18" fill="none" stroke="var(--slate)" stroke-width="2"/>`,
}

// tick is the mark of a decision on a tile of its own colour.
const tick = `<path d="M6.5 12.5L10.5 16.5L17.5 8.5" fill="none" stroke="#fff" stroke-width="2.5"/>`

// svg is a mark; the words beside it say the same, so readers that hear skip it.
func svg(s State) string { return drawing(shapes[s]) }

func drawing(shape string) string {
	return `<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` + shape + `</svg>`
}

// symbols are the marks to be used again and again in one picture of a county.
func symbols(county string) string {
	var b strings.Builder
	for _, s := range states() {
		b.WriteString(`<symbol id="` + county + `-` + string(s) + `" viewBox="0 0 24 24">` + shapes[s] + `</symbol>`)
	}
	return b.String()
}
