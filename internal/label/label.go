// Package label holds what the program itself says in a document, in the language
// of the document: headings of the sender, captions, alternative texts, dates. A
// catalogue is a YAML file; Swedish, English and Finnish come with the program,
// any other language is a file of the project.
//
// A catalogue is whole or it is refused: no label of an edition is ever blank, or
// Swedish by mistake.
package label

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/source"

	"malbild/internal/diag"
)

//go:embed catalogue/*.yaml
var built embed.FS

// Folder holds the catalogues of a project, one file a language: «se.yaml».
const Folder = "etiketter"

// Catalogue is every label in one language. It is never changed once read.
type Catalogue struct {
	Language   string // primary subtag: "fi"
	Name       string // of the language in itself: «Suomi»
	InLanguage string // «Suomeksi»: over a row in the language
	Rtl        bool   // written from right to left
	months     []string
	alone      []string // months without a day
	numbers    []string
	seasons    [4]string // of seasons
	day        string
	texts      []string // of keys
}

// seasons are the keys of the seasons.
var seasons = [...]string{"spring", "summer", "autumn", "winter"}

// Key names a label; its fields in braces are listed in Keys.
type Key string

// keys are the labels a catalogue must have, with the fields each must show.
var keys = []struct {
	key    Key
	fields []string
}{
	{"adopted", []string{"body", "date"}}, {"adopted_short", []string{"body", "date"}}, {"decided_next", nil}, {"decided_each", nil},
	{"for_all", nil}, {"for_all_title", nil}, {"decision", nil}, {"contact", nil}, {"updated", nil}, {"publisher", nil},
	{"locked", []string{"title"}}, {"locked_joint", []string{"title"}}, {"locked_translation", []string{"title"}},
	{"figure_no", []string{"n"}}, {"figure_hub", []string{"hub", "n", "parts"}}, {"figure_heads", []string{"N", "parts"}}, {"figure_path", []string{"n", "parts"}}, {"figure_step", []string{"from", "to"}}, {"path_from", nil}, {"path_to", nil},
	{"caption_hub", []string{"n"}}, {"caption_heads", []string{"n"}}, {"qr", []string{"host"}}, {"short_form", []string{"short", "full"}},
	{"meeting_date", nil}, {"adjusting", nil}, {"certifying", nil}, {"and", nil}, {"adopting", nil}, {"case", nil},
	{"kind_affisch", nil}, {"kind_broschyr", nil}, {"kind_bilaga", nil}, {"kind_tjansteskrivelse", nil}, {"kind_protokollsutdrag", nil},
	{"kind_webb", nil}, {"kind_presentation", nil}, {"kind_lattlast", nil},
	{"slide_picture", nil}, {"slide_hub_a", nil}, {"slide_hub_b", []string{"n"}}, {"slide_all_a", []string{"N"}}, {"slide_all_b", nil}, {"slide_more", nil},
	{"skip", nil}, {"contents", nil}, {"languages", nil},
	{"unofficial", []string{"body", "date"}}, {"unofficial_joint", nil}, {"unofficial_short", nil},
	{"status", nil}, {"status_draft", nil}, {"status_proposal", nil}, {"status_by", nil}, {"status_rejected", nil}, {"status_returned", nil},
	{"imprint_version", []string{"number", "date", "digest"}}, {"imprint_sources", []string{"digest"}}, {"erratum", []string{"text"}},
	{"easy_read", nil}, {"easy_example", nil}, {"easy_of", []string{"title"}},
	{"unofficial_decision", nil}, {"in_swedish", []string{"text"}}, {"clause_marker", nil},
	{"vote_yes", nil}, {"vote_no", nil}, {"vote_abstain", nil}, {"vote_ballot", nil}, {"vote_count", nil}, {"vote_member", nil}, {"vote_caption", nil}, {"vote_ballots", nil},
	{"notice_up", nil}, {"notice_down", nil}, {"notice_appeal", nil}, {"notice_storage", nil},
	{"outcome_adopted", nil}, {"outcome_approved", nil}, {"outcome_returned", nil}, {"outcome_rejected", nil}, {"outcome_reject_proposed", nil},
	{"outcome_amended", nil}, {"outcome_amend_proposed", nil}, {"outcome_noted", nil},
	{"change_clause", nil}, {"change_clause_no", []string{"n"}}, {"change_added", []string{"by", "text"}}, {"change_struck", []string{"by", "clause", "text"}},
	{"change_changed", []string{"by", "clause", "text"}}, {"words_replaced", []string{"old", "new"}}, {"words_struck", []string{"words"}}, {"words_added", []string{"words"}},
	{"change_reason", []string{"why"}}, {"record_removed", nil}, {"record_web", nil}, {"record_web_note", nil},
}

// Keys lists the labels of a catalogue, in the order of the files.
func Keys() []Key {
	out := make([]Key, len(keys))
	for i, k := range keys {
		out[i] = k.key
	}
	return out
}

// Built lists the languages that come with the program.
func Built() []string { return []string{"sv", "en", "fi"} }

// own is a catalogue of the program, as built.go has it of its file; nil: there is none.
func own(language string) *Catalogue {
	for i := range builtIn {
		if builtIn[i].Language == language {
			return &builtIn[i]
		}
	}
	return nil
}

// Swedish is the catalogue of the sources' own language.
func Swedish() *Catalogue { return own("sv") }

