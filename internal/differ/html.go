package differ

import (
	"fmt"
	"html"
	"strings"
)

// Options is what the files are told.
type Options struct {
	Locale  Locale // of what is said around the words
	Lang    string // BCP 47, of the words; empty: sv-SE
	Title   string // of the page or file
	Old     string // heading of the first text; empty: «Gällande lydelse»
	New     string // heading of the second; empty: «Förslag»
	Author  string // of tracked changes: an organisation or this program, never a person
	Date    string // ISO date of tracked changes; empty: they have none
	Columns bool   // the two texts side by side
}

func (o Options) old() string {
	if o.Old != "" {
		return o.Old
	}
	return o.Locale.t("Gällande lydelse", "Present wording")
}

func (o Options) new() string {
	if o.New != "" {
		return o.New
	}
	return o.Locale.t("Förslag", "Proposal")
}

func (o Options) lang() string {
	if o.Lang != "" {
		return o.Lang
	}
	return "sv-SE"
}

func (o Options) pageLang() string { return o.Locale.t("sv", "en") }

const css = `:root{color-scheme:light}
body{font:1.0625rem/1.55 Roboto,"Segoe UI",Arial,sans-serif;color:#12324a;background:#fff;margin:0;overflow-wrap:anywhere}
main,header{max-width:46rem;margin:0 auto;padding:0 1.25rem}main.wide,header.wide{max-width:68rem}
h1{font-size:1.9rem;line-height:1.2;margin:2.5rem 0 .5rem}h2{font-size:1.35rem;line-height:1.3;margin:2.5rem 0 .5rem;border-top:2px solid #12324a;padding-top:1rem}
h3,.h{font-size:1.0625rem;font-weight:700;margin:1.5rem 0 .25rem}p,ul{margin:.5rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:1rem 0}dt{font-weight:700}dd{margin:0}
ins{background:#e0f0e6;color:#0d4426;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
del{background:#fbe7e1;color:#7a2409;text-decoration:line-through;text-decoration-thickness:2px}
.note{color:#4a5568;font-size:.9375rem}.quote{border-left:4px solid #aeb9c1;padding-left:1rem}.item{padding-left:1.25rem}
.row{border-left:4px solid #a84b06;padding-left:.9rem;margin-left:-1.15rem}
details{margin:.75rem 0;color:#4a5568}summary{cursor:pointer}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:1rem 0}caption{text-align:left;font-weight:700;padding:.5rem 0}
th{text-align:left;border-bottom:2px solid #12324a;padding:.4rem 1rem .4rem 0}td{vertical-align:top;border-bottom:1px solid #aeb9c1;padding:.5rem 1rem .5rem 0;overflow-wrap:break-word}
table ins,table del{font-style:italic;text-decoration:none}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:30rem){dl{display:block}dt{margin-top:.5rem}.row{margin-left:0}}
@media print{body{font-size:10pt}details{display:none}ins,del{print-color-adjust:exact}}`

// HTML writes comparisons as one page that needs nothing else.
func HTML(cs []Comparison, o Options) []byte {
	w := &page{o: o}
	wide := ""
	if o.Columns {
		wide = ` class="wide"`
	}
	w.raw(`<!DOCTYPE html><html lang="`, o.pageLang(), `"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="malbild"><title>`)
	w.text(o.Title)
	w.raw(`</title><style>`, css, `</style></head><body><header`, wide, `><h1>`)
	w.text(o.Title)
	w.raw(`</h1>`)
	w.summary(cs)
	w.raw(`</header><main`, wide, `>`)
	if len(cs) > 1 {
		w.raw(`<nav aria-label="`, o.Locale.t("Handlingar", "Documents"), `"><ul>`)
		for i, c := range cs {
			w.raw(fmt.Sprintf(`<li><a href="#d%d">`, i+1))
			w.text(c.title())
			w.raw(`</a></li>`)
		}
		w.raw(`</ul></nav>`)
	}
	for i, c := range cs {
		w.comparison(i+1, c)
	}
	if len(cs) == 0 {
		w.raw(`<p>`, o.Locale.t("Inga ord skiljer sig.", "No words differ."), `</p>`)
	}
	w.raw(`</main></body></html>`, "\n")
	return []byte(w.b.String())
}

