package pipeline

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/verify"
)

// project is the repository's own sources.
func project() fs.FS { return os.DirFS("../..") }

func prepare(t testing.TB, req Request) *Plan {
	t.Helper()
	if req.FS == nil {
		req.FS = project()
	}
	p, found := Prepare(context.Background(), req)
	if p == nil {
		t.Fatal(found.Error())
	}
	return p
}

// build makes everything of a plan and fails on any error.
func build(t testing.TB, p *Plan) []Set {
	t.Helper()
	var out []Set
	for s := range p.Sets(context.Background()) {
		if s.Fault != nil {
			t.Fatalf("%v\n%s", s.Fault, s.Fault.Stack)
		}
		if s.Failed {
			t.Errorf("%s/%s: %s", s.Files.County, s.Files.Principal, s.Findings.Error())
		}
		out = append(out, s)
	}
	return out
}

func TestEveryPrincipalGetsItsDocuments(t *testing.T) {
	perFolder := map[string]int{}
	pages := 0
	for _, s := range build(t, prepare(t, Request{})) {
		for _, a := range s.Files.Artifacts {
			perFolder[s.Files.County+"/"+s.Files.Principal]++
			pages += a.Pages
			if len(a.Data) == 0 || len(a.Sources) == 0 || (a.Format == "pdf") != (a.Pages > 0) || len(a.SHA256) != 64 {
				t.Errorf("%s: %d bytes, %d pages, %d sources", a.Path, len(a.Data), a.Pages, len(a.Sources))
			}
		}
	}
	p := prepare(t, Request{})
	for _, c := range p.Copies {
		if f := c.County.Content.ID + "/" + c.Folder(); perFolder[f] != fileCount(p, c) {
			t.Errorf("%s: %d files, want %d", f, perFolder[f], fileCount(p, c))
		}
	}
	if len(perFolder) != 28+2+1 {
		t.Errorf("%d folders, want 28 principals, 2 joint ones and Norrbottens Kommuner: %v", len(perFolder), slices.Sorted(maps.Keys(perFolder)))
	}
}

// fileCount is how many files a copy has, by its chain and the formats of its products.
func fileCount(p *Plan, c Copy) int {
	n := 0
	for _, product := range c.Products {
		for _, j := range p.jobs(c, product) {
			n += len(j.formats())
		}
	}
	return n
}

// jobs are all documents of a copy.
func jobs(p *Plan, c Copy) []*job {
	var out []*job
	for _, product := range c.Products {
		out = append(out, p.jobs(c, product)...)
	}
	return out
}

// The promise of the house: what the tree says is what every file says, word by
// word and in the same order.
func TestWordsAreTheSameInEveryFormat(t *testing.T) {
	p := prepare(t, Request{})
	compared := 0
	readers := map[Format]func([]byte) ([]string, error){PDF: verify.PDFWords, DOCX: verify.DOCXWords, HTML: verify.HTMLWords, PPTX: verify.PPTXWords}
	for _, c := range p.Copies {
		for _, j := range jobs(p, c) {
			if err := j.run(); err != nil {
				collect(&j.found, err)
				t.Errorf("%s: %v %s", j.name(), err, j.found.Error())
				continue
			}
			want := document.Words(j.document)
			if len(want) < 20 {
				t.Errorf("%s: only %d words", j.name(), len(want))
			}
			for _, a := range j.made {
				if isPress(a.Path) {
					compared++
					samePaint(t, j.made, a)
					continue
				}
				got, err := readers[Format(a.Format)](a.Data)
				if err != nil {
					t.Errorf("%s: %v", a.Path, err)
					continue
				}
				compared++
				if i := firstDifference(got, want); i >= 0 {
					t.Errorf("%s: words differ at %d of %d: file «%s», tree «%s»", a.Path, i, len(want), around(got, i), around(want, i))
				}
			}
		}
	}
	all := 0
	for _, c := range p.Copies {
		all += fileCount(p, c)
	}
	if compared != all || all < 28*13 {
		t.Errorf("%d files compared, want all %d", compared, all)
	}
}

func firstDifference(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}

func around(words []string, i int) string {
	return strings.Join(words[max(0, min(i-3, len(words))):min(i+5, len(words))], " ")
}

