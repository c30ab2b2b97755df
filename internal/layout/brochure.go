package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
)

// brochure makes the pages of a brochure.
func (s *setter) brochure(*document.Document) []core.Page { return nil }