type page struct {
	o Options
	b strings.Builder
}

func (w *page) raw(s ...string) {
	for _, x := range s {
		w.b.WriteString(x)
	}
}

func (w *page) text(s string) { w.b.WriteString(html.EscapeString(s)) }

func (w *page) summary(cs []Comparison) {
	del, ins, moved := 0, 0, 0
	for _, c := range cs {
		d, i, m := c.Count()
		del, ins, moved = del+d, ins+i, moved+m
	}
	row := func(label, value string) {
		w.raw(`<dt>`)
		w.text(label)
		w.raw(`</dt><dd>`)
		w.text(value)
		w.raw(`</dd>`)
	}
	t := w.o.Locale.t
	w.raw(`<dl>`)
	if len(cs) > 0 {
		row(w.o.old(), cs[0].Old)
		row(w.o.new(), cs[0].New)
	}
	row(t("Borttagna ord", "Words taken away"), fmt.Sprint(del))
	row(t("Tillagda ord", "Words added"), fmt.Sprint(ins))
	if moved > 0 {
		row(t("Flyttade stycken", "Paragraphs moved"), fmt.Sprint(moved))
	}
	w.raw(`</dl><p class="note">`)
	if w.o.Columns {
		w.text(t("Ändrade ord är kursiva. Streck står för text som inte ändras.", "Changed words are in italics. Dashes stand for text that does not change."))
	} else {
		w.raw(t(`Borttaget är <del>överstruket</del> och tillagt <ins>understruket</ins>.`, `What is taken away is <del>struck through</del>, what is added <ins>underlined</ins>.`))
	}
	w.raw(`</p>`)
}

func (w *page) comparison(n int, c Comparison) {
	w.raw(fmt.Sprintf(`<section id="d%d" aria-labelledby="n%d"><h2 id="n%d">`, n, n, n))
	w.text(c.title())
	w.raw(`</h2>`)
	if len(c.Also) > 0 {
		w.raw(`<details><summary>`, fmt.Sprintf(w.o.Locale.t("Samma ändring i %d handlingar till", "The same change in %d more documents"), len(c.Also)), `</summary><p>`)
		w.text(strings.Join(c.Also, ", "))
		w.raw(`</p></details>`)
	}
	if w.o.Columns {
		w.columns(c)
	} else {
		w.running(c)
	}
	w.raw(`</section>`)
}

// running shows the text once, with what is taken away and added in its place.
func (w *page) running(c Comparison) {
	for i := 0; i < len(c.Rows); {
		e := i
		for e < len(c.Rows) && !c.Rows[e].Changed() {
			e++
		}
		if e-i > 2 {
			if heading := c.Rows[e-1].Para().Kind == Heading; heading && e < len(c.Rows) {
				e-- // the heading of what changes
			}
			w.raw(`<details><summary>`, fmt.Sprintf(w.o.Locale.t("%d stycken utan ändring", "%d paragraphs without changes"), e-i), `</summary>`)
			for _, r := range c.Rows[i:e] {
				w.row(r, true)
			}
			w.raw(`</details>`)
			i = e
		}
		if i < len(c.Rows) {
			w.row(c.Rows[i], false)
			i++
		}
	}
}

func (w *page) row(r Row, inside bool) {
	p := r.Para()
	tag, class := "p", string(p.Kind)
	switch p.Kind {
	case Heading, Title:
		if class = ""; inside {
			class = "h"
		} else {
			tag = "h3"
		}
	case Quote, Item:
	default:
		class = ""
	}
	if r.Changed() {
		w.raw(`<div class="row">`)
	}
	w.raw(`<`, tag, ` lang="`, w.o.lang(), `"`)
	if class != "" {
		w.raw(` class="`, class, `"`)
	}
	w.raw(`>`)
	w.pieces(r.Pieces, nil)
	w.raw(`</`, tag, `>`)
	if r.Moved > 0 {
		w.raw(`<p class="note">`, w.moved(r), `</p>`)
	}
	if r.Changed() {
		w.raw(`</div>`)
	}
}

