package cli

import (
	"context"
	"fmt"
	"math"
	"strings"
	"text/tabwriter"

	"malbild/internal/brand"
)

// jsonColour is one line of «list colours --json».
type jsonColour struct {
	Type       string  `json:"type"` // "colour"
	County     string  `json:"county"`
	Name       string  `json:"name"`
	RGB        string  `json:"rgb"`
	CMYK       [4]int  `json:"cmyk"`
	Spot       string  `json:"spot,omitempty"`
	Computed   bool    `json:"computed"`
	DeltaE76   float64 `json:"delta_e_76"`
	DeltaE2000 float64 `json:"delta_e_2000"`
	TotalInk   int     `json:"total_ink"`
	Printer    string  `json:"printer"`
}

// listColours prints every colour as it is shown and as it prints.
func (a *app) listColours(ctx context.Context, c choice) error {
	plan, _, _, err := a.prepare(ctx, c)
	if err != nil {
		return err
	}
	inks, cond := plan.Inks()
	if cond == nil {
		return nil
	}
	t := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	if !c.json {
		fmt.Fprintf(a.out, a.t("%s: %s, högst %d %% färg\n", "%s: %s, at most %d %% ink\n"), cond.ID, cond.Identifier, cond.Ink)
		fmt.Fprintln(t, a.t("län\tfärg\tskärm\ttryck C/M/Y/K\t\tΔE₀₀\tΔE*ab\tsumma\t", "county\tcolour\tscreen\tprint C/M/Y/K\t\tΔE₀₀\tΔE*ab\ttotal\t"))
	}
	for _, k := range inks {
		if c.json {
			a.line(colourLine(k.County, k.Ink, cond.ID))
			continue
		}
		how := a.t("vald", "chosen")
		if k.Computed {
			how = a.t("uträknad", "computed")
		}
		var notes []string
		switch {
		case k.Shifts() && k.Computed:
			notes = append(notes, a.t("utanför tryckets omfång", "outside the gamut of the press"))
		case k.Shifts():
			notes = append(notes, a.t("trycks annorlunda", "prints otherwise"))
		}
		if k.Total > cond.Ink {
			notes = append(notes, a.t("för mycket färg", "too much ink"))
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%d %%\t%s\n", k.County, k.Colour.Name, k.Colour.Hex(), k.Colour.Inks(), how,
			a.decimal(k.DeltaE2000, 1), a.decimal(k.DeltaE76, 1), k.Total, strings.Join(notes, ", "))
	}
	return t.Flush()
}

func colourLine(county string, k brand.Ink, printer string) jsonColour {
	out := jsonColour{Type: "colour", County: county, Name: k.Colour.Name, RGB: k.Colour.Hex(), Spot: k.Colour.Spot.Name, Computed: k.Computed,
		DeltaE76: math.Round(k.DeltaE76*10) / 10, DeltaE2000: math.Round(k.DeltaE2000*10) / 10, TotalInk: k.Total, Printer: printer}
	for i, v := range k.Colour.CMYK {
		out.CMYK[i] = int(v)
	}
	return out
}
