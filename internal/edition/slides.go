package edition

// SlidePhrases are the sentences that only a presentation says.
type SlidePhrases struct {
	Picture    string                    // title of the slide with the figure
	PictureHub func(n int) (a, b string) // what the figure shows, in two lines
	PictureAll func(n int) (a, b string) // the same without an overarching goal
}

// SlidePhrases returns them in the language of the edition.
func (e *Edition) SlidePhrases() SlidePhrases {
	c := e.labels()
	return SlidePhrases{
		Picture:    c.Text("slide_picture"),
		PictureHub: func(n int) (string, string) { return c.Text("slide_hub_a"), c.Count("slide_hub_b", n) },
		PictureAll: func(n int) (string, string) { return c.Count("slide_all_a", n), c.Text("slide_all_b") },
	}
}
