package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"malbild/internal/asset"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/pipeline"
	"malbild/internal/starter"
)

// Words are what every rival sets: those of our own two documents, with {{name}} where
// the principal's name stands.
type Words struct {
	Names  []string
	Poster Poster
	Annex  Annex
}

// Poster is the poster in the order it is read.
type Poster struct {
	Title, Sender, Subject, Alt, Target, QR string
	Panels                                  []Panel
	Notes, Signers                          []string
}

// Panel is one titled text, in its colour.
type Panel struct {
	Title, Ink, Lead string
	Body             []string
}

// Annex is the annex in the order it is read.
type Annex struct {
	Title  string
	Head   []string // running head
	Blocks []Block
}

// Block is one of: h (heading of a level), p, mark, quote, fact (label and text),
// contents (its title), figure (text is the alternative, label the caption).
type Block struct {
	Kind, Label, Text string
	Level             int
}

const (
	stand = "{{name}}"     // the name's place
	model = "Växjö kommun" // whose copy the words are taken from
)

// names are the usual names of Sweden's municipalities and regions but those of the
// county itself, which stand on every poster.
func names() []string {
	var out []string
	for _, c := range starter.Counties() {
		for _, p := range c.Principals {
			if c.Place != "Norrbotten" {
				out = append(out, p.Usual)
			}
		}
	}
	return out
}

// id is the folder of the i-th name in our project.
func id(i int) string { return fmt.Sprintf("n%03d", i) }

