package verify

import (
	"strings"
	"testing"
)

func TestHTMLTranscript(t *testing.T) {
	const page = `<!DOCTYPE html><html lang="sv"><head><title>Målbild</title><style>p{}</style></head><body>
<a href="#x" hidden>Hoppa</a><header><h1>God och nära vård</h1></header>
<main id="x"><section aria-label="Delar"><h2>Nära <em>mig</em></h2><p>En&shy;kelt. <a href="/y">Mer</a></p>
<ul><li>Ett</li><li><p>Två</p></li></ul><img alt="Blad" src="a.png"><svg role="img" aria-labelledby="t"><title id="t">Figur</title><text>nej</text></svg>
<p lang="en">Near</p><svg aria-hidden="true"><text>dolt</text></svg></section></main><script>alert(1)</script></body></html>`
	got, err := HTMLTranscript([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := `document «Målbild» [sv]
  banner
    heading 1 «God och nära vård»
  main
    region «Delar»
      heading 2 «Nära mig»
      paragraph «Enkelt. Mer»
        link «Mer»
      list 2
        item «Ett»
        item
          paragraph «Två»
      figure «Blad»
      figure «Figur»
      paragraph «Near» [en]`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if _, err := HTMLTranscript(make([]byte, maxHTML+1)); err == nil {
		t.Error("a page too large was read")
	}
	if _, err := HTMLTranscript([]byte(strings.Repeat("<div>", 400) + "<p>x")); err != nil {
		t.Error("a deep page:", err)
	}
	if _, err := HTMLTranscript([]byte(strings.Repeat("<div>", 5000))); err == nil {
		t.Error("a page of any depth was read")
	}
}
