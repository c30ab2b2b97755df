package intake

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/document"
	"malbild/internal/lazy"
)

// outline is a document in the making, in the form of package content.
type outline struct {
	title, subtitle string
	contents        string
	lock            bool
	resolution      string
	facts           [][2]string
	sections        []*section
}

type section struct {
	id, title, role string
	number          int
	level           int
	entries         []entry
	subs            []*section
}

// entry is one thing in a section; one of text, include, motion and list is set.
type entry struct {
	number  int
	text    string
	plain   string
	include *include
	motion  string
	list    []string
}

type include struct {
	what, label, stop string
	join              bool
	parts             []string
}

// builder puts lines into sections.
type builder struct {
	*intake
	out    *outline
	stack  []*section
	label  string // of the quotation that follows
	motion *motion
	figure bool
}

// outline builds the document.
func (w *intake) outline() *outline {
	b := &builder{intake: w, out: &outline{contents: w.contents}}
	lines := b.top(w.lines)
	for _, l := range lines {
		if strings.HasPrefix(l.control, "malbild:antagen:") && strings.Contains(l.control, "."+string(w.o.Product)+".") {
			b.out.lock = true
		}
		b.line(l)
	}
	b.endMotion()
	b.themes()
	b.settle(b.out.sections)
	return b.out
}

// top takes the title and what belongs to it, and returns the rest.
func (b *builder) top(lines []*line) []*line {
	var rest []*line
	titled, intro := false, true
	for i, l := range lines {
		intro = intro && (l.kind != heading || i < 3)
		t := l.text()
		switch {
		case l.kind == heading && !titled:
			titled = true
			b.title(l)
		case l.kind == heading && b.resolution != nil && b.resolution.matter == "" && motionOf(t) == "":
			b.resolution.matter = markup(unmarked(l.spans), b.intake, l.number)
			for _, x := range lines[i+1:] { // what follows is not below the matter, but below the title
				if x.kind == heading && x.level > 1 {
					x.level--
				}
			}
		case l.style == "subtitle":
			b.out.subtitle = b.safe(t, l.number)
		case l.kind == fact:
			b.fact(l, l.label, l.spans)
		case intro && l.kind == body && caseLine().MatchString(t):
			b.decision().caseType = caseLine().FindStringSubmatch(t)[1]
		case intro && l.kind == body && factLine().MatchString(t):
			m := factLine().FindStringSubmatch(t)
			b.out.facts = append(b.out.facts, [2]string{m[1], b.safe(m[2], l.number)})
			b.note(l.number, t, "tolkad som uppgift i dokumenthuvudet", "taken for a fact of the record head")
		case len(rest) == 0 && l.kind == row && len(l.cells) == 2:
			b.fact(l, l.cells[0], l.cells[1])
		default:
			rest = append(rest, l)
		}
	}
	if b.out.title == "" {
		b.out.title = strings.TrimSuffix(b.o.Name, ".docx")
		b.note(0, "", "ingen rubrik på dokumentet hittades; filens namn är taget", "no title was found; the name of the file is taken")
	}
	return rest
}

// fact is a line of the record head: a label, which is plain, and its value.
func (b *builder) fact(l *line, label, value []span) {
	b.out.facts = append(b.out.facts, [2]string{b.safe(plain(label), l.number), markup(value, b.intake, l.number)})
}

var (
	caseLine = lazy.Pattern(`^(Beslutsärende|Informationsärende|Anmälningsärende|Delgivningsärende)(?:\s*·.*)?$`)
	factLine = lazy.Pattern(`^(Organ|Instans|Nämnd|Sammanträdesdatum|Datum|Diarienummer|Dnr|Plats|Status|Antagen av|Beslutas av):?\s+(\S.{0,80})$`)
)

func (b *builder) title(l *line) {
	t := l.text()
	if m := sectionSign().FindStringSubmatch(t); m != nil {
		r := b.decision()
		r.paragraph, _ = strconv.Atoi(m[1])
		r.matter = strings.TrimSpace(m[2])
		b.out.title = "§ {falt.paragraf} {matter}"
		if b.o.County != nil && b.o.County.Field("paragraf") == nil {
			b.out.title = "§ " + m[1] + " {matter}"
		}
		return
	}
	title, role := variantOf(t, b.o.Product)
	if role != "" {
		b.out.subtitle = role
		l = &line{number: l.number, spans: []span{{text: title}}}
	}
	b.out.title = markup(unmarked(l.spans), b.intake, l.number)
}

// unmarked is a heading as the sources have it: without bold, italics and notes.
func unmarked(in []span) []span {
	var out []span
	for _, s := range in {
		if s.note == nil {
			s.bold, s.italic = false, false
			out = append(out, s)
		}
	}
	return single(out)
}

// here is the section that lines are put in.
func (b *builder) here() *section {
	if n := len(b.stack); n > 0 {
		return b.stack[n-1]
	}
	s := &section{id: b.slug("inledning"), level: 1}
	b.out.sections = append(b.out.sections, s)
	b.stack = []*section{s}
	return s
}

