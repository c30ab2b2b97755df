package cli

import (
	"errors"
	"io"

	"malbild/internal/output"
)

// outlet is standard output. It remembers the first time that it could not be written to:
// tables and reports are printed line by line, and a list that ends early must not pass
// for a whole one.
type outlet struct {
	to   io.Writer
	lost error
}

// Write is part of io.Writer.
func (o *outlet) Write(b []byte) (int, error) {
	n, err := o.to.Write(b)
	if err != nil && o.lost == nil {
		o.lost = err
	}
	return n, err
}

// behind is what a writer leads to: a terminal is asked how wide it is.
func behind(w io.Writer) any {
	if o, ok := w.(*outlet); ok {
		return o.to
	}
	return w
}

// unwritten tells that standard output took not all that was said, and reports whether
// that is all there is to tell.
func (a *app) unwritten(err error) bool {
	o, ok := a.out.(*outlet)
	if !ok || o.lost == nil {
		return false
	}
	sv, en := output.Reason(o.lost)
	a.say("%s: %s", a.t("fel", "error"), a.t("allt kunde inte skrivas på standard ut: "+sv, "not all could be written to standard output: "+en))
	a.say("  %s: %s", a.t("varför", "why"), a.t("det som har skrivits kan vara avklippt", "what has been written may be cut off"))
	a.say("  %s: %s", a.t("åtgärd", "cure"), a.t("gör plats, eller led utskriften någon annanstans, och kör kommandot igen", "make room, or lead the output elsewhere, and run the command again"))
	return err == nil || errors.Is(err, o.lost)
}
