package document

import (
	"strings"
	"testing"
)

func TestWordsIgnoreDisplayData(t *testing.T) {
	d := &Document{Body: []Block{&Section{Title: []Inline{&Text{"Min egen kraft"}, &Break{}, &Text{"tas till\u00advara"}},
		Body: []Block{&Paragraph{Text: []Inline{&Text{"§\u00a037, "}, &Field{Placeholder: "diarienummer"}}},
			&Figure{Alt: "inte ord", Parts: []FigurePart{{Label: []string{"inte", "heller"}}}, Caption: T("Figur 1.")}}}}}
	want := "Min egen kraft tas tillvara § 37, [diarienummer] Figur 1."
	if got := strings.Join(Words(d), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
