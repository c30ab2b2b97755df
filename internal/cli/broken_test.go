package cli

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

// brokenSources are slips of those who write sources: words of a file and what is written
// in their place, where that is told, and by which code.
var brokenSources = []struct{ what, file, old, with, place, code string }{
	{"a key is misspelt", "malbild.yaml", "heading: Vår", "hedding: Vår", "malbild.yaml:7:1", "MB120"},
	{"a key in the wrong language", "malbild.yaml", "closing: Mål", "avslutning: Mål", "malbild.yaml:46:1", "MB120"},
	{"a key twice", "malbild.yaml", "subject: God och nära vård", "subject: God och nära vård\nsubject: God vård", "malbild.yaml:9:1", "MB117"},
	{"a tab for spaces", "malbild.yaml", "  title: Ett gott liv", "\ttitle: Ett gott liv", "malbild.yaml:15:1", "MB106"},
	{"one space too many", "malbild.yaml", "  lead: Det här", "   lead: Det här", "malbild.yaml:17:4", "MB110"},
	{"a colon in a text", "malbild.yaml", "subject: God och nära vård", "subject: God och nära: vård", "malbild.yaml:8:22", "MB110"},
	{"a quotation mark without its other", "malbild.yaml", "subject: God och", "subject: \"God och", "malbild.yaml:8:10", "MB110"},
	{"a bracket without its other", "falt.yaml", "choices: [Utkast, Förslag, Antagen]}", "choices: [Utkast, Förslag, Antagen}", "falt.yaml:9:3", "MB110"},
	{"no space after a dash", "malbild.yaml", "  - Trygghet – del", "  -Trygghet – del", "malbild.yaml:11:3", "MB122"},
	{"no space after a colon", "malbild.yaml", "id: halland\n", "id:halland\n", "malbild.yaml:5:1", "MB110"},
	{"a text for a list", "malbild.yaml", "keywords:\n  - Trygghet", "keywords: Trygghet # ", "malbild.yaml:10:11", "MB122"},
	{"a list for a text", "malbild.yaml", "subject: God och nära vård", "subject: [God, vård]", "malbild.yaml:8:10", "MB122"},
	{"a group for a text", "malbild.yaml", "subject: God och nära vård", "subject:\n  sv: God vård", "malbild.yaml:9:3", "MB122"},
	{"nothing for a text", "malbild.yaml", "subject: God och nära vård", "subject:", "malbild.yaml:8:9", "MB116"},
	{"an anchor", "malbild.yaml", "subject: God", "subject: &amne God", "malbild.yaml:8:10", "MB114"},
	{"a merge", "malbild.yaml", "subject: God", "<<: *allt\nsubject: God", "malbild.yaml:8:1", "MB110"},
	{"a tag of a type", "malbild.yaml", "subject: God", "subject: !!str God", "malbild.yaml:8:10", "MB115"},
	{"a second document", "malbild.yaml", "# Den sista", "---\n# Den sista", "malbild.yaml:45:1", "MB111"},
	{"a placeholder that is not", "beslut.yaml", "text: anta {title}", "text: anta {titel}", "beslut.yaml:10:20", "MB204"},
	{"a placeholder cut off", "beslut.yaml", "text: anta {title}", "text: anta {title", "beslut.yaml:10:20", "MB202"},
	{"an unknown icon", "malbild.yaml", "icon: security", "icon: trygghet", "malbild.yaml:27:15", "MB221"},
	{"an id with a capital", "malbild.yaml", "id: tillsammans", "id: Tillsammans", "malbild.yaml:24:13", "MB125"},
	{"an id twice", "malbild.yaml", "id: nara\n", "id: tillsammans\n", "malbild.yaml:31:13", "MB210"},
	{"an unknown kind", "malbild.yaml", "kind: text\n        title: Nära", "kind: bild\n        title: Nära", "malbild.yaml:32:15", "MB124"},
	{"an unknown include", "webb.yaml", "malbild.closing", "malbild.slut", "webb.yaml:9:18", "MB211"},
	{"a field nobody knows", "bilaga.yaml", "{falt.instans}", "{falt.instansen}", "bilaga.yaml:8:13", "MB204"},
	{"a date of no month", "webb.yaml", "updated: 2026-11-21", "updated: 2026-13-21", "webb.yaml:4:10", "MB213"},
	{"a date the other way", "webb.yaml", "updated: 2026-11-21", "updated: 21/11 2026", "webb.yaml:4:10", "MB213"},
	{"a colour nobody has", "brands/gemensam.yaml", "hub: night", "hub: natt", "brands/gemensam.yaml:5:6", "MB281"},
	{"too few colours", "brands/gemensam.yaml", "parts: [teal, aubergine, amber, pine, heather, ice, moss, lingon]", "parts: []", "brands/gemensam.yaml:4:8", "MB123"},
	{"a principal without a file", "county.yaml", "  - kungsbacka", "  - kungsbacka\n  - varberg", "county.yaml:16:5", "MB271"},
	{"a principal twice", "county.yaml", "  - kungsbacka", "  - kungsbacka\n  - kungsbacka", "county.yaml:16:5", "MB210"},
	{"a county that is not", "county.yaml", `code: "13"`, `code: "99"`, "principals/kungsbacka.yaml:5:7", "MB275"},
	{"a code as a number", "principals/kungsbacka.yaml", `code: "1384"`, "code: 138", "principals/kungsbacka.yaml:5:7", "MB275"},
	{"an unknown role", "principals/kungsbacka.yaml", "role: decides", "role: beslutar", "principals/kungsbacka.yaml:14:54", "MB124"},
	{"nobody decides", "principals/kungsbacka.yaml", "role: decides", "role: proposes", "principals/kungsbacka.yaml:4:1", "MB274"},
	{"a language that is none", "principals/kungsbacka.yaml", "# languages:\n#   - {tag: fi, evidence: A}", "languages:\n  - {tag: finska, evidence: A}", "principals/kungsbacka.yaml:16:11", "MB277"},
	{"an address without https", "principals/kungsbacka.yaml", "# address: https://www", "address: www", "principals/kungsbacka.yaml:18:10", "MB242"},
	{"a kind in Swedish", "principals/kungsbacka.yaml", "kind: municipality", "kind: kommun", "principals/kungsbacka.yaml:6:7", "MB124"},
	{"a legal name without the name", "principals/kungsbacka.yaml", "legal_name: Kungsbacka kommun", "legal_name:", "principals/kungsbacka.yaml:8:12", "MB116"},
	{"another id than the file's", "principals/kungsbacka.yaml", "id: kungsbacka\n", "id: varberg\n", "principals/kungsbacka.yaml:4:5", "MB273"},
	{"a choice of none", "falt.yaml", "kind: choice, placeholder: Utkast / Förslag / Antagen, choices: [Utkast, Förslag, Antagen]", "kind: val, placeholder: x", "falt.yaml:9:41", "MB124"},
	{"a field twice", "falt.yaml", "{name: datum,", "{name: instans,", "falt.yaml:7:12", "MB210"},
	{"a resolution that is not", "tjansteskrivelse.yaml", "resolution: lokalt", "resolution: lokal", "tjansteskrivelse.yaml:4:13", "MB211"},
	{"an outcome that is not", "beslut.yaml", "outcome: noted", "outcome: noterad", "beslut.yaml:38:18", "MB124"},
	{"a motion that is not", "tjansteskrivelse.yaml", "motion: proposal", "motion: forslag", "tjansteskrivelse.yaml:15:17", "MB211"},
	{"a record that is not", "protokollsutdrag.yaml", "record: vote", "record: omrostning", "protokollsutdrag.yaml:46:17", "MB124"},
	{"a policy that is not", "county.yaml", "contact: free", "contact: fri", "county.yaml:12:18", "MB124"},
	{"an invisible sign", "malbild.yaml", "subject: God och", "subject: God\u200b och", "malbild.yaml:8:13", "MB107"},
	{"a control sign", "malbild.yaml", "subject: God och", "subject: God\x07 och", "malbild.yaml:8:13", "MB107"},
	{"a no-break space before a key", "malbild.yaml", "subject: God", "\u00a0subject: God", "malbild.yaml:8:1", "MB110"},
	{"one part alone", "malbild.yaml", "      - id: nara\n", "      - id: nara-\n", "malbild.yaml:31:13", "MB125"},
	{"sentences without a stop", "malbild.yaml", "med några meningar. Byt ut texten mot er egen.\n      - id: nara", "med några meningar\n      - id: nara", "malbild.yaml:30:57", "MB255"},
	{"a place in small letters", "malbild.yaml", "closing: Målbilden är gemensam för Kungsbacka", "closing: Målbilden är gemensam i halland för Kungsbacka", "malbild.yaml:46:34", "MB252"},
}

