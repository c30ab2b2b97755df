package main

import (
	"bytes"
	"os"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// patient is how long a script waits for what a program in the background does.
const patient = 60 * time.Second

// waitFor waits until a file is there.
func waitFor(ts *testscript.TestScript, _ bool, args []string) {
	until(ts, "wait for "+args[0], func() bool {
		_, err := os.Stat(ts.MkAbs(args[0]))
		return err == nil
	})
}

// waitChange waits until a file is there that differs from another.
func waitChange(ts *testscript.TestScript, _ bool, args []string) {
	old := ts.ReadFile(args[1])
	until(ts, "wait for a change of "+args[0], func() bool {
		now, err := os.ReadFile(ts.MkAbs(args[0]))
		return err == nil && !bytes.Equal(now, []byte(old))
	})
}

func until(ts *testscript.TestScript, what string, done func() bool) {
	for end := time.Now().Add(patient); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			ts.Fatalf("%s: in vain", what)
		}
	}
}
