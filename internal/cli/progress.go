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
	free    int // steps that cost nothing: what was there already
}

func (a *app) progress(total int, quiet bool) *progress {
	return &progress{app: a, total: total, start: time.Now(), on: !quiet && isTerminal(a.err)}
}

// step says that done of total are done, the last of them named, and about how long
// the rest will take, when that is more than a moment.
func (p *progress) step(done int, name string) {
	now := time.Now()
	if !p.on || now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.printed = now, true
	fmt.Fprintf(p.app.err, "\r\x1b[K%d/%d %s%s", done, p.total, name, p.left(done, now.Sub(p.start)))
}

// left is the time that the rest will take if it goes on as it has.
func (p *progress) left(done int, elapsed time.Duration) string {
	made := done - p.free
	if made < 1 {
		return ""
	}
	rest := (elapsed / time.Duration(made) * time.Duration(p.total-done)).Round(time.Second)
	switch {
	case rest < 2*time.Second:
		return ""
	case rest < 2*time.Minute:
		return fmt.Sprintf(p.app.t(" (omkring %d s kvar)", " (about %d s left)"), int(rest.Seconds()))
	}
	return fmt.Sprintf(p.app.t(" (omkring %d min kvar)", " (about %d min left)"), int(rest.Minutes()+0.5))
}

// skip says that the next step cost nothing.
func (p *progress) skip() { p.free++ }

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
