package slides

import (
	"fmt"
	"strings"
)

const (
	treeHead   = `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`
	colourMap  = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`
	slideField = `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">`
	firstID    = 2147483648 // of masters and layouts (ECMA-376-1, 19.7.4)
)

func ground(colour string) string {
	return `<p:bg><p:bgPr><a:solidFill><a:schemeClr val="` + colour + `"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`
}

// points is units as hundredths of a point.
func points(units float64) int { return int(units/unitsPerPoint*100 + .5) }

// run writes a style as default run properties.
func (s style) run(l look) string {
	attrs := fmt.Sprintf(` lang="%s" sz="%d"`, l.language, points(s.size))
	family, heavy := l.named(s.face, s.bold)
	if heavy {
		attrs += ` b="1"`
	} else {
		attrs += ` b="0"`
	}
	if s.tracking != 0 {
		attrs += fmt.Sprintf(` spc="%d"`, int(s.tracking*float64(points(s.size))-.5))
	}
	return `<a:defRPr` + attrs + `><a:solidFill><a:schemeClr val="` + s.colour + `"/></a:solidFill><a:latin typeface="` + family + `"/></a:defRPr>`
}

// level writes a style as paragraph properties of a level.
func (s style) level(n int, l look) string {
	return fmt.Sprintf(`<a:lvl%dpPr marL="0" indent="0" %s><a:lnSpc><a:spcPts val="%d"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="%d"/></a:spcAft><a:buNone/>%s</a:lvl%dpPr>`,
		n, l.side(s.algn), points(s.leading), points(s.after), s.run(l), n)
}

// ph writes which placeholder a shape is.
func (h *holder) ph() string {
	if h.own != "" {
		return h.own
	}
	s := `<p:ph type="` + h.kind + `"`
	if h.kind == "ftr" || h.kind == "sldNum" {
		s += ` sz="quarter"`
	}
	if h.idx != 0 {
		s += fmt.Sprintf(` idx="%d"`, h.idx)
	}
	return s
}

func (x box) xfrm() string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, x.x*emuPerUnit, x.y*emuPerUnit, x.w*emuPerUnit, x.h*emuPerUnit)
}

// layout writes a slide layout.
func (l look) layout(y *layout) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<p:sldLayout ` + nsAll)
	if y.kind != "" {
		b.WriteString(` type="` + y.kind + `"`)
	}
	b.WriteString(` preserve="1"><p:cSld name="` + l.say(y.name) + `">` + ground(y.ground) + treeHead)
	for i := range y.holders {
		h := &y.holders[i]
		custom := ""
		if strings.HasPrefix(h.prompt, "[") {
			custom = ` hasCustomPrompt="1"`
		}
		fmt.Fprintf(&b, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>%s%s/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>`,
			i+2, l.say(h.name), h.ph(), custom, l.placed(h.at).xfrm())
		fmt.Fprintf(&b, `<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="%s"><a:normAutofit/></a:bodyPr><a:lstStyle>%s</a:lstStyle><a:p>`,
			h.anchor, h.style.level(1, l))
		switch {
		case h.kind == "sldNum":
			b.WriteString(slideField + `<a:rPr lang="` + l.language + `"/><a:t>‹#›</a:t></a:fld>`)
		case h.prompt != "":
			b.WriteString(`<a:r><a:rPr lang="` + l.language + `"/><a:t>` + l.say(h.prompt) + `</a:t></a:r>`)
		}
		b.WriteString(`<a:endParaRPr lang="` + l.language + `"/></a:p></p:txBody></p:sp>`)
	}
	b.WriteString(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`)
	return b.String()
}

// master writes the slide master: the placeholders that all layouts build on.
func (l look) master() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<p:sldMaster ` + nsAll + `><p:cSld>` + ground("bg1") + treeHead)
	foots := foot(false, margin)
	holders := append([]holder{
		{kind: "title", name: "Rubrik", prompt: "Rubrik", at: box{margin, 64, 1152, 64}},
		{kind: "body", idx: idxText, name: "Text", prompt: "Text", at: box{margin, plainTop, 1152, plainEnd - plainTop}},
	}, foots...)
	for i, h := range holders {
		style, prompt := "", `<a:r><a:rPr lang="`+l.language+`"/><a:t>`+l.say(h.prompt)+`</a:t></a:r>`
		if h.style.size > 0 {
			style, prompt = h.style.level(1, l), ""
		}
		if h.kind == "sldNum" {
			prompt = slideField + `<a:rPr lang="` + l.language + `"/><a:t>‹#›</a:t></a:fld>`
		}
		fmt.Fprintf(&b, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>%s/></p:nvPr></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`,
			i+2, l.say(h.name), h.ph(), l.placed(h.at).xfrm())
		fmt.Fprintf(&b, `<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle>%s</a:lstStyle><a:p>%s<a:endParaRPr lang="%s"/></a:p></p:txBody></p:sp>`,
			style, prompt, l.language)
	}
	b.WriteString(`</p:spTree></p:cSld>` + colourMap + `<p:sldLayoutIdLst>`)
	for i := range layouts {
		fmt.Fprintf(&b, `<p:sldLayoutId id="%d" r:id="rId%d"/>`, firstID+1+i, i+1)
	}
	b.WriteString(`</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>` + l.tall(plainTitle).level(1, l) + `</p:titleStyle><p:bodyStyle>`)
	for i := 1; i <= 9; i++ {
		b.WriteString(bodyStyle.level(i, l))
	}
	b.WriteString(`</p:bodyStyle><p:otherStyle>`)
	other := style{face: regular, size: 24, leading: 30, colour: "tx1"}
	for i := 1; i <= 9; i++ {
		b.WriteString(other.level(i, l))
	}
	b.WriteString(`</p:otherStyle></p:txStyles></p:sldMaster>`)
	return b.String()
}

// notesMaster writes the page of notes: the slide above, the words below.
func (l look) notesMaster() string {
	text := style{face: regular, size: 16, leading: 23, colour: "tx1", after: 8}
	levels := ""
	for i := 1; i <= 9; i++ {
		levels += text.level(i, l)
	}
	return xmlHead + `<p:notesMaster ` + nsAll + `><p:cSld>` + ground("bg1") + treeHead +
		`<p:sp><p:nvSpPr><p:cNvPr id="2" name="` + l.say("Bild") + `"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln></p:spPr></p:sp>` +
		`<p:sp><p:nvSpPr><p:cNvPr id="3" name="` + l.say("Anteckningar") + `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="` + l.language + `"/><a:t>` + l.say("Anteckningar") + `</a:t></a:r></a:p></p:txBody></p:sp>` +
		`</p:spTree></p:cSld>` + colourMap + `<p:notesStyle>` + levels + `</p:notesStyle></p:notesMaster>`
}