// checked is what «malbild check» says of the project with a slip, in a language.
func checked(t *testing.T, file, old, with, lang string) (string, int) {
	t.Helper()
	files := newProject(t)
	name := exampleCounty + file
	if !strings.Contains(files[name], old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	files[name] = strings.Replace(files[name], old, with, 1)
	dir := t.TempDir()
	write(t, dir, files)
	t.Chdir(dir)
	var out bytes.Buffer
	code := Main([]string{"check", "--lang", lang}, strings.NewReader(""), &out, &out)
	return out.String(), code
}

// The words of a surface that are never said in the other language, and those of a
// programmer, which are said in neither.
var (
	onlyEnglish = regexp.MustCompile(`(?i)\b(the|is|are|was|not|and|or|of|with|without|should|must|cannot|line|file|error|warning|unknown|found|expected|invalid|missing|why|cure|see also|did you mean|use one|write|remove|value|key|quotes|empty|while|did|could|at|this)\b`)
	onlySwedish = regexp.MustCompile(`(?i)\b(fel|varning|varför|åtgärd|och|eller|inte|är|ska|skriv|använd|ta bort|menade|raden|filen|värdet|saknas|finns|utan|med|som)\b`)
	programming = regexp.MustCompile(`(?i)%!|<nil>|\bnil\b|0x[0-9a-f]+|\bpanic|goroutine|unmarshal|runtime|strconv|yaml: (line|unmarshal)|\bEOF\b|\bint(64)?\b|\bstruct\b|interface|map\[|\berrno|no such file|\.go:\d`)
	quotedWords = regexp.MustCompile(`«[^»]*»|\[\^[^\]]*\]|https?://\S*|\[MB\d+\]|\S+/\S+\.yaml\S*|[a-z-]+\.yaml`)
	ownWords    = regexp.MustCompile(`\bwith include\b|\bmed include\b`)
)

// tongue tells which words of a finding are of the wrong language; lines of a source are
// not the program's words.
func tongue(said, lang string) []string {
	var wrong []string
	for _, l := range strings.Split(said, "\n") {
		if regexp.MustCompile(`^\s+\d+ \| `).MatchString(l) {
			continue
		}
		l = quotedWords.ReplaceAllString(ownWords.ReplaceAllString(l, ""), "«»")
		other := onlyEnglish
		if lang == "en" {
			other = onlySwedish
			wrong = append(wrong, regexp.MustCompile(`[åäöÅÄÖ]\S*`).FindAllString(strings.NewReplacer("målbild", "", "Målbild", "", "å, ä and ö", "", "Meänkieli", "").Replace(l), -1)...)
		}
		wrong = append(wrong, other.FindAllString(l, -1)...)
		wrong = append(wrong, programming.FindAllString(l, -1)...)
	}
	return wrong
}

// TestBrokenSourcesAreToldInOneLanguage breaks the sources of a project in the ways that
// people do, and holds that each is told at its place, by its code, with a cure, wholly in
// the language of the reader, and that «explain» knows the code.
func TestBrokenSourcesAreToldInOneLanguage(t *testing.T) {
	if len(brokenSources) < 40 {
		t.Fatal(len(brokenSources))
	}
	labels := map[string][3]string{"sv": {"fel", "varning", "  åtgärd: "}, "en": {"error", "warning", "  cure: "}}
	for _, b := range brokenSources {
		t.Run(b.what, func(t *testing.T) {
			said := map[string]string{}
			for _, lang := range []string{"sv", "en"} {
				t.Run(lang, func(t *testing.T) {
					out, code := checked(t, b.file, b.old, b.with, lang)
					said[lang] = out
					label := labels[lang]
					first := regexp.MustCompile(`(?m)^sources/halland/` + regexp.QuoteMeta(b.place) + `: (` + label[0] + `|` + label[1] + `): .* \[` + b.code + `\]$`).FindStringSubmatch(out)
					if first == nil {
						t.Fatalf("%s is not told at %s:\n%s", b.code, b.place, out)
					}
					if want := map[bool]int{true: 1}[first[1] == label[0]]; code != want {
						t.Errorf("exit code %d, want %d", code, want)
					}
					told := strings.Count(out, "[MB")
					if cures := strings.Count(out, "\n"+label[2]); cures != told {
						t.Errorf("%d findings, %d cures:\n%s", told, cures, out)
					}
					if wrong := tongue(out, lang); len(wrong) > 0 {
						t.Errorf("not said in %s: %q\n%s", lang, wrong, out)
					}
				})
			}
			if said["sv"] == said["en"] {
				t.Errorf("the same in both languages:\n%s", said["sv"])
			}
		})
	}
}

// TestCodesOfBrokenSourcesAreExplained: what a reader is told he can look up.
func TestCodesOfBrokenSourcesAreExplained(t *testing.T) {
	for _, b := range brokenSources {
		for _, lang := range []string{"sv", "en"} {
			var out bytes.Buffer
			if code := Main([]string{"explain", b.code, "--lang", lang}, strings.NewReader(""), &out, &out); code != 0 || !strings.Contains(out.String(), b.code) {
				t.Errorf("explain %s --lang %s: %d\n%s", b.code, lang, code, out.String())
			}
		}
	}
}
