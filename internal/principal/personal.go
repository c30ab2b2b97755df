package principal

import (
	"strconv"

	"malbild/internal/lazy"
)

// number has the form of a personnummer or samordningsnummer: a day of birth, with
// or without century, and four figures.
var number = lazy.Pattern(`(?:^|[^0-9])((?:[0-9]{2})?)([0-9]{6})([-+–]?)([0-9]{4})(?:[^0-9]|$)`)

// PersonalNumber finds a Swedish personal identity number in a text; empty when
// there is none. With its sign, the form and a possible day are enough; ten or
// twelve bare figures must also have the right check digit, so that a
// registration number is not taken for one.
func PersonalNumber(s string) string {
	for len(s) > 0 {
		m := number().FindStringSubmatchIndex(s)
		if m == nil {
			return ""
		}
		birth, sign, last := s[m[4]:m[5]], s[m[6]:m[7]], s[m[8]:m[9]]
		if possible(birth) && (sign != "" || checked(birth+last)) {
			return s[m[2]:m[9]]
		}
		s = s[m[4]+1:]
	}
	return ""
}

// possible reports whether the figures can be a day of birth; 60 is added to the
// day of a samordningsnummer.
func possible(birth string) bool {
	month, _ := strconv.Atoi(birth[2:4])
	day, _ := strconv.Atoi(birth[4:])
	if day > 60 {
		day -= 60
	}
	return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// checked computes the check digit (Luhn, weights 2 1 2 …).
func checked(ten string) bool {
	sum := 0
	for i, c := range ten {
		n := int(c-'0') * (2 - i%2)
		sum += n/10 + n%10
	}
	return sum%10 == 0
}
