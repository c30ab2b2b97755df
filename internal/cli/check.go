package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"malbild/internal/pipeline"
)

func (a *app) check() *cobra.Command {
	var c choice
	cmd := &cobra.Command{
		Use:     "check",
		Aliases: []string{"granska"},
		Short:   a.t("gör allt utom att skriva, och visar alla fynd", "does everything but writing, and shows all findings"),
		Args:    a.noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.checking(cmd.Context(), c) },
	}
	c.register(a, cmd)
	return cmd
}

func (a *app) checking(ctx context.Context, c choice) error {
	plan, req, found, err := a.prepare(ctx, c)
	if err != nil {
		return err
	}
	bar := a.progress(len(plan.Copies), c.json)
	done, files := 0, 0
	var fault *pipeline.Fault
	for s := range plan.Sets(ctx) {
		found.Add(s.Findings...)
		files += len(s.Files.Artifacts)
		if s.Fault != nil && fault == nil {
			fault = s.Fault
		}
		done++
		bar.step(done, s.Copy.Name())
	}
	bar.clear()
	if err := ctx.Err(); err != nil {
		return err
	}
	a.tell(c, pipeline.Excerpts(req.FS, found))
	errs, warnings := split(found)
	if c.json {
		a.line(jsonSummary{Type: "summary", Files: files, Principals: len(plan.Copies), Failed: []string{}, Errors: len(grouped(errs, a.lang)),
			Warnings: len(grouped(warnings, a.lang)), Seconds: float64(time.Since(bar.start).Milliseconds()) / 1000})
	} else {
		a.say(a.t("%s i %s (%s)", "%s in %s (%s)"), a.tally(found), a.count(files, "fil", "filer", "file", "files"), bar.seconds())
	}
	switch {
	case fault != nil:
		return fault
	case len(errs) > 0 || c.strict && len(found) > 0:
		return &stopped{exitFindings}
	}
	return nil
}