func TestOneWorkerAndManyMakeTheSameBytes(t *testing.T) {
	sums := func(jobs int) (out []string) {
		for _, s := range build(t, prepare(t, Request{Jobs: jobs, Counties: []string{"norrbotten"}})) {
			for _, a := range s.Files.Artifacts {
				out = append(out, a.SHA256+" "+a.Path)
			}
		}
		return out
	}
	one, many := sums(1), sums(8)
	if !slices.Equal(one, many) {
		for i := range min(len(one), len(many)) {
			if one[i] != many[i] {
				t.Errorf("%s\n%s", one[i], many[i])
			}
		}
	}
}

// A copy does not depend on which others are built beside it.
func TestACopyAloneIsTheSameAsAmongOthers(t *testing.T) {
	alone := build(t, prepare(t, Request{Principals: []string{"pajala"}}))
	among := build(t, prepare(t, Request{Counties: []string{"norrbotten"}, Jobs: 2}))
	i := slices.IndexFunc(among, func(s Set) bool { return s.Files.Principal == "pajala" })
	for k, a := range alone[0].Files.Artifacts {
		if b := among[i].Files.Artifacts[k]; a.SHA256 != b.SHA256 {
			t.Errorf("%s differs", a.Path)
		}
	}
}

func TestWarningsStopOnlyWhenAsked(t *testing.T) {
	for s := range prepare(t, Request{Principals: []string{"kiruna"}, Documents: []string{"poster"}}).Sets(t.Context()) {
		if s.Failed || len(s.Findings) == 0 {
			t.Errorf("failed %v, findings %v", s.Failed, s.Findings)
		}
	}
	for s := range prepare(t, Request{Principals: []string{"kiruna"}, Documents: []string{"poster"}, Strict: true}).Sets(t.Context()) {
		if !s.Failed || len(s.Files.Artifacts) > 0 {
			t.Error("a warning did not stop with Strict")
		}
	}
}

func TestRequestsThatCannotBeMet(t *testing.T) {
	for name, c := range map[string]struct {
		req        Request
		code, cure string
	}{
		"no project":           {Request{FS: fstest.MapFS{}}, "MB601", "--project"},
		"unknown county":       {Request{Counties: []string{"norbotten"}}, "MB602", "«norrbotten»"},
		"unknown principal":    {Request{Principals: []string{"kirunna"}}, "MB603", "«kiruna»"},
		"in the other county":  {Request{Principals: []string{"kiruna"}, Counties: []string{"orebro"}}, "MB603", "askersund"},
		"unknown document":     {Request{Documents: []string{"afisch"}}, "MB604", "«affisch»"},
		"not made for it":      {Request{Principals: []string{"gemensamt"}, Documents: []string{"bilaga"}}, "MB605", "malbild list"},
		"a body that proposes": {Request{Principals: []string{"polsam"}}, "MB603", "choose one of"},
	} {
		if c.req.FS == nil {
			c.req.FS = project()
		}
		plan, found := Prepare(t.Context(), c.req)
		if plan != nil || len(found) != 1 || found[0].Code.ID != c.code || !Usage(found[0]) {
			t.Errorf("%s: %v", name, found)
			continue
		}
		if _, _, cure := found[0].Text("en"); !strings.Contains(cure, c.cure) {
			t.Errorf("%s: the cure «%s» lacks «%s»", name, cure, c.cure)
		}
	}
}

func TestPrincipalsAnswerToTheirNames(t *testing.T) {
	for _, name := range []string{"alvsbyn", "Älvsbyn", "älvsbyns kommun", "2560", "ALVSBYN"} {
		p := prepare(t, Request{Principals: []string{name}})
		if len(p.Copies) != 1 || p.Copies[0].Folder() != "alvsbyn" || !p.Copies[0].Complete {
			t.Errorf("%s: %v", name, p.Copies)
		}
	}
	p := prepare(t, Request{Principals: []string{"haparanda stad", "gemensamt"}, Counties: []string{"norrbotten"}, Documents: []string{"poster", "broschyr", "slides", "lattlast"}})
	if len(p.Copies) != 2 || !p.Copies[0].Complete || p.Copies[1].Complete {
		t.Errorf("%+v", p.Copies)
	}
}

