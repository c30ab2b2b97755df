package cli

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"malbild/internal/amend"
	"malbild/internal/output"
)

// edit is a source file before and after a change that is not written yet.
type edit struct {
	name          string
	before, after []byte
}

// tiles is the place in a county's lage.yaml where its map is.
var tiles = amend.Path{"map"}

// withTile gives a principal a place on its county's map, on a row below all others: the
// map shows everybody, or the build stops. It is nil for a county without a map.
func (a *app) withTile(county, id string) (*edit, error) {
	return a.mapEdit(county, id, func(f *amend.File) error {
		if tileOf(f, id) >= 0 {
			return nil
		}
		return f.Append(tiles, amend.Map{{Key: "principal", Value: amend.Text(id)}, {Key: "column", Value: amend.Int(1)}, {Key: "row", Value: amend.Int(below(f))}})
	})
}

// withoutTile takes a principal off its county's map. It is nil where it is on none.
func (a *app) withoutTile(county, id string) (*edit, error) {
	return a.mapEdit(county, id, func(f *amend.File) error {
		if i := tileOf(f, id); i >= 0 {
			return f.Remove(tiles.Of(i))
		}
		return nil
	})
}

// mapEdit changes a county's map, if it has one, without writing it.
func (a *app) mapEdit(county, id string, change func(*amend.File) error) (*edit, error) {
	e := edit{name: path.Join("sources", county, "lage.yaml")}
	var err error
	if e.before, err = os.ReadFile(filepath.Join(a.project(), filepath.FromSlash(e.name))); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, &usageError{text: a.reason(err)}
	}
	f, err := amend.Open(e.before)
	if err == nil && f.Len(tiles) > 0 {
		err = change(f)
	}
	if err != nil {
		return nil, &usageError{text: e.name + ": " + a.reason(err), cure: a.t("ändra kartan för "+id+" för hand under map, och försök igen", "change the map for "+id+" by hand under map, and try again")}
	}
	if e.after = f.Bytes(); string(e.after) == string(e.before) {
		return nil, nil
	}
	return &e, nil
}

// put writes an edit, and says what it did; none is no edit.
func (a *app) put(e *edit, sign, id string) error {
	if e == nil {
		return nil
	}
	if err := output.Replace(a.project(), e.name, e.before, e.after); err != nil {
		return a.told(err)
	}
	a.say("%s: %s %s", e.name, sign, id)
	return nil
}

// tileOf is the number of a principal's tile; -1: it has none.
func tileOf(f *amend.File, id string) int {
	for i := range f.Len(tiles) {
		if v, _ := f.Text(tiles.Of(i, "principal")); v == id {
			return i
		}
	}
	return -1
}

// below is the first row under all tiles.
func below(f *amend.File) int {
	last := 0
	for i := range f.Len(tiles) {
		v, _ := f.Text(tiles.Of(i, "row"))
		if row, err := strconv.Atoi(v); err == nil {
			last = max(last, row)
		}
	}
	return last + 1
}
