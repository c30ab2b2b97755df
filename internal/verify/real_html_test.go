package verify_test

import (
	"strings"
	"testing"
)

// Where the forgeries of the web page are made.
const (
	webText = "Därför är jag också en aktiv och självklar partner i insatser som berör mig. Min berättelse"
	webPara = "<p>" + webText
	webCard = `<section class="card part ink-pine" id="min-egen-kraft">`
)

// webPage is the web page with words replaced, pairwise.
func webPage(t testing.TB, pairs ...string) []byte {
	t.Helper()
	files, _ := real(t)
	s := string(files["webb.html"])
	for i := 0; i+1 < len(pairs); i += 2 {
		if !strings.Contains(s, pairs[i]) {
			t.Fatalf("the page does not hold %q", pairs[i])
		}
		s = strings.Replace(s, pairs[i], pairs[i+1], 1)
	}
	return []byte(s)
}

// css adds a style to the page; p is the paragraph, and b a word in it.
func css(rules string) []string {
	return []string{"</head>", "<style>" + rules + "</style></head>", webPara, `<p id=p>` + strings.Replace(webText, "aktiv och", "aktiv <b id=b>och</b>", 1)}
}

// midst puts something in the middle of the paragraph.
func midst(x string) []string {
	return []string{webPara, strings.Replace(webPara, "aktiv och", "aktiv "+x+" och", 1)}
}

// wrapped puts the paragraph into an element.
func wrapped(before, after string) []string {
	return []string{webPara, before + webPara, "att vara en aktiv medskapare.</p>", "att vara en aktiv medskapare.</p>" + after}
}

