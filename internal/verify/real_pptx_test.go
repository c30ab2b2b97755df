package verify_test

import (
	"strings"
	"testing"
)

// Where the forgeries of the presentation are made.
const (
	slide      = "ppt/slides/slide4.xml"
	slideRun   = `<a:r><a:rPr lang="sv-SE" dirty="0"/><a:t>Därför är jag också en aktiv och självklar partner i insatser`
	slideShape = `name="Text 4"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="5372100" y="1695450"/><a:ext cx="6057900" cy="4133850"/></a:xfrm></p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>`
	slideEnd   = `</p:spTree></p:cSld>`
)

// lettersOf gives the run other properties.
func lettersOf(attributes, inner string) []edit {
	return []edit{{slide, slideRun, strings.Replace(slideRun, `dirty="0"/>`, `dirty="0" `+attributes+`>`+inner+`</a:rPr>`, 1)}}
}

// shapeOf changes the shape of the words.
func shapeOf(old, with string) []edit {
	return []edit{{slide, slideShape, strings.Replace(slideShape, old, with, 1)}}
}

// later adds a shape over all others.
func later(shape string) []edit { return []edit{{slide, slideEnd, shape + slideEnd}} }

const (
	overWords = `<a:xfrm><a:off x="5372100" y="1695450"/><a:ext cx="6057900" cy="1200000"/></a:xfrm>`
	whiteFill = `<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>`
)

