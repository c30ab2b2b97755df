package pipeline

import (
	"malbild/internal/brand"
	"malbild/internal/slides"
)

// slidesOptions is what presentations of one county in one graphic profile share.
func (w *workshop) slidesOptions(c *County, prof *brand.Profile) slides.Options {
	k := w.kit(c, prof)
	return slides.Options{Library: k.library, Figures: k.drawn, Profile: prof, Version: w.version, Shared: w.slides}
}
