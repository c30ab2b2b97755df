package preview

import (
	"net/http"
	"slices"
	"strconv"

	"malbild/internal/diag"
	"malbild/internal/pipeline"
)

// kindsOfFile are the files that a document comes as, by media type.
var kindsOfFile = map[pipeline.Format]struct {
	media string
	say   diag.Phrase
}{
	pipeline.PDF:   {"application/pdf", diag.Phrase{SV: "PDF för skärm och egen skrivare", EN: "PDF for screens and your own printer"}},
	pipeline.Press: {"application/pdf", diag.Phrase{SV: "PDF för tryckeriet", EN: "PDF for the printer’s"}},
	pipeline.DOCX:  {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", diag.Phrase{SV: "Word-fil", EN: "Word file"}},
	pipeline.PPTX:  {"application/vnd.openxmlformats-officedocument.presentationml.presentation", diag.Phrase{SV: "PowerPoint-fil", EN: "PowerPoint file"}},
	pipeline.HTML:  {"text/html; charset=utf-8", diag.Phrase{SV: "Webbsida", EN: "Web page"}},
	pipeline.PNG:   {"image/png", diag.Phrase{SV: "Bild (PNG)", EN: "Picture (PNG)"}},
	pipeline.Alt:   {"text/plain; charset=utf-8", diag.Phrase{SV: "Bildens text (för alt)", EN: "The picture’s text (for alt)"}},
}

func kindOf(f pipeline.Format) diag.Phrase {
	if k, ok := kindsOfFile[f]; ok {
		return k.say
	}
	return diag.Phrase{SV: string(f), EN: string(f)}
}

// downloadName is the name of a file among the downloads of a person who fetches those
// of many: «kiruna-affisch.pdf». Ids are a–z, 0–9 and hyphens.
func downloadName(c choice, p *proof, f pipeline.Format) string {
	who := c.Principal
	if who == pipeline.Joint {
		who = c.County + "-" + who
	}
	return who + "-" + pipeline.FileName(p.Stem, f)
}

// download hands over a file that is made on the spot, in memory: the same bytes that
// a build writes.
func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chosenLocked(r)
	f := pipeline.Format(r.URL.Query().Get("x"))
	asked := c.Document
	d, p, _ := s.proof(&c)
	if p == nil && d.plan != nil || asked != c.Document || p != nil && !slices.Contains(p.Formats, f) && !p.Findings.HasErrors() {
		http.NotFound(w, r)
		return
	}
	var data []byte
	if p != nil {
		data = p.File(f)
	}
	if data == nil { // the page says why
		s.pages(c).write(w, "view.html", http.StatusConflict)
		return
	}
	h := w.Header()
	h.Set("Content-Type", kindsOfFile[f].media)
	h.Set("Content-Disposition", `attachment; filename="`+downloadName(c, p, f)+`"`)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	w.Write(data)
}

// framed is the policy of a document shown in a frame: it runs nothing and asks for
// nothing.
const framed = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"

// webPage is the document as a web page.
func (s *Server) webPage(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chosenLocked(r)
	_, p, _ := s.proof(&c)
	if p == nil || !slices.Contains(p.Formats, pipeline.HTML) {
		http.NotFound(w, r)
		return
	}
	data := p.File(pipeline.HTML)
	if data == nil {
		http.Error(w, "409", http.StatusConflict)
		return
	}
	w.Header().Set("Content-Security-Policy", framed)
	w.Header().Set("X-Frame-Options", "SAMEORIGIN")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(data)
}