func spOf(nv, spPr, rest string) string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="900" name="Ruta"/><p:cNvSpPr/><p:nvPr>` + nv + `</p:nvPr></p:nvSpPr><p:spPr>` + spPr + `</p:spPr>` + rest + `</p:sp>`
}

// timed adds an animation of the shape.
func timed(class, effect string) []edit {
	return []edit{{slide, "</p:cSld>", `</p:cSld><p:timing><p:tnLst><p:par><p:cTn id="1"><p:childTnLst><p:par><p:cTn id="2" presetID="1" presetClass="` + class + `"><p:childTnLst>` + effect + `</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>`}}
}

// What a clever or a careless hand does to a real presentation is found.
func TestForgeriesOfARealPresentation(t *testing.T) {
	files, _ := real(t)
	file := files["presentation.pptx"]
	if ok, said := holds(t, "x.pptx", edited(t, file)); !ok {
		t.Fatalf("as it is made: %s", said)
	}
	for name, edits := range map[string][]edit{
		"a word":                         {{slide, "en aktiv och", "en inte aktiv och"}},
		"white on white":                 lettersOf("", whiteFill),
		"white by the theme":             lettersOf("", `<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>`),
		"nearly white":                   lettersOf("", `<a:solidFill><a:schemeClr val="tx1"><a:lumMod val="1000"/><a:lumOff val="99000"/></a:schemeClr></a:solidFill>`),
		"in the ink of its shape":        also(shapeOf(`</a:xfrm></p:spPr>`, `</a:xfrm><a:solidFill><a:srgbClr val="112233"/></a:solidFill></p:spPr>`), lettersOf("", `<a:solidFill><a:srgbClr val="112233"/></a:solidFill>`)...),
		"hardly any ink":                 lettersOf("", `<a:solidFill><a:srgbClr val="000000"><a:alpha val="1000"/></a:srgbClr></a:solidFill>`),
		"white by its list":              {{slide, slideShape + "<a:lstStyle/>", slideShape + `<a:lstStyle><a:lvl1pPr><a:defRPr>` + whiteFill + `</a:defRPr></a:lvl1pPr></a:lstStyle>`}},
		"no ink by its list":             {{slide, slideShape + "<a:lstStyle/>", slideShape + `<a:lstStyle><a:lvl1pPr><a:defRPr><a:noFill/></a:defRPr></a:lvl1pPr></a:lstStyle>`}},
		"specks by its list":             {{slide, slideShape + "<a:lstStyle/>", slideShape + `<a:lstStyle><a:lvl1pPr><a:defRPr sz="100"/></a:lvl1pPr></a:lstStyle>`}},
		"a broad white line":             lettersOf("", `<a:ln w="254000">`+whiteFill+`</a:ln>`),
		"letters upon each other":        lettersOf(`spc="-4000"`, ""),
		"far below the line":             lettersOf(`baseline="-900000"`, ""),
		"shrunk to nothing":              shapeOf("<a:normAutofit/>", `<a:normAutofit fontScale="1000"/>`),
		"cut at its side":                shapeOf("<a:bodyPr>", `<a:bodyPr wrap="none" vertOverflow="clip" horzOverflow="clip">`),
		"pushed out of its shape":        shapeOf("<a:bodyPr>", `<a:bodyPr lIns="90000000">`),
		"one long line":                  shapeOf("<a:bodyPr>", `<a:bodyPr wrap="none">`),
		"upside down":                    shapeOf("<a:bodyPr>", `<a:bodyPr rot="10800000">`),
		"the shape upside down":          shapeOf("<a:xfrm>", `<a:xfrm rot="10800000">`),
		"signs for letters":              lettersOf("", `<a:latin typeface="Wingdings"/>`),
		"signs by the theme":             {{"ppt/theme/theme1.xml", `<a:minorFont><a:latin typeface="`, `<a:minorFont><a:latin typeface="Wingdings" x="`}},
		"a mark that is a word":          {{slide, `</a:spcAft></a:pPr>` + slideRun, `</a:spcAft><a:buChar char="inte"/></a:pPr>` + slideRun}},
		"it leaves":                      timed("exit", `<p:set><p:cBhvr><p:tgtEl><p:spTgt spid="5"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="hidden"/></p:to></p:set>`),
		"it turns white":                 timed("emph", `<p:animClr><p:cBhvr><p:tgtEl><p:spTgt spid="5"/></p:tgtEl></p:cBhvr></p:animClr>`),
		"it wanders off":                 timed("path", `<p:animMotion path="M 0 0 L 2 0"><p:cBhvr><p:tgtEl><p:spTgt spid="5"/></p:tgtEl></p:cBhvr></p:animMotion>`),
		"the slide is gone in a moment":  {{slide, "</p:cSld>", `</p:cSld><p:transition advClick="0" advTm="0"/>`}},
		"only some slides are shown":     {{"ppt/presProps.xml", "", `<p:presentationPr xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:showPr><p:sldRg st="1" end="2"/></p:showPr></p:presentationPr>`}, {"ppt/_rels/presentation.xml.rels", "</Relationships>", `<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/presProps" Target="presProps.xml"/></Relationships>`}},
		"a white shape over it":          later(spOf("", overWords+whiteFill, "")),
		"a placeholder over it":          later(spOf(`<p:ph type="body" idx="77"/>`, overWords+whiteFill, `<p:txBody><a:p><a:r><a:t>Jag är ingen expert.</a:t></a:r></a:p></p:txBody>`)),
		"a shape in the slide's ground":  later(strings.Replace(spOf("", overWords, ""), "<p:sp>", `<p:sp useBgFill="1">`, 1)),
		"a shape filled by its style":    later(spOf("", overWords, `<p:style><a:fillRef idx="1"><a:schemeClr val="bg1"/></a:fillRef></p:style>`)),
		"a pattern over it":              later(spOf("", overWords+`<a:pattFill prst="pct90"/>`, "")),
		"a group filled over it":         later(`<p:grpSp><p:nvGrpSpPr><p:cNvPr id="901" name="g"/></p:nvGrpSpPr><p:grpSpPr>` + whiteFill + `</p:grpSpPr>` + spOf("", overWords+`<a:grpFill/>`, "") + `</p:grpSp>`),
		"a line through it":              later(`<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="902" name="Linje"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="5372100" y="1895450"/><a:ext cx="6057900" cy="0"/></a:xfrm><a:ln w="12700"/></p:spPr></p:cxnSp>`),
		"ink over it":                    later(`<p:contentPart r:id="rIdX"><p:nvContentPartPr><p:cNvPr id="903" name="Ink"/></p:nvContentPartPr><p:xfrm><a:off x="5372100" y="1695450"/><a:ext cx="6057900" cy="1200000"/></p:xfrm></p:contentPart>`),
		"a diagram over it":              later(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="904" name="Diagram"/></p:nvGraphicFramePr><p:xfrm><a:off x="5372100" y="1695450"/><a:ext cx="6057900" cy="1200000"/></p:xfrm><a:graphic><a:graphicData><c:chart xmlns:c="x"/></a:graphicData></a:graphic></p:graphicFrame>`),
		"a table over it":                later(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="905" name="Tabell"/></p:nvGraphicFramePr><p:xfrm><a:off x="5372100" y="1695450"/><a:ext cx="6057900" cy="1200000"/></p:xfrm><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p/></a:txBody><a:tcPr>` + whiteFill + `</a:tcPr></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`),
		"beside the slide":               shapeOf(`x="5372100"`, `x="15372100"`),
		"half beside the slide":          shapeOf(`x="5372100"`, `x="11372100"`),
		"of no size":                     shapeOf(`cx="6057900" cy="4133850"`, `cx="1" cy="1"`),
		"a hidden shape":                 shapeOf(`name="Text 4"/>`, `name="Text 4" hidden="1"/>`),
		"struck out":                     lettersOf(`strike="dblStrike"`, ""),
		"turned by signs":                {{slide, "aktiv och självklar", "\u2067\u2066självklar\u2069 \u2066och\u2069 \u2066aktiv\u2069\u2069"}},
		"a homoglyph":                    {{slide, "en aktiv och", "en аktiv och"}},
		"a picture bullet of its layout": {{slide, slideShape, strings.Replace(slideShape, "<a:bodyPr>", `<a:bodyPr><a:prstTxWarp prst="textFadeUp"/>`, 1)}},
		"a typeface that comes along":    {{"ppt/presentation.xml", "<p:sldSz", `<p:embeddedFontLst><p:embeddedFont><p:font typeface="Roboto"/><p:regular r:id="rIdF"/></p:embeddedFont></p:embeddedFontLst><p:sldSz`}},
	} {
		if ok, said := holds(t, "x.pptx", edited(t, file, edits...)); ok {
			t.Errorf("MISSED %s: %s", name, said)
		}
	}
}

