package cli

import (
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"malbild/internal/lazy"
	"malbild/internal/source"
)

// root makes the command tree.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:               "malbild",
		Short:             a.t("gör en gemensam målbild till färdiga handlingar för varje huvudman", "turns a shared target picture into finished documents for every principal"),
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.settle() },
		RunE: func(cmd *cobra.Command, args []string) error {
			if a.flags.version {
				return a.printVersion()
			}
			if len(args) > 0 {
				return a.unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	cobra.MousetrapHelpText = a.t(doubleClickSV, doubleClickEN) // Windows only
	cobra.MousetrapDisplayDuration = 30 * time.Second
	root.SetOut(a.out)
	root.SetErr(a.err)
	p := root.PersistentFlags()
	p.StringVar(&a.flags.project, "project", "", a.t("projektets mapp `MAPP`; annars den du står i", "the project's folder `DIR`; else the one you are in"))
	p.StringVar(&a.flags.lang, "lang", "", a.t("språk i meddelanden, `sv|en`; annars datorns", "language of messages, `sv|en`; else the computer's"))
	p.StringVar(&a.flags.colour, "color", "auto", a.t("färg i meddelanden, `auto|always|never`", "colour in messages, `auto|always|never`"))
	p.BoolP("help", "h", false, a.t("visa hjälp", "show help"))
	root.Flags().BoolVar(&a.flags.version, "version", false, a.t("visa version", "show version"))
	root.AddCommand(a.build(), a.check(), a.list(), a.show(), a.inspect(), a.versionCommand(), a.adopt(), a.verify(), a.pack())
	root.AddCommand(a.template(), a.record(), a.standing())
	root.AddCommand(a.diff(), a.importing())
	root.AddCommand(a.languages(), a.manifest())
	root.AddCommand(a.initialise(), a.add(), a.remove(), a.explain(), a.completion(), a.manual(), a.licenses(), a.schema())
	root.AddCommand(a.preview())
	root.SetHelpCommand(a.helpCommand(root))
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd) })
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return a.flagError(cmd, err) })
	return root
}

// What who double-clicks the program in Windows reads before the window closes.
const (
	doubleClickSV = "malbild styrs med kommandon. Öppna mappen i Utforskaren, skriv powershell i adressfältet, och sedan:\n\n  .\\malbild ny mitt\n\nMer: INSTALLERA.md bredvid programmet. Fönstret stängs om 30 sekunder.\n"
	doubleClickEN = "malbild is steered by commands. Open the folder in Explorer, type powershell in the address bar, and then:\n\n  .\\malbild init mine\n\nMore: INSTALL.md beside the program. This window closes in 30 seconds.\n"
)

// settle checks the flags of all commands.
func (a *app) settle() error {
	if !slices.Contains([]string{"", "sv", "en"}, a.flags.lang) {
		return a.badChoice("--lang", a.flags.lang, "sv", "en")
	}
	if !slices.Contains([]string{"auto", "always", "never"}, a.flags.colour) {
		return a.badChoice("--color", a.flags.colour, "auto", "always", "never")
	}
	a.colour = wantsColour(a.flags.colour, a.err, os.Getenv) && (a.flags.colour == "always" || showsColour(a.err))
	return nil
}

func (a *app) badChoice(flag, value string, choices ...string) error {
	e := &usageError{text: a.t("okänt värde «"+value+"» för "+flag, "unknown value «"+value+"» for "+flag)}
	e.cure = a.t("välj bland: ", "choose one of: ") + strings.Join(choices, ", ")
	return e
}

// likeCode is a word that is meant for the code of a message.
var likeCode = lazy.Pattern(`^(?i)\[?MB[0-9o]{2,4}\]?$`)

func (a *app) unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		names = append(append(names, c.Name()), c.Aliases...)
	}
	e := &usageError{text: a.t("okänt kommando «"+name+"»", "unknown command «"+name+"»")}
	if likeCode().MatchString(name) {
		e.text = a.t("okänt kommando eller kod «"+name+"»", "unknown command or code «"+name+"»")
		e.cure = a.t("se koderna med malbild förklara", "see the codes with malbild explain")
		return e
	}
	if near := source.Nearest(strings.ToLower(name), names); near != "" {
		e.cure = a.t("menade du «"+near+"»?", "did you mean «"+near+"»?")
	} else {
		e.cure = a.t("se kommandona med malbild hjalp", "see the commands with malbild help")
	}
	return e
}

// flagError says in the user's language what pflag says in English.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	var required *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	e := &usageError{cure: a.t("se flaggorna med ", "see the flags with ") + cmd.CommandPath() + " --help"}
	switch {
	case errors.As(err, &missing):
		name := dashed(missing.GetSpecifiedName(), missing.GetSpecifiedShortnames())
		e.text = a.t("okänd flagga «"+name+"»", "unknown flag «"+name+"»")
		if near := source.Nearest(missing.GetSpecifiedName(), flagNames(cmd)); near != "" {
			e.cure = a.t("menade du «--"+near+"»?", "did you mean «--"+near+"»?")
		}
	case errors.As(err, &required):
		name := dashed(required.GetSpecifiedName(), required.GetSpecifiedShortnames())
		e.text = a.t("flaggan «"+name+"» behöver ett värde", "flag «"+name+"» needs a value")
	case errors.As(err, &invalid):
		e.text = a.t("flaggan «--"+invalid.GetFlag().Name+"» kan inte vara «"+invalid.GetValue()+"»",
			"flag «--"+invalid.GetFlag().Name+"» cannot be «"+invalid.GetValue()+"»")
	case errors.As(err, &syntax):
		e.text = a.t("«"+syntax.GetSpecifiedFlag()+"» är ingen flagga", "«"+syntax.GetSpecifiedFlag()+"» is not a flag")
	default:
		e.text = a.reason(err)
	}
	return e
}

func dashed(name, shorthands string) string {
	if shorthands != "" {
		return "-" + name
	}
	return "--" + name
}

func flagNames(cmd *cobra.Command) []string {
	var out []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { out = append(out, f.Name) })
	return out
}

// noArguments refuses words after a command that takes flags only.
func (a *app) noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return &usageError{text: a.t("oväntat ord «"+args[0]+"»", "unexpected word «"+args[0]+"»"),
		cure: a.t("se hur kommandot skrivs med ", "see how the command is written with ") + cmd.CommandPath() + " --help"}
}
