package cli

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"malbild/internal/output"
	"malbild/internal/pipeline"
)

// shard reads --shard: «3/8».
func (a *app) shard(v string) (pipeline.Shard, error) {
	if v == "" {
		return pipeline.Shard{}, nil
	}
	first, second, ok := strings.Cut(v, "/")
	first, from0 := strings.CutSuffix(first, "+1") // of runners that count from 0 and cannot add
	i, err1 := strconv.Atoi(first)
	if from0 {
		i++
	}
	n, err2 := strconv.Atoi(second)
	if !ok || err1 != nil || err2 != nil || n < 1 || i < 1 || i > n {
		return pipeline.Shard{}, &usageError{text: a.t("«"+v+"» är ingen del", "«"+v+"» is no part"),
			cure: a.t("skriv delen och hur många de är: --shard 1/4 till 4/4", "write the part and how many there are: --shard 1/4 to 4/4")}
	}
	return pipeline.Shard{I: i, N: n}, nil
}

// manifest is «malbild manifest merge A B… --out DIR».
func (a *app) manifest() *cobra.Command {
	top := &cobra.Command{
		Use:     "manifest",
		Aliases: []string{"kvitto"},
		Short:   a.t("slår ihop kvitton från byggen i delar", "joins the receipts of builds in parts"),
		Args:    a.noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var out string
	merge := &cobra.Command{
		Use:     a.t("merge MAPP…", "merge DIR…"),
		Aliases: []string{"samla"},
		Short:   a.t("skriver ett manifest.json för allt som delarna har byggt", "writes one manifest.json for all that the parts have built"),
		Long: a.t("Kvittot är det som ett enda bygge av allt skulle ha skrivit. Filerna rörs inte.",
			"The manifest is the one that a single build of everything would have written. The files are not touched."),
		Example: "  malbild build --shard 1/2 --out del1\n  malbild build --shard 2/2 --out del2\n  malbild manifest merge del1 del2 --out out",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{text: a.t("säg vilka mappar delarna ligger i", "say which folders the parts are in"), cure: a.t("malbild kvitto samla del1 del2 --out out", "malbild manifest merge del1 del2 --out out")}
			}
			dir := a.output(out)
			n, err := output.Merge(args, dir)
			if err != nil {
				return err
			}
			a.say("%s: %s", filepath.ToSlash(filepath.Join(dir, "manifest.json")), a.count(n, "fil", "filer", "file", "files"))
			return nil
		},
	}
	merge.Flags().StringVar(&out, "out", "", a.t("mappen att skriva kvittot i, `MAPP`; annars out i projektet", "the folder to write the manifest in, `DIR`; else out in the project"))
	top.AddCommand(merge)
	return top
}