// Primary is the language of a tag without country or script: «sv» of «sv-SE».
func Primary(tag string) string {
	p, _, _ := strings.Cut(tag, "-")
	return p
}

// For returns the catalogue of a language: the file of the county's folder, else
// that of the program. Nil without findings: there is none.
func For(fsys fs.FS, dir, tag string) (*Catalogue, diag.List) {
	name := path.Join(dir, Folder, Primary(tag)+".yaml")
	if source.Exists(fsys, name) {
		set := source.NewSet(fsys)
		return read(set, name)
	}
	return own(Primary(tag)), nil
}

// read reads one catalogue. With findings there is none.
func read(set *source.Set, name string) (*Catalogue, diag.List) {
	m := set.Open(name)
	c := &Catalogue{texts: make([]string, len(keys))}
	lang := m.Text("language", source.Required)
	c.Language = lang.Value
	if stem := strings.TrimSuffix(path.Base(name), ".yaml"); !lang.IsZero() && lang.Value != stem {
		set.Report(codeLanguage.At(lang.Pos, lang.Value, stem))
	}
	c.Name = m.Text("name", source.Required).Value
	c.InLanguage = m.Text("in_language", source.Required).Value
	c.Rtl = m.Enum("direction", source.Required, "ltr", "rtl") == "rtl"
	c.months = list(set, m, "months", source.Required, 12)
	c.alone = list(set, m, "months_alone", source.Optional, 12)
	if c.alone == nil {
		c.alone = c.months
	}
	c.numbers = list(set, m, "numbers", source.Required, 13)
	s := m.Map("seasons", source.Required)
	for i, k := range seasons {
		c.seasons[i] = s.Text(k, source.Required).Value
	}
	day := m.Text("day", source.Required)
	c.day = fielded(set, day, []string{"day"})
	l := m.Map("labels", source.Required)
	for i, k := range keys {
		c.texts[i] = fielded(set, l.Text(string(k.key), source.Required), k.fields)
	}
	if found := set.Findings(); len(found) > 0 {
		return nil, found
	}
	return c, nil
}

func list(set *source.Set, m *source.Map, key string, need source.Need, want int) []string {
	ts := m.Texts(key, need)
	if len(ts) == 0 {
		return nil
	}
	if len(ts) != want {
		set.Report(codeCount.At(ts[0].Pos, key, want, len(ts)))
	}
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = t.Value
	}
	return out
}

// fielded checks that a label shows its fields and no others.
func fielded(set *source.Set, t source.Text, fields []string) string {
	if t.IsZero() {
		return ""
	}
	rest := t.Value
	for _, f := range fields {
		if !strings.Contains(rest, "{"+f+"}") {
			set.Report(codeField.At(t.Pos, "{"+f+"}"))
		}
		rest = strings.ReplaceAll(rest, "{"+f+"}", "")
	}
	if strings.ContainsAny(rest, "{}") {
		f := codeBrace.At(t.Pos, source.Quoted(fields))
		if len(fields) == 0 {
			f = f.WithCure(cureBrace)
		}
		set.Report(f)
	}
	return t.Value
}

// Text is a label with its fields filled in: name, value, name, value …
func (c *Catalogue) Text(k Key, fields ...string) string {
	s := ""
	if at, ok := slices.BinarySearchFunc(byName[:], k, func(i uint8, k Key) int { return strings.Compare(string(keys[i].key), string(k)) }); ok {
		s = c.texts[byName[at]]
	}
	for i := 0; i+1 < len(fields); i += 2 {
		s = strings.ReplaceAll(s, "{"+fields[i]+"}", fields[i+1])
	}
	return s
}

// Count is a label with a number in words: {n}, and {N} with a capital.
func (c *Catalogue) Count(k Key, n int, fields ...string) string {
	w := c.number(n)
	return c.Text(k, append([]string{"n", w, "N", Capital(w)}, fields...)...)
}

// number is a small number in words, as running text wants.
func (c *Catalogue) number(n int) string {
	if n >= 0 && n < len(c.numbers) {
		return c.numbers[n]
	}
	return strconv.Itoa(n)
}

// Month is the name of a month after a day; Alone is its name without one.
func (c *Catalogue) Month(n int) string { return pick(c.months, n) }

// Alone is the name of a month without a day.
func (c *Catalogue) Alone(n int) string { return pick(c.alone, n) }

func pick(names []string, n int) string {
	if n < 1 || n > len(names) {
		return strconv.Itoa(n)
	}
	return names[n-1]
}

// Season is spring, summer, autumn or winter.
func (c *Catalogue) Season(s string) string {
	if i := slices.Index(seasons[:], s); i >= 0 {
		return c.seasons[i]
	}
	return ""
}

// Day is the number of a day as it stands before its month: «27», «27.».
func (c *Catalogue) Day(d string) string { return strings.ReplaceAll(c.day, "{day}", d) }

// Capital gives a text a capital first letter.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Skeleton is a catalogue to be filled in: the Swedish one under the tag of another
// language.
func Skeleton(language string) string {
	b, err := fs.ReadFile(built, "catalogue/sv.yaml")
	if err != nil {
		return ""
	}
	s := strings.Replace(string(b), "language: sv", "language: "+Primary(language), 1)
	_, s, _ = strings.Cut(s, "\n")
	return "# yaml-language-server: $schema=../../../schema/labels.json\n# sources/<county>/" + Folder + "/" + Primary(language) + ".yaml: put every word in the language.\n" + s
}
