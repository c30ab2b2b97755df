package inspect

import (
	"strconv"
	"strings"
)

// readSlides inspects a presentation: a title on every slide, alternative texts,
// and a transcript slide by slide.
func readSlides(p *opcPackage, main string, o Options) {
	root := p.trees[main]
	var lines []string
	r := &reader{}
	r.line(0, "presentation", quoted(p.r.Title))
	list := root.child("sldIdLst")
	for i, s := range list.childrenOf("sldId") {
		id := ""
		for _, a := range s.attrs {
			if strings.HasSuffix(a.Name.Space, "/relationships") {
				id = a.Value
			}
		}
		part := p.target(main, id)
		slide := p.trees[part]
		if slide == nil {
			continue
		}
		p.r.Pages++
		title := p.slide(i+1, part, slide)
		r.line(1, "slide "+strconv.Itoa(i+1), quoted(title))
		p.readSlide(r, slide)
		if notes := p.trees[p.related(part, "notesSlide")]; notes != nil && !o.Verdict {
			p.readNotes(r, notes)
		}
	}
	lines = r.lines
	if !o.Verdict {
		p.r.Transcript = lines
	}
}

// slide checks one slide and returns its title.
func (p *opcPackage) slide(number int, part string, slide *node) string {
	title, titled := "", false
	slide.walk(func(n *node) bool {
		switch n.Local {
		case "sp":
			if kind := n.at("nvSpPr", "nvPr", "ph").attr("type"); kind == "title" || kind == "ctrTitle" {
				title = drawnText(n)
				titled = titled || strings.TrimSpace(title) != ""
			}
		case "cNvPr":
			if p.r.Language == "" {
				p.r.Language = firstLang(slide)
			}
		case "pic", "graphicFrame":
			if n.Local == "graphicFrame" && holds(n, "tbl") {
				return true // a table is read cell by cell
			}
			p.slidePicture(number, part, n)
		case "tbl":
			if pr := n.child("tblPr"); pr == nil || pr.attr("firstRow") != "1" {
				p.r.add(ruleHeaderRow, number, part)
			}
		}
		return true
	})
	if !titled {
		p.r.add(ruleSlideTitle, number, part)
	}
	return title
}

func firstLang(slide *node) string {
	lang := ""
	slide.walk(func(n *node) bool {
		if lang == "" && n.Local == "rPr" {
			lang = n.attr("lang")
		}
		return lang == ""
	})
	return lang
}

func (p *opcPackage) slidePicture(number int, part string, n *node) {
	pr := n.kids
	if len(pr) == 0 {
		return
	}
	c := pr[0].child("cNvPr")
	if c == nil {
		return
	}
	alt := strings.TrimSpace(c.attr("descr"))
	switch {
	case alt == "" && !decorative(c):
		p.r.add(ruleOfficeAlt, number, part, c.attr("name"))
	case isFileName(alt):
		p.r.add(ruleOfficeFile, number, part, alt)
	}
}

// drawnText is the text of a shape, a line for each paragraph.
func drawnText(n *node) string {
	var b strings.Builder
	n.walk(func(k *node) bool {
		switch k.Local {
		case "t":
			b.WriteString(k.text)
		case "br":
			b.WriteByte(' ')
		case "p":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		}
		return true
	})
	return b.String()
}

func (p *opcPackage) readSlide(r *reader, slide *node) {
	slide.walk(func(n *node) bool {
		switch n.Local {
		case "sp", "cxnSp":
			kind := n.at("nvSpPr", "nvPr", "ph").attr("type")
			if kind == "title" || kind == "ctrTitle" || kind == "sldNum" || kind == "dt" || kind == "ftr" {
				return false
			}
			for line := range strings.SplitSeq(drawnText(n), "\n") {
				if s := quoted(line); s != "" {
					r.line(2, "text", s)
				}
			}
			return false
		case "grpSp":
			if alt := n.at("nvGrpSpPr", "cNvPr").attr("descr"); alt != "" {
				r.line(2, "figure", quoted(alt))
				return false
			}
		case "pic":
			if alt := n.at("nvPicPr", "cNvPr").attr("descr"); alt != "" {
				r.line(2, "figure", quoted(alt))
			}
		case "tr":
			r.line(2, "row")
			for _, c := range n.childrenOf("tc") {
				r.line(3, "cell", quoted(drawnText(c)))
			}
			return false
		}
		return true
	})
}

func (p *opcPackage) readNotes(r *reader, notes *node) {
	notes.walk(func(n *node) bool {
		if n.Local == "sp" && n.at("nvSpPr", "nvPr", "ph").attr("type") == "body" {
			for line := range strings.SplitSeq(drawnText(n), "\n") {
				if s := quoted(line); s != "" {
					r.line(2, "notes", s)
				}
			}
		}
		return true
	})
}
