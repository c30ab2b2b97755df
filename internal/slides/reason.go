package slides

import (
	"errors"

	"malbild/internal/diag"
	"malbild/internal/word/opc"
)

// reasons are why a template is not used.
var reasons = []struct {
	err  error
	text diag.Phrase
}{
	{errMacro, diag.Phrase{SV: "makron", EN: "macros"}},
	{errStrict, diag.Phrase{SV: "Strict Open XML", EN: "Strict Open XML"}},
	{errMain, diag.Phrase{SV: "ingen presentation", EN: "no presentation"}},
	{errLayouts, diag.Phrase{SV: "ingen layout med rubrik och en text", EN: "no layout with a title and one text"}},
	{opc.ErrEncrypted, diag.Phrase{SV: "lösenord eller .ppt", EN: "password or .ppt"}},
	{opc.ErrNotZip, diag.Phrase{SV: "ingen PowerPoint-fil", EN: "not a PowerPoint file"}},
	{opc.ErrTooMany, diag.Phrase{SV: "för många delar", EN: "too many parts"}},
	{opc.ErrTooLarge, diag.Phrase{SV: "för stor", EN: "too large"}},
	{opc.ErrName, diag.Phrase{SV: "förbjudet namn", EN: "forbidden name"}},
	{opc.ErrDuplicate, diag.Phrase{SV: "samma del två gånger", EN: "a part twice"}},
	{opc.ErrDoctype, diag.Phrase{SV: "dokumenttyp", EN: "document type"}},
	{opc.ErrMissing, diag.Phrase{SV: "en del saknas", EN: "a part is missing"}},
}

func reasonOf(err error) diag.Phrase {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.text
		}
	}
	return diag.Phrase{SV: "skadad", EN: "damaged"}
}
