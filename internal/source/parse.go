package source

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"malbild/internal/lazy"
)

// parse makes nodes of the file and refuses what the project does not use:
// several documents, anchors, tags, nulls, duplicate keys, deep nesting.
func (f *File) parse() *node {
	root := f.readQuick()
	if root == nil {
		read := f.parseWhole()
		if read == nil {
			return nil
		}
		root, f.whole = f.ofLibrary(read), true
	}
	if root.kind == scalarNode && root.tag == tagNull {
		f.report(codeEmptyFile.At(f.pos(1, 1)))
		return nil
	}
	f.lost = hashes(f.text)
	if !f.structure(root, "", 1) {
		return nil
	}
	return root
}

// readQuick reads the file in the quick way; nil where the library must.
func (f *File) readQuick() *node {
	if !f.usual && odd(f.text) {
		return nil
	}
	return readQuick(f.text)
}

// parseWhole reads all that YAML is, by the library.
func (f *File) parseWhole() *yaml.Node {
	dec := yaml.NewDecoder(bytes.NewReader(f.data))
	doc, err := decode(dec)
	switch {
	case err == io.EOF, err == nil && len(doc.Content) == 0:
		f.report(codeEmptyFile.At(f.pos(1, 1)))
		return nil
	case err != nil:
		f.syntax(err)
		return nil
	}
	if next, err := decode(dec); err == nil {
		f.report(codeDocuments.At(f.pos(max(next.Line, 1), max(next.Column, 1))))
	} else if err != io.EOF {
		f.syntax(err)
	}
	return doc.Content[0]
}

// decode keeps a fault in the library from ending the program: a panic on
// strange bytes becomes an error like any other.
func decode(dec *yaml.Decoder) (doc *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	doc = &yaml.Node{}
	return doc, dec.Decode(doc)
}

// structure reports what is refused anywhere in the tree. It is false when the
// tree must not be walked further.
func (f *File) structure(n *node, key string, depth int) bool {
	at := f.at(n)
	if depth > MaxDepth {
		f.report(codeDepth.At(at, MaxDepth))
		return false
	}
	if n.kind == aliasNode {
		f.report(codeAnchor.At(at))
		return false
	}
	if n.style&taggedStyle != 0 {
		f.report(codeTag.At(at, f.tags[n]))
	} else if f.whole && n.kind == scalarNode && strings.HasPrefix(f.after(at.Line, at.Col), "!") {
		f.report(codeTag.At(at, "!")) // «! text»: the library drops the sign and says nothing
	}
	switch n.kind {
	case scalarNode:
		f.scalar(n, key)
		return true
	case mappingNode:
		return f.pairs(n, depth)
	}
	ok := true
	for c := n.first; c != nil; c = c.next {
		ok = f.structure(c, key, depth+1) && ok
	}
	return ok
}

// scalar reports nulls, and invisible characters that escapes have let in.
func (f *File) scalar(n *node, key string) {
	if n.tag == tagNull {
		d := codeNull.At(f.at(n), key)
		if f.lost[int(n.line)] && f.behind(n) != "" {
			d = d.WithCure(hashInText)
		}
		f.report(d)
	} else if f.lost[int(n.line)] && n.style == 0 {
		if rest := f.behind(n); rest != "" {
			at := strings.Index(f.Line(int(n.line)), rest)
			f.report(codeComment.At(f.pos(int(n.line), 1+utf8.RuneCountInString(f.Line(int(n.line))[:at])), rest))
		}
	}
	if n.style&doubleStyle == 0 {
		return
	}
	for _, r := range n.value {
		if r < ' ' && r != '\n' || r == 0x7f || invisible(r) {
			f.control(int(n.line), int(n.col), r)
			return
		}
	}
}

// hashes are the lines where a «#» stands after a blank and before no blank: a word of a
// text, perhaps, that YAML reads as a comment. Nearly no file has one.
func hashes(text string) map[int]bool {
	var out map[int]bool
	for at, line := 0, 1; ; {
		i := strings.Index(text[at:], " #")
		if i < 0 {
			return out
		}
		line += strings.Count(text[at:at+i], "\n")
		at += i + 2
		if rest := text[at:]; rest != "" && strings.IndexByte(" \r\n#!-", rest[0]) < 0 {
			if out == nil {
				out = map[int]bool{}
			}
			out[line] = true
		}
	}
}

// behind is the comment behind a value that stands on one line; "" where there is none, or
// it is plainly meant as one.
func (f *File) behind(n *node) string {
	rest, ok := strings.CutPrefix(f.after(int(n.line), int(n.col)), n.value)
	if rest = strings.TrimSpace(rest); !ok || len(rest) < 2 || rest[0] != '#' || strings.IndexByte(" #!-", rest[1]) >= 0 {
		return ""
	}
	return rest
}

