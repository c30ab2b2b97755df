package legible

import (
	"math"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/icc"
)

// Eye is a kind of colour blindness.
type Eye struct {
	SV, EN string
	m      [3][3]float64 // of linear RGB
}

// Eyes are the three dichromacies: Machado, Oliveira and Fernandes, «A
// Physiologically-based Model for Simulation of Color Vision Deficiency» (2009),
// table 1, severity 1.
var Eyes = []Eye{
	{"rödblindhet (protanopi)", "protanopia", [3][3]float64{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
	{"grönblindhet (deuteranopi)", "deuteranopia", [3][3]float64{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
	{"blåblindhet (tritanopi)", "tritanopia", [3][3]float64{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}},
}

// See is an sRGB colour as the eye sees it.
func (e Eye) See(rgb [3]uint8) [3]uint8 {
	var lin, out [3]float64
	for i, v := range rgb {
		lin[i] = linear(float64(v) / 255)
	}
	var seen [3]uint8
	for i := range 3 {
		for k := range 3 {
			out[i] += e.m[i][k] * lin[k]
		}
		seen[i] = uint8(math.Round(255 * encoded(min(1, max(0, out[i])))))
	}
	return seen
}

func linear(v float64) float64 {
	if v <= .04045 {
		return v / 12.92
	}
	return math.Pow((v+.055)/1.055, 2.4)
}

func encoded(v float64) float64 {
	if v <= .0031308 {
		return 12.92 * v
	}
	return 1.055*math.Pow(v, 1/2.4) - .055
}

// leastApart is the least ΔE₀₀ between leaves that stand beside each other. They are
// parted by a gap and told apart by words and icons, so they need only look like two
// colours, not like opposites: five is seen at once, side by side.
const leastApart = 5

// alike warns about two inks that some eyes do not tell apart: the worst kind only.
func alike(b Beside, prof *brand.Profile) (l diag.List) {
	one, ok1 := prof.Ink(b[0])
	two, ok2 := prof.Ink(b[1])
	if !ok1 || !ok2 {
		return nil
	}
	worst, least := Eye{}, math.Inf(1)
	for _, e := range Eyes {
		if d := icc.FromSRGB(e.See(one.RGB)).DeltaE2000(icc.FromSRGB(e.See(two.RGB))); d < least {
			worst, least = e, d
		}
	}
	if least < leastApart {
		l.Add(codeAlike.At(prof.Place[b[0]], b[0], b[1], worst.SV, worst.EN, decimal(least, 1, ","), decimal(least, 1, ".")))
	}
	return l
}
