package pipeline

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"malbild/internal/content"
	"malbild/internal/label"
)

// Skeleton is a file of translations to be filled in: every passage with its
// digest, and the words of the sources as comments. That of the easy-read text is a
// text of its own.
func (c *County) Skeleton(language string) string {
	if language == content.EasyReadFile {
		return c.easySkeleton()
	}
	var b strings.Builder
	b.WriteString("# yaml-language-server: $schema=../../../schema/translation.json\n")
	fmt.Fprintf(&b, "# Översättning, i sources/%s/%s/%s.yaml. Under varje id står de svenska orden som\n# kommentarer: ta bort «# » framför raden och skriv översättningen efter kolonet.\n", c.Content.ID, content.TranslationFolder, language)
	b.WriteString("# «of» minns vilka svenska ord som översattes; låt det stå. En handling görs på språket\n# när allt som den behöver är översatt: «malbild sprak» visar hur långt det är kvar.\n")
	fmt.Fprintf(&b, "language: %s\nkind: unofficial translation   # inofficiell översättning; en officiell: official\npassages:\n", language)
	for _, n := range content.Needs(c.Content) {
		fmt.Fprintf(&b, "  - id: %s\n    of: %s\n", n.ID, n.Digest)
		for _, k := range n.Keys {
			if !k.List {
				fmt.Fprintf(&b, "    # %s: %s\n", k.Key, plain(k.Texts[0]))
				continue
			}
			fmt.Fprintf(&b, "    # %s:\n", k.Key)
			for _, t := range k.Texts {
				fmt.Fprintf(&b, "    #   - %s\n", plain(t))
			}
		}
	}
	return b.String()
}

// Labelled reports whether the words of the program itself are there in a language: ours,
// or the project's.
func (c *County) Labelled(fsys fs.FS, language string) bool {
	catalogue, found := label.For(fsys, path.Join(SourceFolder, c.Content.ID), language)
	return catalogue != nil && !found.HasErrors()
}

// easySkeleton is an easy-read text to be written: a passage a part of the målbild, with
// its title and lead, and one line that says what to write. It builds as it is.
func (c *County) easySkeleton() string {
	var b strings.Builder
	m := c.Content.Malbild
	b.WriteString("# yaml-language-server: $schema=../../../schema/easy-read.json\n")
	b.WriteString("# Lättläst: en egen text. En rad är en fras, högst 55 tecken; högst fem rader under varje\n# rubrik. «of» minns den text som raderna bygger på. status: example tills texten är godkänd,\n# sedan approved.\n")
	fmt.Fprintf(&b, "language: %s\nkind: easy-read\nstatus: example\ntitle: %s\npassages:\n", c.Content.Language, plain(strings.Join(m.Title.Phrases, " | ")))
	parts := map[string]*content.Theme{}
	if m.Hub != nil {
		parts[m.Hub.ID] = m.Hub
	}
	for _, g := range m.Groups {
		for _, t := range g.Themes {
			parts[t.ID] = t
		}
	}
	for _, n := range content.Needs(c.Content) {
		t := parts[n.ID]
		if t == nil {
			continue
		}
		title := t.Title.Phrases
		if len(title) == 0 { // one sentence, or a path from something to something
			title = []string{"Rubrik"}
		}
		fmt.Fprintf(&b, "  - id: %s\n    of: %s\n    title: %s\n    blocks:\n      - lines:\n          - Skriv korta rader här.\n", n.ID, n.Digest, plain(strings.Join(title, " | ")))
	}
	return b.String()
}

// plain writes a text as YAML reads it: as it is, or in quotation marks where it would
// be taken for something else.
func plain(s string) string {
	if s == "" || strings.ContainsAny(s[:1], "-?:,[]{}#&*!|>'\"%@` ") || strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || strings.ContainsAny(s, "\n\t") {
		return strconv.Quote(s)
	}
	return s
}
