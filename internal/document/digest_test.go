package document

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"malbild/internal/diag"
)

// whole is a document with a node of every kind and no field empty.
func whole() *Document {
	in := func(s string) []Inline {
		return []Inline{&Text{s}, &Strong{T("s")}, &Emphasis{T("e")}, &Link{T("l"), "https://exempel.se"}, &Abbreviation{"k", "kort"},
			&Foreign{"en", T("f")}, &Break{}, &Footnote{Text: T("n")}, &Field{"namn", "titel", FieldDate, "2021-05-27", "dag", []string{"a", "b"}}}
	}
	part := func() FigurePart {
		return FigurePart{[]string{"a", "b"}, []string{"c"}, "rubrik", []FigureStatement{{{"sats", true}}}, "blad", "gran", diag.Pos{}}
	}
	hub := part()
	s := &Section{ID: "s", Role: SectionHub, Title: in("titel"), Ink: "gran", Icon: "blad"}
	s.Body = []Block{
		&Paragraph{Role: Lead, Text: in("p")},
		&List{Kind: Labelled, Role: ListFacts, Items: []*ListItem{{Label: in("l"), Body: []Block{&Paragraph{Text: T("i")}}, Strong: true, Open: true}}},
		&Quote{Body: []Block{&Paragraph{Text: T("q")}}},
		&Passage{ID: "x.y", Title: "Antagen", Body: []Block{&Paragraph{Text: T("a")}}},
		&Figure{ID: "f", Form: FigurePath, Hub: &hub, Parts: []FigurePart{part()}, Ends: [2]string{"från", "till"}, Target: "https://exempel.se", Alt: "alt", Told: "allt", Caption: in("c")},
		&Picture{ID: "b", Image: &Image{Type: PNG, Name: "b.png", Digest: "d"}, Alt: "alt", Decorative: true, Logo: &LogoRules{Clear: 0.5, Least: 7}, Caption: in("c")},
		&Contents{Title: in("c"), Entries: []*ContentsEntry{{Target: s, Level: 1, Text: in("e")}}},
		&Table{Caption: in("t"), Head: []*Row{{[]*Cell{{true, in("h"), 2, 3}}}}, Rows: []*Row{{[]*Cell{{false, in("c"), 1, 1}}}}},
	}
	return &Document{Body: []Block{s}, Meta: Meta{Product: Poster, Title: "t", Language: "sv-SE", Issuer: "i", Subject: "s", Date: "2021-05-27", Identity: "a/b",
		Running: Running{in("1"), in("2"), in("3"), in("4"), in("5"), in("6"), NumberWords},
		Labels:  Labels{"a", "b", "c", "d", true}, Others: []Alternate{{"fi", "Suomi", "x.pdf"}},
		Provenance: &Provenance{Malbild: "m", Version: "1", Date: "d", Wording: "w", Status: "draft", StatusBy: "b", Stamp: "Utkast", Revision: "r", Note: "n",
			Language: "sv-SE", Edition: "e", Decisions: []string{"adopts"}, Passages: []PassageDigest{{"x.y", "sv-SE", "d"}}}}}
}

// leaf is one place of a document that says something, and how to make it say another.
type leaf struct {
	path   string
	change func()
}

// silent are the types whose values say nothing, or are told by another value.
var silent = map[reflect.Type]bool{reflect.TypeFor[diag.Pos](): true, reflect.TypeFor[NoteMark](): true}

func leaves(path string, v reflect.Value, out *[]leaf) {
	switch {
	case silent[v.Type()]:
		return
	case strings.HasSuffix(path, ".Provenance.Revision"), strings.HasSuffix(path, "Image.Data"), strings.HasSuffix(path, "Image.Width"), strings.HasSuffix(path, "Image.Height"):
		return // the digest itself; told by the digest of the pixels
	case strings.HasSuffix(path, ".Target") && v.Kind() == reflect.Pointer:
		*out = append(*out, leaf{path, func() { v.Set(reflect.ValueOf(&Section{ID: "another"})) }})
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		leaves(path, v.Elem(), out)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				leaves(path+"."+f.Name, v.Field(i), out)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			leaves(fmt.Sprintf("%s[%d]", path, i), v.Index(i), out)
		}
		if v.Kind() == reflect.Slice {
			*out = append(*out, leaf{path + " one less", func() { v.Set(v.Slice(0, v.Len()-1)) }})
		}
	case reflect.String:
		*out = append(*out, leaf{path, func() { v.SetString(v.String() + "x") }})
	case reflect.Bool:
		*out = append(*out, leaf{path, func() { v.SetBool(!v.Bool()) }})
	case reflect.Int, reflect.Int32, reflect.Int64:
		*out = append(*out, leaf{path, func() { v.SetInt(v.Int() + 1) }})
	case reflect.Float64:
		*out = append(*out, leaf{path, func() { v.SetFloat(v.Float() + 1) }})
	default:
		panic("a document holds what nobody thought of: " + path + " " + v.Kind().String())
	}
}

// Everything that a document can say is in its digest: whatever is changed, and
// whoever adds a field, the digest is another one, and no two are the same.
func TestDigestKnowsEverything(t *testing.T) {
	was := Digest(whole())
	if was != Digest(whole()) {
		t.Fatal("two digests of one document")
	}
	var all []leaf
	leaves("", reflect.ValueOf(whole()), &all)
	seen := map[string]string{was: "nothing"}
	for i := range all {
		d := whole()
		var now []leaf
		leaves("", reflect.ValueOf(d), &now)
		now[i].change()
		sum := Digest(d)
		if other, twice := seen[sum]; twice {
			t.Errorf("%s changes the digest as %s does", now[i].path, other)
		}
		seen[sum] = now[i].path
	}
	if len(all) < 150 {
		t.Errorf("only %d places tried", len(all))
	}
}

func TestSeal(t *testing.T) {
	make1 := func(version, word string) *Document {
		return &Document{Meta: Meta{Provenance: &Provenance{Malbild: "m", Version: version, Revision: Unsealed()}},
			Body: []Block{&Paragraph{Text: T(word)}, &Paragraph{Role: Imprint, Text: T("underlag " + Short(Unsealed()) + ".")}}}
	}
	d := make1("", "a")
	Seal(d)
	rev := d.Meta.Provenance.Revision
	if line := Plain(d.Body[1].(*Paragraph).Text); line != "underlag "+Short(rev)+"." || len(rev) != 64 {
		t.Errorf("%q, revision %s", line, rev)
	}
	Seal(d)
	if d.Meta.Provenance.Revision != rev {
		t.Error("sealed twice")
	}
	other := make1("", "b")
	Seal(other)
	if other.Meta.Provenance.Revision == rev {
		t.Error("two texts, one revision")
	}
}
