package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"malbild/internal/output"
	"malbild/internal/starter"
)

// asksAgain is how often a question is asked again.
const asksAgain = 5

// talk is a conversation on a terminal: one line an answer.
type talk struct {
	app   *app
	ctx   context.Context
	lines chan string // closed where the answers end
}

// errSilent says that the answers ended before the questions.
var errSilent = errors.New("no answer")

// listen reads answers beside the program, so that Ctrl-C is heard in between.
func (a *app) listen(ctx context.Context, in io.Reader) *talk {
	t := &talk{app: a, ctx: ctx, lines: make(chan string)}
	go func() {
		defer close(t.lines)
		for s := bufio.NewScanner(in); s.Scan(); {
			select {
			case t.lines <- strings.TrimSpace(s.Text()):
			case <-ctx.Done():
				return
			}
		}
	}()
	return t
}

// question asks and waits.
func (t *talk) question(sv, en string) (string, error) {
	fmt.Fprintf(t.app.err, "\n%s\n> ", t.app.t(sv, en))
	select {
	case <-t.ctx.Done():
		fmt.Fprintln(t.app.err)
		return "", context.Canceled
	case answer, ok := <-t.lines:
		if !ok {
			fmt.Fprintln(t.app.err)
			return "", errSilent
		}
		return answer, nil
	}
}

// ask asks for what was not said: whose project, languages, folder.
func (a *app) ask(ctx context.Context, dir *string, d *beginning) (starter.County, error) {
	a.say("%s", a.t("Nytt projekt för en gemensam målbild. Ctrl-C avbryter; inget skrivs förrän allt är besvarat.", "A new project for a shared målbild. Ctrl-C ends; nothing is written before all is answered."))
	t := a.listen(ctx, a.in)
	c, err := t.whose()
	if err == nil && len(d.languages) == 0 {
		d.languages, err = t.languages()
	}
	if err == nil && *dir == "" {
		*dir, err = t.folder(c)
	}
	switch {
	case errors.Is(err, errSilent):
		return c, &usageError{text: a.t("inget svar; inget har skrivits", "no answer; nothing was written"), cure: a.self() + " " + a.t("ny", "init") + " malbild-pitea --principal Piteå"}
	case err != nil:
		return c, err
	}
	a.say("")
	return c, nil
}

// whose asks for municipality, region or county until it is known. Of a name that is
// almost one, an empty answer takes the one that is offered.
func (t *talk) whose() (starter.County, error) {
	sv := "Vilken kommun eller region? Flera går bra, med komma emellan; ett läns namn betyder alla i länet."
	en := "Which municipality or region? Several with commas between; a county's name means all of the county."
	offer := ""
	for range asksAgain {
		answer, err := t.question(sv, en)
		if err != nil {
			return starter.County{}, err
		}
		switch {
		case answer == "" || offer != "" && yes(answer):
			answer = offer
		case offer != "" && no(answer):
			answer = ""
		}
		names := listed(answer)
		if len(names) == 0 {
			sv, en, offer = "Vilken kommun eller region?", "Which municipality or region?", ""
			continue
		}
		c, err := starter.Locate(names)
		if err == nil {
			t.app.say("  %s", t.app.who(c))
			return c, nil
		}
		var usage *usageError
		if !errors.As(t.app.unknownName(err), &usage) {
			return c, err
		}
		t.app.say("  %s", usage.text)
		sv, en, offer = again(names, err)
	}
	return starter.County{}, errSilent
}

// yes and no are how people write them, in either language whatever that of the question.
func yes(answer string) bool {
	return slices.Contains([]string{"ja", "j", "japp", "yes", "y", "ok"}, strings.ToLower(answer))
}

func no(answer string) bool {
	return slices.Contains([]string{"nej", "n", "nix", "no", "inga", "inget", "inte nu", "none", "not now"}, strings.ToLower(answer))
}

// again is the next question after one that was not understood, and what an empty
// answer to it means.
func again(names []string, err error) (sv, en, offer string) {
	var u *starter.UnknownError
	if !errors.As(err, &u) || u.Near == "" {
		return "Vilken kommun eller region?", "Which municipality or region?", ""
	}
	for i, n := range names {
		if n == u.Name {
			names[i] = u.Near
		}
	}
	return "Menade du " + u.Near + "? Tryck Retur för ja, eller skriv ett annat namn.", "Did you mean " + u.Near + "? Press Enter for yes, or write another name.", strings.Join(names, ",")
}

// who names the principals, or counts them.
func (a *app) who(c starter.County) string {
	if len(c.Principals) > 4 {
		return a.count(len(c.Principals), "huvudman", "huvudmän", "principal", "principals") + ", " + c.Name
	}
	var names []string
	for _, p := range c.Principals {
		names = append(names, p.Usual)
	}
	return strings.Join(names, ", ") + ", " + c.Name
}

// languages asks which translations to begin.
func (t *talk) languages() ([]string, error) {
	for range asksAgain {
		answer, err := t.question("Ska något översättas? Skriv språken, till exempel engelska, finska. Retur: nej, inte nu.", "Is anything to be translated? Write the languages, English, Finnish for instance. Enter: no, not now.")
		if err != nil {
			return nil, err
		}
		if no(answer) {
			return nil, nil
		}
		if yes(answer) { // «ja» is Japanese to the standard, and yes to whoever is asked here
			t.app.say("  %s", t.app.t("vilka? Skriv deras namn", "which? Write their names"))
			continue
		}
		names := listed(answer)
		_, err = t.app.tags(names)
		var usage *usageError
		if !errors.As(err, &usage) {
			return names, err
		}
		t.app.say("  %s", usage.text)
	}
	return nil, errSilent
}

// folder asks where the project is to be.
func (t *talk) folder(c starter.County) (string, error) {
	offer := folderFor(c)
	for n := 2; output.Vacant(offer) != nil; n++ {
		offer = fmt.Sprintf("%s-%d", folderFor(c), n)
	}
	for range asksAgain {
		answer, err := t.question("I vilken mapp? Retur: "+offer+", här.", "In which folder? Enter: "+offer+", here.")
		if err != nil {
			return "", err
		}
		if answer = strings.Trim(answer, `"'`); answer == "" || yes(answer) { // quoted as shells want names with blanks
			answer = offer
		}
		if output.Vacant(answer) == nil {
			return answer, nil
		}
		t.app.say("  %s", t.app.t("mappen «"+answer+"» är inte tom", "the folder «"+answer+"» is not empty"))
	}
	return "", errSilent
}

// listed splits an answer at commas, and at «och» and «and».
func listed(answer string) []string {
	var out []string
	for _, n := range strings.Split(strings.NewReplacer(" och ", ",", " and ", ",", ";", ",").Replace(answer), ",") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}
