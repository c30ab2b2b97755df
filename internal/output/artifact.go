// Package output is the second of the two doors: artifacts become files. It is
// the only room that writes. It knows safe names, whole folders and the
// manifest; it does not know how the bytes were made.
//
// A principal's folder is replaced whole or not touched at all: its files are
// staged in a hidden folder beside it, on the same file system, and the two
// folders change places in one step. Files the program did not make are never
// deleted; they move along to the new folder.
package output

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// Artifact is one finished document on its way to becoming a file.
type Artifact struct {
	Path      string // relative to the output folder, with slashes: "norrbotten/kiruna/affisch.pdf"
	County    string
	Principal string // folder name; the joint set has its own
	Product   string // stem of the file name
	Format    string // pdf, docx, html
	Language  string // BCP 47
	Standards []string
	Pages     int // 0: the format has no pages
	SHA256    string
	Sources   []Digest // of every source file that was read for it
	Data      []byte
	// Kept is set when the file is there already, as an earlier build made it; then
	// there is no Data.
	Kept bool
}

// Digest is the SHA-256 (hex) of one source file.
type Digest struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Sum is the SHA-256 of data in hex, as the manifest writes it.
func Sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// Set is everything a build makes for one principal. It becomes files whole or
// not at all.
type Set struct {
	County    string
	Principal string
	Artifacts []Artifact
	// Complete is set when every document of the principal was asked for: then
	// files of an earlier build that are no longer made are removed.
	Complete bool
}

// safeName reports whether s may be a file or folder name in the output: a–z,
// 0–9, "-" and, inside the name, "."; and no name of a device.
func safeName(s string) bool {
	if s == "" || len(s) > 100 || strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") || strings.Contains(s, "..") || device(s) {
		return false
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.' {
			return false
		}
	}
	return true
}

// check returns the first name of the set that may not be used.
func (s Set) check() (bad string, ok bool) {
	for _, name := range []string{s.County, s.Principal} {
		if !safeName(name) {
			return name, false
		}
	}
	seen := map[string]bool{}
	for _, a := range s.Artifacts {
		name := path.Base(a.Path)
		if !safeName(name) || a.Path != s.County+"/"+s.Principal+"/"+name || seen[name] {
			return a.Path, false
		}
		seen[name] = true
	}
	return "", true
}
