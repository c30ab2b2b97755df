package cli

import "strings"

// matching puts the files in place of an argument with a star or a question mark, as
// the shells of other systems have done before we are called; those of Windows do not.
// What matches nothing, flags, and what a flag takes, is left as it is.
func matching(args []string, glob func(string) ([]string, error)) []string {
	var out []string
	for i, arg := range args {
		if strings.HasPrefix(arg, "-") || !strings.ContainsAny(arg, "*?") || i > 0 && strings.HasPrefix(args[i-1], "-") {
			out = append(out, arg)
			continue
		}
		found, err := glob(arg)
		if err != nil || len(found) == 0 {
			found = []string{arg}
		}
		out = append(out, found...)
	}
	return out
}
