// Package icc computes with colours: it reads the look-up tables of a CMYK output
// profile, turns screen colours into inks, foretells how inks print, and says how
// far apart two colours are. It knows ICC tables and CIE formulas only: no files,
// no brands, no pages.
//
// Conversion is relative colorimetric: as it stands for colours that somebody chose,
// with black point compensation for photographs. Tables of the types lut8 and lut16
// (ICC.1:2001-04, 6.5.7 and 6.5.8) are read, and those of version 4, lutAToB and
// lutBToA (ICC.1:2010, 10.10 and 10.11). A profile is hostile until its sizes have
// been checked against its bytes.
package icc

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"malbild/internal/diag"
)

// Inks are cyan, magenta, yellow and black, each from 0 to 1.
type Inks [4]float64

// Total is the total area coverage in per cent, 0 to 400.
func (k Inks) Total() float64 { return 100 * (k[0] + k[1] + k[2] + k[3]) }

// Profile is a CMYK output profile with the tables of one rendering intent.
type Profile struct {
	toInks, toLab transform
	perceptual    transform // to inks; nil: the profile has none
	description   string
	blackPoint
}

// transform is one table of a profile, of whichever type.
type transform interface {
	eval([4]float64) [4]float64
	encode(Lab) [4]float64
	decode([4]float64) Lab
}

// Description is the name the profile gives itself, or "".
func (p *Profile) Description() string { return p.description }

// most is the largest profile read; printers' profiles are below 4 MB.
const most = 32 << 20

// Parse reads a CMYK output profile with the connection space Lab. Relative
// colorimetric tables are used; a profile without them says the same in the
// perceptual ones (ICC.1:2001-04, 6.3.2).
func Parse(data []byte) (*Profile, error) {
	switch {
	case len(data) > most:
		return nil, diag.NewError("profilen är större än 32 MB", "the profile is larger than 32 MB")
	case len(data) < 132 || string(data[36:40]) != "acsp":
		return nil, diag.NewError("den är ingen profil", "it is not a profile")
	case string(data[12:16]) != "prtr":
		return nil, diag.NewError("den är ingen profil av ett tryckvillkor", "it is not a profile of a printing condition")
	case string(data[16:20]) != "CMYK" || string(data[20:24]) != "Lab ":
		return nil, diag.NewError("den är ingen CMYK-profil med Lab som mellanrum", "it is not a CMYK profile with the connection space Lab")
	}
	p := &Profile{}
	var err error
	if p.toInks, err = either(data, "B2A1", "B2A0", 3, 4); err != nil {
		return nil, err
	}
	if p.toLab, err = either(data, "A2B1", "A2B0", 4, 3); err != nil {
		return nil, err
	}
	if _, err := tag(data, "A2B0"); err == nil {
		if p.perceptual, err = either(data, "B2A0", "B2A1", 3, 4); err != nil {
			return nil, err
		}
	}
	p.description = description(data)
	return p, nil
}

// either reads the first of two tags that is there.
func either(data []byte, first, second string, in, out int) (transform, error) {
	name := first
	raw, err := tag(data, name)
	if errors.Is(err, errNoTag) {
		name = second
		raw, err = tag(data, name)
	}
	if err != nil {
		return nil, fmt.Errorf("icc: tag %s: %w", name, err)
	}
	var t transform
	if len(raw) > 4 && (string(raw[:4]) == "mAB " || string(raw[:4]) == "mBA ") {
		t, err = parseStages(raw, in, out)
	} else {
		t, err = parseTable(raw, in, out)
	}
	if err != nil {
		return nil, fmt.Errorf("icc: tag %s: %w", name, err)
	}
	return t, nil
}

var (
	errNoTag = diag.NewError("en tabell saknas", "a table is missing")
	errCut   = diag.NewError("en tabell är avkortad", "a table is cut off")
)

// tag finds the data of a tag (ICC.1:2001-04, 6.2).
func tag(data []byte, sig string) ([]byte, error) {
	const most = 1000 // tags of one profile
	n := binary.BigEndian.Uint32(data[128:])
	if n > most {
		return nil, diag.NewError("den har för många tabeller", "it has too many tables")
	}
	for i := range int(n) {
		at := 132 + 12*i
		if at+12 > len(data) {
			return nil, errCut
		}
		e := data[at : at+12]
		if string(e[:4]) != sig {
			continue
		}
		off, size := uint64(binary.BigEndian.Uint32(e[4:])), uint64(binary.BigEndian.Uint32(e[8:]))
		if off+size > uint64(len(data)) {
			return nil, errCut
		}
		return data[off : off+size], nil
	}
	return nil, errNoTag
}

// description reads the ASCII part of the tag desc (6.5.17), or the first name of a
// profile of version 4 (ICC.1:2010, 10.13); without a readable one there is no name.
func description(data []byte) string {
	b, err := tag(data, "desc")
	if err != nil || len(b) < 12 {
		return ""
	}
	var name []byte
	switch string(b[:4]) {
	case "desc":
		n := uint64(binary.BigEndian.Uint32(b[8:]))
		if n < 1 || 12+n > uint64(len(b)) {
			return ""
		}
		name = b[12 : 12+n]
	case "mluc":
		if len(b) < 28 {
			return ""
		}
		n, at := uint64(binary.BigEndian.Uint32(b[20:])), uint64(binary.BigEndian.Uint32(b[24:]))
		if at+n > uint64(len(b)) {
			return ""
		}
		for i := at; i+1 < at+n && b[i] == 0; i += 2 {
			name = append(name, b[i+1])
		}
	}
	if len(name) > 200 {
		return ""
	}
	for i, c := range name {
		if c < ' ' || c > '~' {
			return string(name[:i])
		}
	}
	return string(name)
}

// Inks gives the inks that print a colour, as near as the profile's gamut allows.
func (p *Profile) Inks(c Lab) Inks { return Inks(p.toInks.eval(p.toInks.encode(c))) }

// Printed foretells what inks look like on the paper of the condition, relative to
// that paper.
func (p *Profile) Printed(k Inks) Lab { return p.toLab.decode(p.toLab.eval(k)) }

// PerCent rounds inks to whole per cent, as brands and printers write them.
func (k Inks) PerCent() (out [4]uint8) {
	for i, v := range k {
		out[i] = uint8(math.Round(100 * max(0, min(1, v))))
	}
	return out
}

// FromPerCent is the reverse of PerCent.
func FromPerCent(c [4]uint8) (k Inks) {
	for i, v := range c {
		k[i] = float64(v) / 100
	}
	return k
}
