package cli

import (
	"context"

	"github.com/spf13/cobra"

	"malbild/internal/pipeline"
)

func (a *app) check() *cobra.Command {
	var c choice
	cmd := &cobra.Command{
		Use:     "check",
		Aliases: []string{"granska"},
		Short:   a.t("gör allt utom att skriva, och visar alla anmärkningar", "does everything but writing, and shows all findings"),
		Example: "  malbild check\n  malbild granska --principal kiruna --document affisch\n  malbild check --strict --json",
		Args:    a.noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.checking(cmd.Context(), c) },
	}
	c.register(a, cmd)
	cmd.Flags().BoolVar(&c.verbose, "verbose", false, a.t("visa varje varning för sig; annars samlas de som är lika", "show each warning by itself; else those alike are gathered"))
	return cmd
}

func (a *app) checking(ctx context.Context, c choice) error {
	req, err := a.request(c)
	if err != nil {
		return err
	}
	req.Ahead = true
	plan, req, found, err := a.prepareFor(ctx, c, req)
	if err != nil {
		return err
	}
	b := &building{app: a, choice: c, found: found, principals: map[string]bool{}}
	bar := a.progress(len(plan.Copies), c.json)
	n := 0
	for s := range plan.Sets(ctx) {
		b.found.Add(s.Findings...)
		if s.Fault != nil && b.fault == nil {
			b.fault = s.Fault
		}
		if s.Failed {
			b.failed = append(b.failed, s.Files.County+"/"+s.Files.Principal)
		} else {
			b.done(s, s.Files)
		}
		n++
		bar.step(n, s.Copy.Name())
	}
	bar.clear()
	if err := ctx.Err(); err != nil {
		return err
	}
	a.tell(c, pipeline.Excerpts(req.FS, b.found))
	if c.json {
		b.summary(bar)
	} else {
		a.say(a.t("%s i %s (%s)", "%s in %s (%s)"), a.tally(b.found), a.count(b.files, "fil", "filer", "file", "files"), bar.seconds())
	}
	return b.verdict()
}
