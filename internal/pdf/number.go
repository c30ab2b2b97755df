package pdf

import (
	"strconv"

	"malbild/internal/geom"
)

// A coordinate is written in hundredths of a point (3.5 µm), which no press can
// show. Differences are taken between rounded values, so they never add up.

// centi returns a length in hundredths of a point, rounded half away from zero.
func centi(l geom.Length) int64 {
	if l < 0 {
		return -((-int64(l)*100 + 1<<15) >> 16)
	}
	return (int64(l)*100 + 1<<15) >> 16
}

// appendCenti writes hundredths as a number with at most two decimals and no
// needless zeros.
func appendCenti(b []byte, c int64) []byte {
	if c < 0 {
		b, c = append(b, '-'), -c
	}
	whole, frac := c/100, c%100
	if whole != 0 || frac == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if frac == 0 {
		return b
	}
	b = append(b, '.', '0'+byte(frac/10))
	if d := frac % 10; d != 0 {
		b = append(b, '0'+byte(d))
	}
	return b
}

// appendLength writes a length in points.
func appendLength(b []byte, l geom.Length) []byte { return appendCenti(b, centi(l)) }

// appendTenth writes tenths as a number with at most one decimal.
func appendTenth(b []byte, t int64) []byte {
	if t < 0 {
		b, t = append(b, '-'), -t
	}
	b = strconv.AppendInt(b, t/10, 10)
	if d := t % 10; d != 0 {
		b = append(b, '.', '0'+byte(d))
	}
	return b
}

// appendShare writes n ÷ 255 with three decimals, for a shade of a colour component.
func appendShare(b []byte, n uint8) []byte {
	m := (int(n)*1000 + 127) / 255
	if m == 0 || m == 1000 {
		return append(b, '0'+byte(m/1000))
	}
	b = append(b, '.', '0'+byte(m/100), '0'+byte(m/10%10), '0'+byte(m%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

func appendRGB(b []byte, c [3]uint8, op string) []byte {
	for _, v := range c {
		b = append(appendShare(b, v), ' ')
	}
	b = append(b, op...)
	return append(b, '\n')
}
