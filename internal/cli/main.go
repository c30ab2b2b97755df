// Package cli is what the user meets: commands, flags, wording, exit codes. It
// fills a pipeline.Request, hands what comes out to package output, and prints.
// It is the one room that knows the terminal and the language of the surface.
//
// The manners: data goes to standard output and talk to standard error. Findings
// are printed all at once, sorted. A build is silent, says how far it has come on
// a terminal after one second, and ends with one line. No command but init asks
// questions.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"malbild/internal/diag"
	"malbild/internal/pipeline"
)

// The exit codes.
const (
	exitDone        = 0   // everything was done
	exitFindings    = 1   // findings stopped all or some of it
	exitUsage       = 2   // the command line is wrong
	exitFault       = 3   // a fault in the program
	exitInterrupted = 130 // Ctrl-C
)

// Main runs the program and returns its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go untilInterrupted(ctx, stop)
	args = arguments(args)
	a := &app{in: stdin, out: &outlet{to: stdout}, err: stderr, name: os.Args[0], lang: language(args, getenv)}
	return a.run(ctx, args)
}

// untilInterrupted stops a run when the user or the system asks for it. To listen is
// not waited for: until there is an ear, the system ends the program, as it may at any
// moment. A second Ctrl-C ends it at once.
func untilInterrupted(ctx context.Context, stop context.CancelFunc) {
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(heard)
	select {
	case <-heard:
		stop()
	case <-ctx.Done():
	}
}

// app is one run of the program.
type app struct {
	in       io.Reader
	out, err io.Writer
	name     string // of the program, as it was called; empty: malbild
	lang     string // sv or en
	colour   bool
	flags    flags
}

// flags are those of all commands.
type flags struct {
	project string
	colour  string
	lang    string
	version bool
}

// t picks the wording.
func (a *app) t(sv, en string) string { return diag.Phrase{SV: sv, EN: en}.In(a.lang) }

// say prints a line of talk.
func (a *app) say(format string, args ...any) { fmt.Fprintf(a.err, format+"\n", args...) }

// usageError is a wrong command line.
type usageError struct{ text, cure string }

func (e *usageError) Error() string { return e.text }

// stopped says that the command has said all there is to say.
type stopped struct{ code int }

func (e *stopped) Error() string { return fmt.Sprintf("exit %d", e.code) }

func (a *app) run(ctx context.Context, args []string) (code int) {
	defer func() {
		if v := recover(); v != nil {
			code = a.fault(&pipeline.Fault{Stage: "cli", Value: v}, args)
		}
	}()
	root := a.root()
	if len(args) > 0 && strings.HasPrefix(args[0], "__complete") {
		a.complete(root)
	}
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return a.exit(ctx, err, args)
}

// exit turns the error of a command into words and a code.
func (a *app) exit(ctx context.Context, err error, args []string) int {
	var stop *stopped
	var usage *usageError
	var fault *pipeline.Fault
	var list diag.List
	switch {
	case a.unwritten(err):
		return exitFindings
	case err == nil:
		return exitDone
	case errors.As(err, &stop):
		return stop.code
	case errors.As(err, &usage):
		a.say("%s: %s", a.t("fel", "error"), harmlessLines(usage.text))
		if usage.cure != "" {
			a.say("  %s: %s", a.t("åtgärd", "cure"), harmlessLines(usage.cure))
		}
		return exitUsage
	case errors.As(err, &fault):
		return a.fault(fault, args)
	case errors.As(err, &list):
		a.printFindings(list)
		return exitFindings
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		a.say(a.t("avbrutet", "interrupted"))
		return exitInterrupted
	}
	return a.fault(&pipeline.Fault{Stage: "cli", Value: err}, args)
}

// fault reports a fault of the program and asks for what is needed to mend it.
func (a *app) fault(f *pipeline.Fault, args []string) int {
	a.say(a.t("internt fel i steget %s: %v", "internal fault in stage %s: %v"), f.Stage, f.Value)
	if f.Document != "" {
		a.say("  %s: %s", a.t("handling", "document"), f.Document)
	}
	a.say(a.t("  varför: felet ligger i programmet och inte i dina källor; inget har skrivits för den berörda huvudmannen",
		"  why: the fault is in the program and not in your sources; nothing was written for the principal it concerns"))
	a.say(a.t("  åtgärd: anmäl felet med raderna nedan och kommandot: malbild %s", "  cure: report it with the lines below and the command: malbild %s"), quote(args))
	if len(f.Stack) > 0 {
		a.say("%s", f.Stack)
	}
	return exitFault
}
