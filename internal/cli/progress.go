package cli

import (
	"fmt"
	"time"
)

// progress is the one line on a terminal that says how far a long run has come.
// It appears after one second, is rewritten in place, and is gone at the end.
type progress struct {
	app     *app
	total   int
	start   time.Time
	on      bool
	printed bool
	last    time.Time
}

func (a *app) progress(total int, quiet bool) *progress {
	return &progress{app: a, total: total, start: time.Now(), on: !quiet && isTerminal(a.err)}
}

// step says that done of total are done, the last of them named.
func (p *progress) step(done int, name string) {
	now := time.Now()
	if !p.on || now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.printed = now, true
	fmt.Fprintf(p.app.err, "\r\x1b[K%d/%d %s", done, p.total, name)
}

// clear takes the line away.
func (p *progress) clear() {
	if p.printed {
		fmt.Fprint(p.app.err, "\r\x1b[K")
		p.printed = false
	}
}

// seconds is how long it took, for people.
func (p *progress) seconds() string {
	return p.app.decimal(time.Since(p.start).Seconds(), 1) + " s"
}