func TestEveryStageCanBePrinted(t *testing.T) {
	for stage, word := range map[string]string{"source": "Kiruna", "edition": "Kiruna", "document": "Kiruna", "pages": "Kiruna", "tags": "H1"} {
		if !slices.Contains(Stages(), stage) {
			t.Error(stage)
		}
		p := prepare(t, Request{Principals: []string{"kiruna"}, Documents: []string{"bilaga"}})
		text, found, err := p.Show(stage)
		if err != nil || found.HasErrors() || len(text) < 500 || !strings.Contains(text, word) {
			t.Errorf("%s: %v %v, %d bytes", stage, err, found, len(text))
		}
		if again, _, _ := p.Show(stage); again != text {
			t.Errorf("%s prints differently the second time", stage)
		}
	}
	p := prepare(t, Request{Principals: []string{"kiruna"}, Documents: []string{"webb"}})
	if _, found, _ := p.Show("pages"); len(found) != 1 || found[0].Code.ID != "MB607" {
		t.Errorf("a web page has no pages: %v", found)
	}
}

func TestFaultIsCaughtAndNamed(t *testing.T) {
	p := prepare(t, Request{Principals: []string{"kiruna", "pajala"}, Documents: []string{"bilaga"}})
	broken := *p.Copies[0].County
	broken.Register = nil
	p.Copies[0].County = &broken
	var faults, good int
	for s := range p.Sets(t.Context()) {
		switch {
		case s.Fault != nil && s.Failed && s.Fault.Stage == "edition" && s.Fault.Document == "norrbotten/kiruna/bilaga":
			faults++
		case !s.Failed:
			good++
		}
	}
	if faults != 1 || good != 1 {
		t.Errorf("%d faults, %d good", faults, good)
	}
}

func TestDigestsNameWhatWasRead(t *testing.T) {
	p := prepare(t, Request{Counties: []string{"norrbotten"}})
	var names []string
	for _, d := range p.Project.Counties[0].Digests {
		names = append(names, d.Path)
	}
	for _, want := range []string{"sources/norrbotten/malbild.yaml", "sources/norrbotten/principals/kiruna.yaml", "sources/norrbotten/brands/gemensam.yaml"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is missing in %v", want, names)
		}
	}
	if !slices.IsSorted(names) {
		t.Error("digests are not sorted")
	}
}

func TestInOrderYieldsByIndexAndBoundsWhatWaits(t *testing.T) {
	var begun, most atomic.Int64
	next := 0
	for v := range inOrder(t.Context(), 500, 3, func(_ context.Context, i int) int {
		begun.Add(1)
		return i
	}) {
		if v != next {
			t.Fatalf("got %d, want %d", v, next)
		}
		next++
		if ahead := begun.Load() - int64(next); ahead > most.Load() {
			most.Store(ahead)
		}
	}
	if next != 500 || most.Load() > 7 { // two a worker, and the one in hand
		t.Errorf("%d yielded, %d ahead", next, most.Load())
	}
}

func TestInOrderStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range inOrder(ctx, 1000, 4, func(context.Context, int) int { return 0 }) {
		if n++; n == 5 {
			cancel()
		}
	}
	if n > 20 {
		t.Errorf("%d yielded after the context ended", n)
	}
	for range inOrder(t.Context(), 1000, 4, func(context.Context, int) int { return 0 }) {
		break // must not hang
	}
	for range inOrder(t.Context(), 0, 4, func(context.Context, int) int { return 0 }) {
		t.Error("nothing yields nothing")
	}
}

func TestExcerptsAreFilledIn(t *testing.T) {
	fsys := fstest.MapFS{"a.yaml": {Data: []byte("one\ntwo\n")}}
	c := &diag.Code{}
	l := Excerpts(fsys, diag.List{c.At(diag.Pos{File: "a.yaml", Line: 2, Col: 1}), c.At(diag.Pos{File: "gone.yaml", Line: 1, Col: 1}), c.At(diag.Pos{})})
	if l[0].Excerpt != "two" || l[1].Excerpt != "" || l[2].Excerpt != "" {
		t.Errorf("%q %q %q", l[0].Excerpt, l[1].Excerpt, l[2].Excerpt)
	}
}

func FuzzSmallSources(f *testing.F) {
	f.Add("county.yaml", "id: x\n")
	f.Add("malbild.yaml", "title: [")
	f.Add("principals/a.yaml", "id: gemensamt\n")
	f.Fuzz(func(t *testing.T, name, data string) {
		if !fs.ValidPath(name) {
			return
		}
		fsys := fstest.MapFS{"sources/x/malbild.yaml": {Data: []byte("id: x\n")}}
		fsys["sources/x/"+name] = &fstest.MapFile{Data: []byte(data)}
		plan, found := Prepare(t.Context(), Request{FS: fsys})
		if plan == nil && len(found) == 0 {
			t.Error("refused without a word")
		}
	})
}
