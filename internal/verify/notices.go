package verify

import (
	"fmt"
	"slices"
	"strings"

	"malbild/internal/diag"
)

// NoticeKind is what a file holds that is not read as words, or cannot be vouched for.
type NoticeKind string

// The kinds of notices.
const (
	Picture      NoticeKind = "picture"       // large enough to carry words
	FalseLetters NoticeKind = "false-letters" // that are drawn as others than the file says
	DrawnLetters NoticeKind = "drawn-letters" // drawn by the file itself and by no typeface (Type 3)
	Stencil      NoticeKind = "stencil"       // letters that something else is seen through (text rendering mode 7)
	Tiles        NoticeKind = "tiles"         // a pattern that fills letters, or has words in its tiles
	OutsideStyle NoticeKind = "outside-style" // from outside the page
	UnreadStyle  NoticeKind = "unread-style"  // that hides or writes, by a selector that is not understood
	Script       NoticeKind = "script"
	Frame        NoticeKind = "frame"   // another page in the page
	Overlay      NoticeKind = "overlay" // letters or a surface over adopted words
	Beside       NoticeKind = "beside"  // letters outside the slide or the page
	HiddenSlide  NoticeKind = "hidden-slide"
	OwnFont      NoticeKind = "own-font"     // a typeface that comes with the file and is not read
	Masked       NoticeKind = "masked"       // letters of a PDF seen through a mask, or mixed so that they may vanish
	UntriedFont  NoticeKind = "untried-font" // a typeface of a PDF whose letters could not be held against what they are said to be
	HeadText     NoticeKind = "head-text"    // a text box of a running head, which may stand anywhere
	Watermark    NoticeKind = "watermark"    // words behind the page
	Diagram      NoticeKind = "diagram"      // words in another part, which is not read
	Turned       NoticeKind = "turned"       // words that run from the right may stand in another order
	Moving       NoticeKind = "moving"       // slides that are not shown long enough, or words that an animation takes away
	Rewritten    NoticeKind = "rewritten"    // words that the program writes over with others when the file is opened
)

// Notice is something in a file that the reader of a verdict must know. While one stands
// that is a doubt, the file does not hold.
type Notice struct {
	Kind   NoticeKind `json:"kind"`
	Doubt  bool       `json:"doubt"`
	Page   int        `json:"page,omitempty"` // page or slide
	Width  int        `json:"width_mm,omitempty"`
	Height int        `json:"height_mm,omitempty"`
	What   string     `json:"what,omitempty"`
}

// doubts are the kinds that may hide or change adopted words.
var doubts = []NoticeKind{Stencil, Tiles, FalseLetters, DrawnLetters, UntriedFont, Masked, OutsideStyle, UnreadStyle, Script, Overlay, HeadText, Turned, Rewritten, OwnFont, Moving}

// The views of a page besides the usual one; «640px» is a screen so wide.
const (
	Phone = "phone"
	Paper = "paper"
	Dark  = "dark"
)

// maxNotices bounds what is told of one file.
const maxNotices = 100

// notices collects what is told of a file, each thing once.
type notices []Notice

func (l *notices) add(n Notice) {
	n.Doubt = slices.Contains(doubts, n.Kind)
	if r := []rune(n.What); len(r) > 80 {
		n.What = string(r[:80]) + "…"
	}
	if n.Kind != "" && len(*l) < maxNotices && !slices.Contains(*l, n) {
		*l = append(*l, n)
	}
}

