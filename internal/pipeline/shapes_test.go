package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/verify"
)

// shaped is the third county of package content with another målbild.
func shaped(t *testing.T, malbild string) fs.FS {
	t.Helper()
	from := os.DirFS("../content/testdata/tredje")
	out := fstest.MapFS{"sources/tredje/malbild.yaml": {Data: []byte(malbild)}}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "malbild.yaml" {
			return err
		}
		b, err := fs.ReadFile(from, name)
		out[path.Join("sources/tredje", name)] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pairsOf is a målbild of n pairs; sample text, nobody's adopted wording.
func pairsOf(n int) string {
	all := [][3]string{{"Insatser var för sig", "Insatser som samordnas sömlöst", "coherent"}, {"Mottagare av vård", "Aktiv medskapare", "strength"},
		{"Hjälp när det redan har hänt", "Förebyggande stöd", "prevention"}, {"Vård på långt håll", "Nära mig på bästa sätt", "near"}}
	var b strings.Builder
	b.WriteString("id: tredje\ntitle: Tillsammans | hela livet\nsubject: God och nära vård\ngroups:\n  - id: vag\n    themes:\n")
	for i := range n {
		p := all[i%len(all)]
		fmt.Fprintf(&b, "      - {id: par-%d, kind: pair, from: %s, to: %s, icon: %s, text: Vi går från %s till %s.}\n", i, p[0], p[1], p[2], strings.ToLower(p[0][:1])+p[0][1:], strings.ToLower(p[1][:1])+p[1][1:])
	}
	return b.String()
}

// textsOf is a målbild of n titled texts round a goal.
func textsOf(n int) string {
	var b strings.Builder
	b.WriteString("id: tredje\ntitle: Tillsammans | hela livet\nsubject: God och nära vård\nhub: {id: mal, kind: text, title: Hela | livet, icon: health, body: [Allt hör ihop.]}\ngroups:\n  - id: delar\n    themes:\n")
	for i := range n {
		fmt.Fprintf(&b, "      - {id: del-%d, kind: text, title: Del nummer | %d, icon: trust, lead: Så ska det bli!, body: [Vi arbetar tillsammans så att det blir enklare för var och en.]}\n", i, i+1)
	}
	return b.String()
}

// TestEveryShapeOfATargetPictureBuilds: two to eight parts round a goal, and two to
// eight pairs «från … till», become every document with YAML alone.
func TestEveryShapeOfATargetPictureBuilds(t *testing.T) {
	for name, make1 := range map[string]func(int) string{"pairs": pairsOf, "texts": textsOf} {
		for n := 2; n <= 8; n++ {
			t.Run(fmt.Sprintf("%d %s", n, name), func(t *testing.T) {
				files := 0
				for _, s := range build(t, prepare(t, Request{FS: shaped(t, make1(n))})) {
					files += len(s.Files.Artifacts)
				}
				if files < 8 {
					t.Errorf("%d files", files)
				}
			})
		}
	}
}

// TestAnAnnexHoldsEveryPair: `include: malbild.groups` brings pairs, whose group has no
// title, as the poster has them.
func TestAnAnnexHoldsEveryPair(t *testing.T) {
	found := false
	for _, s := range build(t, prepare(t, Request{FS: shaped(t, pairsOf(4))})) {
		for _, a := range s.Files.Artifacts {
			if a.Product != "bilaga" || a.Format != "docx" {
				continue
			}
			words, err := verify.DOCXWords(a.Data)
			if text := strings.Join(words, " "); err != nil || strings.Count(text, "Vi går från") != 4 {
				t.Errorf("%s: %v: %d of 4 pairs", a.Path, err, strings.Count(text, "Vi går från"))
			}
			found = true
		}
	}
	if !found {
		t.Error("no annex was made")
	}
}