func (w *page) moved(r Row) string {
	if r.New == nil {
		return fmt.Sprintf(w.o.Locale.t("Flyttas härifrån (flytt %d).", "Moved from here (move %d)."), r.Moved)
	}
	return fmt.Sprintf(w.o.Locale.t("Flyttat hit (flytt %d).", "Moved here (move %d)."), r.Moved)
}

// pieces writes the pieces that side keeps; nil keeps all.
func (w *page) pieces(ps []Piece, side *Op) {
	first := true
	for _, p := range ps {
		if side != nil && p.Op != Same && p.Op != *side {
			continue
		}
		if !first {
			w.raw(" ")
		}
		first = false
		words := p.Words
		if p.Op == Same && side != nil && *side == Inserted && len(p.Now) > 0 {
			words = p.Now
		}
		switch p.Op {
		case Deleted:
			w.raw(`<del>`)
			w.text(strings.Join(words, " "))
			w.raw(`</del>`)
		case Inserted:
			w.raw(`<ins>`)
			w.text(strings.Join(words, " "))
			w.raw(`</ins>`)
		default:
			w.text(strings.Join(words, " "))
		}
	}
}

// columns shows the two texts side by side: what changes, and the headings above it.
func (w *page) columns(c Comparison) {
	w.raw(`<table><caption class="vh">`)
	w.text(c.title())
	w.raw(`</caption><thead><tr><th scope="col">`)
	w.text(w.o.old())
	w.raw(`</th><th scope="col">`)
	w.text(w.o.new())
	w.raw(`</th></tr></thead><tbody>`)
	for _, r := range lawRows(c) {
		w.raw(`<tr>`)
		for _, side := range []Op{Deleted, Inserted} {
			w.raw(`<td lang="`, w.o.lang(), `">`)
			w.cell(r, side)
			w.raw(`</td>`)
		}
		w.raw(`</tr>`)
	}
	w.raw(`</tbody></table>`)
}

func (w *page) cell(r *Row, side Op) {
	switch {
	case r == nil:
		w.raw(`<span aria-hidden="true">`, dashes, `</span><span class="vh">`, w.o.Locale.t("oförändrat", "unchanged"), `</span>`)
	case side == Deleted && r.Old == nil:
		w.raw(`<span class="note">`, w.o.Locale.t("(ny text)", "(new text)"), `</span>`)
	case side == Inserted && r.New == nil:
		w.raw(`<span class="note">`, w.o.Locale.t("(tas bort)", "(taken away)"), `</span>`)
	default:
		if k := r.Para().Kind; k == Heading || k == Title {
			w.raw(`<strong>`)
			w.pieces(r.Pieces, &side)
			w.raw(`</strong>`)
			return
		}
		w.pieces(r.Pieces, &side)
	}
}

// dashes stand for text that is left out because it does not change.
const dashes = "– – – – – – – –"

// lawRows are the rows of two columns as Swedish lawmaking prints them: every
// paragraph that changes, its heading, and nil where others are left out.
func lawRows(c Comparison) []*Row {
	var out []*Row
	var head *Row
	skipped := false
	for i := range c.Rows {
		r := &c.Rows[i]
		switch {
		case r.Changed():
			if head != nil {
				out = append(out, head)
			}
			if skipped {
				out = append(out, nil)
			}
			out = append(out, r)
			head, skipped = nil, false
		case r.Para().Kind == Heading:
			head, skipped = r, false
		default:
			skipped = true
		}
	}
	if skipped && len(out) > 0 {
		out = append(out, nil)
	}
	return out
}