// Text is a notice for people.
func (n Notice) Text(lang string) string {
	say := func(sv, en string) string { return diag.Phrase{SV: sv, EN: en}.In(lang) }
	var s string
	switch n.Kind {
	case Picture:
		if n.Width == 0 || n.Height == 0 {
			s = say("en bild kan bära ord som inte läses: ", "a picture may carry words that are not read: ") + n.What
			break
		}
		s = fmt.Sprintf(say("en bild på %d × %d mm kan bära ord som inte läses", "a picture of %d × %d mm may carry words that are not read"), n.Width, n.Height)
	case FalseLetters:
		s = say("bokstäver ritas som andra än filen säger att de är: ", "letters are drawn as others than the file says they are: ") + n.What
	case DrawnLetters:
		s = say("bokstäverna ritas av filen själv och inte av ett typsnitt (Type 3); begär en fil med typsnitt", "the letters are drawn by the file itself and by no typeface (Type 3); ask for a file with typefaces")
	case UntriedFont:
		s = fmt.Sprintf(say("typsnittet «%s» går inte att pröva, så det kan rita andra bokstäver än filen säger; begär en fil med andra typsnitt", "the typeface «%s» cannot be tried, so it may draw other letters than the file says; ask for a file with other typefaces"), n.What)
	case Masked:
		s = say("bokstäver visas genom en mask, eller blandas med det som ligger under så att de kan försvinna; begär en fil med vanlig text", "letters are seen through a mask, or mixed with what lies below so that they may vanish; ask for a file with ordinary text")
	case Stencil:
		s = say("bokstäver används som schablon för det som målas efter dem och räknas inte; begär en fil med vanlig text", "letters are a stencil for what is painted after them, and do not count; ask for a file with ordinary text")
	case Tiles:
		s = say("ett mönster fyller bokstäver eller bär ord som inte läses; begär en fil med vanlig text", "a pattern fills letters or carries words that are not read; ask for a file with ordinary text")
	case OutsideStyle:
		s = say("en stilmall utanför sidan kan dölja eller byta ord: ", "a style sheet outside the page may hide or replace words: ") + n.What + say("; skriv ut sidan som PDF i webbläsaren och pröva den", "; print the page as a PDF in the browser and verify that")
	case UnreadStyle:
		s = say("en stil som inte kan prövas kan dölja eller skriva ord: ", "a style that cannot be tried may hide or write words: ") + n.What + say("; skriv ut sidan som PDF i webbläsaren och pröva den", "; print the page as a PDF in the browser and verify that")
	case Script:
		s = say("ett skript kan byta ord när sidan visas: ", "a script may replace words when the page is shown: ") + n.What + say("; skriv ut sidan som PDF i webbläsaren och pröva den", "; print the page as a PDF in the browser and verify that")
	case Frame:
		s = say("en annan sida visas i sidan och läses inte: ", "another page is shown in the page and not read: ") + n.What
	case Overlay:
		s = say("något ligger över antagna ord: ", "something lies over adopted words: ") + n.What
	case Beside:
		s = say("text utanför sidan räknas inte: ", "text outside the page does not count: ") + n.What
	case HiddenSlide:
		s = say("bilden är dold och räknas inte", "the slide is hidden and does not count")
	case OwnFont:
		s = say("ett typsnitt följer med filen och prövas inte: ", "a typeface comes with the file and is not tried: ") + n.What
	case Watermark:
		s = say("en vattenstämpel ligger bakom sidans ord: ", "a watermark lies behind the words of the page: ") + n.What
	case Diagram:
		s = say("ett diagram eller inbäddat objekt läses inte: ", "a diagram or an embedded object is not read: ") + n.What
	case Turned:
		s = say("ord löper från höger och kan stå i en annan ordning än de är skrivna: ", "words run from the right and may stand in another order than they are written: ") + n.What
	case Moving:
		s = say("en animering, en övergång eller ett eget bildspel kan ta bort eller ändra ord: ", "an animation, a transition or a show of its own may take words away or change them: ") + n.What
	case Rewritten:
		s = say("ord som skrivs över med andra när filen öppnas: ", "words that are written over with others when the file is opened: ") + n.What
	case HeadText:
		s = say("en textruta i sidhuvudet kan ligga över sidans ord: ", "a text box in the header may lie over the words of the page: ") + n.What
	}
	if n.Page > 0 {
		s = fmt.Sprintf(say("sida %d: ", "page %d: "), n.Page) + s
	}
	return s
}

// quoted are letters for a notice: what is said, and what is drawn.
func quoted(said, drawn string) string {
	if strings.TrimSpace(said) == "" {
		said = " "
	}
	return "«" + said + "» → «" + drawn + "»"
}
