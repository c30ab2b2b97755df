package intake

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"malbild/internal/document"
	"malbild/internal/lazy"
)

// markup writes spans as the sources do: **strong**, *stressed*, [text](address),
// [^note], {falt.name}. Signs that are markup there are written as what they look
// like, and told.
func markup(in []span, w *intake, number int) string {
	var b strings.Builder
	for i, s := range in {
		switch {
		case s.note != nil:
			s.note.kept = true
			b.WriteString("[^" + strings.TrimSpace(w.safe(s.note.text, number)) + "]")
		case s.field != "" && w.fieldKnown(s.field):
			if i == 0 || in[i-1].field != s.field { // a field may stand in several runs
				b.WriteString("{falt." + s.field + "}")
			}
		default:
			w.stretch(&b, s, number)
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "****", "")) // two bold stretches side by side are one
}

// stretch writes words of one kind. The spaces around them stand outside the marks.
func (w *intake) stretch(b *strings.Builder, s span, number int) {
	safe := w.safe(s.text, number)
	core := strings.Trim(safe, " ")
	if core == "" {
		b.WriteString(safe)
		return
	}
	lead, tail, _ := strings.Cut(safe, core)
	link := strings.HasPrefix(s.link, "https://") && !strings.ContainsAny(s.link, "() ")
	if s.link != "" && !link {
		w.note(number, s.link, "en länk som inte är https är utelämnad", "a link that is not https is left out")
	}
	mark := ""
	switch {
	case link:
		core = "[" + core + "](" + s.link + ")"
		if s.italic {
			mark = "*"
		}
	case s.bold && s.italic:
		w.note(number, core, "fet kursiv text är skriven som fet", "bold italics are written as bold")
		mark = "**"
	case s.bold:
		mark = "**"
	case s.italic:
		mark = "*"
	}
	before := b.String()
	if lead == "" && mark != "" && strings.HasSuffix(before, "*") && !(mark == "**" && strings.HasSuffix(before, "**")) {
		w.note(number, core, "fet eller kursiv del av ett ord är skriven som vanlig", "a bold or italic part of a word is written as plain text")
		mark = "" // stars in a row could not be told apart
	}
	core = mark + core + mark
	b.WriteString(lead + core + tail)
}

func (w *intake) fieldKnown(name string) bool {
	return w.o.County == nil || w.o.County.Field(name) != nil
}

var signs = lazy.Pattern("[*`{}\\[\\]|]|__|~~|</?[A-Za-z!]|&(#[0-9]+|[a-zA-Z]+);")

// safe replaces signs that would be markup.
func (w *intake) safe(s string, number int) string {
	if !signs().MatchString(s) {
		return s
	}
	w.note(number, s, "tecken som är märkning i källorna är utbytta (* [ ] { } | _)", "signs that are markup in the sources are replaced (* [ ] { } | _)")
	return strings.NewReplacer("*", "∗", "`", "’", "{", "(", "}", ")", "[", "(", "]", ")", "|", "/", "__", "_", "~~", "~", "<", "‹", "&", "& ").Replace(s)
}

// scalar writes a text after a key or a dash: folded over lines when it is long.
func scalar(b *bytes.Buffer, indent int, prefix, text string) {
	text = document.Fold(clean(text))
	pad := strings.Repeat(" ", indent)
	if runes(text)+indent+len(prefix) <= 110 {
		fmt.Fprintf(b, "%s%s%s\n", pad, prefix, flow(text))
		return
	}
	fmt.Fprintf(b, "%s%s>-\n", pad, prefix)
	deeper := pad + "  "
	if strings.HasSuffix(prefix, ": ") && strings.HasPrefix(prefix, "- ") {
		deeper += "  "
	}
	row, n := "", 0
	for _, word := range strings.Fields(text) {
		m := runes(word)
		if n > 0 && n+1+m > 110-len(deeper) {
			fmt.Fprintf(b, "%s%s\n", deeper, row)
			row, n = "", 0
		}
		if n > 0 {
			row, n = row+" ", n+1
		}
		row, n = row+word, n+m
	}
	fmt.Fprintf(b, "%s%s\n", deeper, row)
}

var simple = lazy.Pattern(`^[\pL§(][^:#"'\\{}\[\]&*!|>%@` + "`" + `]*$`)

// words that YAML would read as something else than text.
var reserved = lazy.Pattern(`(?i)^(y|n|yes|no|true|false|on|off|null|~|ja|nej)$`)

