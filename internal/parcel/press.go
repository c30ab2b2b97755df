package parcel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/inspect"
	"malbild/internal/output"
)

// press is what goes to the printer: the press files, what an inspection says of
// them, and the facts an order needs.
func (c Copy) press() (output.Set, bool) {
	b := &box{copy: c, name: c.Folder + "-" + pressStem}
	for _, p := range c.Parts {
		b.documents(p, true)
	}
	if len(b.files) == 0 {
		return output.Set{}, false
	}
	var order, report strings.Builder
	order.WriteString(c.orderHead())
	for _, f := range b.files {
		r := inspect.File(f.name, f.data, inspect.Options{Purpose: inspect.Print, Fonts: c.fonts()})
		c.order(&order, f, r)
		preflight(&report, r)
	}
	order.WriteString(orderFoot)
	b.text("bestallning.txt", "Uppgifter för beställningen, med rader att fylla i", order.String())
	b.text("granskning.txt", "Vad en granskning säger om tryckfilerna", report.String())
	b.metadata(nil)
	var notes []string
	if n := c.proof(); n != "" {
		notes = append(notes, n)
	}
	b.text("lasmig.txt", "Den här förteckningen", b.readme(c.Name+", till tryckeriet", notes))
	return b.close(), true
}

// proof says that the files are for proofs only, or nothing.
func (c Copy) proof() string {
	for _, p := range c.Parts {
		if v := p.Document.Meta.Provenance; v != nil && v.Status != "adopted" && slices.ContainsFunc(p.Files, pressed) {
			return "KORREKTUR: målbilden har status " + v.Stamp + " i registret. Tryck inte upplagan förrän beslutet är registrerat och filerna gjorda om; statusen står i dem."
		}
	}
	return ""
}

func (c Copy) orderHead() string {
	s := "Beställning av tryck: " + c.Name + "\n\n"
	if n := c.proof(); n != "" {
		s += n + "\n\n"
	}
	return s
}

const fill = "____________________"

const orderFoot = `Beställare:         ` + fill + `
Leveransadress:     ` + fill + `
Leverans senast:    ` + fill + `
Fakturareferens:    ` + fill + `
Provtryck önskas:   ja / nej

Filerna är skalade 1:1, i enkelsidor och läsordning. Tryckeriet skjuter ut och
kompenserar för papprets tjocklek.
`

// order writes the facts of one press file.
func (c Copy) order(w *strings.Builder, f item, r *inspect.Report) {
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %-18s%s\n", name+":", value)
		}
	}
	fmt.Fprintf(w, "%s – %s\n", f.name, f.of.Document.Meta.Title)
	row("Upplaga", fill)
	if p := r.Press; p != nil {
		row("Format", strings.Join(p.Trim, ", "))
		row("Sidor", pages(r.Pages))
		row("Tryck", sides(r.Pages))
		row("Färger", inks(p.Inks))
		row("Utfall", swedish(p.Bleed)+" mm")
		row("Skärmärken", map[bool]string{true: "ja, utanför utfallet", false: "nej"}[c.Printer.Marks])
		row("Tryckförhållande", p.Condition)
		row("Mest färg", strconv.Itoa(p.MostInk)+" %")
	}
	row("Standard", strings.Join(r.Claims, ", "))
	row("Efterbehandling", finish(f.of.Document.Meta.Product, r.Pages))
	row("Papper", fill)
	row("Ytvikt", fill)
	row("SHA-256", f.sum)
	w.WriteString("\n")
}

func pages(n int) string {
	if n == 1 {
		return "1 sida"
	}
	return strconv.Itoa(n) + " sidor"
}

// sides is how many inks stand on the front and on the back.
func sides(n int) string {
	if n == 1 {
		return "4 + 0"
	}
	return "4 + 4"
}

// finish is what is done after printing. Saddle stitching takes pages by fours.
func finish(p document.Product, n int) string {
	switch {
	case p == document.Brochure && n > 4 && n%4 == 0:
		return "falsas och klammerhäftas (" + strconv.Itoa(n) + " sidor, omslaget inräknat)"
	case p == document.Poster:
		return "renskärs"
	}
	return ""
}

// inks names the inks in the order they are printed by: C, M, Y, K, then spot inks.
func inks(names []string) string {
	out := slices.Clone(names)
	rank := func(s string) int {
		if i := slices.Index([]string{"C", "M", "Y", "K"}, s); i >= 0 {
			return i
		}
		return 4
	}
	slices.SortStableFunc(out, func(a, b string) int { return rank(a) - rank(b) })
	return strings.Join(out, ", ")
}

func swedish(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}

// preflight writes what the inspection found.
func preflight(w *strings.Builder, r *inspect.Report) {
	verdict := "inga fel"
	if r.Failed() {
		verdict = "FEL"
	}
	fmt.Fprintf(w, "%s: %s, %s: %s\n", r.Name, pages(r.Pages), strings.Join(r.Claims, ", "), verdict)
	if p := r.Press; p != nil {
		row := func(name, value string) {
			if value != "" {
				fmt.Fprintf(w, "  %s: %s\n", name, value)
			}
		}
		row("tryckförhållande", p.Condition)
		row("skuret format", strings.Join(p.Trim, ", "))
		row("utfall", swedish(p.Bleed)+" mm")
		row("färger", inks(p.Inks))
		row("mest färg på ett ställe", strconv.Itoa(p.MostInk)+" %")
		if p.Images > 0 {
			row("bilder", fmt.Sprintf("%d, lägst %d punkter per tum", p.Images, p.LowestPPI))
		}
		if p.Thinnest > 0 {
			row("tunnaste linje", swedish(p.Thinnest)+" punkter")
		}
		row("teckensnitt", strings.Join(p.Fonts, ", "))
		var sizes []string
		for _, s := range p.Sizes {
			sizes = append(sizes, fmt.Sprintf("%s p till %s m", swedish(s.Points), swedish(s.Metres)))
		}
		row("läsbart på håll", strings.Join(sizes, ", "))
	}
	for _, f := range r.Findings {
		if !r.Counts(f) {
			continue
		}
		what, _, _ := f.Text("sv")
		kind := "fel"
		if f.Rule.Severity == diag.Warning {
			kind = "råd"
		}
		fmt.Fprintf(w, "  %s: %s (%s)\n", kind, what, f.Place("sv"))
	}
	w.WriteString("\n")
}
