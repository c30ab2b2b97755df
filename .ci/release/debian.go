package main

import (
	"bytes"
	"crypto/md5" // what dpkg --verify compares with
	_ "embed"
	"fmt"
	"path"
	"strings"
	"time"
)

//go:embed lintian-overrides
var overrides []byte

// debian is a Debian package (deb(5)): an ar archive of a version, the control files
// and the files. It runs no script when it is installed and depends on nothing.
func (s *shared) debian(program, bill []byte, cpu string) ([]byte, error) {
	files := s.installed(program, bill)
	var sums bytes.Buffer
	size := 0
	for _, name := range files.names() {
		e, isFile := files[name]
		if !isFile {
			size++ // a folder counts as one (Debian policy 5.6.20)
			continue
		}
		size += (len(e.data) + 1023) / 1024
		fmt.Fprintf(&sums, "%x  %s\n", md5.Sum(e.data), name)
	}
	control := tree{}
	control.add("control", fmt.Appendf(nil, `Package: malbild
Version: %s
Architecture: %s
Maintainer: %s
Installed-Size: %d
Section: text
Priority: optional
Description: documents of a shared målbild, from one set of sources
 Turns YAML sources into accessible posters, brochures, Word annexes, decision
 documents and web pages for a region and its municipalities, in each one's
 name, with the adopted words intact. One program; it needs nothing else.
`, s.version, cpu, maintainer(), size))
	control.add("md5sums", sums.Bytes())
	meta, err := control.tarGz("./", s.date)
	if err != nil {
		return nil, err
	}
	data, err := files.tarGz("./", s.date)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("!<arch>\n")
	member(&b, "debian-binary", []byte("2.0\n"), s.date)
	member(&b, "control.tar.gz", meta, s.date)
	member(&b, "data.tar.gz", data, s.date)
	return b.Bytes(), nil
}

// maintainer is who signed the newest entry of the changelog.
func maintainer() string {
	_, after, _ := strings.Cut(changelog, "\n -- ")
	name, _, _ := strings.Cut(after, "  ")
	return name
}

// installed is what stands on a computer afterwards.
func (s *shared) installed(program, bill []byte) tree {
	t := tree{}
	t.program("usr/bin/malbild", program)
	doc := "usr/share/doc/malbild/"
	t.add(doc+"copyright", s.copyright())
	t.add(doc+"changelog.gz", gzipped([]byte(changelog)))
	t.add(doc+"README.md", s.texts["README.md"])
	t.add(doc+"README.sv.md", s.texts["README.sv.md"])
	t.add(doc+"malbild.cdx.json", bill)
	t.add("usr/share/lintian/overrides/malbild", overrides)
	t.add("usr/share/bash-completion/completions/malbild", s.shells["bash"])
	t.add("usr/share/zsh/vendor-completions/_malbild", s.shells["zsh"])
	t.add("usr/share/fish/vendor_completions.d/malbild.fish", s.shells["fish"])
	for lang, set := range s.pages {
		for name, data := range set {
			t.add(path.Join("usr/share/man", lang, "man1", name+".gz"), gzipped(data))
		}
	}
	return t
}

// copyright is the terms of the program and of everything that is linked into it, in
// full: the package stands alone, so it points at no text that may be missing.
func (s *shared) copyright() []byte {
	return append([]byte("malbild is free software. Below are its terms, and those of every library,\n"+
		"typeface and colour profile inside the program, as «malbild licenses» prints them.\n"), s.notices...)
}

// member adds a file to an ar archive: sixty bytes that tell of it, the bytes, and one
// more when they are odd in number.
func member(b *bytes.Buffer, name string, data []byte, date time.Time) {
	fmt.Fprintf(b, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, date.Unix(), 0, 0, "100644", len(data))
	b.Write(data)
	if len(data)%2 == 1 {
		b.WriteByte('\n')
	}
}
