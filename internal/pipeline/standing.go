package pipeline

import (
	"io/fs"
	"path"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/calendar"
	"malbild/internal/diag"
	"malbild/internal/principal"
	"malbild/internal/source"
	"malbild/internal/status"
	"malbild/layouts"
)

// Standing works out where the matter stands in the named counties on a day. It
// reads the registers and the titles alone.
func Standing(fsys fs.FS, day calendar.Date, wanted ...string) ([]*status.Report, diag.List) {
	regs, found := Registers(fsys, wanted...)
	var out []*status.Report
	for _, reg := range regs {
		out = append(out, status.Of(reg, titleOf(fsys, reg), day))
	}
	return out, found
}

// titleOf is the title of a county's målbild, without its chosen line breaks; the
// county's id where it cannot be read.
func titleOf(fsys fs.FS, reg *principal.Register) string {
	_, m, _ := source.Open(fsys, path.Join(SourceFolder, reg.County, "malbild.yaml"))
	title := strings.Join(strings.Fields(strings.ReplaceAll(m.Text("title", source.Optional).Value, "|", " ")), " ")
	if title == "" {
		return reg.County
	}
	return title
}

// JointProfile reads the profile that the principals of a county share; nil where
// it cannot be read.
func JointProfile(fsys fs.FS, county string) *brand.Profile {
	all, found := brand.Load(fsys, path.Join(SourceFolder, county), layouts.Files)
	if found.HasErrors() {
		return nil
	}
	return all[brand.Joint]
}
