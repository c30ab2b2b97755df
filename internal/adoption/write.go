package adoption

import (
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"strconv"
	"strings"
	"time"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/lazy"
)

// head is what a new lock file begins with.
const head = `# yaml-language-server: $schema=../../schema/antagen.json
# What has been adopted, word for word. «malbild adopt» adds to the end; nothing above
# is rewritten, so comments stay. check and build refuse a text that differs.
decisions:
`

// ErrForm says that a decision cannot be added to a file safely.
var ErrForm = diag.NewError("låsfilen har inte den form som programmet skriver", "the lock file is not in the form the program writes")

// Record makes the passages of a decision out of those of the sources. A text
// that an earlier decision holds is not repeated.
func Record(l *Lock, now []Passage) []Adopted {
	held := map[string]bool{}
	if l != nil {
		for _, d := range l.Decisions {
			for _, p := range d.Passages {
				held[p.Digest] = true
			}
		}
	}
	var out []Adopted
	for _, p := range now {
		a := Adopted{ID: p.ID, Language: p.Language, Digest: p.Digest(), Begins: Begins(p.Text), Quotation: p.Quotation}
		if !held[a.Digest] {
			a.Text = document.Fold(p.Text)
			held[a.Digest] = true
		}
		out = append(out, a)
	}
	return out
}

var blockHead = lazy.Pattern(`(?m)^( *)- +id: `)

// Append adds a decision to the end of a lock file; nil bytes are a new file. What
// is there is kept byte for byte. The result is read back before it is returned: a
// file of another form is refused and not damaged.
func Append(old []byte, d Decision) ([]byte, error) {
	indent := "  "
	var b bytes.Buffer
	if len(bytes.TrimSpace(old)) == 0 {
		b.WriteString(head)
	} else {
		b.Write(old)
		if old[len(old)-1] != '\n' {
			b.WriteByte('\n')
		}
		if m := blockHead().FindSubmatch(old); m != nil {
			indent = string(m[1])
		}
	}
	writeDecision(&b, d, indent)
	if err := readBack(old, b.Bytes(), d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func writeDecision(b *bytes.Buffer, d Decision, indent string) {
	line := func(depth int, format string, args ...any) {
		b.WriteString(indent + strings.Repeat("  ", depth))
		fmt.Fprintf(b, format+"\n", args...)
	}
	line(0, "- id: %s", d.ID)
	line(1, "kind: %s", d.Kind)
	line(1, "body: %s", d.Body)
	if d.Date != "" {
		line(1, "date: %s", d.Date)
	}
	if d.Paragraph > 0 {
		line(1, "paragraph: %d", d.Paragraph)
	}
	line(1, "passages:")
	for _, p := range d.Passages {
		line(2, "- id: %s", p.ID)
		line(3, "language: %s", p.Language)
		line(3, "digest: %s", p.Digest)
		line(3, "begins: %s", strconv.Quote(p.Begins))
		if p.Quotation {
			line(3, "quotation: true")
		}
		if p.Text == "" {
			continue
		}
		line(3, "text: >-")
		for _, s := range wrap(p.Text, 100) {
			line(4, "%s", s)
		}
	}
}

// wrap breaks a text of single spaces into lines; folding them gives it back.
func wrap(s string, width int) []string {
	var out []string
	row, n := "", 0
	for _, w := range strings.Fields(s) {
		m := len([]rune(w))
		if n > 0 && n+1+m > width {
			out, row, n = append(out, row), "", 0
		}
		if n > 0 {
			row, n = row+" ", n+1
		}
		row, n = row+w, n+m
	}
	return append(out, row)
}

// readBack makes sure that the new file says what the old one said, and the decision.
func readBack(old, new []byte, d Decision) error {
	var before []Decision
	if len(bytes.TrimSpace(old)) > 0 {
		l, found := Load(one(old), ".")
		if found.HasErrors() {
			return found
		}
		before = l.Decisions
	}
	l, found := Load(one(new), ".")
	if found.HasErrors() {
		return fmt.Errorf("%w: %w", ErrForm, found)
	}
	if len(l.Decisions) != len(before)+1 || len(before) > 0 && !reflect.DeepEqual(l.Decisions[:len(before)], before) {
		return ErrForm
	}
	got := l.Decisions[len(before)]
	if got.ID != d.ID || got.Kind != d.Kind || got.Body != d.Body || got.Date != d.Date || got.Paragraph != d.Paragraph || len(got.Passages) != len(d.Passages) {
		return ErrForm
	}
	for i, p := range got.Passages {
		if w := d.Passages[i]; p.ID != w.ID || p.Language != w.Language || p.Digest != w.Digest {
			return ErrForm
		}
	}
	return nil
}

// one is a file system that holds the lock file only, not yet written.
type one []byte

func (o one) Open(name string) (fs.File, error) {
	if name != File {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &held{bytes.NewReader(o), int64(len(o))}, nil
}

// held is the file open.
type held struct {
	*bytes.Reader
	size int64
}

func (h *held) Stat() (fs.FileInfo, error) { return h, nil }
func (h *held) Close() error               { return nil }
func (h *held) Name() string               { return File }
func (h *held) Size() int64                { return h.size }
func (h *held) Mode() fs.FileMode          { return 0o444 }
func (h *held) ModTime() time.Time         { return time.Time{} }
func (h *held) IsDir() bool                { return false }
func (h *held) Sys() any                   { return nil }

// DecisionID is a readable id: body, date and §.
func DecisionID(body, date string, paragraph int) string {
	id := body
	if date != "" {
		id += "-" + date
	}
	if paragraph > 0 {
		id += "-" + strconv.Itoa(paragraph)
	}
	return id
}
