package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"

	"malbild/internal/folder"
	"malbild/internal/layout"
	"malbild/internal/pipeline"
)

// jsonLayout is one line of «list layouts --json».
type jsonLayout struct {
	Type     string             `json:"type"` // "layout"
	ID       string             `json:"id"`
	Document string             `json:"document"`
	File     string             `json:"file"`
	Name     string             `json:"name"`
	WidthMM  float64            `json:"width_mm"`
	HeightMM float64            `json:"height_mm"`
	Readable map[string]float64 `json:"readable_m"` // by style, at the size it is meant to have
}

// listLayouts shows the formats of posters and brochures, the project's own
// included, with their size and from how far their largest and smallest type of
// some length can be read.
func (a *app) listLayouts(asJSON bool) error {
	files := pipeline.LayoutFiles(folder.New(a.project()))
	all, found := layout.Formats(files)
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, f := range all {
		l, list := layout.LoadFor(files, f.ID, false)
		found.Add(list...)
		if l == nil {
			continue
		}
		name := f.Name.SV
		if a.lang == "en" {
			name = f.Name.EN
		}
		far := map[string]float64{}
		for _, d := range l.Distances() {
			far[d.Style] = math.Round(d.Usual*10) / 10
		}
		if asJSON {
			a.line(jsonLayout{Type: "layout", ID: f.ID, Document: f.Document, File: f.File, Name: name, WidthMM: math.Round(l.Trim.W.MM()*10) / 10, HeightMM: math.Round(l.Trim.H.MM()*10) / 10, Readable: far})
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s × %s mm\t%s\t%s\n", f.ID, f.Document, millimetres(l.Trim.W.MM()), millimetres(l.Trim.H.MM()), name, a.readable(l))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if len(found) > 0 {
		a.tell(choice{json: asJSON}, found)
		return &stopped{exitFindings}
	}
	return nil
}

func millimetres(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// readable says from how far the largest and the smallest style can be read.
func (a *app) readable(l *layout.Layout) string {
	all := l.Distances()
	if len(all) == 0 {
		return ""
	}
	first, last := all[0].Usual, all[len(all)-1].Least
	s := fmt.Sprintf("%.1f–%.1f m", first, last)
	if a.lang != "en" {
		s = strings.ReplaceAll(s, ".", ",")
	}
	return a.t("läsbar på ", "readable from ") + s
}
