package asset

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"
)

// IconPaths is an icon as path data (SVG path syntax) on a grid of 48 × 48 units.
// Fill is a flat tint drawn first, Line is stroked 2.5 units wide with round
// caps and joins, Solid is filled in the colour of the line.
type IconPaths struct {
	Title             string // what it shows, in Swedish
	Fill, Line, Solid string
}

// IconGrid is the side of the square that icons are drawn on, in icon units.
const IconGrid = 48

//go:embed icons/icons.json
var iconData []byte

type iconFile struct {
	Icons map[string]struct {
		SV    string `json:"sv"`
		Fill  string `json:"fill"`
		Line  string `json:"line"`
		Solid string `json:"solid"`
	} `json:"icons"`
}

// loadIcons parses the file at first use; a document without icons pays nothing.
var loadIcons = sync.OnceValue(func() map[string]IconPaths {
	var f iconFile
	if err := json.Unmarshal(iconData, &f); err != nil {
		panic("asset: icons.json: " + err.Error()) // compiled in and tested: a broken invariant
	}
	icons := make(map[string]IconPaths, len(f.Icons))
	for id, i := range f.Icons {
		icons[id] = IconPaths{Title: i.SV, Fill: i.Fill, Line: i.Line, Solid: i.Solid}
	}
	return icons
})

// Icon returns an icon by its id.
func Icon(id string) (IconPaths, bool) {
	i, ok := loadIcons()[id]
	return i, ok
}

// IconIDs lists the ids of all icons, sorted.
func IconIDs() []string {
	icons := loadIcons()
	ids := make([]string, 0, len(icons))
	for id := range icons {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
