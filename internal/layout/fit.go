package layout

import (
	"strings"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/geom"
)

// Text that has no room is refused with all that whoever must shorten it asks:
// which frame, in whose edition, in which language, how many lines and characters
// too many.

// tooLong refuses rows that are tall, in a frame with the given room.
func (s *setter) tooLong(rows []*FlowRow, tall geom.Length, name string, room geom.Length) {
	lines, chars := 0, 0
	var leading, size geom.Length
	for _, r := range rows {
		lines += r.to - r.from
		if st, ok := r.of.(*stack); ok {
			for _, t := range st.texts {
				chars += t.runes()
				leading, size = t.style.Leading, t.style.Size
			}
		}
	}
	if leading == 0 {
		s.tooTall(rows[0].pos, rows[0].name)
		return
	}
	over := min(int((tall-room+leading-1)/leading), lines) // the space between paragraphs counts as lines
	s.refused(rows[0].pos, name, lines-over, lines, size, chars)
}

// refused says that a text of so many lines and characters stands in a frame that
// holds fewer lines at the smallest size.
func (s *setter) refused(pos diag.Pos, name string, holds, takes int, size geom.Length, chars int) {
	over := takes - holds
	sv, en := languageName(s.language)
	s.found.Add(TooLong.At(pos, name, holds, takes, spoken(number(size)), max((over*chars+takes-1)/max(takes, 1), 1), s.issuer, sv, en, over))
}

// tooTall refuses what cannot be divided.
func (s *setter) tooTall(pos diag.Pos, name string) {
	sv, en := languageName(s.language)
	s.found.Add(TooTall.At(pos, name, s.issuer, sv, en))
}

// runes counts the characters of set words; a ligature is as many as it stands for.
func (t *Text) runes() int {
	n := 0
	for _, l := range t.lines {
		for _, r := range l.Runs {
			for _, g := range r.Glyphs {
				n += utf8.RuneCountInString(g.Text) - strings.Count(g.Text, "\u00ad")
			}
		}
	}
	return n
}

// languages are the languages of målbilder, as findings call them.
var languages = map[string][2]string{
	"sv": {"svenska", "Swedish"}, "fi": {"finska", "Finnish"}, "fit": {"meänkieli", "Meänkieli"},
	"se": {"nordsamiska", "Northern Sami"}, "smj": {"lulesamiska", "Lule Sami"}, "sma": {"sydsamiska", "Southern Sami"},
	"sje": {"pitesamiska", "Pite Sami"}, "sju": {"umesamiska", "Ume Sami"}, "rom": {"romani", "Romani"}, "yi": {"jiddisch", "Yiddish"},
	"en": {"engelska", "English"}, "ar": {"arabiska", "Arabic"}, "so": {"somaliska", "Somali"}, "fa": {"persiska", "Persian"},
	"uk": {"ukrainska", "Ukrainian"}, "pl": {"polska", "Polish"}, "de": {"tyska", "German"}, "ti": {"tigrinska", "Tigrinya"},
}

// languageName is a language tag in words; one that is not known stands as it is.
func languageName(tag string) (sv, en string) {
	if n, ok := languages[primary(tag)]; ok {
		return n[0], n[1]
	}
	return tag, tag
}

// primary is the language of a tag without what follows.
func primary(tag string) string {
	out, _, _ := strings.Cut(tag, "-")
	return out
}
