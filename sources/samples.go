// Package sources embeds the running orders of the sample county whose texts are the
// principal's own, so that a new project can begin with them. The words of the
// målbilder themselves are read from files like everybody's.
package sources

import "embed"

// Outlines are the documents' running orders, the resolution and the fields.
//
//go:embed orebro/bilaga.yaml orebro/tjansteskrivelse.yaml orebro/protokollsutdrag.yaml orebro/webb.yaml orebro/beslut.yaml orebro/falt.yaml
var Outlines embed.FS

// Folder is where they stand in Outlines.
const Folder = "orebro"
