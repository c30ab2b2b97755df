package cli

import (
	"os"
	"runtime"
	"strconv"
	"strings"
)

// language is the language of the surface: --lang, else the locale, else English.
// The arguments are searched before they are parsed, so that even a complaint
// about the arguments is in the right language.
func language(args []string, getenv func(string) string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return known(v)
		}
		if arg == "--lang" && i+1 < len(args) {
			return known(args[i+1])
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return known(v)
		}
	}
	return "en"
}

func known(locale string) string {
	tag, _, _ := strings.Cut(strings.ToLower(locale), ".")
	if tag == "sv" || strings.HasPrefix(tag, "sv_") || strings.HasPrefix(tag, "sv-") {
		return "sv"
	}
	return "en"
}

// decimal writes a number with the decimal sign of the language.
func (a *app) decimal(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'f', digits, 64)
	if a.lang == "sv" {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// count writes a number with its noun.
func (a *app) count(n int, svOne, svMany, enOne, enMany string) string {
	if n == 1 {
		return "1 " + a.t(svOne, enOne)
	}
	return strconv.Itoa(n) + " " + a.t(svMany, enMany)
}

// quote writes arguments as one would type them.
func quote(args []string) string {
	out := make([]string, len(args))
	for i, s := range args {
		out[i] = quoted(s, runtime.GOOS)
	}
	return strings.Join(out, " ")
}

// quoted puts a word in the quotation marks that the shells of a system mind. In those
// of Windows \ is a sign like others.
func quoted(s, system string) string {
	plain := s != "" && !strings.ContainsAny(s, " \t\n'\"$*?&|;<>()`,#~[]{}!")
	switch {
	case plain && (system == "windows" || !strings.Contains(s, `\`)):
		return s
	case system == "windows":
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// isTerminal reports whether w is a terminal (or another device that is not a file).
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// wantsColour decides about colour: the flag, else a terminal that has not said no.
func wantsColour(flag string, w any, getenv func(string) string) bool {
	switch flag {
	case "always":
		return true
	case "never":
		return false
	}
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && isTerminal(w)
}
