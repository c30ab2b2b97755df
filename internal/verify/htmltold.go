package verify

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"io"
	"math"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tellPage notes what comes from outside a page or may change it when it is shown.
func tellPage(root *html.Node, told *notices) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if len(a.Key) > 2 && strings.HasPrefix(a.Key, "on") {
				told.add(Notice{Kind: Script, What: n.Data + " " + a.Key})
			}
		}
		switch n.DataAtom {
		case atom.Script:
			if src := attr(n, "src"); src != "" {
				told.add(Notice{Kind: Script, What: src})
			} else if executable(attr(n, "type")) && n.FirstChild != nil {
				told.add(Notice{Kind: Script, What: excerpt(n.FirstChild.Data)})
			}
		case atom.Link:
			rel := strings.ToLower(attr(n, "rel"))
			if hasWord(rel, "stylesheet") || hasWord(rel, "import") || attr(n, "as") == "style" || attr(n, "as") == "script" {
				told.add(Notice{Kind: OutsideStyle, What: attr(n, "href")})
			}
		case atom.Meta:
			if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
				told.add(Notice{Kind: Script, What: "refresh " + attr(n, "content")})
			}
		case atom.Iframe, atom.Frame, atom.Object, atom.Embed:
			told.add(Notice{Kind: Frame, What: attr(n, "src") + attr(n, "data")})
		case atom.Img, atom.Image, atom.Canvas, atom.Video:
			tellImage(n, told)
		}
	}
}

func executable(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "" || kind == "module" || strings.Contains(kind, "javascript") || strings.Contains(kind, "ecmascript")
}

// tellImage notes a picture that may carry words, with the size that the page gives it.
func tellImage(n *html.Node, told *notices) {
	mm := func(key string) int {
		px, err := strconv.ParseFloat(strings.TrimSuffix(attr(n, key), "px"), 64)
		if err != nil || px < 0 || px > 1e6 {
			return 0
		}
		return int(math.Round(px / 96 * 25.4))
	}
	w, h := mm("width"), mm("height")
	if w > 0 && h > 0 && (w < 3 || h < 3 || max(w, h) < 9) {
		return
	}
	what := attr(n, "alt")
	if src := attr(n, "src"); what == "" && !strings.HasPrefix(src, "data:") {
		if u, err := url.Parse(src); err == nil && u.Path != "" {
			what = path.Base(u.Path)
		}
	}
	told.add(Notice{Kind: Picture, Width: w, Height: h, What: what})
}

// fontNotice tries a typeface that a page brings along, letter by letter.
func fontNotice(family, source string) Notice {
	unread := Notice{Kind: OwnFont, What: family}
	_, data, ok := strings.Cut(source, ";base64,")
	if !ok {
		return unread
	}
	data, _, _ = strings.Cut(data, ")")
	b, err := base64.StdEncoding.DecodeString(strings.Trim(data, `"' `))
	if err != nil {
		return unread
	}
	if bytes.HasPrefix(b, []byte("wOFF")) {
		b = unwoff(b)
	}
	work := maxShapeWork
	f := openShapes(b, &work)
	if f == nil || f.Letters == nil {
		return unread
	}
	return fontLies(f, family)
}

// fontLies tells of the letters that a font draws as others; nothing, when there are none.
func fontLies(f *shapes, family string) Notice {
	d := &drawer{shapes: f, claims: map[outlineKey]rune{}}
	var lies []string
	for _, r := range modelled + ".,-–" {
		gid, ok := f.Letters[r]
		if !ok {
			continue
		}
		if f, _ := d.drawn(gid, string(r)); f.told && f.text != string(r) && len(lies) < 12 {
			lies = append(lies, quoted(string(r), f.text))
		}
	}
	if len(lies) == 0 {
		return Notice{}
	}
	return Notice{Kind: FalseLetters, What: family + ": " + strings.Join(lies, ", ")}
}

// unwoff unpacks a font of the web (WOFF 1.0, 4 and 5) into one that can be read; nil when
// it is broken.
func unwoff(b []byte) []byte {
	if len(b) < 44 {
		return nil
	}
	n := int(binary.BigEndian.Uint16(b[12:]))
	if n > 64 || len(b) < 44+20*n {
		return nil
	}
	out := append(slices.Clone(b[4:8]), byte(n>>8), byte(n))
	out = append(out, make([]byte, 6+16*n)...)
	for i := range n {
		e := b[44+20*i:]
		off, packed, size := int(binary.BigEndian.Uint32(e[4:])), int(binary.BigEndian.Uint32(e[8:])), int(binary.BigEndian.Uint32(e[12:]))
		if off > len(b) || packed > len(b)-off || size > maxHTML || len(out) > 4*maxHTML {
			return nil
		}
		table := b[off : off+packed]
		if packed < size {
			z, err := zlib.NewReader(bytes.NewReader(table))
			if err != nil {
				return nil
			}
			if table, err = io.ReadAll(io.LimitReader(z, int64(size))); err != nil {
				return nil
			}
		}
		d := out[12+16*i:]
		copy(d, e[:4])
		binary.BigEndian.PutUint32(d[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(d[12:], uint32(len(table)))
		out = append(out, table...)
	}
	return out
}
