package slides

import "malbild/internal/brand"

// typefaces are what PowerPoint calls the faces of a presentation, in the order of
// faceIDs. A presentation does not carry fonts: PowerPoint takes embedded ones in a
// format of its own only (docs/adr/0017), and a computer without them takes another.
type typefaces [5]brand.Typeface

// faceIDs are the faces that slides are set in, by place in typefaces.
var faceIDs = [5]string{"roboto-regular", "roboto-bold", "roboto-black", "roboto-medium", "robotocondensed-medium"}

func typefacesOf(p *brand.Profile) (out typefaces) {
	for i, id := range faceIDs {
		out[i] = p.Typeface(id)
	}
	return out
}

// named is what a style's face is called in a presentation of this look, with
// whether it is a bold one there.
func (l look) named(face string, bold bool) (family string, heavy bool) {
	t := l.faces[0]
	if l.rtl && (face == black || face == medium) { // their weight is in a name that Arabic letters do not follow
		face, bold = regular, face == black
	}
	switch {
	case face == regular && !bold:
		return regular, false
	case face == regular:
		if t = l.faces[1]; t.Family == l.faces[0].Family {
			return regular, t.Bold
		}
	case face == black:
		t = l.faces[2]
	case face == medium:
		t = l.faces[3]
	case face == condensed:
		t = l.faces[4]
	default:
		return face, bold
	}
	return t.Family, t.Bold
}
