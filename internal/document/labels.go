package document

// Labels are the few words a writer adds beside the words of the document, in its
// language: chrome of a web page, fallbacks, «(forts.)». Empty: the writer's own,
// in Swedish.
type Labels struct {
	Skip      string // leads past the head of a web page
	Contents  string // heading of a list of contents that has none
	More      string // on a slide that goes on from the one before
	Languages string // names the links to other languages
	Rtl       bool   // the language is written from right to left
}

// Alternate is the same document in another language.
type Alternate struct {
	Language string // BCP 47
	Name     string // of the language in itself: «Suomi»
	File     string // beside this one
}
