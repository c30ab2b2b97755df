package cli

import (
	"slices"
	"testing"
)

func TestStarsBecomeFiles(t *testing.T) {
	disk := func(pattern string) ([]string, error) {
		return map[string][]string{"*.pdf": {"a.pdf", "b.pdf"}, "in?.docx": {"in1.docx"}}[pattern], nil
	}
	for _, c := range []struct{ in, want []string }{
		{[]string{"inspect", "*.pdf"}, []string{"inspect", "a.pdf", "b.pdf"}},
		{[]string{"verify", "in?.docx", "x"}, []string{"verify", "in1.docx", "x"}},
		{[]string{"inspect", "*.none"}, []string{"inspect", "*.none"}},
		{[]string{"build", "--revision", "*.pdf"}, []string{"build", "--revision", "*.pdf"}},
		{[]string{"build", "--out=*.pdf"}, []string{"build", "--out=*.pdf"}},
		{nil, nil},
	} {
		if got := matching(c.in, disk); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}