// project copies a county's sources and adds the names as bodies that get a poster and
// an annex and are not among the signers, so that every copy is as long as the others.
func project(from, to string, all []string) error {
	if err := os.CopyFS(filepath.Join(to, "sources/norrbotten"), os.DirFS(filepath.Join(from, "sources/norrbotten"))); err != nil {
		return err
	}
	for i, name := range all {
		y := fmt.Sprintf("id: %s\nkind: association\nname: %[2]s\nlegal_name: %[2]s\nusual_name: %[2]s\nbodies:\n  - {id: fullmaktige, name: kommunfullmäktige, role: recommends}\ndocuments: [affisch, bilaga]\n", id(i), name)
		if err := os.WriteFile(filepath.Join(to, "sources/norrbotten/principals", id(i)+".yaml"), []byte(y), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// prepare writes the project, words, faces and pictures into a folder.
func prepare(from, dir string) (*Words, error) {
	w := &Words{Names: names()}
	if err := project(from, filepath.Join(dir, "project"), w.Names); err != nil {
		return nil, err
	}
	if err := project(from, filepath.Join(dir, "small"), w.Names[:1]); err != nil {
		return nil, err
	}
	own := filepath.Join(dir, "model")
	if err := project(from, own, []string{model}); err != nil {
		return nil, err
	}
	req := pipeline.Request{FS: os.DirFS(own), Principals: []string{id(0)}}
	trees, found, err := pipeline.Trees(req)
	if err != nil || found.HasErrors() {
		return nil, fmt.Errorf("%v %v", err, found)
	}
	for _, t := range trees {
		switch t.Product {
		case document.Poster:
			w.poster(t.Tree)
		case document.Annex:
			w.annex(t.Tree)
		}
	}
	if err := pictures(req, dir, w); err != nil {
		return nil, err
	}
	for _, id := range []string{"roboto-regular", "roboto-medium", "roboto-bold"} {
		b, err := asset.Font(id)
		if err != nil {
			return nil, err
		}
		if err := write(filepath.Join(dir, "fonts", id+".ttf"), b); err != nil {
			return nil, err
		}
	}
	b, err := json.MarshalIndent(w, "", " ")
	if err != nil {
		return nil, err
	}
	return w, write(filepath.Join(dir, "words.json"), b)
}

func write(name string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, b, 0o644)
}

// said is plain text with the model's name taken out.
func said(in []document.Inline) string {
	return strings.ReplaceAll(strings.ReplaceAll(document.Plain(in), model, stand), "\n", " ")
}

func (w *Words) poster(d *document.Document) {
	p := &w.Poster
	p.Title = strings.ReplaceAll(d.Meta.Title, model, stand)
	document.Walk(d, func(n document.Node, level int) bool {
		switch t := n.(type) {
		case *document.Section:
			if t.Role == document.SectionHub || t.Role == document.SectionPart {
				p.Panels = append(p.Panels, Panel{Title: said(t.Title), Ink: t.Ink})
			}
		case *document.Paragraph:
			p.paragraph(t)
		case *document.List:
			for _, it := range t.Items {
				for _, b := range it.Body {
					if para, ok := b.(*document.Paragraph); ok {
						p.Signers = append(p.Signers, said(para.Text))
					}
				}
			}
			return false
		case *document.Figure:
			if t.Form == document.FigureQR {
				p.QR, p.Target = t.Alt, t.Target
			} else {
				p.Alt = t.Alt
			}
		}
		return true
	})
}

func (p *Poster) paragraph(t *document.Paragraph) {
	text, open := said(t.Text), len(p.Panels) > 0 && len(p.Notes) == 0
	switch {
	case t.Role == document.Sender:
		p.Sender = text
	case t.Role == document.Subject:
		p.Subject = text
	case t.Role == document.Lead && open:
		p.Panels[len(p.Panels)-1].Lead = text
	case t.Role == document.Body && open:
		last := &p.Panels[len(p.Panels)-1]
		last.Body = append(last.Body, text)
	default:
		p.Notes = append(p.Notes, text)
	}
}

func (w *Words) annex(d *document.Document) {
	a := &w.Annex
	a.Title = strings.ReplaceAll(d.Meta.Title, model, stand)
	r := d.Meta.Running
	for _, in := range [][]document.Inline{r.Principal, r.Body, r.Kind, r.Case} {
		a.Head = append(a.Head, said(in))
	}
	add := func(b Block) { a.Blocks = append(a.Blocks, b) }
	quoted := map[document.Node]bool{}
	document.Walk(d, func(n document.Node, level int) bool {
		switch t := n.(type) {
		case *document.Section:
			if len(t.Title) > 0 {
				add(Block{Kind: "h", Text: said(t.Title), Level: level})
			}
		case *document.Quote:
			for _, b := range t.Body {
				quoted[b] = true
			}
		case *document.Paragraph:
			kind := "p"
			switch {
			case quoted[t]:
				kind = "quote"
			case t.Role == document.Mark:
				kind = "mark"
			}
			add(Block{Kind: kind, Text: said(t.Text)})
		case *document.List:
			for _, it := range t.Items {
				for _, b := range it.Body {
					if para, ok := b.(*document.Paragraph); ok {
						add(Block{Kind: "fact", Label: said(it.Label), Text: said(para.Text)})
					}
				}
			}
			return false
		case *document.Contents:
			add(Block{Kind: "contents", Text: said(t.Title)})
			return false
		case *document.Figure:
			add(Block{Kind: "figure", Text: t.Alt, Label: said(t.Caption)})
			return false
		}
		return true
	})
}

// pictures draws the figure and the code once: the rivals take them ready made, and we
// draw ours.
func pictures(req pipeline.Request, dir string, w *Words) error {
	plan, found := pipeline.Prepare(context.Background(), req)
	if plan == nil {
		return found
	}
	proof := plan.Proof(plan.Issues()[0], "")
	if proof.Fault != nil || len(proof.Pages) == 0 {
		return fmt.Errorf("%v %v", proof.Fault, diag.List(proof.Findings))
	}
	trees, _, err := pipeline.Trees(req)
	if err != nil {
		return err
	}
	var drawn error
	document.Walk(trees[0].Tree, func(n document.Node, _ int) bool {
		f, ok := n.(*document.Figure)
		if !ok || drawn != nil {
			return drawn == nil
		}
		name, d := "figure", (*figure.Drawing)(nil)
		if f.Form == document.FigureQR {
			name = "qr"
			ink, _ := proof.Profile.Ink(proof.Profile.Hub)
			d, drawn = figure.QR(f.Target, geom.MM(25), ink)
		} else {
			d, drawn = figure.Leaves(proof.Library, f, proof.Profile, figure.Options{Box: geom.Size{W: geom.MM(150), H: geom.MM(150)}})
		}
		if drawn == nil {
			var png []byte
			if png, drawn = d.PNG(2); drawn == nil {
				drawn = write(filepath.Join(dir, name+".png"), png)
			}
			if drawn == nil {
				drawn = write(filepath.Join(dir, name+".svg"), d.SVG("", f.Alt))
			}
		}
		return true
	})
	for i, p := range w.Poster.Panels {
		if c, ok := proof.Profile.Inks[p.Ink]; ok {
			w.Poster.Panels[i].Ink = fmt.Sprintf("#%02x%02x%02x", c.RGB[0], c.RGB[1], c.RGB[2])
		}
	}
	return drawn
}