// misread reports keys that no one has written as such: what hard blanks and decimal commas
// make of a line. They are the root of all that would be said of the map.
func (f *File) misread(n, before, k *node) bool {
	if first, _ := utf8.DecodeRuneInString(k.value); first > utf8.RuneSelf && unicode.IsSpace(first) {
		f.report(codeSyntax.At(f.at(k), "raden är indragen med hårda mellanslag", "the line is indented with no-break spaces").WithCure(softIndent))
		return true
	}
	if n.style&flowStyle == 0 || before == nil || k.next.tag != tagNull || k.value == "" || !isDigit(k.value[0]) {
		return false
	}
	v := before.value
	if before.kind != scalarNode || v == "" || !isDigit(v[len(v)-1]) {
		return false
	}
	f.report(codeSyntax.At(f.at(before), "decimalkommat i «"+v+","+k.value+"» delar värdet i två", "the decimal comma in «"+v+","+k.value+"» cuts the value in two").WithCure(decimalPoint))
	return true
}

func (f *File) pairs(n *node, depth int) bool {
	ok := true
	var first map[string]int32
	if n.count > 2*fewKeys {
		first = make(map[string]int32, n.count/2)
	}
	var last *node // the value before
	for k := n.first; k != nil; last, k = k.next, k.next.next {
		switch {
		case k.kind == scalarNode && f.misread(n, last, k):
			ok = false
			continue
		case k.tag == tagMerge || k.kind == aliasNode:
			f.report(codeAnchor.At(f.at(k)))
			ok = false
			continue
		case k.kind != scalarNode || k.tag == tagNull:
			f.report(codeKeyKind.At(f.at(k)))
			ok = false
			continue
		}
		if line := before(n, k, first); line > 0 {
			f.report(codeDuplicateKey.At(f.at(k), k.value, int(line)))
		}
		ok = f.structure(k.next, k.value, depth+1) && ok
	}
	return ok
}

// fewKeys is how many keys are compared one by one; what is more is looked up.
const fewKeys = 16

// before is the line where a key of a map stood first, before k; 0 where it did not.
// Where first is given it is asked, and learns the key.
func before(n, k *node, first map[string]int32) int32 {
	if first != nil {
		line := first[k.value]
		if line == 0 {
			first[k.value] = k.line
		}
		return line
	}
	for c := n.first; c != k; c = c.next.next {
		if c.value == k.value && c.kind == scalarNode && c.tag != tagNull && c.tag != tagMerge {
			return c.line
		}
	}
	return 0
}

// The library's messages in the words of the reader. What is not in the table
// is told without the library's own text, which is English and names tokens.
var syntaxWords = []struct{ find, sv, en string }{
	{"mapping values are not allowed", "«: » står i en text utan citattecken", "«: » stands in a text without quotes"},
	{"cannot start any token", "ett värde kan inte börja med det tecknet", "a value cannot begin with that character"},
	{"could not find expected ':'", "kolon saknas efter en nyckel", "a colon is missing after a key"},
	{"did not find expected key", "indraget stämmer inte med raderna ovanför", "the indentation does not match the lines above"},
	{"did not find expected '-'", "indraget i listan stämmer inte", "the indentation of the list does not match"},
	{"expected ',' or ']'", "en lista inom [ ] är inte avslutad", "a list in [ ] is not closed"},
	{"expected ',' or '}'", "en grupp inom { } är inte avslutad", "a group in { } is not closed"},
	{"expected node content", "ett värde saknas, eller en [ eller { är inte avslutad", "a value is missing, or a [ or { is not closed"},
	{"block sequence entries are not allowed", "ett streck «-» står på fel plats", "a dash «-» is misplaced"},
	{"unexpected end of stream", "ett citattecken är inte avslutat", "a quotation mark is not closed"},
	{"unexpected document indicator", "ett citattecken är inte avslutat", "a quotation mark is not closed"},
	{"unknown anchor", "en text börjar med *; sätt den inom citattecken", "a text begins with *; put it in quotes"},
	{"alphabetic or numeric character", "en text börjar med * eller &; sätt den inom citattecken", "a text begins with * or &; put it in quotes"},
	{"unknown escape character", "en okänd kod efter «\\» inom citattecken", "an unknown code after «\\» in quotes"},
	{"did not find expected comment or line break", "efter «>» och «|» ska raden vara slut; texten börjar på nästa rad, eller sätts inom citattecken", "after «>» and «|» the line must end; the text begins on the next line, or is put in quotes"},
	{"mapping keys are not allowed", "en text börjar med «?»; sätt den inom citattecken", "a text begins with «?»; put it in quotes"},
	{"<document start>", "text står efter raden «...», som avslutar filen", "words stand after the line «...», which ends the file"},
	{"exceeded max depth", "alltför många [ eller { står i varandra", "far too many [ or { stand in each other"},
	{"undefined tag handle", "en text börjar med «!»; sätt den inom citattecken", "a text begins with «!»; put it in quotes"},
}