// flow writes a text on one line, in quotes when YAML asks for them.
func flow(s string) string {
	if simple().MatchString(s) && !reserved().MatchString(s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// write writes an outline.
func write(o *outline, w *intake) []byte {
	var b bytes.Buffer
	head(&b, w, "")
	scalar(&b, 0, "title: ", o.title)
	if o.subtitle != "" {
		scalar(&b, 0, "subtitle: ", o.subtitle)
	}
	if o.contents != "" {
		scalar(&b, 0, "contents: ", o.contents)
	}
	if o.lock {
		b.WriteString("lock: true\n")
	}
	if w.o.Product == document.WebPage {
		b.WriteString("updated: 2000-01-01 # fyll i / fill in\npublisher: \"{principal}\" # en funktion, aldrig en person / a function, never a person\n")
	}
	if o.resolution != "" {
		fmt.Fprintf(&b, "resolution: %s # står i beslut.yaml / is in beslut.yaml\n", o.resolution)
	}
	if len(o.facts) > 0 {
		b.WriteString("facts:\n")
		for _, f := range o.facts {
			scalar(&b, 2, "- label: ", f[0])
			scalar(&b, 4, "value: ", f[1])
		}
	}
	b.WriteString("sections:\n")
	for _, s := range o.sections {
		writeSection(&b, s, 2)
	}
	if len(o.sections) == 0 {
		b.WriteString("  []\n")
	}
	return b.Bytes()
}

// head is the comment at the top: where the file comes from, and what to look at.
func head(b *bytes.Buffer, w *intake, what string) {
	fmt.Fprintf(b, "# Importerad ur %s%s. / Imported from a Word file.\n", clean(w.o.Name), what)
	if what != "" || len(w.notes) == 0 {
		return
	}
	b.WriteString("# Att titta på (styckets nummer i Word): / To look at (number of the paragraph in Word):\n")
	for _, n := range w.notes {
		where := "filen"
		if n.Paragraph > 0 {
			where = strconv.Itoa(n.Paragraph)
		}
		fmt.Fprintf(b, "#   %s: %s", where, clean(n.SV))
		if n.Text != "" {
			fmt.Fprintf(b, " – «%s»", clean(n.Text))
		}
		b.WriteByte('\n')
	}
}

// clean makes a text fit for a comment: one line of letters.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case r == '\ufffc' || r == '\ufffd':
			return '?'
		}
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff' || unicode.Is(unicode.Co, r) || r&0xfffe == 0xfffe {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
}

func writeSection(b *bytes.Buffer, s *section, indent int) {
	pad := strings.Repeat(" ", indent)
	fmt.Fprintf(b, "%s- id: %s\n", pad, s.id)
	if s.title != "" {
		scalar(b, indent+2, "title: ", s.title)
	}
	if s.role != "" {
		fmt.Fprintf(b, "%s  role: %s\n", pad, s.role)
	}
	if len(s.entries) > 0 {
		fmt.Fprintf(b, "%s  body:\n", pad)
		for _, e := range s.entries {
			writeEntry(b, e, indent+4)
		}
	}
	if len(s.subs) > 0 {
		fmt.Fprintf(b, "%s  sections:\n", pad)
		for _, sub := range s.subs {
			writeSection(b, sub, indent+4)
		}
	}
}

func writeEntry(b *bytes.Buffer, e entry, indent int) {
	pad := strings.Repeat(" ", indent)
	switch {
	case e.include != nil:
		fmt.Fprintf(b, "%s- include: %s\n", pad, e.include.what)
		if e.include.join {
			fmt.Fprintf(b, "%s  join: true\n", pad)
		}
		if e.include.stop != "" {
			fmt.Fprintf(b, "%s  stop: %s\n", pad, e.include.stop)
		}
		if len(e.include.parts) > 0 {
			fmt.Fprintf(b, "%s  parts: [%s]\n", pad, strings.Join(e.include.parts, ", "))
		}
		if e.include.label != "" {
			scalar(b, indent+2, "label: ", e.include.label)
		}
	case e.motion != "":
		fmt.Fprintf(b, "%s- motion: %s\n", pad, e.motion)
	case e.list != nil:
		fmt.Fprintf(b, "%s- list:\n", pad)
		for _, x := range e.list {
			scalar(b, indent+4, "- ", x)
		}
	default:
		scalar(b, indent, "- ", e.text)
	}
}

// writeResolution writes what is decided.
func writeResolution(r *resolution, w *intake) []byte {
	var b bytes.Buffer
	head(&b, w, ": beslutet; lägg det till länets beslut.yaml")
	if r.id == "" {
		r.id = "importerat-beslut"
	}
	fmt.Fprintf(&b, "resolutions:\n  - id: %s\n", r.id)
	if r.paragraph > 0 {
		fmt.Fprintf(&b, "    paragraph: %d\n", r.paragraph)
	}
	if r.matter == "" {
		r.matter = "Ärendet"
	}
	scalar(&b, 4, "matter: ", r.matter)
	if r.caseType != "" {
		scalar(&b, 4, "case: ", r.caseType)
	}
	if r.marker != "" {
		fmt.Fprintf(&b, "    marker: %s\n", flow(r.marker))
	}
	all, of := r.shared()
	b.WriteString("    clauses:\n")
	for i, c := range all {
		fmt.Fprintf(&b, "      - id: sats-%d\n", i+1)
		scalar(&b, 8, "text: ", c.text)
	}
	if len(all) == 0 {
		b.WriteString("      []\n")
	}
	b.WriteString("    motions:\n")
	for i, m := range r.motions {
		fmt.Fprintf(&b, "      - id: %s\n", m.id)
		scalar(&b, 8, "heading: ", m.heading)
		if m.intro != "" {
			scalar(&b, 8, "intro: ", m.intro)
		}
		if len(of[i]) != len(all) {
			var ids []string
			for _, k := range of[i] {
				ids = append(ids, "sats-"+strconv.Itoa(k+1))
			}
			fmt.Fprintf(&b, "        clauses: [%s]\n", strings.Join(ids, ", "))
		}
	}
	if len(r.motions) == 0 {
		b.WriteString("      []\n")
	}
	return b.Bytes()
}
