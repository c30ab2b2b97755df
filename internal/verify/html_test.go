package verify

import (
	"slices"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/html"
)

func TestHTMLWords(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"blocks part words":    {`<p>a</p><p>b</p><ul><li>c<li>d</ul>`, "a b c d"},
		"phrases do not":       {`<p>part<strong>ner</strong>skap<a href="#">en</a>.</p>`, "partnerskapen."},
		"lists of terms":       {`<dl><div><dt>Att</dt><dd>anta</dd></div></dl>`, "Att anta"},
		"cells":                {`<table><tr><th>a</th><td>b</td></tr></table>`, "a b"},
		"breaks":               {`<p>a<br>b väl&shy;befinnande 27&nbsp;maj</p>`, "a b välbefinnande 27 maj"},
		"chrome":               {`<a data-chrome href="#x">Hoppa</a><header data-chrome><p>Kommun</p></header><main><h1>Rubrik</h1></main><footer>Fot</footer>`, "Rubrik Fot"},
		"drawings and scripts": {`<title>Nej</title><style>p{}</style><script>x</script><svg><text>inuti</text></svg><p hidden>nej</p><template>nej</template><p>ja</p>`, "ja"},
		"empty":                {``, ""},
	} {
		got, err := HTMLWords([]byte(c.page))
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestHTMLWordsOfTheSpecimen(t *testing.T) {
	d := documenttest.Specimen()
	b, err := html.Write(d, html.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := HTMLWords(b)
	if err != nil {
		t.Fatal(err)
	}
	if want := document.Words(d); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func FuzzHTMLWords(f *testing.F) {
	f.Add([]byte(`<p>a<b>b</b><svg><desc><p>c</svg>d`))
	f.Add([]byte(`<table><tr><a><p></table><math><mi><template>`))
	f.Fuzz(func(t *testing.T, b []byte) { _, _ = HTMLWords(b) })
}
