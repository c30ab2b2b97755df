// Package trace watches what is asked of a file system and what it answers: which
// files were read, which were looked for and not there, which folders were listed.
// Whoever asks the same questions later and gets the same answers would do the same
// work again. Answers are digests of contents, never times.
package trace

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The questions.
const (
	opRead  = "read"
	opStat  = "stat"
	opLstat = "lstat"
	opList  = "list"
	opLink  = "link"
)

// Answers are the answers by question, «read sources/x/malbild.yaml».
type Answers map[string]string

// unsettled is the answer to a question that was answered in two ways: the file
// was changed while we worked. No later answer equals it.
const unsettled = "?"

// FS is a file system that is watched. It may be used by several goroutines.
type FS struct {
	under fs.FS

	mu   sync.Mutex
	seen Answers
}

// New watches a file system.
func New(under fs.FS) *FS { return &FS{under: under, seen: Answers{}} }

// Seen is everything that was asked.
func (t *FS) Seen() Answers {
	t.mu.Lock()
	defer t.mu.Unlock()
	return maps.Clone(t.seen)
}

func (t *FS) note(op, name, answer string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	q := op + " " + name
	if old, ok := t.seen[q]; ok && old != answer {
		answer = unsettled
	}
	t.seen[q] = answer
}

// Changed lists the questions that a file system answers in another way now,
// sorted.
func (a Answers) Changed(fsys fs.FS) []string {
	var out []string
	for q, old := range a {
		op, name, _ := strings.Cut(q, " ")
		if old == unsettled || ask(fsys, op, name) != old {
			out = append(out, q)
		}
	}
	slices.Sort(out)
	return out
}

func ask(fsys fs.FS, op, name string) string {
	switch op {
	case opRead:
		return content(fs.ReadFile(fsys, name))
	case opStat:
		return kind(fs.Stat(fsys, name))
	case opLstat:
		return kind(fs.Lstat(fsys, name))
	case opList:
		return list(fs.ReadDir(fsys, name))
	case opLink:
		return link(fs.ReadLink(fsys, name))
	}
	return unsettled
}

func content(data []byte, err error) string {
	if err != nil {
		return refusal(err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// kind is what a file is, and how long: rights and times are no input.
func kind(info fs.FileInfo, err error) string {
	switch {
	case err != nil:
		return refusal(err)
	case info.Mode().IsRegular():
		return "file " + strconv.FormatInt(info.Size(), 10)
	}
	return info.Mode().Type().String()
}

func list(entries []fs.DirEntry, err error) string {
	if err != nil {
		return refusal(err)
	}
	var b bytes.Buffer
	for _, e := range entries {
		b.WriteString(e.Name() + "\x00" + e.Type().String() + "\n")
	}
	return content(b.Bytes(), nil)
}

func link(to string, err error) string {
	if err != nil {
		return refusal(err)
	}
	return "to " + to
}

func refusal(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "none"
	}
	return "error"
}

// ReadFile is part of fs.ReadFileFS.
func (t *FS) ReadFile(name string) ([]byte, error) {
	data, _, err := t.ReadSum(name)
	return data, err
}

// ReadSum reads a file and tells the SHA-256 (hex) of what it holds.
func (t *FS) ReadSum(name string) (data []byte, sum string, err error) {
	data, err = fs.ReadFile(t.under, name)
	sum = content(data, err)
	t.note(opRead, name, sum)
	return data, sum, err
}

// Stat is part of fs.StatFS.
func (t *FS) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(t.under, name)
	t.note(opStat, name, kind(info, err))
	return info, err
}

// Lstat is part of fs.ReadLinkFS.
func (t *FS) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(t.under, name)
	t.note(opLstat, name, kind(info, err))
	return info, err
}

// ReadLink is part of fs.ReadLinkFS.
func (t *FS) ReadLink(name string) (string, error) {
	to, err := fs.ReadLink(t.under, name)
	t.note(opLink, name, link(to, err))
	return to, err
}

// ReadDir is part of fs.ReadDirFS.
func (t *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(t.under, name)
	t.note(opList, name, list(entries, err))
	return entries, err
}

// Open is part of fs.FS. A file that is opened counts as read whole.
func (t *FS) Open(name string) (fs.File, error) {
	info, err := t.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		if _, err := t.ReadDir(name); err != nil {
			return nil, err
		}
		return t.under.Open(name)
	}
	data, err := t.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &file{Reader: bytes.NewReader(data), info: info}, nil
}

// file is a file that was read when it was opened.
type file struct {
	*bytes.Reader
	info fs.FileInfo
}

var _ io.ReaderAt = (*file)(nil)

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// Now are the answers that a file system gives to the same questions now.
func (a Answers) Now(fsys fs.FS) Answers {
	out := make(Answers, len(a))
	for q := range a {
		op, name, _ := strings.Cut(q, " ")
		out[q] = ask(fsys, op, name)
	}
	return out
}
