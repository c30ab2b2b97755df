package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"pgregory.net/rapid"
)

// TestSeveralIsAStringSlice holds the flags that take several words to pflag's own.
func TestSeveralIsAStringSlice(t *testing.T) {
	value := rapid.StringOfN(rapid.RuneFrom([]rune{'a', 'å', ',', ',', '"', ' ', '\n', '\r', '='}), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		var args []string
		for _, v := range rapid.SliceOfN(value, 0, 4).Draw(t, "values") {
			args = append(args, "--word="+v)
		}
		var ours, theirs []string
		a, b := pflag.NewFlagSet("", pflag.ContinueOnError), pflag.NewFlagSet("", pflag.ContinueOnError)
		severalVar(a, &ours, "word", "w", "")
		b.StringSliceVarP(&theirs, "word", "w", nil, "")
		errA, errB := a.Parse(args), b.Parse(args)
		if (errA == nil) != (errB == nil) || errA == nil && !slices.Equal(ours, theirs) {
			t.Fatalf("%q: %q, %v; pflag: %q, %v", args, ours, errA, theirs, errB)
		}
		if a.Lookup("word").Value.Type() != b.Lookup("word").Value.Type() {
			t.Fatal("another type than pflag's")
		}
	})
}

// TestSeveralWithQuotes: a name with a comma in it can be written.
func TestSeveralWithQuotes(t *testing.T) {
	var got []string
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	severalVar(f, &got, "word", "w", "")
	if err := f.Parse(strings.Fields(`-w a,b --word "c,d",e`)); err != nil || !slices.Equal(got, []string{"a", "b", "c,d", "e"}) {
		t.Fatalf("%q, %v", got, err)
	}
}
