package status

import (
	_ "embed"
	"fmt"
	"html"
	"strings"

	"malbild/internal/brand"
)

//go:embed style.css
var stylesheet string

// inks of the page, and what they are where a profile does not have them.
var inks = []struct{ name, otherwise string }{
	{"night", "#12324A"}, {"night-mid", "#AEB9C1"}, {"night-light", "#E7EAED"}, {"pine", "#1F5B4B"}, {"pine-light", "#E2EAE8"},
	{"ice", "#256890"}, {"ice-light", "#E0EAEF"}, {"lingon", "#A32638"}, {"lingon-light", "#F4E5E7"}, {"slate", "#4A5568"}, {"slate-light", "#E7E9EB"}, {"snow", "#F5F2EA"},
}

// page is one page being written.
type page struct {
	strings.Builder
	w     words
	level int // of a county's own heading
}

// HTML writes the reports as one self-contained page: no script, no request to
// anywhere. The profile gives the colours; nil gives the usual ones.
func HTML(rs []*Report, prof *brand.Profile, lang string) []byte {
	p := &page{w: words{lang}, level: 1}
	title := p.w.t("Beslutsläge", "Standing of the decisions")
	if len(rs) == 1 {
		title += " – " + rs[0].Title
	}
	p.put(`<!DOCTYPE html>`, "\n", `<html lang="`, p.w.t("sv", "en"), `"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
		`<meta name="generator" content="malbild"><title>`, html.EscapeString(title), "</title>\n<style>\n:root{")
	for _, k := range inks {
		value := k.otherwise
		if prof != nil {
			if c, ok := prof.Ink(k.name); ok {
				value = c.Hex()
			}
		}
		p.put("--", k.name, ":", value, ";")
	}
	p.put("}\n", stylesheet, "</style></head>\n<body><main>\n")
	if len(rs) != 1 {
		p.level = 2
		p.put(`<div class="wrap top"><h1 class="title">`, title, "</h1></div>\n")
	}
	for _, r := range rs {
		p.county(r)
	}
	p.put("</main>\n")
	p.foot(rs)
	p.put("</body></html>\n")
	return []byte(p.String())
}

// put writes markup.
func (p *page) put(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
}

// text writes words.
func (p *page) text(s string) { p.WriteString(html.EscapeString(s)) }

// heading writes a heading, n levels below the county's own.
func (p *page) heading(n int, class, id, s string) {
	tag := fmt.Sprintf("h%d", p.level+n)
	p.put("<", tag)
	if class != "" {
		p.put(` class="`, class, `"`)
	}
	if id != "" {
		p.put(` id="`, id, `"`)
	}
	p.put(">")
	p.text(s)
	p.put("</", tag, ">")
}

func (p *page) county(r *Report) {
	p.put(`<section aria-labelledby="`, r.County, `">`, "\n", `<div class="band"><div class="wrap"><div class="head"><div>`)
	if p.level == 1 {
		p.put(`<p class="eyebrow">`)
		p.text(r.Title)
		p.put("</p>")
		p.heading(0, "title", r.County, p.w.t("Beslutsläge", "Standing of the decisions"))
	} else {
		p.heading(0, "title", r.County, r.Title)
	}
	p.put("</div>")
	if r.Overview.Example {
		p.put(`<p class="example">`)
		p.text(p.w.t("Exempeldata – inte verkliga uppgifter", "Example data – not real"))
		p.put("</p>")
	}
	p.put("</div>")
	p.numbers(r)
	p.put("</div></div>\n", `<div class="wrap main">`)
	if s := p.w.late(r); s != "" {
		p.put(`<p class="overdue">`, svg(Late), "<span><b>")
		p.text(p.w.t("Försenade:", "Overdue:"))
		p.put("</b> ")
		p.text(s)
		p.put("</span></p>")
	}
	p.common(r)
	pair := "pair"
	if len(r.Map) == 0 {
		pair = "alone"
	}
	p.put(`<div class="`, pair, `"><div>`)
	p.heading(1, "section", "", p.principals(r))
	p.table(r)
	p.cards(r)
	p.put("</div>")
	p.tiles(r)
	p.put("</div>\n")
	p.dates(r)
	p.put("</div></section>\n")
}

// numbers are how many principals are in each state that there is.
func (p *page) numbers(r *Report) {
	p.put(`<ul class="kpis">`)
	for _, s := range states() {
		n := r.Count(s)
		if n == 0 && s != Decided && s != Ongoing && s != Late {
			continue
		}
		p.put(`<li class="`, string(s), `">`, svg(s), fmt.Sprintf("<b>%d</b> <span>", n))
		p.text(p.w.counted(s, n))
		p.put("</span></li>")
	}
	p.put("</ul>")
}

// common says what bodies common to the county have done, and the county's window.
func (p *page) common(r *Report) {
	var lines []string
	for i := range r.Common {
		row := &r.Common[i]
		for k := range row.Turns {
			if t := &row.Turns[k]; t.Step != nil {
				lines = append(lines, row.Principal.UsualName.Value+": "+p.w.detail(t)+".")
			}
		}
	}
	if s := r.window(p.w); s != "" {
		lines = append(lines, s+".")
	}
	if len(lines) == 0 {
		return
	}
	p.put(`<ul class="common">`)
	for _, s := range lines {
		p.put("<li>")
		p.text(s)
		p.put("</li>")
	}
	p.put("</ul>")
}

func (p *page) principals(r *Report) string {
	return fmt.Sprintf("%d %s, %d %s", len(r.Rows), p.w.t("huvudmän", pick(len(r.Rows) == 1, "principal", "principals")),
		len(r.Columns), p.w.t("steg", pick(len(r.Columns) == 1, "step", "steps")))
}

// table is for wide pages.
func (p *page) table(r *Report) {
	p.put(`<table class="rows"><caption class="hidden">`)
	p.text(p.w.t("Huvudmännens steg, beslutsdag och läge ", "The principals' steps, day of decision and state on ") + r.Day.String())
	p.put(`</caption><thead><tr><th scope="col">`, p.w.t("Huvudman", "Principal"), "</th>")
	for k, c := range r.Columns {
		p.put(`<th scope="col" class="step`, pick(k == len(r.Columns)-1, " last", ""), `">`)
		p.text(strings.ReplaceAll(p.w.title(c), "|", "\u00ad"))
		p.put("</th>")
	}
	p.put(`<th scope="col">`, p.w.t("Beslutsdag", "Decision"), `</th><th scope="col">`, p.w.t("Läge", "State"), "</th></tr></thead><tbody>\n")
	for i := range r.Rows {
		row := &r.Rows[i]
		p.put(`<tr><th scope="row">`)
		p.text(row.Principal.UsualName.Value)
		p.put("</th>")
		for k, c := range r.Columns {
			p.step(row.Cell(c), k == len(r.Columns)-1)
		}
		p.put(`<td class="day">`)
		p.text(p.w.decision(row))
		p.put(`</td><td class="`, string(row.State), `"><span class="word">`)
		p.text(p.w.row(row))
		p.put("</span></td></tr>\n")
	}
	p.put("</tbody></table>")
}

// step is one cell: the mark, and in words for who hears the page.
func (p *page) step(t *Turn, last bool) {
	class := "step"
	if t != nil && t.State == Decided {
		class += " done"
	}
	if last {
		class += " last"
	}
	p.put(`<td class="`, class, `">`)
	if t == nil {
		p.put(`<span class="hidden">`)
		p.text(p.w.t("ingen sådan instans", "no such body"))
		p.put("</span></td>")
		return
	}
	words := capital(t.Body.Name.Value) + ": " + p.w.detail(t)
	p.put(`<span title="`, html.EscapeString(words), `">`, svg(t.State), `<span class="hidden">`)
	p.text(words)
	p.put("</span></span></td>")
}

// cards are for narrow pages.
func (p *page) cards(r *Report) {
	p.put(`<ul class="cards">`)
	for i := range r.Rows {
		row := &r.Rows[i]
		p.put(`<li class="card">`)
		p.heading(2, "", "", row.Principal.UsualName.Value)
		p.put(`<p class="`, string(row.State), `"><span class="word">`)
		p.text(p.w.row(row))
		p.put("</span></p>")
		if row.State != Unknown {
			p.put("<ul>")
			for k := range row.Turns {
				t := &row.Turns[k]
				p.put("<li>", svg(t.State), "<span>")
				p.text(capital(t.Body.Name.Value) + ": " + p.w.detail(t))
				p.put("</span></li>")
			}
			p.put("</ul>")
		}
		p.put("</li>\n")
	}
	p.put("</ul>")
}

func (p *page) foot(rs []*Report) {
	p.put(`<footer><div class="wrap"><p>`)
	if len(rs) > 0 {
		p.text(p.w.t("Läget enligt registret den ", "As the register has it on ") + rs[0].Day.String() + ". ")
	}
	p.text(p.w.t("Det som inte är registrerat visas som «uppgift saknas».", "What is not recorded is shown as «not known»."))
	p.put("</p></div></footer>\n")
}
