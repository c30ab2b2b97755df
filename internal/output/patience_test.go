package output

import (
	"errors"
	"testing"
	"time"
)

// TestWhatIsHeldForAMomentIsTriedAgain: a virus scanner that looks at a new file does not
// stop a build; a file that somebody has open does, after less than a second.
func TestWhatIsHeldForAMomentIsTriedAgain(t *testing.T) {
	held, other := errors.New("held"), errors.New("other")
	for name, c := range map[string]struct {
		answers []error
		want    error
		steps   int
	}{
		"free":        {[]error{nil}, nil, 1},
		"scanned":     {[]error{held, held, held, nil}, nil, 4},
		"other fault": {[]error{held, other}, other, 2},
		"open":        {nil, held, tries},
	} {
		steps, slept := 0, time.Duration(0)
		err := again(func() error {
			steps++
			if c.answers == nil {
				return held
			}
			return c.answers[steps-1]
		}, func(err error) bool { return errors.Is(err, held) }, func(d time.Duration) { slept += d })
		if !errors.Is(err, c.want) || steps != c.steps {
			t.Errorf("%s: %v after %d steps", name, err, steps)
		}
		if slept >= time.Second {
			t.Errorf("%s: %v", name, slept)
		}
	}
}

// TestReasonsOfWindowsAreSaidInBothLanguages: no user reads «error 112».
func TestReasonsOfWindowsAreSaidInBothLanguages(t *testing.T) {
	for code, words := range windowsReasons {
		if words[0] == "" || words[1] == "" || words[0] == words[1] {
			t.Errorf("%d: %q", code, words)
		}
	}
	for _, code := range []uint32{39, 112, 206} { // full, full, too long
		if windowsReasons[code][0] == "" {
			t.Errorf("%d is not told of", code)
		}
	}
}
