package main

import (
	"bytes"
	"debug/buildinfo"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"malbild/internal/notice"
)

// shared is what all targets have in common.
type shared struct {
	version string
	date    time.Time
	pages   map[string]map[string][]byte // manual pages, by language ("" is English) and name
	shells  map[string][]byte            // completions, by shell
	notices []byte
	texts   map[string][]byte // files of the repository
}

//go:embed changelog
var changelog string

// latest finds version and date of the newest entry of the changelog.
var latest = regexp.MustCompile(`(?s)^malbild \(([^)]+)\).*?\n -- [^\n]*?>  ([^\n]+)\n`)

// prepare asks the program for its manual, its completions and its terms.
func prepare(work string) (*shared, error) {
	program, err := own(work)
	if err != nil {
		return nil, err
	}
	s := &shared{pages: map[string]map[string][]byte{}, shells: map[string][]byte{}, texts: map[string][]byte{}}
	if err := s.dated(program); err != nil {
		return nil, err
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if s.shells[shell], err = ask(program, "completion", shell); err != nil {
			return nil, err
		}
	}
	for lang, dir := range map[string]string{"": "en", "sv": "sv"} {
		if s.pages[lang], err = pages(program, filepath.Join(work, "man-"+dir), dir); err != nil {
			return nil, err
		}
	}
	if s.notices, err = ask(program, "licenses", "--lang", "en"); err != nil {
		return nil, err
	}
	_, s.notices, _ = bytes.Cut(s.notices, []byte("\n")) // the first line names this computer
	for _, name := range []string{"LICENSE", "README.md", "README.sv.md", "docs/install.md", "docs/installera.md"} {
		if s.texts[name], err = os.ReadFile(filepath.FromSlash(name)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// dated takes the date from the changelog, whose version must be the program's.
func (s *shared) dated(program string) error {
	says, err := ask(program, "version")
	if err != nil {
		return err
	}
	words := strings.Fields(string(says))
	m := latest.FindStringSubmatch(changelog)
	if len(words) < 2 || m == nil || m[1] != words[1] {
		return fmt.Errorf("the program says %q, and .ci/release/changelog does not begin with that version", strings.TrimSpace(string(says)))
	}
	s.version = m[1]
	if s.date, err = time.Parse(time.RFC1123Z, m[2]); err != nil {
		return fmt.Errorf(".ci/release/changelog: %w", err)
	}
	s.date = s.date.UTC()
	return nil
}

// pages asks for the manual in a language.
func pages(program, dir, lang string) (map[string][]byte, error) {
	if _, err := ask(program, "man", dir, "--lang", lang); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, e := range entries {
		if out[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// bill is the bill of materials of a program, as the linker noted it in the file.
func (s *shared) bill(program []byte) ([]byte, error) {
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		return nil, err
	}
	return notice.SBOM(s.version, info)
}

// folder is what a person gets who unpacks an archive.
func (s *shared) folder(program, bill []byte, system string) tree {
	t := tree{}
	name, end := "malbild", func(b []byte) []byte { return b }
	if system == "windows" {
		name, end = "malbild.exe", windowsLines
	}
	t.program(name, program)
	text := func(name string, data []byte) {
		if system == "windows" {
			name += ".txt" // opens by a double click
		}
		t.add(name, end(data))
	}
	text("LICENSE", s.texts["LICENSE"])
	text("NOTICES", s.notices)
	t.add("INSTALL.md", end(s.texts["docs/install.md"]))
	t.add("INSTALLERA.md", end(s.texts["docs/installera.md"]))
	t.add("malbild.cdx.json", bill)
	if system == "windows" {
		t.add("completions/malbild.ps1", s.shells["powershell"])
		return t
	}
	t.add("completions/malbild.bash", s.shells["bash"])
	t.add("completions/_malbild", s.shells["zsh"])
	t.add("completions/malbild.fish", s.shells["fish"])
	for lang, set := range s.pages {
		for name, data := range set {
			t.add("man/"+strings.TrimPrefix(lang+"/man1/", "/")+name, data)
		}
	}
	return t
}

// windowsLines ends lines as old editors on Windows want it.
func windowsLines(b []byte) []byte {
	return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
}
