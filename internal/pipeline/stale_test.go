package pipeline

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"malbild/internal/document"
)

// nora is a project where one principal has templates of its own, in Word and
// PowerPoint. Its Word template has a field that the texts of its documents have not.
func nora(t *testing.T) trialFiles {
	t.Helper()
	o := trialFiles{FS: project(), files: map[string][]byte{}}
	o.files["mallar/nora.dotx"] = wordTemplate(t, "telefon")
	var deck []byte
	for a := range prepare(t, Request{Principals: []string{"nora"}, Documents: []string{"slides"}}).Sets(t.Context()) {
		deck = a.Files.Artifacts[0].Data
	}
	o.files["mallar/nora.pptx"] = deck
	o = o.replaced(t, "orebro/bilaga.yaml", "    body:\n      - include: malbild.keywords",
		"    body:\n      - "+strings.Repeat("Storsamhällsgemenskapsutvecklingsarbetsförutsättningar ", 30)+"\n      - include: malbild.keywords")
	o = o.replaced(t, "layouts/bilaga-a4.yaml", "size: 11/16, ladder: [11/15.5, 11/15, 11/14.5]", "size: 20/26") // so large that words are parted
	return o.replaced(t, "orebro/principals/nora.yaml", "\nusual_name:", "\ntemplate: mallar/nora.dotx\npresentation_template: mallar/nora.pptx\nusual_name:")
}

// replaced is the project with some words in a source changed.
func (o trialFiles) replaced(t *testing.T, name, old, new string) trialFiles {
	t.Helper()
	full := path.Join(SourceFolder, name)
	if strings.HasPrefix(name, "layouts/") {
		full = name
	}
	b, err := fs.ReadFile(o, full)
	if err != nil || !bytes.Contains(b, []byte(old)) {
		t.Fatalf("%s does not hold «%s» (%v)", full, old, err)
	}
	return o.with(full, bytes.Replace(b, []byte(old), []byte(new), 1))
}

func (o trialFiles) with(full string, data []byte) trialFiles {
	files := map[string][]byte{full: data}
	for k, v := range o.files {
		if k != full {
			files[k] = v
		}
	}
	return trialFiles{FS: o.FS, files: files}
}

// wordTemplate is the program's own for an annex, with a field of the name in its header.
func wordTemplate(t *testing.T, field string) []byte {
	t.Helper()
	all, err := OwnTemplates()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(o OwnTemplate) bool { return o.Name == "bilaga.dotx" })
	return rezipped(t, all[i].Data, "word/header", "</w:hdr>",
		`<w:p><w:sdt><w:sdtPr><w:tag w:val="malbild:`+field+`"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p></w:hdr>`)
}