var errorLine = lazy.Pattern(`line (\d+)`)

// syntax turns the library's error into a finding.
func (f *File) syntax(err error) {
	msg := err.Error()
	sv, en := "formen stämmer inte", "the form is not right"
	for _, w := range syntaxWords {
		if strings.Contains(msg, w.find) {
			sv, en = w.sv, w.en
			break
		}
	}
	line := 1
	if m := errorLine().FindStringSubmatch(msg); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	lines := f.lines()
	line = f.broken(min(max(line, 1), len(lines)))
	if s := f.suspects(line); s != nil {
		f.report(codeSyntax.At(f.pos(s.line, s.col), s.what.SV, s.what.EN).WithCure(s.cure))
		return
	}
	switch before := f.glued(line); {
	case before > 0:
		line, sv, en = before, "efter kolon saknas ett mellanslag", "a blank is missing after the colon"
	case strings.Contains(msg, "could not find expected ':'") && gluedKey().MatchString(lines[line-1]):
		sv, en = "efter kolon saknas ett mellanslag", "a blank is missing after the colon"
	case strings.Contains(msg, "mapping values") && !colonInside(lines[line-1]):
		msg, sv, en = "", "indraget stämmer inte med raderna ovanför", "the indentation does not match the lines above"
	}
	f.report(codeSyntax.At(f.pos(line, column(lines[line-1], msg)), sv, en))
}

// colonInside reports whether a line has a colon and a blank in what is no key.
func colonInside(line string) bool {
	value := line[valueBegins().FindStringIndex(line)[1]:]
	return strings.Contains(value, ": ") || strings.HasSuffix(value, ":") && strings.Contains(value, " ")
}

// The search for the broken line reads the file again and again, so it is kept
// to files and distances of a size that people write.
const (
	searchBytes = 64 << 10
	searchLines = 100
)

// broken finds the line of a syntax error. The library tells where the construct
// around it begins; the error itself is in the line after the longest beginning
// of the file that can be read.
func (f *File) broken(told int) int {
	lines := f.lines()
	if len(f.data) <= searchBytes {
		for k := min(len(lines), told+searchLines); k > 0; k-- {
			start := strings.Join(lines[:k], "\n")
			if _, err := decode(yaml.NewDecoder(strings.NewReader(start))); err == nil || err == io.EOF {
				told = min(k+1, len(lines))
				break
			}
		}
	}
	for told > 1 && strings.TrimSpace(lines[told-1]) == "" {
		told--
	}
	return told
}

// gluedKey is a key whose value stands close to its colon, which makes both a text.
var gluedKey = lazy.Pattern(`^ *(- )?[a-z_]+:[^\s:/]`)

// glued is the line before the given one when its colon has no blank after it, else 0:
// the text that begins there goes on to the next line, which is then told as broken.
func (f *File) glued(line int) int {
	for line--; line > 0; line-- {
		text := f.Line(line)
		if trimmed := strings.TrimSpace(text); trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if gluedKey().MatchString(text) {
			return line
		}
		break
	}
	return 0
}

// valueBegins is a line up to its value.
var valueBegins = lazy.Pattern(`^ *(?:- +)*(?:[\w-]+: +)?`)

// ofValue are the messages of the library that are about where a value begins.
var ofValue = []string{"cannot start any token", "unexpected end of stream", "unexpected document indicator", "unknown anchor",
	"alphabetic or numeric character", "expected comment or line break", "mapping keys are not allowed", "undefined tag handle"}

// column points at the colon too many or where the value begins that the message is about,
// else at the first character of the line.
func column(text, msg string) int {
	at := len(text) - len(strings.TrimLeft(text, " "))
	if strings.Contains(msg, "mapping values") {
		if i := strings.LastIndex(text, ": "); i > 0 {
			at = i
		}
	}
	if slices.ContainsFunc(ofValue, func(s string) bool { return strings.Contains(msg, s) }) {
		if end := valueBegins().FindStringIndex(text); end[1] < len(text) {
			at = end[1]
		}
	}
	return 1 + utf8.RuneCountInString(text[:at])
}
