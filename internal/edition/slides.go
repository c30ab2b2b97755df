package edition

import "fmt"

// SlidePhrases are the sentences that only a presentation says.
type SlidePhrases struct {
	Picture    string                    // title of the slide with the figure
	PictureHub func(n int) (a, b string) // what the figure shows, in two lines
	PictureAll func(n int) (a, b string) // the same without an overarching goal
}

// SlidePhrases returns them in the language of the edition.
func (e *Edition) SlidePhrases() SlidePhrases {
	return SlidePhrases{
		Picture: "Vår gemensamma målbild",
		PictureHub: func(n int) (string, string) {
			return "Ett övergripande mål", fmt.Sprintf("och %s delområden", count(n))
		},
		PictureAll: func(n int) (string, string) { return capital(count(n)) + " delar", "som hör ihop" },
	}
}
