package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"malbild/internal/differ"
	"malbild/internal/folder"
	"malbild/internal/lazy"
	"malbild/internal/manuscript"
	"malbild/internal/pipeline"
	"malbild/internal/verify"
)

// side is one of the two that are compared: sources, or a file read in every order
// it may be read in.
type side struct {
	name   string
	path   string // of a file
	files  fs.FS  // sources; nil: a file
	county string // the sources of one county were named
	texts  []differ.Text
}

// revision is a version in git as it is written here: with a colon last, so that it
// is never taken for a file.
var revision = lazy.Pattern(`^[A-Za-z0-9_][A-Za-z0-9_./~^@{}-]*:$`)

func (a *app) side(ctx context.Context, arg string) (*side, error) {
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return a.sourceSide(arg)
	case err == nil:
		return a.fileSide(arg)
	case revision().MatchString(arg):
		return a.gitSide(ctx, strings.TrimSuffix(arg, ":"))
	}
	e := &usageError{text: a.t("det finns ingen fil eller mapp «"+arg+"»", "there is no file or folder «"+arg+"»")}
	e.cure = a.t("en version i git skrivs med kolon sist: HEAD~1:", "a version in git is written with a colon last: HEAD~1:")
	return nil, e
}

// sourceSide takes a project folder, its folder of sources, or that of one county.
func (a *app) sourceSide(dir string) (*side, error) {
	has := func(name string) bool { _, err := os.Stat(name); return err == nil }
	clean, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	name := dir
	if dir == a.project() {
		name = a.t("källorna", "the sources")
	}
	switch {
	case has(filepath.Join(clean, pipeline.SourceFolder)):
		return &side{name: name, files: folder.New(clean)}, nil
	case filepath.Base(clean) == pipeline.SourceFolder:
		return &side{name: name, files: folder.New(filepath.Dir(clean))}, nil
	case has(filepath.Join(clean, "county.yaml")) && filepath.Base(filepath.Dir(clean)) == pipeline.SourceFolder:
		return &side{name: name, files: folder.New(filepath.Dir(filepath.Dir(clean))), county: filepath.Base(clean)}, nil
	}
	return nil, &usageError{text: a.t("«"+dir+"» är ingen projektmapp", "«"+dir+"» is no project folder"),
		cure: a.t("ange mappen som «sources» ligger i", "name the folder that holds «sources»")}
}

// Bounds of what git may hand over.
const (
	maxArchive = 512 << 20
	gitTime    = 60 * time.Second
)

// gitSide reads the project as it was at a revision. Git is asked for an archive,
// which changes nothing in the folder.
func (a *app) gitSide(ctx context.Context, rev string) (*side, error) {
	ctx, cancel := context.WithTimeout(ctx, gitTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", "-C", a.project(), "archive", "--format=zip", "-0", rev)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	failed := func(why string) (*side, error) {
		return nil, &usageError{text: a.t("git kunde inte lämna versionen «"+rev+"»", "git could not hand over the version «"+rev+"»") + why,
			cure: a.t("hämta versionen till en mapp och ange mappen i stället", "take the version out to a folder and name the folder instead")}
	}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return failed(a.t(": git finns inte på datorn", ": there is no git on the computer"))
		}
		return nil, err
	}
	data, readErr := io.ReadAll(io.LimitReader(out, maxArchive+1))
	if len(data) > maxArchive {
		cancel()
	}
	if err := cmd.Wait(); err != nil || readErr != nil || len(data) > maxArchive {
		first, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		return failed(": " + first)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(z, pipeline.SourceFolder); err != nil {
		return failed(a.t(": den har ingen mapp «sources»", ": it has no folder «sources»"))
	}
	return &side{name: "git " + rev, files: z}, nil
}

// fileSide reads a file of any format.
func (a *app) fileSide(name string) (*side, error) {
	data, err := readBounded(name)
	if err == nil {
		var s *side
		if s, err = readSide(name, data); err == nil {
			s.path, _ = filepath.Abs(name)
			return s, nil
		}
	}
	fmt.Fprintf(a.err, "%s: %s\n", name, a.unreadable(err))
	return nil, &stopped{exitFindings}
}

func readSide(name string, data []byte) (*side, error) {
	s := &side{name: path.Base(filepath.ToSlash(name))}
	if m, err := manuscript.Read(data); err == nil {
		s.texts = []differ.Text{differ.FromManuscript(s.name, m)}
		if len(s.texts[0].Paras) == 0 {
			return nil, verify.ErrEmpty
		}
		return s, nil
	}
	_, orders, err := verify.Stream(data)
	if err != nil {
		return nil, err
	}
	for _, o := range orders {
		t := differ.Text{Name: s.name, Loose: true, Breaks: make([]differ.Token, len(o))}
		for i, w := range o {
			t.Breaks[i] = differ.Token{Word: w.Text, Break: w.Break, Hyphen: w.Hyphen}
		}
		s.texts = append(s.texts, t)
	}
	return s, nil
}
