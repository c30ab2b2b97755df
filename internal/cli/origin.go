package cli

import (
	"fmt"
	"strings"

	"malbild/internal/document"
	"malbild/internal/pipeline"
	"malbild/internal/verify"
)

// origin is where a file says its words come from: «norrbotten, version 1
// (2021-05-27), lydelse e864ea5f, Förslag, underlag ff4c4470».
func (a *app) origin(p *document.Provenance) string {
	parts := []string{p.Malbild}
	if p.Version != "" {
		parts = append(parts, "version "+p.Version+" ("+p.Date+")")
	}
	if p.Wording != "" {
		parts = append(parts, a.t("lydelse ", "wording ")+document.Short(p.Wording))
	}
	if s := a.stamp(p.Status); s != "" {
		if p.StatusBy != "" {
			s += " (" + p.StatusBy + ")"
		}
		parts = append(parts, s)
	}
	if p.Revision != "" {
		s := a.t("underlag ", "sources ") + document.Short(p.Revision)
		if p.Note != "" {
			s += " «" + p.Note + "»"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

// stamp is a status in the reader's language.
func (a *app) stamp(status string) string {
	switch status {
	case "draft":
		return a.t("utkast", "draft")
	case "proposal":
		return a.t("förslag", "proposal")
	case "adopted":
		return a.t("antagen", "adopted")
	}
	return ""
}

// claims are the facts a file says of itself, for programs.
func claims(p *document.Provenance) map[string]any {
	var out map[string]any
	for _, f := range p.Properties() {
		if out == nil {
			out = map[string]any{}
		}
		if f.Many {
			out[f.Name] = f.Values
		} else {
			out[f.Name] = f.Values[0]
		}
	}
	return out
}

// unkept lists the passages that a file says it holds in one wording, and does not.
func unkept(p *document.Provenance, r verify.Report) []string {
	if p == nil {
		return nil
	}
	var out []string
	for _, q := range p.Passages {
		for _, has := range r.Passages {
			if has.ID == q.ID && has.Language == q.Language && (has.Digest != q.Digest || has.Status == verify.Changed || has.Status == verify.Missing) {
				out = append(out, q.ID)
			}
		}
	}
	return out
}

// printClaim says which version a file says it is, whether that is the one in
// force, and where it does not keep what it says.
func (a *app) printClaim(p *document.Provenance, r verify.Report, counties []*pipeline.County) {
	if p == nil {
		return
	}
	fmt.Fprintf(a.out, "  %s: %s%s\n", a.t("filen uppger", "the file says"), a.origin(p), a.inForce(p, counties))
	for _, id := range unkept(p, r) {
		fmt.Fprintf(a.out, "  %s: %s\n", a.t("stämmer inte med vad filen uppger", "not what the file says"), id)
	}
}

// inForce holds the version a file says it is against the one that is recorded.
func (a *app) inForce(p *document.Provenance, counties []*pipeline.County) string {
	for _, c := range counties {
		if c.Content == nil || c.Content.Malbild == nil || c.Content.Malbild.ID != p.Malbild {
			continue
		}
		number, date, wording := c.Version()
		switch {
		case wording == "":
			return ""
		case wording == p.Wording:
			return a.t("; gällande version", "; the version in force")
		}
		return fmt.Sprintf(a.t("; gällande är version %s (%s), lydelse %s", "; in force is version %s (%s), wording %s"), number, date, document.Short(wording))
	}
	return ""
}
