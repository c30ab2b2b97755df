package verify_test

import (
	"errors"
	"strings"
	"testing"

	"malbild/internal/verify"
)

// seenPage judges a page with a body.
func seenPage(body string) verify.Report {
	return judge().File("x.html", []byte("<!DOCTYPE html><html><body>"+body+"</body></html>"), []string{"x.kraft"})
}

// What custom properties, colours, calculations and widths hide is seen as hidden.
func TestForgedStyles(t *testing.T) {
	a, z := split("aktiv och")
	for name, body := range map[string]string{
		"white by a variable":              `<style>:root{--x:#fff} p{color:var(--x)}</style><p>` + first,
		"white by a fallback":              `<p style="color:var(--none, rgb(255 255 255))">` + first,
		"white by a variable's variable":   `<style>body{--a:var(--b);--b:white} p{color:var(--a)}</style><p>` + first,
		"a variable set nearer":            `<style>:root{--x:#000} main{--x:#fff} p{color:var(--x)}</style><main><p>` + first,
		"a variable in a style of its own": `<div style="--X:0"><p style="opacity:var(--X)">` + first,
		"not displayed by a variable":      `<style>:root{--d:none} p{display:var(--d)}</style><p>` + first,
		"a variable of a shorthand":        `<style>:root{--b:#000} p{background:var(--b)}</style><p>` + first,
		"a registered variable":            `<style>@property --x{syntax:"<color>";inherits:false;initial-value:white} p{color:var(--x)}</style><p>` + first,
		"the variable of another case":     `<style>:root{--x:#000;--X:#fff} p{color:var(--X)}</style><p>` + first,
		"a broken variable":                `<style>p{color:white} </style><div style="color:white"><p style="color:var(--none)">` + first,
		"words by a variable":              `<style>:root{--w:"inte "} b::before{content:var(--w)}</style><p>` + a + `<b>` + z + `</b>`,
		"the ink of the ground":            `<p style="color:#036;background:#036">` + first,
		"dark on black":                    `<div style="background:black"><p>` + first + `</p></div>`,
		"the ground of the ink":            `<p style="color:navy;background-color:currentcolor">` + first,
		"the letters of the one around":    `<div style="color:#fff"><p style="color:inherit">` + first + `</p></div>`,
		"the colour of now":                `<div style="color:white"><p style="-webkit-text-fill-color:currentcolor">` + first + `</p></div>`,
		"nearly white":                     `<p style="color:hsl(0 0% 96%)">` + first,
		"nearly white, of a newer space":   `<p style="color:oklch(0.99 0 0)">` + first,
		"mixed to white":                   `<p style="color:color-mix(in srgb, white 98%, black)">` + first,
		"nearly clear":                     `<p style="color:rgb(0 0 0 / 2%)">` + first,
		"clear in eight signs":             `<p style="color:#00000004">` + first,
		"on a white ramp":                  `<p style="color:white;background:linear-gradient(#fff, #fefefe)">` + first,
		"a ground that is taken away":      `<style>p{background:#000} p.x{background:none}</style><p class=x style="color:white">` + first,
		"faint in two steps":               `<div style="opacity:.2"><p style="opacity:.2">` + first + `</p></div>`,
		"faint by a part of a hundred":     `<p style="opacity:1%">` + first,
		"faint by a filter":                `<p style="filter:opacity(2%)">` + first,
		"blurred":                          `<p style="filter:blur(9px)">` + first,
		"cut to nothing":                   `<p style="clip-path:inset(0 0 100% 0)">` + first,
		"cut to a side":                    `<p style="clip-path:inset(0 99% 0 0)">` + first,
		"cut to a line":                    `<p style="clip-path:polygon(0 0, 100% 0, 100% 0, 0 0)">` + first,
		"cut to a point":                   `<p style="-webkit-clip-path:circle(1px at 50% 50%)">` + first,
		"indented away":                    `<p style="text-indent:100%;white-space:nowrap;overflow:hidden">` + first,
		"indented, calculated":             `<p style="text-indent:calc(-100vw - 10px)">` + first,
		"left by a calculation":            `<p style="position:absolute;left:calc(-1 * 9999px)">` + first,
		"beside to the right":              `<p style="position:absolute;left:99999px">` + first,
		"moved by three parts":             `<p style="transform:translate3d(-300vw, 0, 0)">` + first,
		"as small as a speck":              `<p style="transform:scale(.01)">` + first,
		"turned on its edge":               `<p style="transform:rotateY(90deg)">` + first,
		"a matrix of nothing":              `<p style="transform:matrix(0,0,0,1,0,0)">` + first,
		"a size of a size of nothing":      `<div style="font-size:0"><p style="font-size:2em">` + first + `</p></div>`,
		"a pixel":                          `<p style="font:1px/1 serif">` + first,
		"a size that is calculated":        `<p style="font-size:calc(1px - 0.5px)">` + first,
		"only on a tablet":                 `<style>@media (min-width:600px) and (max-width:900px){p{display:none}}</style><p>` + first,
		"only on a wide screen":            `<style>@media (min-width:1600px){p{color:white}}</style><p>` + first,
		"only in the dark":                 `<style>@media (prefers-color-scheme:dark){body{background:#111} p{color:#111}}</style><p>` + first,
		"dark where the page follows":      `<style>:root{color-scheme:light dark} p{color:light-dark(#000,#121212)}</style><p>` + first,
	} {
		if r := seenPage(body); !errors.Is(r.Err, verify.ErrEmpty) && !changed(r, "x.kraft") {
			t.Errorf("%s: %s", name, said(r))
		}
	}
}

