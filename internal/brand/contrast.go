package brand

import "math"

// Contrast is the contrast ratio of two colours on screen, from 1 to 21 (WCAG
// 2.1, «contrast ratio» and «relative luminance»).
func Contrast(a, b Colour) float64 {
	return Ratio(Luminance(a.RGB), Luminance(b.RGB))
}

// Ratio is the contrast ratio of two relative luminances, from 1 to 21 (WCAG 2.1).
func Ratio(a, b float64) float64 { return (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05) }

// Luminance is the relative luminance of a colour on screen, from 0 to 1 (WCAG 2.1).
func Luminance(rgb [3]uint8) float64 {
	weight := [3]float64{0.2126, 0.7152, 0.0722}
	sum := 0.0
	for i, v := range rgb {
		c := float64(v) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight[i] * c
	}
	return sum
}

// dark is the flat layer of an icon on a solid leaf: RGB × 0.72, and K + 20 where
// a person chose the inks. Of a spot colour it is a mixture of process inks.
func dark(c Colour) Colour {
	out := Colour{Name: c.Name + "-dark", CMYK: c.CMYK, Computed: c.Computed || c.Spot.Name != ""}
	for i, v := range c.RGB {
		out.RGB[i] = uint8((int(v)*72 + 50) / 100)
	}
	if out.Computed {
		out.CMYK = [4]uint8{}
	} else {
		out.CMYK[3] = min(100, c.CMYK[3]+20)
	}
	return out
}
