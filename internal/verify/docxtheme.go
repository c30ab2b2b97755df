package verify

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"

	"malbild/internal/document"
)

// theme is what other parts of a Word file say of the look of its words.
type theme struct {
	colours map[string]string // by the name that a colour has in w:themeColor, RRGGBB
	fonts   map[string]string // of the theme, by the name that w:asciiTheme gives
	signs   map[string]bool   // typefaces of signs, in small letters
	values  map[string]string // of what controls are bound to, by the name of the element
}

// usualSigns are the typefaces that draw signs for letters.
var usualSigns = []string{"wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol", "zapfdingbats", "zapf dingbats", "marlett", "mt extra", "bookshelf symbol 7", "segoe mdl2 assets", "segoe fluent icons", "holomdl2 assets"}

// docxTheme reads the theme, the table of fonts, the settings and the bound parts of a file.
func docxTheme(b []byte, main string) *theme {
	t := &theme{colours: map[string]string{"text1": "000000", "dark1": "000000", "background1": "FFFFFF", "light1": "FFFFFF"}, fonts: map[string]string{}, signs: map[string]bool{}, values: map[string]string{}}
	for _, name := range usualSigns {
		t.signs[name] = true
	}
	elements(b, relatedPart(b, main, "/theme", "word/theme/theme1.xml"), t.scheme())
	family := ""
	elements(b, relatedPart(b, main, "/fontTable", "word/fontTable.xml"), func(e xml.StartElement) {
		switch v := attribute(e, "val"); e.Name.Local {
		case "font":
			family = strings.ToLower(attribute(e, "name"))
		case "altName":
			t.signs[family] = t.signs[family] || t.signs[strings.ToLower(v)]
		case "charset":
			t.signs[family] = t.signs[family] || v == "02" || v == "2"
		}
	})
	mapped := map[string]string{"text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2", "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}
	elements(b, relatedPart(b, main, "/settings", "word/settings.xml"), func(e xml.StartElement) {
		if e.Name.Local == "clrSchemeMapping" {
			for key, name := range map[string]string{"t1": "text1", "t2": "text2", "bg1": "background1", "bg2": "background2"} {
				if to := mapped[attribute(e, key)]; to != "" {
					mapped[name] = to
				}
			}
		}
	})
	for name, key := range mapped {
		if c := t.colours["\x00"+key]; c != "" {
			t.colours[name] = c
		}
	}
	t.readValues(b)
	return t
}

// scheme takes the colours and the typefaces of a theme (ECMA-376-1, 20.1.6.2).
func (t *theme) scheme() func(xml.StartElement) {
	slot, major := "", ""
	return func(e xml.StartElement) {
		switch name := e.Name.Local; name {
		case "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink":
			slot = name
		case "srgbClr", "sysClr":
			if slot != "" {
				c := strings.ToUpper(cmp.Or(attribute(e, "lastClr"), attribute(e, "val")))
				t.colours["\x00"+slot], t.colours[slot] = c, c
				slot = ""
			}
		case "majorFont", "minorFont":
			major = strings.TrimSuffix(name, "Font")
		case "latin":
			if major != "" {
				t.fonts[major+"HAnsi"], t.fonts[major+"Ascii"] = attribute(e, "typeface"), attribute(e, "typeface")
				major = ""
			}
		}
	}
}

// readValues reads the parts that controls may be bound to. An element that is there with
// two values is told as neither.
func (t *theme) readValues(b []byte) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return
	}
	for _, f := range z.File {
		if low := strings.ToLower(f.Name); !strings.HasSuffix(low, ".xml") || path.Dir(low) != "customxml" && path.Dir(low) != "docprops" {
			continue
		}
		part, err := zipPart(b, f.Name)
		if err != nil {
			continue
		}
		d := xml.NewDecoder(bytes.NewReader(part))
		name := ""
		said := map[string]string{}
		for {
			tok, err := d.Token()
			if err != nil || len(said) > maxObjects {
				break
			}
			switch e := tok.(type) {
			case xml.StartElement:
				name = e.Name.Local
				if _, twice := said[name]; twice {
					said[name] += "\x00"
				} else {
					said[name] = ""
				}
			case xml.EndElement:
				name = ""
			case xml.CharData:
				if name != "" {
					said[name] += string(e)
				}
			}
		}
		for name, s := range said {
			t.values[name] = document.Fold(s)
		}
	}
}

// elements calls f with the elements of a part, if there is one.
func elements(b []byte, part string, f func(xml.StartElement)) {
	data, err := zipPart(b, part)
	if err != nil {
		return
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for n := 0; n < maxObjects; n++ {
		tok, err := d.Token()
		if err != nil {
			return
		}
		if e, ok := tok.(xml.StartElement); ok {
			f(e)
		}
	}
}

// colour is the colour that an element gives: of the theme, with its tint or shade, or its
// own; RRGGBB, or what is written when it is no such colour.
func (t *theme) colour(e xml.StartElement, own, themed string) string {
	c := strings.ToUpper(attribute(e, own))
	if name := attribute(e, themed); name != "" && t != nil && len(t.colours[name]) == 6 {
		c = t.colours[name]
		prefix := strings.TrimSuffix(themed, "Color")
		return tinted(c, attribute(e, prefix+"Tint"), attribute(e, prefix+"Shade"))
	}
	return c
}

// tinted is a colour mixed with white or with black, in parts of FF.
func tinted(c, tint, shade string) string {
	n, err := strconv.ParseUint(c, 16, 32)
	if err != nil {
		return c
	}
	mix := func(v uint64) uint64 {
		if k, err := strconv.ParseUint(tint, 16, 8); err == nil && tint != "" {
			v = 255 - (255-v)*k/255
		}
		if k, err := strconv.ParseUint(shade, 16, 8); err == nil && shade != "" {
			v = v * k / 255
		}
		return v
	}
	return fmt.Sprintf("%02X%02X%02X", mix(n>>16), mix(n>>8&0xff), mix(n&0xff))
}

// markers are the colours of w:highlight (ECMA-376-1, 17.18.40).
var markers = map[string]string{"black": "000000", "white": "FFFFFF", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00",
	"darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0"}

// shade is the colour that w:shd lays behind words: of its filling, or of its pattern when
// that covers most (17.3.5).
func (r *docxReader) shade(t xml.StartElement) string { return r.theme.shade(t) }

func (t *theme) shade(e xml.StartElement) string {
	v := attribute(e, "val")
	dense := v == "solid"
	if n, err := strconv.Atoi(strings.TrimPrefix(v, "pct")); strings.HasPrefix(v, "pct") && err == nil {
		dense = n >= 70
	}
	if dense {
		if c := t.colour(e, "color", "themeColor"); len(c) == 6 {
			return c
		}
		return "000000"
	}
	if c := t.colour(e, "fill", "themeFill"); len(c) == 6 {
		return c
	}
	return ""
}

// indistinct reports whether letters in one colour cannot be made out on another.
func indistinct(ink, behind string) bool {
	a, ok := hexColour(strings.ToLower(ink))
	b, ok2 := hexColour(strings.ToLower(behind))
	return len(ink) == 6 && len(behind) == 6 && ok && ok2 && a.contrast(b) < leastSeen
}
