package pipeline

import (
	"io/fs"
	"path"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/pdf"
)

// archives are the profiles that a screen file can be written to; the first is the
// usual one.
var archives = []pdf.Profile{pdf.A2aUA1, pdf.A1b, pdf.A1a, pdf.A3a, pdf.UA2}

// Archives lists the names of the archive profiles.
func Archives() []string {
	var out []string
	for _, p := range archives {
		out = append(out, p.String())
	}
	return out
}

// codeUnknownArchive is about an archive profile that does not exist.
var codeUnknownArchive = &diag.Code{ID: "MB621",
	What: diag.Phrase{SV: "okänd arkivprofil «%[1]s»", EN: "unknown archive profile «%[1]s»"},
	Why:  diag.Phrase{SV: "arkivet skulle få en fil av fel slag", EN: "the archive would get a file of the wrong kind"},
	Cure: diag.Phrase{SV: "välj bland: %[2]s", EN: "choose one of: %[2]s"}}

// archive is the profile of a request; empty is the usual one.
func (r *Request) archive() (pdf.Profile, diag.List) {
	for _, p := range archives {
		if r.Archive == "" || r.Archive == p.String() {
			return p, nil
		}
	}
	return 0, diag.List{codeUnknownArchive.At(diag.Pos{}, r.Archive, strings.Join(Archives(), ", "))}
}

// screenOptions are those of the screen file: its profile and, where the profile
// takes them, the sources it was made from.
func (j *job) screenOptions() pdf.Options {
	o := j.shop.pdfOptions(j)
	o.Profile = j.shop.archive
	if o.Profile != pdf.A3a || j.shop.files == nil {
		return o
	}
	for _, d := range j.copy.County.Digests {
		if path.Ext(d.Path) != ".yaml" {
			continue
		}
		data, err := fs.ReadFile(j.shop.files, d.Path)
		if err != nil {
			continue // built in, not a source of the project
		}
		o.Attachments = append(o.Attachments, pdf.Attachment{Name: strings.ReplaceAll(d.Path, "/", "_"), Type: "application/yaml", Description: d.Path, Data: data})
	}
	return o
}
