package preview

import "malbild/internal/source"

// sourceText is a text with its place.
type sourceText = source.Text
