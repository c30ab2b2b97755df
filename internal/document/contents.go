package document

// Contents is the list of contents. Entries are copies of the titles.
type Contents struct {
	Title   []Inline
	Entries []*ContentsEntry
}

// ContentsEntry leads to a section.
type ContentsEntry struct {
	Target *Section
	Level  int // 1 is the highest level listed
	Text   []Inline
}

func (*Contents) isNode()      {}
func (*ContentsEntry) isNode() {}
func (*Contents) isBlock()     {}

// FillContents sets the entries of c to the titled sections of d below its title,
// depth levels deep. It is called by compose, last, before the tree is handed on.
func FillContents(d *Document, c *Contents, depth int) {
	c.Entries = nil
	Walk(d, func(n Node, level int) bool {
		if s, ok := n.(*Section); ok && len(s.Title) > 0 && level >= 2 && level < 2+depth {
			c.Entries = append(c.Entries, &ContentsEntry{Target: s, Level: level - 1, Text: T(Plain(s.Title))})
		}
		return true
	})
}
