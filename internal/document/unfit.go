package document

import (
	"bytes"
	"strconv"
)

// Unfit says in words why NewImage refuses a file.
func Unfit(data []byte) (sv, en string) {
	switch {
	case len(data) == 0:
		return "filen är tom eller går inte att läsa", "the file is empty or cannot be read"
	case len(data) > MaxImageBytes:
		most := strconv.Itoa(MaxImageBytes >> 20)
		return "filen är större än " + most + " MB", "the file is larger than " + most + " MB"
	}
	for _, k := range []struct{ head, sv, en string }{
		{"%PDF-", "filen är en PDF", "the file is a PDF"},
		{"%!PS", "filen är EPS", "the file is EPS"},
		{"\xc5\xd0\xd3\xc6", "filen är EPS", "the file is EPS"},
		{"GIF8", "filen är en GIF", "the file is a GIF"},
		{"RIFF", "filen är en WebP", "the file is a WebP"},
		{"PK\x03\x04", "filen är en Word-, PowerPoint- eller zip-fil", "the file is a Word, PowerPoint or zip file"},
		{"\x89PNG", "PNG-filen är skadad eller har för många bildpunkter", "the PNG file is damaged or has too many pixels"},
		{"\xff\xd8\xff", "JPEG-filen är skadad eller har för många bildpunkter", "the JPEG file is damaged or has too many pixels"},
	} {
		if bytes.HasPrefix(data, []byte(k.head)) {
			return k.sv, k.en
		}
	}
	return "filen är varken SVG, PNG eller JPEG", "the file is neither SVG, PNG nor JPEG"
}
