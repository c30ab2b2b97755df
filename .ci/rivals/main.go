// Command rivals measures us against other programs, in one run: the same poster and
// the same annex, of the same words, in the same faces, in as many names. See
// docs/rivals.md for what is compared and what is not.
//
//	go run ./.ci/rivals [-rounds 3] [-only TEXT] [-keep DIR]
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	rounds := flag.Int("rounds", 3, "how often each pair is measured")
	only := flag.String("only", "", "only contests whose name has this in it")
	keep := flag.String("keep", "", "keep what is made, in this folder")
	floors := flag.String("floor", "", "make the floor of the file, COUNT times, into OUT")
	from := flag.String("alone", "", "make documents of this kind that are composed already: FORMAT VERSION PROJECT OUT COUNT")
	flag.Parse()
	if *from != "" {
		n, err := strconv.Atoi(flag.Arg(4))
		if err == nil {
			err = alone(*from, flag.Arg(0), flag.Arg(1), flag.Arg(2), flag.Arg(3), n)
		}
		exit(err)
		return
	}
	if *floors != "" {
		n, err := strconv.Atoi(flag.Arg(0))
		if err == nil {
			err = floor(*floors, n, flag.Arg(1))
		}
		exit(err)
		return
	}
	exit(run(*rounds, *only, *keep))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "rivals:", err)
		os.Exit(1)
	}
}

// run prepares, measures and prints.
func run(rounds int, only, keep string) error {
	dir := keep
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp(memory(), "malbild-rivals-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	b := &bench{dir: dir, rounds: rounds, only: only, modules: modules()}
	if err := b.setup(); err != nil {
		return err
	}
	// Ours begins with this room for its heap (cmd/malbild): rivals in Go get it, too.
	if err := os.Setenv("GOGC", "400"); err != nil {
		return err
	}
	return b.contest()
}

// memory is a folder that is no disk, where there is one: ratios are of programs, and
// not of disks.
func memory() string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return ""
}

// modules is where «make rivals-setup» puts what comes from npm.
func modules() string {
	if dir := os.Getenv("MALBILD_RIVALS"); dir != "" {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".cache", "malbild-rivals")
}

// setup writes the words and builds us and those rivals that are Go programs.
func (b *bench) setup() error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return err
	}
	w, err := prepare(".", b.dir)
	if err != nil {
		return err
	}
	b.names = w.Names
	b.ours, b.stock = filepath.Join(b.dir, "malbild"), filepath.Join(b.dir, "stock")
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	for _, c := range [][]string{{".", b.ours, "./cmd/malbild"}, {".ci/rivals/stock", b.stock, "."}} {
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", c[1], c[2])
		cmd.Dir = c[0]
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			if c[1] == b.stock { // its modules may not be to be had: then it is missing, and that is said
				b.noStock = fmt.Sprintf("%v: %s", err, out)
				continue
			}
			return fmt.Errorf("go build: %w\n%s", err, out)
		}
	}
	said, err := exec.Command(b.ours, "--version").Output() // «malbild 0.1.0 (…)»: files say it
	if fields := strings.Fields(string(said)); err == nil && len(fields) > 1 {
		b.version = fields[1]
	}
	return err
}
