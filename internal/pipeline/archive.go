package pipeline

import (
	"io/fs"
	"path"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/pdf"
	"malbild/internal/source"
)

// archives are the profiles that a screen file can be written to; the first is the
// usual one.
var archives = []pdf.Profile{pdf.A2aUA1, pdf.A1b, pdf.A1a, pdf.A3a, pdf.UA2}

// archiveNames lists the names of the archive profiles.
func archiveNames() []string {
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

// archive is the name of the copy's archive profile, with the place that says so:
// the command line, the principal's file or the county's. Empty is the usual one.
func (c Copy) archive(req Request) source.Text {
	switch {
	case req.Archive != "":
		return source.Text{Value: req.Archive}
	case c.Principal != nil && !c.Principal.Archive.IsZero():
		return c.Principal.Archive
	case c.County != nil && c.County.Content != nil:
		return c.County.Content.Archive
	}
	return source.Text{}
}

// profileOf is the archive profile of a copy; false when there is none of that name.
func (c Copy) profileOf(req Request) (pdf.Profile, bool) {
	name := c.archive(req).Value
	for _, p := range archives {
		if name == "" || name == p.String() {
			return p, true
		}
	}
	return 0, false
}

// unknownArchives says which copies ask for a profile that does not exist, once for
// each place that does.
func unknownArchives(req Request, copies []Copy) (l diag.List) {
	told := map[diag.Pos]bool{}
	for _, c := range copies {
		name := c.archive(req)
		if _, ok := c.profileOf(req); !ok && !told[name.Pos] {
			told[name.Pos] = true
			l.Add(codeUnknownArchive.At(name.Pos, name.Value, strings.Join(archiveNames(), ", ")))
		}
	}
	return l
}

// archive is the profile of the screen files of this job.
func (j *job) archive() pdf.Profile {
	p, _ := j.copy.profileOf(j.shop.asked)
	return p
}

// screenOptions are those of the screen file: its profile and, where the profile
// takes them, the sources it was made from.
func (j *job) screenOptions() pdf.Options {
	o := j.shop.pdfOptions(j)
	o.Profile = j.archive()
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