// What is not worked out is told as a doubt.
func TestDoubtfulStyles(t *testing.T) {
	for name, body := range map[string]string{
		"it comes and goes":       `<style>@keyframes x{50%{opacity:0}} p{animation:x 1s infinite}</style><p>` + first,
		"it stands still":         `<style>@keyframes x{from{visibility:hidden}} p{animation:x 1s paused}</style><p>` + first,
		"it takes an hour":        `<style>@keyframes x{from,to{opacity:0}} p{animation:x 3600s}</style><p>` + first,
		"it ends without colour":  `<style>@keyframes x{to{color:transparent}} p{animation:x 0s both}</style><p>` + first,
		"it writes":               `<style>@keyframes x{from,to{content:"inte "}} p::before{content:"";animation:x 9s}</style><p>` + first,
		"a mirror":                `<p style="transform:scaleX(-1)">` + first,
		"seen from behind":        `<p style="transform:rotateY(180deg)">` + first,
		"a half is cut":           `<p style="clip-path:inset(0 50% 0 0)">` + first,
		"cut by a drawing":        `<p style="clip-path:url(#a)">` + first,
		"a filter of a drawing":   `<p style="filter:url(#a)">` + first,
		"a mask by a shorthand":   `<p style="-webkit-mask:linear-gradient(transparent,transparent)">` + first,
		"words as marks of words": `<p style="quotes:'inte ' ''">` + first,
	} {
		if r := seenPage(body); r.Err != nil || !r.Doubtful() {
			t.Errorf("%s: %s %v %+v", name, said(r), r.Err, r.Notices)
		}
	}
}

// What looks like a trick in a style and is none is let pass, without a doubt.
func TestHonestStyles(t *testing.T) {
	for name, body := range map[string]string{
		"a theme of variables":      `<style>:root{--ink:#fff;--panel:#036} .b{background:var(--panel);color:var(--ink)} p{color:var(--lead, inherit)}</style><div class=b><p>` + first + `</p></div>`,
		"a ground taken over":       `<div style="background:#036"><p style="color:white;background:none">` + first,
		"a ramp of colours":         `<p style="color:white;background:linear-gradient(90deg,#036,rgb(0 40 80))">` + first,
		"a picture behind":          `<p style="color:#fff;background:url(a.jpg) center/cover">` + first,
		"letters of a ramp":         `<p style="color:transparent;background:linear-gradient(#036,#063);-webkit-background-clip:text">` + first,
		"a dark theme":              `<style>@media (prefers-color-scheme:dark){body{background:#111;color:#eee}}</style><p>` + first,
		"the page follows":          `<meta name="color-scheme" content="light dark"><p>` + first,
		"it fades in":               `<style>@keyframes in{from{opacity:0;transform:translateY(20px)} to{opacity:1}} p{opacity:0;animation:in .5s ease forwards}</style><p>` + first,
		"a wheel that turns":        `<style>@keyframes turn{to{transform:rotate(1turn)}} i{animation:turn 1s infinite}</style><i></i><p>` + first,
		"an animation for nobody":   `<style>@keyframes out{to{opacity:0}}</style><p>` + first,
		"round corners":             `<p style="clip-path:inset(0 round 12px)">` + first,
		"a slanted panel":           `<p style="clip-path:polygon(0 0,100% 0,100% 95%,0 100%)">` + first,
		"a shadow and greys":        `<p style="filter:drop-shadow(0 0 2px #000) grayscale(1)">` + first,
		"columns the old way":       `<p style="margin-left:-100%;float:left">` + first,
		"centred":                   `<p style="position:relative;left:50%;transform:translate(-50%, 0) scale(1.05)">` + first,
		"a calculated size":         `<p style="font-size:clamp(1rem, .8rem + 1vw, 2rem);width:min(100%, 40em)">` + first,
		"grey":                      `<p style="color:#767676">` + first,
		"small caps in small":       `<p style="font:small-caps 90%/1.4 serif">` + first,
		"a word that is not known":  `<p style="color:accentcolortext;background:var(--none)">` + first,
		"marks of the language":     `<style>q{quotes:"”" "”"}</style><p>` + first,
		"points where it is long":   `<p style="text-overflow:ellipsis">` + first,
		"a colour of a newer space": `<p style="color:oklch(0.3 0.1 250);background:lab(95 0 0)">` + first,
		"widths of a layout":        `<style>@media (min-width:40em){p{width:50%}} @media (max-width:30rem){p{font-size:90%}}</style><p>` + first,
		"a variable in a circle":    `<style>p{--a:var(--b);--b:var(--a);color:var(--a)}</style><p>` + first,
	} {
		if r := seenPage(body); said(r) != "intact; missing" || r.Doubtful() {
			t.Errorf("%s: %s %v %+v", name, said(r), r.Err, r.Notices)
		}
	}
}

// A page cannot make the reader of its styles work without end.
func TestStylesAreBounded(t *testing.T) {
	var vars strings.Builder
	vars.WriteString("<style>:root{--a0:x")
	for i := range 60 {
		prev := string(rune('a'+i%26)) + string(rune('0'+i/26))
		next := string(rune('a'+(i+1)%26)) + string(rune('0'+(i+1)/26))
		vars.WriteString(";--" + next + ":var(--" + prev + ") var(--" + prev + ")")
	}
	vars.WriteString("} p{color:var(--i2)}</style><p>" + first)
	for name, body := range map[string]string{
		"doubled values": vars.String(),
		"brackets":       `<p style="width:` + strings.Repeat("calc(", 5000) + `">` + first,
		"fallbacks":      `<p style="color:` + strings.Repeat("var(--x,", 5000) + `">` + first,
	} {
		if r := seenPage(body); r.Err != nil {
			t.Errorf("%s: %v", name, r.Err)
		}
	}
}