// What a clever or a careless hand does to a real web page is found.
func TestForgeriesOfARealPage(t *testing.T) {
	if ok, said := holds(t, "x.html", webPage(t)); !ok {
		t.Fatalf("as it is made: %s", said)
	}
	const dot = "data:image/png;base64,iVBORw0KGgo="
	for name, pairs := range map[string][]string{
		"a word before":                css(`#b::before{content:"inte "}`),
		"a word by its number":         css(`#b::before{content:counter(x, ord)} @counter-style ord{system:cyclic;symbols:"inte"}`),
		"a counter with words":         css(`body{counter-reset:x} #b::before{content:counter(x, ord)} @counter-style ord{system:additive;additive-symbols:1 "inte"}`),
		"a picture before":             css(`#b::before{content:url(` + dot + `)}`),
		"a picture in its place":       css(`#b{content:url(` + dot + `)}`),
		"a picture behind nothing":     midst(`<span style="display:inline-block;width:26px;height:12px;background:url(` + dot + `)"></span>`),
		"a picture in the line":        midst(`<img src="` + dot + `" width=26 height=12 alt="">`),
		"a picture that is not there":  midst(`<img alt="inte">`),
		"a drawing in the line":        midst(`<svg width="26" height="12"><path d="M0 0h26v12z"/></svg>`),
		"a drawing in a figure":        {webPara, "<div>" + strings.Replace(webText, "aktiv och", `aktiv <figure style="display:inline"><svg><text>inte</text></svg></figure> och`, 1)},
		"a page in the line":           midst(`<iframe srcdoc="inte" width=30 height=14></iframe>`),
		"an object in the line":        midst(`<object data="data:text/html,inte" width=30 height=14></object>`),
		"what a field shows":           midst(`<input placeholder="inte">`),
		"a choice":                     midst(`<select><option label="inte"></option></select>`),
		"a button of itself":           midst(`<input type=submit value="inte">`),
		"hidden by hover's absence":    css(`#p:not(:hover){display:none}`),
		"hidden on every desk":         css(`@media (hover:hover){#p{display:none}}`),
		"hidden for a mouse":           css(`@media (pointer:fine){#p{display:none}}`),
		"hidden where scripts may":     css(`@media (scripting:enabled){#p{display:none}}`),
		"hidden in a browser":          css(`@media (display-mode:browser){#p{display:none}}`),
		"hidden on a sharp screen":     css(`@media (min-resolution:1.5dppx){#p{display:none}}`),
		"hidden on a broad one":        css(`@media (min-aspect-ratio:1/1){#p{display:none}}`),
		"hidden in the light":          css(`@media (prefers-color-scheme:light){#p{display:none}}`),
		"hidden where it is known":     css(`@supports (display:grid){#p{display:none}}`),
		"hidden where it is not":       css(`@supports not (display:xyz){#p{display:none}}`),
		"hidden in a layer":            css(`@layer a{#p{display:none}}`),
		"hidden in a scope":            css(`@scope (section){p{display:none}}`),
		"hidden by what it holds":      css(`p:has(#b){visibility:hidden}`),
		"hidden by its number":         css(`section p:nth-last-of-type(1){opacity:0}`),
		"hidden by a language":         css(`:lang(sv) #p{display:none}`),
		"hidden from a drawing":        {"<main", "<svg width=0 height=0><style>#min-egen-kraft p{display:none}</style></svg><main"},
		"hidden by its letters' line":  css(`#p::first-line{color:transparent}`),
		"hidden under its head":        css(`#p{font-size-adjust:0}`),
		"a size behind a weight":       css(`#p{font:italic 700 1px/1 serif}`),
		"no line between":              css(`#p{line-height:0}`),
		"letters upon each other":      css(`#p{letter-spacing:-1em}`),
		"words upon each other":        css(`#p{word-spacing:-9em}`),
		"a broad white stroke":         css(`#p{-webkit-text-stroke:9px #f4f4f0}`),
		"two lines and no more":        css(`#p{display:-webkit-box;-webkit-line-clamp:1;overflow:hidden}`),
		"cut below the first line":     css(`#p{max-height:1.6em;overflow:hidden}`),
		"cut in the other way":         css(`#p{max-block-size:0;overflow:hidden}`),
		"of no breadth":                css(`#p{inline-size:0;overflow:clip}`),
		"contained in nothing":         css(`#p{height:0;contain:strict}`),
		"one line to the right":        css(`#p{white-space:nowrap;overflow:hidden}`),
		"pushed to the right":          css(`#p{padding-left:9999px;overflow:hidden}`),
		"moved along a path":           css(`#p{offset-path:path("M-9000 0h1");offset-distance:0}`),
		"moved down over others":       css(`#p{position:relative;top:9em}`),
		"moved down by a transform":    css(`#p{transform:translateY(12em)}`),
		"others moved up over it":      {"att vara en aktiv medskapare.</p>", `att vara en aktiv medskapare.</p><div style="margin-top:-20em;background:white;position:relative;height:20em">Jag är ingen expert.</div>`},
		"a surface moved up over it":   {"att vara en aktiv medskapare.</p>", `att vara en aktiv medskapare.</p><div style="margin-top:-20em;background:white;position:relative;height:20em"></div>`},
		"a surface laid over it":       {"</body>", `<div style="position:fixed;inset:0;background:white"></div></body>`},
		"a surface by a style":         css(`#p{position:relative} #p::after{content:"";position:absolute;inset:0;background:white}`),
		"the right before the left":    {webPara, `<p style="display:flex;direction:rtl"><span>` + strings.Replace(webText, "aktiv och självklar", "</span><span>aktiv</span><span>och</span><span>självklar</span><span>", 1) + "</span>"},
		"pieces from the right":        {webPara, `<p dir=rtl>` + strings.Replace(webText, "aktiv och självklar", "<bdi>aktiv</bdi> <bdi>och</bdi> <bdi>självklar</bdi>", 1)},
		"pieces in a style":            {webPara, `<p style="direction:rtl">` + strings.Replace(webText, "aktiv och självklar", `<span style="display:inline-block">aktiv</span> <span style="display:inline-block">självklar</span>`, 1)},
		"pieces afloat":                {webPara, "<p>" + strings.Replace(webText, "aktiv och självklar", `<span style="float:right">aktiv</span> och <span style="float:right">självklar</span>`, 1)},
		"another row of a grid":        css(`#min-egen-kraft{display:grid} #p{grid-row:1}`),
		"named places of a grid":       css(`#min-egen-kraft{display:grid;grid-template-areas:"b" "a"} #p{grid-area:b}`),
		"reversed":                     css(`#min-egen-kraft{display:flex;flex-flow:column-reverse}`),
		"reversed by its order":        css(`#p{order:-1}`),
		"a shadow tree of other words": {webCard, webCard + `<template shadowrootmode="open"><p>Jag är ingen expert.</p></template>`},
		"a popover":                    wrapped(`<div popover>`, `</div>`),
		"between brackets of ruby":     wrapped(`<ruby><rp>`, `</rp></ruby>`),
		"a title in the body":          {webPara, "<title>" + webText + "</title><p>"},
		"a phantom":                    {webPara, `<p><math><mphantom><mtext>` + webText + `</mtext></mphantom></math>`},
		"a drawing without ink":        {webPara, `<svg><text fill="none">` + webText + `</text></svg><p>`},
		"words of a drawing":           {webPara, `<svg><text x="0">` + strings.Replace(webText, "aktiv och självklar", `<tspan x="90">aktiv</tspan> och <tspan x="10">självklar</tspan>`, 1) + `</text></svg><p>`},
		"white by an old word":         wrapped(`<font color="#f0f4f2">`, `</font>`),
		"specks by an old word":        {webPara, `<p><font face="Wingdings">` + webText + "</font>"},
		"a table of one ink":           wrapped(`<table bgcolor="#12324a"><tr><td>`, `</td></tr></table>`),
		"signs for letters":            css(`#p{font-family:Wingdings}`),
		"signs by a short word":        css(`#p{font:16px/1.5 "Webdings", serif}`),
		"signs by a borrowed name":     css(`@font-face{font-family:Roboto;src:local("Wingdings")}`),
		"a font that cannot be tried":  css(`@font-face{font-family:Roboto;src:url(data:font/woff2;base64,d09GMgABAAAAAA==)}`),
		"in other letters' bytes":      {`<meta charset="utf-8">`, `<meta charset="windows-1252">`},
		"a dialogue lies over":         {"</main>", `<dialog open style="background:white">Jag är ingen expert.</dialog></main>`},
		"a note of a style":            css(`#b{quotes:"inte " ""} #b::before{content:open-quote}`),
		"struck by a style":            css(`#p{text-decoration:line-through}`),
		"in small steps to nothing":    css(`section{opacity:.4} #p{opacity:.1}`),
		"a homoglyph":                  {webPara, strings.Replace(webPara, "aktiv", "aktіv", 1)},
		"turned by signs":              {webPara, strings.Replace(webPara, "aktiv och självklar", "&#8295;&#8294;självklar&#8297; &#8294;och&#8297; &#8294;aktiv&#8297;&#8297;", 1)},
		"an insertion":                 midst("<ins>inte</ins>"),
		"a deletion of a word":         {webPara, strings.Replace(webPara, "aktiv och", "<del>aktiv</del> och", 1)},
	} {
		if ok, said := holds(t, "x.html", webPage(t, pairs...)); ok {
			t.Errorf("MISSED %s: %s", name, said)
		}
	}
}

