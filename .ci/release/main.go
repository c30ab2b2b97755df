// Command release makes what is handed out: static programs for Linux, macOS and
// Windows, each in an archive with its terms, manual and completions; Debian packages;
// a container file; bills of materials; checksums.
//
//	go run ./.ci/release [-targets linux/amd64,…] DIR
//
// It asks neither the clock nor the user nor the file system about anything that could
// differ: the same sources and the same Go give the same bytes, in any folder, on any
// day (.ci/check-release holds that). The date in the packages is that of the changelog.
package main

import (
	"crypto/sha256"
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// targets are the systems and processors we build for.
const targets = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64"

//go:embed Containerfile
var containerfile string

func main() {
	list := flag.String("targets", targets, "systems and processors to build for")
	jobs := flag.Int("jobs", 2, "how many to build at a time")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: go run ./.ci/release [-targets linux/amd64,…] DIR")
		os.Exit(2)
	}
	names, version, err := release(flag.Arg(0), strings.Split(*list, ","), *jobs)
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
	fmt.Printf("%s: %d files, version %s\n", flag.Arg(0), len(names), version)
}

// release fills a folder, which is emptied first, and returns the names in it.
func release(dir string, list []string, jobs int) (names []string, version string, err error) {
	work, err := os.MkdirTemp("", "malbild-release-")
	if err != nil {
		return nil, "", err
	}
	defer os.RemoveAll(work)
	shared, err := prepare(work)
	if err != nil {
		return nil, "", err
	}
	made := make([]map[string][]byte, len(list))
	errs := make([]error, len(list))
	var wait sync.WaitGroup
	turns := make(chan struct{}, max(jobs, 1))
	for i, name := range list {
		wait.Add(1)
		go func() {
			defer wait.Done()
			turns <- struct{}{}
			defer func() { <-turns }()
			made[i], errs[i] = shared.target(work, name)
		}()
	}
	wait.Wait()
	files := map[string][]byte{"Containerfile": []byte(strings.ReplaceAll(containerfile, "@VERSION@", shared.version))}
	for i := range list {
		if errs[i] != nil {
			return nil, "", fmt.Errorf("%s: %w", list[i], errs[i])
		}
		for name, data := range made[i] {
			files[name] = data
		}
	}
	names, err = deliver(dir, files)
	return names, shared.version, err
}

// deliver writes the files and the list of their checksums.
func deliver(dir string, files map[string][]byte) ([]string, error) {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	var sums strings.Builder
	for _, name := range names {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	files["SHA256SUMS"] = []byte(sums.String())
	names = append(names, "SHA256SUMS")
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o644); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// target makes everything that is handed out for one system and processor.
func (s *shared) target(work, name string) (map[string][]byte, error) {
	system, cpu, ok := strings.Cut(name, "/")
	if !ok {
		return nil, fmt.Errorf("a target is SYSTEM/PROCESSOR")
	}
	program, err := compile(work, system, cpu)
	if err != nil {
		return nil, err
	}
	if err := checkHeader(program, system, cpu); err != nil {
		return nil, err
	}
	bill, err := s.bill(program)
	if err != nil {
		return nil, err
	}
	stem := "malbild-" + s.version + "-" + system + "-" + cpu
	out := map[string][]byte{stem + ".cdx.json": bill}
	folder := s.folder(program, bill, system)
	if system == "windows" {
		out[stem+".zip"], err = folder.zip("malbild-"+s.version, s.date)
		return out, err
	}
	if out[stem+".tar.gz"], err = folder.tarball("malbild-"+s.version, s.date); err != nil || system != "linux" {
		return out, err
	}
	deb := "malbild_" + s.version + "_" + cpu + ".deb"
	out[deb], err = s.debian(program, bill, cpu)
	return out, err
}
