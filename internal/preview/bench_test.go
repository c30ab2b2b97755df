package preview

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// BenchmarkRefresh is a save until the page and its first picture are there, without
// the browser.
func BenchmarkRefresh(b *testing.B) {
	dir := b.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "sources"), os.DirFS("../../sources")); err != nil {
		b.Fatal(err)
	}
	name := filepath.Join(dir, "sources/norrbotten/principals/kiruna.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	s := newUnbound(Options{FS: os.DirFS(dir), Language: "sv"}, "127.0.0.1:4711", strings.Repeat("ab", 24))
	picture := regexp.MustCompile(`src="(/picture[^"]+)"`)
	for _, d := range []string{"affisch", "broschyr", "bilaga"} {
		b.Run(d, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n++
				os.WriteFile(name, []byte(strings.ReplaceAll(string(data), "Kiruna kommun", fmt.Sprintf("Kiruna%d kommun", n))), 0o644)
				page := send(s, "GET", "/?p=norrbotten%2Fkiruna&d="+d, "", nil)
				buf := new(strings.Builder)
				if _, err := io.Copy(buf, page.Body); err != nil {
					b.Fatal(err)
				}
				m := picture.FindStringSubmatch(buf.String())
				if m == nil {
					b.Fatal("no picture")
				}
				if r := send(s, "GET", unescaped(m[1]), "", nil); r.StatusCode != 200 {
					b.Fatal(r.StatusCode)
				}
			}
		})
	}
}
