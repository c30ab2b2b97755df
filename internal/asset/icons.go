package asset

// IconPaths is an icon as path data (SVG path syntax) on a grid of IconGrid × IconGrid units.
// Fill is a flat tint drawn first, Line is stroked 2.5 units wide with round
// caps and joins, Solid is filled in the colour of the line.
type IconPaths struct {
	Title             string // what it shows, in Swedish
	Fill, Line, Solid string
}

// IconGrid is the side of the square that icons are drawn on, in icon units.
const IconGrid = 48

// Icon returns an icon by its id.
func Icon(id string) (IconPaths, bool) {
	for i := range icons {
		if icons[i].id == id {
			return icons[i].IconPaths, true
		}
	}
	return IconPaths{}, false
}

// IconIDs lists the ids of all icons, sorted.
func IconIDs() []string {
	ids := make([]string, len(icons))
	for i := range icons {
		ids[i] = icons[i].id
	}
	return ids
}
