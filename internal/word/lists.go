package word

import (
	"strconv"

	"github.com/beevik/etree"

	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

// lists is what a template has of bullets and numbers, with ours standing by for
// what it lacks.
type lists struct {
	part    frame    // slot 0: abstract numberings, slot 1: numberings
	raw     *opc.Raw // the part as it came; nil: the template has none
	isNew   bool
	ownAbst string // our abstract numberings
	ownNums []byte // and a numbering of each

	bullet   int // numbering to state at the first level; 0: the style has it
	bullets  int // numbering at deeper levels
	numbered [2]int
	lastNum  int
	ourAbst  int // our abstract numberings begin here
	ourBull  int // our numberings, when used
	ourNumb  int
}

// levels is how deep our lists can be.
const levels = 3

// ours maps the numbering of our own sheet to the one it has in the template.
func (l *lists) ours(id string) int {
	if id == "2" {
		return l.ourNumb
	}
	return l.ourBull
}

// openLists reads the numbering part.
func (o *opening) openLists(theirs styleIndex, g *grafting) (lists, error) {
	l := lists{}
	name := opc.Target(o.rels, "/numbering")
	var d *etree.Document
	var err error
	if name != "" && o.p.Has(name) {
		if d, err = o.p.XML(name); err != nil {
			return l, err
		}
		if l.raw, err = o.p.Raw(name); err != nil {
			return l, err
		}
	} else {
		l.isNew = true
		name = o.freeName("word/numbering", ".xml")
		if d, err = opc.Parse(name, []byte(xmlHead+`<w:numbering `+nsW+`/>`), 9); err != nil {
			return l, err
		}
	}
	root := d.Root()
	lastAbst, depth, abstOf := l.survey(root)
	l.ourAbst, l.ourBull, l.ourNumb = lastAbst+1, l.lastNum+1, l.lastNum+2
	if err := declared(root, prefixes[:1]); err != nil {
		return l, err
	}
	l.choose(theirs, g, depth, abstOf, lastAbst)
	if err := l.own(lastAbst, g); err != nil {
		return l, err
	}
	// Abstract numberings come before the first numbering, numberings before the rest.
	abst, nums := etree.NewElement("abst"), etree.NewElement("nums")
	at, end := 0, len(root.Child)
	for _, c := range root.ChildElements() {
		switch c.Tag {
		case "numPicBullet", "abstractNum":
			at = c.Index() + 1
		case "numIdMacAtCleanup":
			end = min(end, c.Index())
		}
	}
	root.InsertChildAt(max(at, end), nums)
	root.InsertChildAt(at, abst)
	o.done[name] = true
	l.part, err = cutAt(name, d, mark{e: abst}, mark{e: nums})
	return l, err
}

// survey reads which numberings there are, and how many levels they have.
func (l *lists) survey(root *etree.Element) (lastAbst int, depth, abstOf map[int]int) {
	lastAbst, depth, abstOf = -1, map[int]int{}, map[int]int{}
	for _, e := range root.ChildElements() {
		switch e.Tag {
		case "abstractNum":
			id := number(e, "abstractNumId", -1)
			lastAbst = max(lastAbst, id)
			depth[id] = len(e.SelectElements("lvl"))
			if e.SelectElement("numStyleLink") != nil {
				depth[id] = levels
			}
		case "num":
			id := number(e, "numId", 0)
			l.lastNum = max(l.lastNum, id)
			if a, err := strconv.Atoi(val(e, "abstractNumId")); err == nil {
				abstOf[id] = a
			}
		}
	}
	return lastAbst, depth, abstOf
}

// choose takes the template's own lists where its styles have them.
func (l *lists) choose(theirs styleIndex, g *grafting, depth, abstOf map[int]int, lastAbst int) {
	find := func(style string) (num, abst int) {
		ref := g.sheet.styles[style]
		if ref.bit >= 0 {
			return 0, -1
		}
		for _, e := range theirs.chain(ref.id) {
			if n := e.FindElement("./pPr/numPr/numId"); n != nil {
				num = number(n, "val", 0)
				if a, ok := abstOf[num]; ok && depth[a] > 0 {
					return num, a
				}
				break
			}
		}
		return 0, -1
	}
	l.bullet, l.bullets = l.ourBull, l.ourBull
	if g.sheet.styles["List Bullet"].bit >= 0 {
		l.bullet = 0
	}
	if num, a := find("List Bullet"); num > 0 {
		l.bullet = 0
		if depth[a] >= levels {
			l.bullets = num
		}
	}
	l.numbered = [2]int{lastAbst + 2, lastAbst + 2}
	if num, a := find("List Number"); num > 0 {
		l.numbered[0] = a
		if depth[a] >= levels {
			l.numbered[1] = a
		}
	}
	if l.bullet == l.ourBull || l.bullets == l.ourBull || l.numbered[1] > lastAbst {
		l.lastNum += 2
	}
}

// own makes our two lists ready under ids that are free.
func (l *lists) own(lastAbst int, g *grafting) error {
	d, err := opc.Parse("numbering", []byte(tpl.Numbering()), 99)
	if err != nil {
		return err
	}
	for i, a := range d.Root().SelectElements("abstractNum") {
		a.CreateAttr("w:abstractNumId", strconv.Itoa(lastAbst+1+i))
		a.CreateAttr("xmlns:w", namespaceW)
		for _, lvl := range a.SelectElements("lvl") {
			s := lvl.SelectElement("pStyle")
			if s == nil {
				continue
			}
			if _, ours := g.bits[s.SelectAttrValue("val", "")]; ours {
				s.CreateAttr("w:val", g.ids[s.SelectAttrValue("val", "")])
			} else { // the style is the template's, with a list of its own
				lvl.RemoveChild(s)
			}
		}
		s, err := written(a)
		if err != nil {
			return err
		}
		l.ownAbst += s
	}
	for i, num := range []int{l.ourBull, l.ourNumb} {
		l.ownNums = append(l.ownNums, `<w:num xmlns:w="`+namespaceW+`" w:numId="`+strconv.Itoa(num)+`"><w:abstractNumId w:val="`+strconv.Itoa(lastAbst+1+i)+`"/></w:num>`...)
	}
	return nil
}

// bulletAt is the numbering to state for a bullet at a level; 0: the style has it.
func (w *writer) bulletAt(level int) int {
	l := &w.t.lists
	n := l.bullets
	if level == 0 {
		n = l.bullet
	}
	w.ourLists = w.ourLists || n == l.ourBull
	return n
}

// newList adds a numbering that starts at 1 and returns its id.
func (w *writer) newList(level int) int {
	l := &w.t.lists
	a := l.numbered[min(level, 1)]
	w.ourLists = w.ourLists || a >= l.ourAbst
	w.lastNum++
	w.nums = appendNum(w.nums, w.lastNum, a)
	return w.lastNum
}
