package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2021, 9, 20, 0, 0, 0, 0, time.UTC)

func sample() tree {
	t := tree{}
	t.add("usr/share/doc/a", []byte("text"))
	t.program("usr/bin/b", []byte("program"))
	return t
}

// TestArchivesAreWholeAndEqual reads an archive again: folders before files, rights,
// one date, no names of persons; and the same bytes the second time.
func TestArchivesAreWholeAndEqual(t *testing.T) {
	one, err := sample().tarGz("./", day)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := sample().tarGz("./", day)
	if !bytes.Equal(one, two) {
		t.Error("two archives of the same tree differ")
	}
	z, err := gzip.NewReader(bytes.NewReader(one))
	if err != nil || !z.ModTime.IsZero() || z.Name != "" {
		t.Fatalf("%v, %v, %q", err, z.ModTime, z.Name)
	}
	var names []string
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, h.Name)
		if h.Uid != 0 || h.Uname != "root" || !h.ModTime.Equal(day) {
			t.Errorf("%s: %d, %s, %s", h.Name, h.Uid, h.Uname, h.ModTime)
		}
		if want := map[bool]int64{true: 0o755, false: 0o644}[h.Name != "./usr/share/doc/a"]; h.Mode != want {
			t.Errorf("%s: rights %o", h.Name, h.Mode)
		}
	}
	if want := []string{"./", "./usr/", "./usr/bin/", "./usr/bin/b", "./usr/share/", "./usr/share/doc/", "./usr/share/doc/a"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	a, err := sample().zip("x", day)
	b, _ := sample().zip("x", day)
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("two zip archives differ, or %v", err)
	}
}

// TestMembersAreEvenlyPlaced holds ar(5): heads of sixty bytes at even places.
func TestMembersAreEvenlyPlaced(t *testing.T) {
	var b bytes.Buffer
	member(&b, "odd", []byte("abc"), day)
	if b.Len() != 64 || !strings.HasPrefix(b.String(), "odd             1632096000  0     0     100644  3         `\nabc\n") {
		t.Errorf("%q", b.String())
	}
}

// TestAnotherSystemsProgramIsRefused gives the check the program that runs it.
func TestAnotherSystemsProgramIsRefused(t *testing.T) {
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range strings.Split(targets, ",") {
		system, cpu, _ := strings.Cut(target, "/")
		if system == runtime.GOOS && cpu == runtime.GOARCH {
			continue
		}
		if checkHeader(b, system, cpu) == nil {
			t.Errorf("taken for a program of %s", target)
		}
	}
}

// TestTheChangelogNamesTheVersion reads what the packages are dated by.
func TestTheChangelogNamesTheVersion(t *testing.T) {
	source, err := os.ReadFile(filepath.FromSlash("../../internal/cli/version.go"))
	if err != nil {
		t.Fatal(err)
	}
	m := latest.FindStringSubmatch(changelog)
	if m == nil || !strings.Contains(string(source), `var version = "`+m[1]+`"`) {
		t.Errorf("changelog and version.go differ: %q", m)
	}
	if _, err := time.Parse(time.RFC1123Z, m[2]); err != nil || !strings.Contains(maintainer(), "@") {
		t.Errorf("%v, %q", err, maintainer())
	}
}

func TestWindowsLines(t *testing.T) {
	if got := windowsLines([]byte("a\r\nb\nc")); string(got) != "a\r\nb\r\nc" {
		t.Errorf("%q", got)
	}
}
