package verify

import (
	"fmt"
	"strings"

	"malbild/internal/pdfread"
)

// resources is what a content stream may look up by name.
type resources struct {
	font       func(name string) *font
	properties func(name string) (mcid int, actual *string)
	form       func(name string) (data []byte, res *resources) // nil data: no form
}

// font is how shown bytes become text.
type font struct {
	unicode *cmap
	width   int // bytes of a code that is not mapped
}

// marked is one level of marked content.
type marked struct {
	mcid   int  // -1: none
	silent bool // an artifact, or ActualText stands for what is shown inside
}

// interpreter runs content streams of one page and collects the text of every
// marked-content sequence (ISO 32000-1, 14.6). Only what decides the text is
// understood; everything else passes by.
type interpreter struct {
	texts map[int]*strings.Builder
	stack []marked
	steps int              // tokens left
	shown *strings.Builder // everything shown, in the order it is painted; nil: not wanted
	err   error
}

func (p *interpreter) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// run interprets a stream. Font is part of the graphics state, saved by q.
func (p *interpreter) run(data []byte, res *resources, depth int) {
	if depth > 8 {
		p.fail(fmt.Errorf("forms: %w", ErrTooLarge))
		return
	}
	lex := lexerOf(data)
	level := len(p.stack)
	var now *font
	var saved []*font
	var args []token
	for p.err == nil {
		t, ok := lex.next()
		if !ok {
			break
		}
		if p.steps--; p.steps < 0 {
			p.fail(fmt.Errorf("content: %w", ErrTooLarge))
			break
		}
		if t.kind != operator {
			args = append(args, t)
			continue
		}
		switch t.text {
		case "q":
			saved = append(saved, now)
		case "Q":
			if n := len(saved) - 1; n >= 0 {
				now, saved = saved[n], saved[:n]
			}
		case "Tf":
			if len(args) >= 2 {
				now = res.font(args[len(args)-2].text)
			}
		case "Tj", "TJ", "'", "\"":
			p.show(args, now)
		case "BMC", "BDC":
			p.begin(args, res)
		case "EMC":
			if len(p.stack) > level {
				p.stack = p.stack[:len(p.stack)-1]
			}
		case "Do":
			if len(args) > 0 {
				if data, inner := res.form(args[len(args)-1].text); data != nil {
					p.run(data, inner, depth+1)
				}
			}
		case "ID":
			lex.InlineImage()
		}
		args = args[:0]
	}
	p.stack = p.stack[:level]
}

// begin opens a marked-content sequence: a tag, and perhaps properties.
func (p *interpreter) begin(args []token, res *resources) {
	if len(p.stack) >= maxDepth {
		p.fail(fmt.Errorf("marked content: %w", ErrTooLarge))
		return
	}
	if len(args) > 0 && args[0].text == "Artifact" {
		p.stack = append(p.stack, marked{mcid: -1, silent: true})
		return
	}
	mcid, actual := properties(args, res)
	p.stack = append(p.stack, marked{mcid: mcid})
	if actual != nil {
		p.write(*actual)
		p.stack[len(p.stack)-1].silent = true
	}
}

// properties reads the operands of BDC: a tag, and a dictionary or its name.
func properties(args []token, res *resources) (mcid int, actual *string) {
	mcid = -1
	if len(args) < 2 {
		return mcid, nil
	}
	if args[1].kind == name {
		return res.properties(args[1].text)
	}
	level := 0
	for i := 1; i < len(args); i++ {
		switch t := args[i]; {
		case t.kind == dictOpen:
			level++
		case t.kind == dictClose:
			level--
		case level != 1 || t.kind != name || i+1 >= len(args):
		case t.text == "MCID" && args[i+1].kind == number:
			if n := args[i+1].num; n >= 0 && n < maxObjects {
				mcid = int(n)
			}
		case t.text == "ActualText" && args[i+1].kind == str:
			s := pdfread.Text(pdfread.String(args[i+1].text))
			actual = &s
		}
	}
	return mcid, actual
}

// show decodes the strings of a text-showing operator.
func (p *interpreter) show(args []token, f *font) {
	for _, t := range args {
		if t.kind != str || t.text == "" {
			continue
		}
		if f == nil || f.unicode == nil {
			p.write(strings.Repeat("\ufffd", len(t.text)))
			continue
		}
		p.write(f.unicode.decode(t.text, f.width))
	}
}

// write gives text to the innermost numbered sequence.
func (p *interpreter) write(s string) {
	if p.shown != nil {
		if p.shown.Len()+len(s) > maxText {
			p.fail(fmt.Errorf("text: %w", ErrTooLarge))
			return
		}
		p.shown.WriteString(s)
		return
	}
	mcid := -1
	for i := len(p.stack) - 1; i >= 0; i-- {
		if p.stack[i].silent {
			return
		}
		if mcid < 0 {
			mcid = p.stack[i].mcid
		}
	}
	if mcid < 0 {
		return
	}
	b := p.texts[mcid]
	if b == nil {
		b = &strings.Builder{}
		p.texts[mcid] = b
	}
	if b.Len()+len(s) > maxText {
		p.fail(fmt.Errorf("text: %w", ErrTooLarge))
		return
	}
	b.WriteString(s)
}
