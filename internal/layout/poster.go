package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
)

// poster makes the page of a poster.
func (s *setter) poster(*document.Document) []core.Page { return nil }
