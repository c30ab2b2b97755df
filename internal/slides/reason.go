package slides

import (
	"errors"
	"malbild/internal/word/opc"
)

// reasons are told in both languages at once: an argument of a finding has one text.
var reasons = []struct {
	err  error
	text string
}{
	{errMacro, "makron / macros"},
	{errStrict, "Strict Open XML"},
	{errMain, "ingen presentation / no presentation"},
	{errLayouts, "ingen layout med rubrik och en text / no layout with a title and one text"},
	{opc.ErrEncrypted, "lösenord eller .ppt / password or .ppt"},
	{opc.ErrNotZip, "ingen PowerPoint-fil / not a PowerPoint file"},
	{opc.ErrTooMany, "för många delar / too many parts"},
	{opc.ErrTooLarge, "för stor / too large"},
	{opc.ErrName, "förbjudet namn / forbidden name"},
	{opc.ErrDuplicate, "samma del två gånger / a part twice"},
	{opc.ErrDoctype, "dokumenttyp / document type"},
	{opc.ErrMissing, "en del saknas / a part is missing"},
}

func reasonOf(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.text
		}
	}
	return "skadad / damaged"
}
