package cli

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// TestCtrlCIsHeardAtAQuestion: the program does not wait for the line to end, says that
// it was interrupted, and has written nothing.
func TestCtrlCIsHeardAtAQuestion(t *testing.T) {
	t.Chdir(t.TempDir())
	a, out := bare("sv")
	in, typed := io.Pipe()
	a.in = in
	ctx, interrupt := context.WithCancel(t.Context())
	go func() {
		io.WriteString(typed, "Kiruna\n")
		interrupt()
	}()
	done := make(chan error, 1)
	dir := ""
	go func() {
		_, err := a.ask(ctx, &dir, &beginning{})
		done <- err
	}()
	select {
	case err := <-done:
		if code := a.exit(ctx, err, nil); code != exitInterrupted || !strings.Contains(out.String(), "avbrutet") {
			t.Errorf("%d %v\n%s", code, err, out)
		}
	case <-time.After(time.Minute):
		t.Fatal("it waits on")
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("%v %v", left, err)
	}
}

func TestAnswersAreListsAsPeopleWriteThem(t *testing.T) {
	for in, want := range map[string]string{
		"Kiruna": "Kiruna", " Kiruna , Luleå ": "Kiruna|Luleå", "Kiruna och Luleå": "Kiruna|Luleå", "Kiruna, Luleå and Piteå": "Kiruna|Luleå|Piteå",
		"Upplands Väsby; Vallentuna": "Upplands Väsby|Vallentuna", " , ": "", "": "",
	} {
		if got := strings.Join(listed(in), "|"); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