// What looks like one of those and is none is let pass.
func TestHonestEditsOfARealPresentation(t *testing.T) {
	files, _ := real(t)
	file := files["presentation.pptx"]
	for name, edits := range map[string][]edit{
		"another ink":               lettersOf("", `<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr></a:solidFill>`),
		"white on a dark ground":    also(shapeOf(`</a:xfrm></p:spPr>`, `</a:xfrm><a:solidFill><a:srgbClr val="112233"/></a:solidFill></p:spPr>`), lettersOf("", whiteFill)...),
		"white on a dark slide":     also(lettersOf("", whiteFill), edit{slide, "<p:cSld>", `<p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="7A8B99"/></a:solidFill></p:bgPr></p:bg>`}),
		"on a picture":              also(lettersOf("", whiteFill), edit{slide, "<p:cSld>", `<p:cSld><p:bg><p:bgPr><a:blipFill><a:blip/></a:blipFill></p:bgPr></p:bg>`}),
		"a little shrunk":           shapeOf("<a:normAutofit/>", `<a:normAutofit fontScale="92500" lnSpcReduction="10000"/>`),
		"a thin line around":        lettersOf("", `<a:ln w="3175"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>`),
		"a little closer":           lettersOf(`spc="-20" baseline="0"`, ""),
		"turned a little":           shapeOf("<a:xfrm>", `<a:xfrm rot="120000">`),
		"an ordinary typeface":      lettersOf("", `<a:latin typeface="Arial"/><a:sym typeface="Wingdings"/>`),
		"a dot for a mark":          {{slide, `</a:spcAft></a:pPr>` + slideRun, `</a:spcAft><a:buFont typeface="Wingdings"/><a:buChar char="§"/></a:pPr>` + slideRun}},
		"it comes in":               timed("entr", `<p:set><p:cBhvr><p:tgtEl><p:spTgt spid="5"/></p:tgtEl></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>`),
		"it goes on by itself":      {{slide, "</p:cSld>", `</p:cSld><p:transition advTm="20000"><p:fade/></p:transition>`}},
		"all slides are shown":      {{"ppt/presProps.xml", "", `<p:presentationPr xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:showPr><p:sldAll/></p:showPr></p:presentationPr>`}},
		"a shape beside it":         later(spOf("", `<a:xfrm><a:off x="100000" y="100000"/><a:ext cx="900000" cy="900000"/></a:xfrm>`+whiteFill, "")),
		"a line below it":           later(`<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="902" name="Linje"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="5372100" y="5850000"/><a:ext cx="6057900" cy="0"/></a:xfrm></p:spPr></p:cxnSp>`),
		"a little beside the slide": shapeOf(`x="5372100"`, `x="6372100"`),
	} {
		if ok, said := holds(t, "x.pptx", edited(t, file, edits...)); !ok {
			t.Errorf("FALSE ALARM %s: %s", name, said)
		}
	}
}
