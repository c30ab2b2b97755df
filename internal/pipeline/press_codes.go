package pipeline

import "malbild/internal/diag"

// codeUnknownPrinter is about a printing condition that nobody has written.
var codeUnknownPrinter = &diag.Code{ID: "MB620", Severity: diag.Error,
	What: diag.Phrase{SV: "okänt tryckförhållande «%[1]s»", EN: "unknown printing condition «%[1]s»"},
	Why:  diag.Phrase{SV: "tryckfilen skulle få fel färger och fel utfall", EN: "the press file would get the wrong inks and bleed"},
	Cure: diag.Phrase{SV: "välj bland: %[2]s; en egen fil läggs i layouts/printers", EN: "choose one of: %[2]s; a file of your own goes in layouts/printers"}}
