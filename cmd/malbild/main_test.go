package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"malbild/internal/output"
)

// repository is the variable that tells scripts where the module's own sources are.
const repository = "MALBILD_REPOSITORY"

func TestMain(m *testing.M) {
	if os.Getenv("MALBILD_AS_PROGRAM") != "" { // started by TestThePagesCommandsRun
		main()
		return
	}
	if dir, err := filepath.Abs("../.."); err == nil && os.Getenv(repository) == "" {
		os.Setenv(repository, dir)
	}
	testscript.Main(m, map[string]func(){"malbild": main})
}

// Every script is one promise to the user. Beside the usual commands there are
//
//	project              put a copy of the repository's sources in the work folder
//	edit FILE OLD NEW    replace a text, which must be there; \n in NEW is a new line
//	code N PROGRAM ARG…  run a program that must end with this code
//	hold DIR             be another build that writes in the folder
//	waitfor FILE         wait until a file is there
//	waitchange FILE OLD  wait until a file differs from another
//	retype FILE OLD NEW  change words in a Word file and save it
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"LANG", "LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH"} {
				e.Setenv(name, "")
			}
			e.Setenv("NO_COLOR", "1")
			e.Setenv(repository, os.Getenv(repository))
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"project": copyProject, "edit": edit, "code": code, "hold": hold, "walkthrough": walkthrough, "retype": retype,
			"waitfor": waitFor, "waitchange": waitChange,
		},
	})
}

// copyProject copies sources/ of the repository.
func copyProject(ts *testscript.TestScript, _ bool, _ []string) {
	from := filepath.Join(ts.Getenv(repository), "sources")
	ts.Check(os.CopyFS(ts.MkAbs("sources"), os.DirFS(from)))
}

func edit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("edit FILE OLD NEW")
	}
	text, with := ts.ReadFile(args[0]), strings.ReplaceAll(args[2], `\n`, "\n")
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], with, 1)), 0o644))
}

func code(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// hold locks a folder as another build would, until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	w, err := output.Open(context.Background(), ts.MkAbs(args[0]), output.Options{})
	ts.Check(err)
	ts.Defer(func() { w.Close() })
}
