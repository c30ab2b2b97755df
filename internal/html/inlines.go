package html

import (
	"fmt"
	"net/url"
	"time"

	"malbild/internal/document"
)

func (w *writer) inlines(in []document.Inline) {
	for _, n := range in {
		w.inline(n)
	}
}

func (w *writer) inline(n document.Inline) {
	switch t := n.(type) {
	case *document.Text:
		w.text(t.Value)
	case *document.Strong:
		w.wrapped("strong", t.Text)
	case *document.Emphasis:
		w.wrapped("em", t.Text)
	case *document.Link:
		w.link(t)
	case *document.Abbreviation:
		w.raw("<abbr")
		w.attr("title", t.Expansion)
		w.raw(">")
		w.text(t.Short)
		w.raw("</abbr>")
	case *document.Foreign:
		w.raw("<span")
		w.attr("lang", t.Language)
		if w.doc.Meta.Labels.Rtl { // its signs stand where its own letters say
			w.attr("dir", "auto")
		}
		w.raw(">")
		w.inlines(t.Text)
		w.raw("</span>")
	case *document.Footnote: // read and shown in its place: a web page has no foot
		w.raw(" ")
		w.wrapped("small", t.Text)
		w.raw(" ")
	case *document.Break:
		if w.lines {
			w.raw("<br>")
			break
		}
		w.raw(" ") // the stylesheet balances titles; a screen knows its own width
	case *document.Field:
		w.field(t)
	}
}

func (w *writer) wrapped(tag string, in []document.Inline) {
	w.raw("<", tag, ">")
	w.inlines(in)
	w.raw("</", tag, ">")
}

// link writes a link. Only addresses that lead a reader somewhere are let
// through: a page, a mail address, a telephone number.
func (w *writer) link(l *document.Link) {
	u, err := url.Parse(l.Target)
	if err != nil {
		w.fail(fmt.Errorf("link «%s»: %w", l.Target, err))
		return
	}
	switch {
	case (u.Scheme == "https" || u.Scheme == "http") && u.Host != "":
	case (u.Scheme == "mailto" || u.Scheme == "tel") && u.Opaque != "":
	default:
		w.fail(fmt.Errorf("link «%s» is not an absolute https, http, mailto or tel address", l.Target))
		return
	}
	w.raw("<a")
	w.attr("href", u.String())
	w.raw(">")
	w.inlines(l.Text)
	w.raw("</a>")
}

// field writes a value, or the placeholder that stands for it. A known date is a
// <time>, so that machines read it too.
func (w *writer) field(f *document.Field) {
	if f.Value != "" {
		if _, err := time.Parse(time.DateOnly, f.Value); err == nil && f.Kind == document.FieldDate {
			w.raw("<time")
			w.attr("datetime", f.Value)
			w.raw(">")
			w.text(f.Value)
			w.raw("</time>")
			return
		}
		w.text(f.Value)
		return
	}
	w.raw("<span class=\"field\"")
	w.attr("data-field", f.Name)
	w.raw(">")
	w.text(f.Shown())
	w.raw("</span>")
}