// rezipped is an Office file with some words changed in the parts whose names begin so.
func rezipped(t *testing.T, data []byte, parts, old, new string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, found := zip.NewWriter(&out), 0
	for _, f := range r.File {
		part, err := fs.ReadFile(r, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, parts) && strings.HasSuffix(f.Name, ".xml") {
			found += bytes.Count(part, []byte(old))
			part = bytes.ReplaceAll(part, []byte(old), []byte(new))
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		to.Write(part)
	}
	if err := w.Close(); err != nil || found == 0 {
		t.Fatalf("no part %s holds «%s» (%v)", parts, old, err)
	}
	return out.Bytes()
}

// keyed is what one document is remembered by, and the digests of its files.
type keyed struct{ key, files string }

func keyedOf(t *testing.T, req Request) map[string]keyed {
	t.Helper()
	out := map[string]keyed{}
	p := prepare(t, req)
	for _, c := range p.Copies {
		for _, j := range jobs(p, c) {
			k := keyed{key: j.key()}
			if err := j.run(); err != nil {
				t.Fatalf("%s: %v %s", j.name(), err, j.found.Error())
			}
			for _, a := range j.made {
				k.files += path.Base(a.Path) + " " + a.SHA256 + "\n"
			}
			out[j.name()] = k
		}
	}
	return out
}

// What a document is remembered by changes with all that its files depend on: one case
// for each part of the key, where nothing else of it changes. A document whose files stay
// the same is not made again, but where the case says why.
func TestNothingStaleIsRemembered(t *testing.T) {
	base := nora(t)
	usual := Request{FS: base, Principals: []string{"nora"}}
	before := map[string]map[string]keyed{}
	source := func(name, old, new string) func(Request) Request {
		return func(r Request) Request { r.FS = base.replaced(t, name, old, new); return r }
	}
	asked := func(documents ...string) Request {
		r := usual
		r.Documents = documents
		return r
	}
	archived := asked("bilaga")
	archived.Archive = "a3a"
	for _, c := range []struct {
		name string
		req  Request
		then func(Request) Request
		want string // whose files change
		more bool   // others are made again too: they might have changed
	}{
		{"a field that the template alone shows", asked("bilaga"), source("orebro/falt.yaml", "title: Telefon, kind: text, placeholder: telefon", "title: Telefon, kind: text, placeholder: nummer"), "bilaga", false},
		{"a word", usual, source("orebro/bilaga.yaml", "subtitle: Bilaga", "subtitle: Bilagan"), "bilaga protokollsutdrag protokollsutdrag-styrelse tjansteskrivelse tjansteskrivelse-fullmaktige", false},
		{"where a word may be broken", usual, source("orebro/avstavning.yaml", "sv:\n", "sv:\n  - storsamhällsgemenskaps-utvecklingsarbetsförutsättningar\n"), "bilaga", true},
		{"an ink", usual, source("orebro/brands/gemensam.yaml", "hub: night", "hub: teal"), "affisch bilaga broschyr presentation protokollsutdrag protokollsutdrag-styrelse tjansteskrivelse tjansteskrivelse-fullmaktige webb", false},
		{"the Word template", asked("bilaga"), func(r Request) Request {
			r.FS = base.with("mallar/nora.dotx", wordTemplate(t, "epost"))
			return r
		}, "bilaga", false},
		{"the presentation that slides are set in", asked("slides"), func(r Request) Request {
			r.FS = base.with("mallar/nora.pptx", rezipped(t, base.files["mallar/nora.pptx"], "ppt/theme/theme1", "9A4F00", "9A4F01"))
			return r
		}, "presentation", false},
		{"a source that only an archive with sources has", archived, source("orebro/bilaga.yaml", "\nsubtitle:", "\n# sedd\nsubtitle:"), "bilaga", false},
		{"the archive profile", asked("bilaga"), func(r Request) Request { r.Archive = "a1b"; return r }, "bilaga", false},
		{"the printing condition", asked("poster"), func(r Request) Request { r.Printer = "storformat"; return r }, "affisch", false},
		{"the layout", usual, source("layouts/bilaga-a4.yaml", "size: 20/26", "size: 20/27"), "bilaga tjansteskrivelse tjansteskrivelse-fullmaktige", true},
	} {
		id := strings.Join(c.req.Documents, ",") + c.req.Archive + c.req.Printer
		if before[id] == nil {
			before[id] = keyedOf(t, c.req)
		}
		was, is := before[id], keyedOf(t, c.then(c.req))
		var changed, again []string
		for name, k := range is {
			if k.files != was[name].files {
				changed = append(changed, path.Base(name))
				if k.key == was[name].key {
					t.Errorf("%s: %s is stale", c.name, name)
				}
			} else if k.key != was[name].key {
				again = append(again, path.Base(name))
			}
		}
		slices.Sort(changed)
		slices.Sort(again)
		if got := strings.Join(changed, " "); got != c.want {
			t.Errorf("%s: changes %s, want %s", c.name, got, c.want)
		}
		if len(again) > 0 && !c.more {
			t.Errorf("%s: %v are made again for nothing", c.name, again)
		}
	}
}

// Whose document it is, which it is, in which format, and which words of its county keep
// their capitals are parts of what it is remembered by, each alone.
func TestWhatADocumentIsRememberedByNamesIt(t *testing.T) {
	annex := func(capitals ...string) *job {
		p := prepare(t, Request{Principals: []string{"nora"}, Documents: []string{"annex"}})
		c := p.Copies[0]
		if len(capitals) > 0 {
			c.County.capitals = capitals
		}
		return jobs(p, c)[0]
	}
	key := annex().key()
	if again := annex().key(); key == "" || again != key {
		t.Fatalf("«%s», and of the same «%s»", key, again)
	}
	for name, change := range map[string]func(j *job){
		"its name":   func(j *job) { j.stem += "-2" },
		"which":      func(j *job) { j.product = document.OfficerReport },
		"its format": func(j *job) { j.format.Names = !j.format.Names },
	} {
		j := annex()
		if composed(j); j.key() != key {
			t.Fatalf("%s: another key before anything is changed", name)
		}
		if change(j); j.key() == key {
			t.Errorf("%s is no part of the key", name)
		}
	}
	if annex("Nora", "Bergslagen").key() == key {
		t.Error("the words with capitals are no part of the key")
	}
}
