package asset

import (
	"fmt"
	"slices"

	arabicbold "eliasnaur.com/font/noto/sans/arabic/bold"
	arabicregular "eliasnaur.com/font/noto/sans/arabic/regular"
	"eliasnaur.com/font/roboto/robotoblack"
	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotocondensedbold"
	"eliasnaur.com/font/roboto/robotocondensedmedium"
	"eliasnaur.com/font/roboto/robotocondensedregular"
	"eliasnaur.com/font/roboto/robotoitalic"
	"eliasnaur.com/font/roboto/robotolight"
	"eliasnaur.com/font/roboto/robotomedium"
	"eliasnaur.com/font/roboto/robotoregular"
)

// Font returns the TrueType file of a face, by its id: «roboto-regular». The
// files are compiled in from the Go module that the SOURCE.md of their folder names.
func Font(id string) ([]byte, error) {
	switch id {
	case "roboto-light":
		return robotolight.TTF, nil
	case "roboto-regular":
		return robotoregular.TTF, nil
	case "roboto-italic":
		return robotoitalic.TTF, nil
	case "roboto-medium":
		return robotomedium.TTF, nil
	case "roboto-bold":
		return robotobold.TTF, nil
	case "roboto-black":
		return robotoblack.TTF, nil
	case "robotocondensed-regular":
		return robotocondensedregular.TTF, nil
	case "robotocondensed-medium":
		return robotocondensedmedium.TTF, nil
	case "robotocondensed-bold":
		return robotocondensedbold.TTF, nil
	case "notosansarabic-regular":
		return arabicregular.TTF, nil
	case "notosansarabic-bold":
		return arabicbold.TTF, nil
	}
	return nil, fmt.Errorf("no face is called «%s»", id)
}

var fontIDs = []string{
	"roboto-light", "roboto-regular", "roboto-italic", "roboto-medium", "roboto-bold", "roboto-black",
	"robotocondensed-regular", "robotocondensed-medium", "robotocondensed-bold",
}

// FontIDs lists the faces, light to black, upright before condensed.
func FontIDs() []string { return slices.Clone(fontIDs) }

// ScriptFontIDs lists the faces for what those of FontIDs have no letters for:
// Arabic. No layout names them; package typeset takes them by script and weight.
func ScriptFontIDs() []string { return []string{"notosansarabic-regular", "notosansarabic-bold"} }