// line puts one line of the manuscript where it belongs: into a decision, a figure, a
// section.
func (b *builder) line(l *line) {
	t := l.text()
	if l.kind == heading {
		b.endMotion()
		b.open(l)
		return
	}
	if b.motion != nil && b.clause(l) {
		return
	}
	b.endMotion()
	switch {
	case l.kind == mark:
		b.label = t
	case l.kind == picture:
		b.picture(l)
	case b.figure && (l.style == "caption" || strings.HasPrefix(t, "Figur")):
		b.figure = false
		b.note(l.number, t, "bildtexten är utelämnad; figuren får sin egen", "the caption is left out; the figure gets its own")
	case l.kind == item:
		b.item(l)
	case l.kind == row:
		b.row(l)
	default:
		b.paragraph(l)
	}
	if l.kind != picture && l.style != "caption" {
		b.figure = false
	}
}

// open begins a section, or a stage of a decision.
func (b *builder) open(l *line) {
	for n := len(b.stack); n > 0 && b.stack[n-1].level >= max(1, l.level); n-- {
		b.stack = b.stack[:n-1]
	}
	title := markup(unmarked(l.spans), b.intake, l.number)
	s := &section{number: l.number, level: max(1, l.level), title: title, id: b.slug(l.text())}
	for _, k := range b.known.statements {
		if strings.EqualFold(l.text(), k.title) {
			s.role = k.role
		}
	}
	if strings.EqualFold(l.text(), "Justering") {
		s.role = "signing"
	}
	if m := motionOf(l.text()); m != "" && b.o.Product != document.WebPage && b.o.Product != document.Annex {
		b.motion = &motion{id: m, heading: title, at: s}
	}
	if n := len(b.stack); n > 0 {
		b.stack[n-1].subs = append(b.stack[n-1].subs, s)
	} else {
		b.out.sections = append(b.out.sections, s)
	}
	b.stack = append(b.stack, s)
}

func (b *builder) add(e entry) { s := b.here(); s.entries = append(s.entries, e) }

func (b *builder) paragraph(l *line) {
	t := l.text()
	if k, stop, ok := b.known.quoted(t); ok {
		in := &include{what: k.what, label: b.label}
		if !stop && strings.HasSuffix(k.text, ".") {
			in.stop = "omit"
		}
		b.label = ""
		b.add(entry{number: l.number, include: in})
		return
	}
	if what, diff := b.known.near(t); what != "" {
		b.note(l.number, diff, "liknar den antagna texten «"+what+"» men skiljer", "is like the adopted text «"+what+"» but differs")
	}
	if l.kind == quote && b.o.County != nil {
		b.note(l.number, t, "ett citat som inte är målbildens; skrivet som vanligt stycke", "a quotation that is not the målbild's; written as a paragraph")
	}
	if m := papers().FindStringSubmatch(t); m != nil && b.known.annex != "" && letters(m[1]) == letters(b.known.annex) {
		b.note(l.number, t, "raden skrivs av bilagans egen rubrik", "the line is written from the annex's own title")
		b.add(entry{number: l.number, text: "**Handlingar:** {annex}, {annex.subtitle}", plain: t})
		return
	}
	b.dated(l.number, t)
	b.add(entry{number: l.number, text: markup(l.spans, b.intake, l.number), plain: t})
}

func (b *builder) picture(l *line) {
	if b.known.figure && !b.hasFigure(b.out.sections) {
		b.add(entry{number: l.number, include: &include{what: "malbild.figure"}})
		b.figure = true
		b.note(l.number, l.alt, "en bild; antas vara målbildens figur", "a picture; taken for the målbild's figure")
		return
	}
	b.note(l.number, l.alt, "en bild är inte med", "a picture is left out")
}

func (b *builder) hasFigure(ss []*section) bool {
	for _, s := range ss {
		for _, e := range s.entries {
			if e.include != nil && e.include.what == "malbild.figure" {
				return true
			}
		}
		if b.hasFigure(s.subs) {
			return true
		}
	}
	return false
}

func (b *builder) item(l *line) {
	s := b.here()
	text := markup(l.spans, b.intake, l.number)
	if n := len(s.entries); n > 0 && s.entries[n-1].list != nil && s.entries[n-1].motion == "" {
		s.entries[n-1].list = append(s.entries[n-1].list, text)
		return
	}
	b.add(entry{number: l.number, list: []string{text}})
	if l.mark != 0 || l.style != "uppräkning" {
		b.note(l.number, l.text(), "en punktlista eller numrerad lista; källorna skriver dem som rader", "a bulleted or numbered list; the sources write them as lines")
	}
}

func (b *builder) row(l *line) {
	var parts []string
	for _, c := range l.cells {
		parts = append(parts, markup(c, b.intake, l.number))
	}
	l.spans = nil
	text := strings.Join(parts, " – ")
	s := b.here()
	if n := len(s.entries); n > 0 && s.entries[n-1].list != nil {
		s.entries[n-1].list = append(s.entries[n-1].list, text)
		return
	}
	b.add(entry{number: l.number, list: []string{text}})
}

// runes counts the letters of a text.
func runes(s string) int { return utf8.RuneCountInString(s) }

// papers is the line that names the annex of a matter.
var papers = lazy.Pattern(`^Handlingar:\s*(.+)$`)

// letters is a text without anything but letters, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