// What looks like one of those and is none is let pass, without a doubt.
func TestHonestEditsOfARealPage(t *testing.T) {
	for name, pairs := range map[string][]string{
		"a word in bold":             midst("<!-- x --><wbr>"),
		"a link in it":               {webPara, strings.Replace(webPara, "aktiv", `<a href="https://example.org">aktiv</a>`, 1)},
		"a picture before it":        {webPara, `<p><img src="a.png" width=8 height=8 alt="">` + webText},
		"a drawing after it":         {"att vara en aktiv medskapare.</p>", `att vara en aktiv medskapare. <svg width=9 height=9><path d="M0 0h1v1z"/></svg></p>`},
		"a speck that counts visits": midst(`<img src="a.gif" width=1 height=1 alt="">`),
		"a page after all":           {"</main>", `</main><iframe src="karta.html" title="Karta"></iframe>`},
		"a quiet figure":             {"</main>", `<figure><svg width=9 height=9><text>A</text></svg></figure></main>`},
		"a form at the end":          {"</main>", `<form><input placeholder="Sök" hidden><select><option>sv</option></select></form></main>`},
		"an ordinary typeface":       css(`#p{font:400 1.1rem/1.5 "Segoe UI", Wingdings, sans-serif;letter-spacing:.01em;word-spacing:-.05em}`),
		"a letter's height":          css(`#p{line-height:1.45} #b{line-height:0.9em}`),
		"moved a little":             css(`#p{position:relative;top:2px} section{margin-top:-1.5rem} #b{transform:translateY(-1px)}`),
		"as broad as need be":        css(`#p{max-height:90em;overflow:hidden;padding:2rem 40px}`),
		"a name in one line":         css(`#b{white-space:nowrap;overflow:hidden}`),
		"to the left":                {webPara, `<p dir="ltr" style="direction:ltr;float:none">` + webText},
		"a grid of cards":            css(`main{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));grid-row:auto} #p{grid-column:1 / -1}`),
		"numbers for a list":         css(`@counter-style c{system:extends decimal;suffix:") "} ol{list-style:c}`),
		"a line under a link":        css(`a::after{content:"";position:absolute;inset:0} #b::before{content:"";width:9px;height:9px;position:absolute;background:red}`),
		"a typeface that is there":   css(`@font-face{font-family:R;src:local("Roboto"),local("Arial")}`),
		"a marker below letters":     css(`#b{background:linear-gradient(transparent 60%, #ffe08a 60%)}`),
		"of an older kind":           wrapped(`<table bgcolor="#ffffff"><tr><td><font color="#003366" face="Arial">`, `</font></td></tr></table>`),
		"a closed note elsewhere":    {"</main>", `<details><summary>Mer</summary>Text</details><div popover>Hjälp</div></main>`},
		"in its own letters' bytes":  {`<meta charset="utf-8">`, `<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">`},
	} {
		if ok, said := holds(t, "x.html", webPage(t, pairs...)); !ok {
			t.Errorf("FALSE ALARM %s: %s", name, said)
		}
	}
}
