package asset

import (
	"bytes"
	_ "embed"
	"fmt"
)

//go:embed icc/FOGRA39L_coated.icc
var fogra39l []byte

// fogra39lPacked is the same in zlib format.
//
//go:embed icc/FOGRA39L_coated.icc.z
var fogra39lPacked []byte

// srgbPacked is SRGB in zlib format.
//
//go:embed icc/sRGB.icc.z
var srgbPacked []byte

// PressProfileIDs lists the output profiles of PressProfile.
func PressProfileIDs() []string { return []string{"fogra39l-coated"} }

// PressProfile returns the ICC output profile of a printing condition. One is built
// in, offset on coated paper (FOGRA39L); where it comes from and on which terms
// stands in icc/SOURCE.md. Others may not be passed on and are the user's files.
func PressProfile(id string) ([]byte, error) {
	if id == "fogra39l-coated" {
		return fogra39l, nil
	}
	return nil, fmt.Errorf("there is no output profile %q", id)
}

// PackedSRGB returns the profile of SRGB as it stands compressed in a PDF: who makes one
// file would else spend more on the profile than on the words.
func PackedSRGB() []byte { return srgbPacked }

// PackedProfile returns a profile of PressProfile as it stands compressed in a PDF; nil
// for any other. To compress it takes longer than to make the rest of a poster's file.
func PackedProfile(profile []byte) []byte {
	if bytes.Equal(profile, fogra39l) {
		return fogra39lPacked
	}
	return nil
}
