package typeset_test

import (
	"fmt"

	"malbild/internal/geom"
	"malbild/internal/typeset"
)

func ExampleLibrary_Break() {
	lib := typeset.New()
	lines, err := lib.Break(typeset.Paragraph{
		Spans: []typeset.Span{{
			Text:  "Närhet är viktigt för mig! Mina behov tillgodoses nära mig.",
			Style: typeset.Style{Face: "roboto-regular", Size: geom.Pt(10)},
		}},
		Measure:   geom.MM(50),
		Hyphenate: true,
		Language:  "sv-SE",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range lines {
		for _, run := range line.Runs {
			for _, glyph := range run.Glyphs {
				fmt.Print(glyph.Text)
			}
		}
		fmt.Printf("| %.1f mm\n", line.Width.MM())
	}
	// Output:
	// Närhet är viktigt för mig! Mina | 46.7 mm
	// behov tillgodoses nära mig.| 43.1 mm
}
