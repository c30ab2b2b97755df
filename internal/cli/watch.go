package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"malbild/internal/output"
	"malbild/internal/pipeline"
	"malbild/internal/trace"
)

// pause is how long a watched build waits before it looks at the sources again; it
// looks at their contents, which works on every file system.
const pause = 250 * time.Millisecond

// watching builds, and builds again when a source is not what it was, until Ctrl-C.
func (b *building) watching(ctx context.Context) error {
	for {
		again := &building{app: b.app, choice: b.choice, verbose: b.verbose, dir: b.dir, incremental: b.incremental}
		before, under, err := again.watched(ctx)
		var stop *stopped
		switch {
		case ctx.Err() != nil:
			b.say(b.t("slutar vänta på ändringar", "no longer waiting for changes"))
			return nil
		case err != nil && (!errors.As(err, &stop) || stop.code == exitUsage):
			return err
		}
		b.force = false // once is enough
		b.say(b.t("väntar på ändringar i källorna; Ctrl-C avslutar", "waiting for changes in the sources; Ctrl-C ends"))
		if !changed(ctx, before, under) {
			b.say(b.t("slutar vänta på ändringar", "no longer waiting for changes"))
			return nil
		}
	}
}

// watched is one build, and what it asked of the sources.
func (b *building) watched(ctx context.Context) (trace.Answers, fs.FS, error) {
	err := b.run(ctx)
	if b.asked == nil {
		return nil, nil, err
	}
	return b.asked(), b.under, err
}

// changed waits until the sources answer otherwise, and then until they are the same
// for a moment, so that a file half saved is not built. It reports false when the
// context has ended.
func changed(ctx context.Context, before trace.Answers, under fs.FS) bool {
	var last string
	for {
		start := time.Now()
		var now string
		if before != nil {
			for _, q := range before.Changed(under) {
				now += q + "\n"
			}
			if now != "" {
				now += pipeline.Digest(before.Now(under))
			}
		}
		if now != "" && now == last {
			return true
		}
		last = now
		select {
		case <-ctx.Done():
			return false
		case <-time.After(max(pause, 8*time.Since(start))):
		}
	}
}

// jsonChange is one line of «build --dry-run --json».
type jsonChange struct {
	Type string `json:"type"` // "change"
	Kind string `json:"kind"` // new, changed, removed
	Path string `json:"path"`
}

// foretell makes in memory what has changed, holds it against what there is, and
// writes nothing.
func (b *building) foretell(ctx context.Context) error {
	req, err := b.request(b.choice)
	if err != nil {
		return err
	}
	b.principals = map[string]bool{}
	mem := b.recall(&req, b.dir)
	plan, req, found, err := b.prepareFor(ctx, b.choice, req)
	if err != nil {
		return err
	}
	b.found = found
	if mem != nil {
		plan.Remember(mem.recollect)
	}
	f := foretold{building: b, before: output.Made(b.dir), counts: map[string]int{}}
	for s := range plan.Sets(ctx) {
		b.found.Add(s.Findings...)
		if s.Fault != nil {
			return s.Fault
		}
		if s.Failed {
			b.failed = append(b.failed, s.Files.County+"/"+s.Files.Principal)
			continue
		}
		f.set(s.Files)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, c := range plan.Project.Counties {
		if req.Whole() {
			for _, name := range output.Gone(f.before, c.Content.ID, plan.Project.Folders(c.Content.ID)) {
				f.tell("removed", name)
			}
		}
	}
	b.tellAll(req)
	if !b.json {
		b.say(b.t("%d nya, %d ändrade, %d borttagna, %d oförändrade; inget har skrivits", "%d new, %d changed, %d removed, %d unchanged; nothing was written"),
			f.counts["new"], f.counts["changed"], f.counts["removed"], f.counts["same"])
	}
	return b.verdict()
}

// foretold counts and tells what a build would change.
type foretold struct {
	*building
	before []output.MadeFile
	counts map[string]int // by kind: new, changed, removed, same
}

// set holds the documents of one principal against what there is.
func (f *foretold) set(s output.Set) {
	made := map[string]bool{}
	for _, a := range s.Artifacts {
		made[a.Path] = true
		var none output.State
		_, there := output.StateOf(f.dir, a.Path)
		switch {
		case !there:
			f.tell("new", a.Path)
		case a.Kept || output.Intact(f.dir, a.Path, a.SHA256, &none, true):
			f.tell("same", a.Path)
		default:
			f.tell("changed", a.Path)
		}
	}
	for _, old := range f.before {
		if s.Complete && old.County == s.County && old.Principal == s.Principal && !made[old.Path] {
			f.tell("removed", old.Path)
		}
	}
}

// tell counts a file, and says what would become of it unless it is the same.
func (f *foretold) tell(kind, name string) {
	f.counts[kind]++
	words := map[string]string{"new": f.t("ny", "new"), "changed": f.t("ändrad", "changed"), "removed": f.t("borttagen", "removed")}
	switch word := words[kind]; {
	case word == "":
	case f.json:
		f.line(jsonChange{"change", kind, name})
	default:
		fmt.Fprintf(f.out, "%s\t%s\n", word, name)
	}
}
