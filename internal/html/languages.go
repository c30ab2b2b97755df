package html

// languages writes links to the same page in other languages, each in its own
// (WCAG 3.1.2): chrome, not words.
func (w *writer) languages() {
	if len(w.doc.Meta.Others) == 0 {
		return
	}
	label := w.doc.Meta.Labels.Languages
	if label == "" {
		label = "Språk"
	}
	w.raw("<nav class=\"languages\"")
	w.attr("aria-label", label)
	w.raw("><ul>")
	for _, o := range w.doc.Meta.Others {
		w.raw("<li><a")
		w.attr("href", o.File)
		w.attr("hreflang", o.Language)
		w.attr("lang", o.Language)
		w.raw(">")
		w.text(o.Name)
		w.raw("</a></li>")
	}
	w.raw("</ul></nav>")
}
