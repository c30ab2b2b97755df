package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/inspect"
)

// report prints a report for people: what the file is, what was found group by
// group, and the facts that a printer or a registrar asks for.
func (i *inspecting) report(w io.Writer, r *inspect.Report) {
	fmt.Fprintf(w, "%s: %s\n", i.ink("1", r.Name), i.summary(r))
	if said := i.said[r.Name]; said != nil {
		fmt.Fprintf(w, "  %s: %s\n", i.t("ursprung", "origin"), i.origin(said))
	}
	for _, g := range inspect.Groups {
		i.group(w, r, g)
	}
	for _, u := range r.Unchecked {
		fmt.Fprintf(w, "  %s: %s\n", i.t("inte granskat", "not checked"), u.In(i.lang))
	}
	if r.Purpose != inspect.Screen && r.Press != nil {
		i.pressFacts(w, r.Press)
	}
	if r.Office != nil {
		i.officeFacts(w, r.Office)
	}
}

// summary is «4 sidor, sv-SE, PDF/A-2a, PDF/UA-1, skärmfil: inga fel».
func (i *inspecting) summary(r *inspect.Report) string {
	var parts []string
	if r.Pages > 0 {
		unit := [4]string{"sida", "sidor", "page", "pages"}
		if r.Format == "pptx" || r.Format == "potx" {
			unit = [4]string{"bild", "bilder", "slide", "slides"}
		}
		parts = append(parts, i.count(r.Pages, unit[0], unit[1], unit[2], unit[3]))
	}
	if r.Language != "" {
		parts = append(parts, r.Language)
	}
	parts = append(parts, r.Claims...)
	switch r.Purpose {
	case inspect.Screen:
		parts = append(parts, i.t("som skärmfil", "as a screen file"))
	case inspect.Print:
		parts = append(parts, i.t("som tryckfil", "as a press file"))
	case inspect.Both:
		parts = append(parts, i.t("som skärm- och tryckfil", "as a screen and press file"))
	}
	errs, warnings := 0, 0
	for _, f := range r.Findings {
		switch {
		case !r.Counts(f):
		case f.Rule.Severity == diag.Warning || r.Advice:
			warnings++
		default:
			errs++
		}
	}
	verdict := i.t("inga fel", "no errors")
	if errs > 0 {
		verdict = i.count(errs, "fel", "fel", "error", "errors")
	}
	if warnings > 0 {
		verdict += ", " + i.count(warnings, "råd", "råd", "piece of advice", "pieces of advice")
	}
	if len(parts) == 0 {
		return verdict
	}
	return strings.Join(parts, ", ") + ": " + verdict
}

func (i *inspecting) group(w io.Writer, r *inspect.Report, g inspect.Group) {
	all := r.Told(g, i.lang)
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(w, "  %s\n", g.Name(i.lang))
	why := ""
	for _, t := range all {
		ink := "31"
		if t.Advice {
			ink = "33"
		}
		fmt.Fprintf(w, "    %s: %s [%s]\n", i.ink(ink, t.Word(i.lang)), t.What, t.Name())
		for _, l := range t.Lines(i.lang, t.Why != why) {
			fmt.Fprintf(w, "      %s\n", l)
		}
		why = t.Why
	}
}

// pressFacts prints what a printer wants to know.
func (i *inspecting) pressFacts(w io.Writer, p *inspect.PressFacts) {
	fmt.Fprintf(w, "  %s\n", i.t("tryckdata", "press data"))
	line := func(sv, en, value string) {
		if value != "" {
			fmt.Fprintf(w, "    %s: %s\n", i.t(sv, en), value)
		}
	}
	line("tryckförhållande", "condition", p.Condition)
	line("skuret format", "trimmed size", strings.Join(p.Trim, ", "))
	line("utfall", "bleed", i.decimal(p.Bleed)+" mm")
	line("färger", "inks", strings.Join(p.Inks, ", "))
	if p.MostInk > 0 {
		line("mest färg på ett ställe", "most ink in one place", strconv.Itoa(p.MostInk)+" %")
	}
	if p.Images > 0 {
		line("bilder", "pictures", fmt.Sprintf(i.t("%d, lägst %d punkter per tum", "%d, lowest %d dots an inch"), p.Images, p.LowestPPI))
	}
	if p.Thinnest > 0 {
		line("tunnaste linje", "thinnest line", i.decimal(p.Thinnest)+i.t(" punkter", " points"))
	}
	line("teckensnitt", "fonts", strings.Join(p.Fonts, ", "))
	var sizes []string
	for _, s := range p.Sizes {
		sizes = append(sizes, fmt.Sprintf(i.t("%s p till %s m", "%s pt to %s m"), i.decimal(s.Points), i.decimal(s.Metres)))
	}
	line("läsbart på håll", "readable at a distance", strings.Join(sizes, ", "))
}

// decimal writes a number with the comma or point of the language.
func (i *inspecting) decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if i.lang == "sv" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// officeFacts prints which passages are locked and which fields are open.
func (i *inspecting) officeFacts(w io.Writer, o *inspect.OfficeFacts) {
	if len(o.Locks) > 0 {
		fmt.Fprintf(w, "  %s\n", i.t("låsta stycken", "locked passages"))
		for _, l := range o.Locks {
			fmt.Fprintf(w, "    %s: %s, «%s»\n", l.Title, i.count(l.Words, "ord", "ord", "word", "words"), l.Begins)
		}
	}
	if len(o.Fields) > 0 {
		fmt.Fprintf(w, "  %s\n", i.t("fält", "fields"))
		for _, f := range o.Fields {
			value := "«" + f.Value + "»"
			if f.Empty {
				value = i.t("ej ifyllt", "not filled in") + " (" + f.Value + ")"
			}
			bound := ""
			if f.Bound != "" {
				bound = i.t(", knutet till ", ", bound to ") + f.Bound
			}
			fmt.Fprintf(w, "    %s: %s%s\n", f.Title, value, bound)
		}
	}
}
