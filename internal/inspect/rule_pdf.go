package inspect

import "malbild/internal/diag"

var cureTag = diag.Phrase{SV: "slå på taggning («dokumentstrukturtaggar») när filen exporteras", EN: "turn on tagging («document structure tags») when the file is exported"}
var cureField = diag.Phrase{SV: "fyll i fältet i originalets egenskaper och exportera igen", EN: "fill in the field in the original's properties and export again"}

// The document as a whole.
var (
	ruleMarked     = &Rule{ID: "doc-tagged", Group: Accessibility, Clause: "PDF/UA-1 6.2, PDF/A-2 6.7.2.2", own: "ua1:6.2-1 2a:6.7.2.2-1", What: say("filen säger inte att den är taggad", "the file does not say that it is tagged"), Why: &whyReader, Cure: &cureTag}
	ruleTree       = &Rule{ID: "doc-tree", Group: Accessibility, Clause: "PDF/UA-1 7.1, PDF/A-2 6.7.3.3", own: "ua1:7.1-11 ua1:7.1-3 2a:6.7.3.3-1", What: say("filen har inget strukturträd: den är otaggad", "the file has no structure tree: it is untagged"), Why: &whyReader, Cure: &cureTag}
	ruleSuspects   = &Rule{ID: "doc-suspects", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-4", What: say("filen säger själv att taggarna är osäkra (Suspects)", "the file itself says that its tags are suspect"), Why: &whyReader, Cure: because("granska taggarna och ta bort märket", "review the tags and remove the mark")}
	ruleLang       = &Rule{ID: "doc-lang", Group: Accessibility, Clause: "PDF/UA-1 7.2", own: "ua1:7.2-2 ua1:7.2-21 ua1:7.2-22 ua1:7.2-23 ua1:7.2-24 ua1:7.2-25 ua1:7.2-30 ua1:7.2-31 ua1:7.2-32 ua1:7.2-33 ua1:7.2-34", What: say("dokumentets språk är inte angivet", "the document's language is not stated"), Why: &whyReader, Cure: because("ange språket, för svenska sv-SE", "state the language, for Swedish sv-SE")}
	ruleLangTag    = &Rule{ID: "doc-lang-tag", Group: Accessibility, Clause: "PDF/UA-1 7.2, PDF/A-2 6.7.4", own: "ua1:7.2-29 2a:6.7.4-1", What: say("«%s» är ingen språkkod", "«%s» is not a language tag"), Why: &whyReader, Cure: because("skriv koden som sv-SE, se-SE, fi-FI eller ar", "write the tag as sv-SE, se-SE, fi-FI or ar")}
	ruleTitle      = &Rule{ID: "doc-title", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-9", What: say("dokumentet har ingen titel i metadata (dc:title)", "the document has no title in its metadata (dc:title)"), Why: &whyFind, Cure: &cureField}
	ruleShowTitle  = &Rule{ID: "doc-show-title", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-10", What: say("fönstret visar filnamnet och inte titeln (DisplayDocTitle)", "the window shows the file name and not the title (DisplayDocTitle)"), Why: &whyFind, Cure: because("välj att titeln visas i fönstrets namnlist", "choose that the title is shown in the window's bar")}
	ruleMetadata   = &Rule{ID: "doc-metadata", Group: Accessibility, Clause: "PDF/UA-1 7.1, PDF/A-2 6.6.2.1", own: "ua1:7.1-8 2a:6.6.2.1-1", What: say("filen har inga metadata (XMP)", "the file has no metadata (XMP)"), Why: &whyFind, Cure: because("exportera som PDF/UA eller PDF/A", "export as PDF/UA or PDF/A")}
	ruleUA         = &Rule{ID: "doc-ua", Group: Accessibility, Clause: "PDF/UA-1 5", own: "ua1:5-1 ua1:5-2 ua1:5-3 ua1:5-4 ua1:5-5", What: say("metadata säger inte att filen följer PDF/UA", "the metadata do not say that the file follows PDF/UA"), Why: &whyFind, Cure: because("exportera som PDF/UA", "export as PDF/UA")}
	ruleA          = &Rule{ID: "doc-a", Group: Archive, Clause: "PDF/A-2 6.6.4", own: "2a:6.6.4-1 2a:6.6.4-2 2a:6.6.4-3 2a:6.6.4-4 2a:6.6.4-5 2a:6.6.4-6 2a:6.6.4-7", What: say("metadata säger inte att filen följer PDF/A, med tillgänglig text (nivå A)", "the metadata do not say that the file follows PDF/A with accessible text (level A)"), Why: &whyArchive, Cure: because("exportera som PDF/A-2a", "export as PDF/A-2a")}
	ruleXMP        = &Rule{ID: "doc-xmp", Group: Archive, Clause: "PDF/A-2 6.6.2.1", own: "2a:6.6.2.1-1 2a:6.6.2.1-2 2a:6.6.2.1-3 2a:6.6.2.1-4 2a:6.6.2.1-5", What: say("metadata (XMP) är inte riktig XML: %s", "the metadata (XMP) are not proper XML: %s"), Why: &whyArchive, Cure: &cureRemake}
	ruleExtension  = &Rule{ID: "doc-extension", Group: Archive, Clause: "PDF/A-2 6.6.2.3.1", own: "2a:6.6.2.3.1-1 2a:6.6.2.3.1-2 1b:6.7.9-3", What: say("metadata använder fält som inte är beskrivna: %s", "the metadata use fields that are not described: %s"), Why: &whyArchive, Cure: because("ta med beskrivningen (extension schema) eller ta bort fältet", "include the description (extension schema) or remove the field")}
	ruleInfo       = &Rule{ID: "doc-info", Group: Archive, Clause: "ISO 32000-1 14.3.3", What: say("%[1]s är «%[2]s» i filens info men «%[3]s» i dess metadata", "%[1]s is «%[2]s» in the file's info but «%[3]s» in its metadata"), Why: &whyFind, Cure: because("gör om filen så att båda kommer från samma källa", "make the file anew so that both come from one source")}
	rulePerson     = &Rule{ID: "doc-person", Group: Accessibility, Severity: advice, What: say("metadata tycks nämna en person: «%s»", "the metadata seem to name a person: «%s»"), Why: because("namnet följer med filen vart den än publiceras", "the name follows the file wherever it is published"), Cure: because("skriv organisationens namn, eller inget", "write the organisation's name, or nothing")}
	ruleAttachment = &Rule{ID: "doc-attachment", Group: Archive, Clause: "PDF/A-2 6.8", own: "2a:6.8-5", What: say("filen har en bilaga inbäddad: %s", "the file has an attachment inside: %s"), Why: &whyArchive, Cure: because("ta bort bilagan, eller arkivera som PDF/A-3", "remove the attachment, or archive as PDF/A-3")}
	ruleFileName   = &Rule{ID: "doc-attachment-name", Group: Accessibility, Clause: "PDF/UA-1 7.11, PDF/A-2 6.8", own: "ua1:7.11-1 2a:6.8-2", What: say("bilagan «%s» saknar namn för alla läsare (F och UF)", "the attachment «%s» lacks a name for all readers (F and UF)"), Why: &whyFind, Cure: &cureRemake}
	ruleAction     = &Rule{ID: "doc-action", Group: Archive, Clause: "PDF/A-2 6.5", own: "2a:6.5.1-1 2a:6.5.1-2 2a:6.5.2-1 2a:6.5.2-2 2a:6.4.1-1 2a:6.4.1-2", What: say("filen kan köra något av sig själv: %s", "the file can run something by itself: %s"), Why: because("program i handlingar är en säkerhetsrisk och fungerar inte i arkiv", "programs in documents are a risk and do not work in archives"), Cure: because("ta bort skript och åtgärder", "remove scripts and actions")}
	ruleForm       = &Rule{ID: "doc-form", Group: Archive, Clause: "PDF/A-2 6.4, PDF/UA-1 7.15", own: "2a:6.4.1-3 2a:6.4.2-1 2a:6.4.2-2 ua1:7.15-1", What: say("formuläret är av ett slag som läsare ritar om (XFA eller NeedAppearances)", "the form is of a kind that readers redraw (XFA or NeedAppearances)"), Why: &whyArchive, Cure: because("spara som vanligt PDF-formulär", "save it as an ordinary PDF form")}
	ruleLayers     = &Rule{ID: "doc-layers", Group: Archive, Clause: "PDF/A-2 6.9, PDF/UA-1 7.10", own: "2a:6.9-1 2a:6.9-2 2a:6.9-4 ua1:7.10-1 ua1:7.10-2", What: say("lagren saknar namn eller styrs av händelser", "the layers lack names or are ruled by events"), Why: &whyReader, Cure: because("slå ihop lagren", "flatten the layers")}
	ruleBookmarks  = &Rule{ID: "doc-bookmarks", Group: Accessibility, Severity: advice, What: say("dokumentet har %d sidor men inga bokmärken", "the document has %d pages but no bookmarks"), Why: &whyFind, Cure: because("skapa bokmärken av rubrikerna vid exporten", "make bookmarks of the headings at export")}
)

func documentRules() []*Rule {
	return []*Rule{ruleMarked, ruleTree, ruleSuspects, ruleLang, ruleLangTag, ruleTitle, ruleShowTitle, ruleMetadata, ruleUA, ruleA, ruleXMP, ruleExtension, ruleInfo, rulePerson, ruleAttachment, ruleFileName, ruleAction, ruleForm, ruleLayers, ruleBookmarks}
}

var cureOrder = diag.Phrase{SV: "märk det som innehåll i ordningen det ska läsas, eller som artefakt", EN: "mark it as content in the order it is to be read, or as an artifact"}

// What stands on the pages.
var (
	ruleUntagged  = &Rule{ID: "content-untagged", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-3", What: say("%s är varken innehåll eller artefakt", "%s is neither content nor artifact"), Why: &whyReader, Cure: &cureOrder}
	ruleArtifact  = &Rule{ID: "content-artifact-inside", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-1 ua1:7.1-2", What: say("en artefakt ligger inuti taggat innehåll", "an artifact lies inside tagged content"), Why: &whyReader, Cure: &cureOrder}
	ruleInside    = &Rule{ID: "content-inside-artifact", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-2", What: say("taggat innehåll ligger inuti en artefakt", "tagged content lies inside an artifact"), Why: &whyReader, Cure: &cureOrder}
	ruleOrphan    = &Rule{ID: "content-orphan", Group: Accessibility, Clause: "ISO 32000-1 14.7.4", own: "ua1:7.1-3", What: say("innehåll %d finns på sidan men inte i strukturträdet", "content %d is on the page but not in the structure tree"), Why: &whyReader, Cure: &cureOrder}
	ruleNoContent = &Rule{ID: "content-missing", Group: Accessibility, Clause: "ISO 32000-1 14.7.4", What: say("strukturträdet pekar på innehåll %d som inte finns på sidan", "the structure tree points to content %d, which is not on the page"), Why: &whyReader, Cure: &cureRemake}
	ruleParents   = &Rule{ID: "content-parent", Group: Accessibility, Clause: "ISO 32000-1 14.7.4.4", What: say("innehåll %d leder till ett annat element (ParentTree) än det som håller det", "content %d leads to another element (ParentTree) than the one that holds it"), Why: &whyReader, Cure: &cureRemake}
	ruleTwice     = &Rule{ID: "content-twice", Group: Accessibility, Clause: "ISO 32000-1 14.7.4", What: say("innehåll %d finns två gånger på sidan eller i trädet", "content %d is twice on the page or in the tree"), Why: &whyReader, Cure: &cureRemake}
	ruleNesting   = &Rule{ID: "content-nesting", Group: Accessibility, Clause: "ISO 32000-1 14.6", What: say("märkt innehåll öppnas och stängs inte parvis", "marked content is not opened and closed in pairs"), Why: &whyReader, Cure: &cureRemake}
	ruleOperator  = &Rule{ID: "content-operator", Group: Archive, Clause: "PDF/A-2 6.2.2", own: "2a:6.2.2-1", What: say("okänd instruktion «%s»", "unknown instruction «%s»"), Why: &whyArchive, Cure: &cureRemake}
	ruleSaves     = &Rule{ID: "content-saves", Group: Archive, Clause: "PDF/A-2 6.1.13", own: "2a:6.1.13-8", What: say("grafiktillstånd sparas djupare än 28 nivåer", "graphics states are saved deeper than 28 levels"), Why: &whyArchive, Cure: &cureRemake}
	ruleBalance   = &Rule{ID: "content-balance", Group: Archive, Clause: "ISO 32000-1 8.4.2", What: say("grafiktillstånd sparas och återställs inte parvis", "graphics states are not saved and restored in pairs"), Why: &whyFrame, Cure: &cureRemake}
	ruleShared    = &Rule{ID: "content-shared", Group: Accessibility, Clause: "PDF/UA-1 7.20", own: "ua1:7.20-2", What: say("ett återanvänt formulärobjekt (%s) bär taggat innehåll", "a form object used more than once (%s) carries tagged content"), Why: &whyReader, Cure: &cureRemake}
	ruleResource  = &Rule{ID: "content-resource", Group: Frame, Clause: "ISO 32000-1 7.8.3", What: say("sidan använder %s som inte finns", "the page uses %s, which does not exist"), Why: &whyFrame, Cure: &cureRemake}
	rulePageSize  = &Rule{ID: "page-size", Group: Archive, Clause: "PDF/A-2 6.1.13", own: "2a:6.1.13-11", What: say("sidan är mindre än 3 eller större än 14 400 punkter", "the page is smaller than 3 or larger than 14,400 points"), Why: &whyArchive, Cure: because("välj ett annat sidformat", "choose another page size")}
)

func contentRules() []*Rule {
	return []*Rule{ruleUntagged, ruleArtifact, ruleInside, ruleOrphan, ruleNoContent, ruleParents, ruleTwice, ruleNesting, ruleOperator, ruleSaves, ruleBalance, ruleShared, ruleResource, rulePageSize}
}

var cureStyle = diag.Phrase{SV: "använd formatmallarna i originalet (rubriker, listor, tabeller) och exportera igen", EN: "use the styles of the original (headings, lists, tables) and export again"}
var cureAlt = diag.Phrase{SV: "skriv en alternativtext som säger vad bilden säger", EN: "write an alternative text that says what the picture says"}

// The structure tree.
var (
	ruleUnmapped  = &Rule{ID: "tree-type", Group: Accessibility, Clause: "PDF/UA-1 7.1, PDF/A-2 6.7.3.4", own: "ua1:7.1-5 2a:6.7.3.4-1", What: say("elementtypen «%s» är varken standard eller översatt till en standardtyp", "the element type «%s» is neither standard nor mapped to a standard type"), Why: &whyReader, Cure: &cureStyle}
	ruleCircular  = &Rule{ID: "tree-circular", Group: Accessibility, Clause: "PDF/UA-1 7.1, PDF/A-2 6.7.3.4", own: "ua1:7.1-6 2a:6.7.3.4-2", What: say("elementtypen «%s» är översatt till sig själv", "the element type «%s» is mapped to itself"), Why: &whyReader, Cure: &cureRemake}
	ruleRemapped  = &Rule{ID: "tree-remapped", Group: Accessibility, Clause: "PDF/UA-1 7.1, PDF/A-2 6.7.3.4", own: "ua1:7.1-7", What: say("standardtypen «%s» har fått en annan betydelse", "the standard type «%s» was given another meaning"), Why: &whyReader, Cure: &cureRemake}
	ruleTreeLoop  = &Rule{ID: "tree-loop", Group: Accessibility, Clause: "ISO 32000-1 14.7.2", What: say("strukturträdet är trasigt: %s", "the structure tree is broken: %s"), Why: &whyReader, Cure: &cureRemake}
	ruleToItself  = &Rule{ID: "tree-to-itself", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-6 ua2:8.2.4-2", What: say("standardtypen «%s» är översatt till sig själv", "the standard type «%s» is mapped to itself"), Why: &whyReader, Cure: &cureRemake}
	ruleNoParent  = &Rule{ID: "tree-parent", Group: Accessibility, Clause: "PDF/UA-1 7.1", own: "ua1:7.1-12", What: say("elementet säger inte vilket element det står i", "the element does not say which element it stands in"), Why: &whyReader, Cure: &cureRemake}
	ruleHeading   = &Rule{ID: "tree-heading-skip", Group: Accessibility, Clause: "PDF/UA-1 7.4.2", own: "ua1:7.4.2-1", What: say("rubriknivå %[2]d följer på nivå %[1]d; en nivå är överhoppad", "heading level %[2]d follows level %[1]d; a level is skipped"), Why: &whyReader, Cure: because("börja med nivå 1 och gå ned en nivå i taget", "begin at level 1 and go down one level at a time")}
	ruleHeadings  = &Rule{ID: "tree-heading-mix", Group: Accessibility, Clause: "PDF/UA-1 7.4.4", own: "ua1:7.4.4-1 ua1:7.4.4-2 ua1:7.4.4-3", What: say("rubriker av slaget H blandas med H1–H6, eller två H står i samma avsnitt", "headings of kind H are mixed with H1–H6, or two H stand in one section"), Why: &whyReader, Cure: &cureStyle}
	ruleNoHeading = &Rule{ID: "tree-no-heading", Group: Accessibility, Severity: advice, Clause: "PDF/UA-1 7.4", What: say("dokumentet har inga rubriker", "the document has no headings"), Why: &whyReader, Cure: &cureStyle}
	ruleListTags  = &Rule{ID: "tree-list", Group: Accessibility, Clause: "PDF/UA-1 7.2", own: "ua1:7.2-17 ua1:7.2-18 ua1:7.2-19 ua1:7.2-20 ua1:7.2-40", What: say("listan är fel uppbyggd: %[1]s i %[2]s", "the list is built wrong: %[1]s in %[2]s"), Why: &whyReader, Cure: &cureStyle}
	ruleTable     = &Rule{ID: "tree-table", Group: Accessibility, Clause: "PDF/UA-1 7.2", own: "ua1:7.2-3 ua1:7.2-4 ua1:7.2-5 ua1:7.2-6 ua1:7.2-7 ua1:7.2-8 ua1:7.2-9 ua1:7.2-10 ua1:7.2-11 ua1:7.2-12 ua1:7.2-13 ua1:7.2-14 ua1:7.2-16 ua1:7.2-36 ua1:7.2-37 ua1:7.2-38 ua1:7.2-39", What: say("tabellen är fel uppbyggd: %[1]s i %[2]s", "the table is built wrong: %[1]s in %[2]s"), Why: &whyReader, Cure: &cureStyle}
	ruleGrid      = &Rule{ID: "tree-grid", Group: Accessibility, Clause: "PDF/UA-1 7.2", own: "ua1:7.2-15 ua1:7.2-41 ua1:7.2-42 ua1:7.2-43", What: say("tabellens rader har olika många celler (rad %d)", "the table's rows have different numbers of cells (row %d)"), Why: &whyReader, Cure: because("gör alla rader lika långa, med sammanslagna celler angivna", "make all rows equally long, with spans stated")}
	ruleScope     = &Rule{ID: "tree-headers", Group: Accessibility, Clause: "PDF/UA-1 7.5", own: "ua1:7.5-1 ua1:7.5-2", What: say("en cell har ingen rubrikcell: TH saknas eller saknar Scope", "a cell has no header: TH is missing or lacks a Scope"), Why: &whyReader, Cure: because("märk rubrikraden som rubrik", "mark the header row as header")}
	ruleFigure    = &Rule{ID: "tree-figure", Group: Accessibility, Clause: "PDF/UA-1 7.3", own: "ua1:7.3-1", What: say("bilden saknar alternativtext", "the figure has no alternative text"), Why: &whyReader, Cure: &cureAlt}
	ruleAltName   = &Rule{ID: "tree-alt-name", Group: Accessibility, Clause: "PDF/UA-1 7.3", What: say("alternativtexten är ett filnamn: «%s»", "the alternative text is a file name: «%s»"), Why: &whyReader, Cure: &cureAlt}
	ruleBBox      = &Rule{ID: "tree-bbox", Group: Accessibility, Clause: "ISO 32000-1 14.8.5.4.5", What: say("bilden säger inte var på sidan den står (BBox)", "the figure does not say where on the page it stands (BBox)"), Why: &whyReader, Cure: &cureRemake}
	ruleFormula   = &Rule{ID: "tree-formula", Group: Accessibility, Clause: "PDF/UA-1 7.7", own: "ua1:7.7-1", What: say("formeln saknar alternativtext", "the formula has no alternative text"), Why: &whyReader, Cure: because("skriv formeln med ord", "write the formula in words")}
	ruleNote      = &Rule{ID: "tree-note", Group: Accessibility, Clause: "PDF/UA-1 7.9", own: "ua1:7.9-1 ua1:7.9-2", What: say("noten saknar eget id", "the note lacks an id of its own"), Why: &whyReader, Cure: &cureRemake}
	ruleTOC       = &Rule{ID: "tree-toc", Group: Accessibility, Clause: "PDF/UA-1 7.2", own: "ua1:7.2-26 ua1:7.2-27 ua1:7.2-28", What: say("innehållsförteckningen är fel uppbyggd: %[1]s i %[2]s", "the table of contents is built wrong: %[1]s in %[2]s"), Why: &whyReader, Cure: &cureStyle}
)

func treeRules() []*Rule {
	return []*Rule{ruleUnmapped, ruleCircular, ruleRemapped, ruleToItself, ruleTreeLoop, ruleNoParent, ruleHeading, ruleHeadings, ruleNoHeading, ruleListTags, ruleTable, ruleGrid, ruleScope, ruleFigure, ruleAltName, ruleBBox, ruleFormula, ruleNote, ruleTOC}
}

// Links and other annotations.
var (
	ruleAnnotTag   = &Rule{ID: "annot-tag", Group: Accessibility, Clause: "PDF/UA-1 7.18.1", own: "ua1:7.18.1-1", What: say("anteckningen (%s) står inte i strukturträdet", "the annotation (%s) does not stand in the structure tree"), Why: &whyReader, Cure: &cureTag}
	ruleAnnotText  = &Rule{ID: "annot-text", Group: Accessibility, Clause: "PDF/UA-1 7.18.1, 7.18.5", own: "ua1:7.18.1-2 ua1:7.18.5-2", What: say("anteckningen (%s) har ingen beskrivning (Contents)", "the annotation (%s) has no description (Contents)"), Why: &whyReader, Cure: because("beskriv vart länken leder", "describe where the link leads")}
	ruleLink       = &Rule{ID: "annot-link", Group: Accessibility, Clause: "PDF/UA-1 7.18.5", own: "ua1:7.18.5-1", What: say("länken står inte i ett Link-element med sin text", "the link does not stand in a Link element with its text"), Why: &whyReader, Cure: &cureTag}
	ruleTabs       = &Rule{ID: "annot-tabs", Group: Accessibility, Clause: "PDF/UA-1 7.18.3", own: "ua1:7.18.3-1", What: say("tabbordningen på sidan följer inte strukturen (Tabs S)", "the tab order of the page does not follow the structure (Tabs S)"), Why: &whyReader, Cure: &cureRemake}
	ruleAnnotFlags = &Rule{ID: "annot-flags", Group: Archive, Clause: "PDF/A-2 6.3.2", own: "2a:6.3.2-1 2a:6.3.2-2", What: say("anteckningen (%s) syns inte både på skärm och papper (F)", "the annotation (%s) does not show both on screen and on paper (F)"), Why: &whyArchive, Cure: &cureRemake}
	ruleAppearance = &Rule{ID: "annot-look", Group: Archive, Clause: "PDF/A-2 6.3.3", own: "2a:6.3.3-1 2a:6.3.3-2", What: say("anteckningen (%s) säger inte hur den ser ut (AP)", "the annotation (%s) does not say what it looks like (AP)"), Why: &whyArchive, Cure: &cureRemake}
	ruleAnnotKind  = &Rule{ID: "annot-kind", Group: Archive, Clause: "PDF/A-2 6.3.1", own: "2a:6.3.1-1", What: say("anteckning av slaget %s tillåts inte", "an annotation of kind %s is not allowed"), Why: &whyArchive, Cure: because("ta bort den", "remove it")}
	ruleWidget     = &Rule{ID: "annot-widget", Group: Accessibility, Clause: "PDF/UA-1 7.18.1, 7.18.4", own: "ua1:7.18.1-3 ua1:7.18.4-1", What: say("formulärfältet saknar namn för den som lyssnar (TU) eller Form-element", "the form field lacks a name for listeners (TU) or a Form element"), Why: &whyReader, Cure: because("ge fältet en beskrivning", "give the field a description")}
)

func annotationRules() []*Rule {
	return []*Rule{ruleAnnotTag, ruleAnnotText, ruleLink, ruleTabs, ruleAnnotFlags, ruleAppearance, ruleAnnotKind, ruleWidget}
}

var cureEmbed = diag.Phrase{SV: "bädda in teckensnittet, eller byt till ett som får bäddas in", EN: "embed the font, or change to one that may be embedded"}

// Fonts.
var (
	ruleEmbedded = &Rule{ID: "font-embedded", Group: Archive, Clause: "PDF/UA-1 7.21.4.1, PDF/A-2 6.2.11.4.1", own: "ua1:7.21.4.1-1 2a:6.2.11.4.1-1", What: say("teckensnittet %s är inte inbäddat", "the font %s is not embedded"), Why: &whyText, Cure: &cureEmbed}
	ruleUnicode  = &Rule{ID: "font-unicode", Group: Accessibility, Clause: "PDF/UA-1 7.21.7, PDF/A-2 6.2.11.7.2", own: "ua1:7.21.7-1 2a:6.2.11.7.2-1", What: say("tecken %[2]d i teckensnittet %[1]s säger inte vilken bokstav det är (ToUnicode)", "code %[2]d of the font %[1]s does not say which letter it is (ToUnicode)"), Why: &whyText, Cure: &cureRemake}
	ruleUniValue = &Rule{ID: "font-unicode-value", Group: Accessibility, Clause: "PDF/UA-1 7.21.7, PDF/A-2 6.2.11.7.2", own: "ua1:7.21.7-2 2a:6.2.11.7.2-2", What: say("tecken %[2]d i teckensnittet %[1]s är ett tecken som inte finns", "code %[2]d of the font %[1]s is a character that does not exist"), Why: &whyText, Cure: &cureRemake}
	ruleWidths   = &Rule{ID: "font-widths", Group: Archive, Clause: "PDF/UA-1 7.21.5, PDF/A-2 6.2.11.5", own: "ua1:7.21.5-1 2a:6.2.11.5-1", What: say("bredden på tecken %[2]d i teckensnittet %[1]s stämmer inte med teckensnittet (%[3]d mot %[4]d)", "the width of code %[2]d of the font %[1]s does not agree with the font (%[3]d, %[4]d)"), Why: &whyText, Cure: &cureRemake}
	ruleNotdef   = &Rule{ID: "font-notdef", Group: Archive, Clause: "PDF/UA-1 7.21.8, PDF/A-2 6.2.11.8", own: "ua1:7.21.8-1 2a:6.2.11.8-1", What: say("ett tecken som saknas i teckensnittet %s visas som en tom ruta", "a character missing in the font %s is shown as an empty box"), Why: &whyText, Cure: because("byt till ett teckensnitt som har tecknet", "change to a font that has the character")}
	ruleGlyph    = &Rule{ID: "font-glyph", Group: Archive, Clause: "PDF/UA-1 7.21.4.1, PDF/A-2 6.2.11.4.1", own: "ua1:7.21.4.1-2 2a:6.2.11.4.1-2", What: say("tecken %[2]d finns inte i det inbäddade teckensnittet %[1]s", "code %[2]d is not in the embedded font %[1]s"), Why: &whyText, Cure: &cureRemake}
	ruleCIDMap   = &Rule{ID: "font-cidmap", Group: Archive, Clause: "PDF/UA-1 7.21.3.2, PDF/A-2 6.2.11.3.2", own: "ua1:7.21.3.2-1 2a:6.2.11.3.2-1", What: say("teckensnittet %s säger inte vilket tecken som är vilket (CIDToGIDMap)", "the font %s does not say which glyph is which (CIDToGIDMap)"), Why: &whyText, Cure: &cureRemake}
	ruleFontDict = &Rule{ID: "font-dict", Group: Archive, Clause: "PDF/A-2 6.2.11.2", own: "2a:6.2.11.2-1 2a:6.2.11.2-2 2a:6.2.11.2-3 2a:6.2.11.2-4 2a:6.2.11.2-5 2a:6.2.11.2-6", What: say("teckensnittet %s är ofullständigt beskrivet", "the font %s is not described in full"), Why: &whyText, Cure: &cureRemake}
	ruleFontFile = &Rule{ID: "font-file", Group: Archive, Clause: "ISO 32000-1 9.9", What: say("det inbäddade teckensnittet %s är trasigt", "the embedded font %s is broken"), Why: &whyText, Cure: &cureRemake}
)

func fontRules() []*Rule {
	return []*Rule{ruleEmbedded, ruleUnicode, ruleUniValue, ruleWidths, ruleNotdef, ruleGlyph, ruleCIDMap, ruleFontDict, ruleFontFile}
}

var cureIntent = diag.Phrase{SV: "exportera som PDF/A, så följer en färgprofil med", EN: "export as PDF/A, which brings a colour profile"}

// Colours and pictures.
var (
	ruleRGBIntent  = &Rule{ID: "colour-rgb", Group: Archive, Clause: "PDF/A-2 6.2.4.3", own: "2a:6.2.4.3-2", What: say("RGB-färger används utan RGB-profil", "RGB colours are used without an RGB profile"), Why: &whyArchive, Cure: &cureIntent}
	ruleCMYKIntent = &Rule{ID: "colour-cmyk", Group: Archive, Clause: "PDF/A-2 6.2.4.3", own: "2a:6.2.4.3-3", What: say("CMYK-färger används utan CMYK-profil", "CMYK colours are used without a CMYK profile"), Why: &whyArchive, Cure: &cureIntent}
	ruleGrayIntent = &Rule{ID: "colour-gray", Group: Archive, Clause: "PDF/A-2 6.2.4.3", own: "2a:6.2.4.3-4", What: say("gråskala används utan färgprofil", "grey is used without a colour profile"), Why: &whyArchive, Cure: &cureIntent}
	ruleICC        = &Rule{ID: "colour-icc", Group: Archive, Clause: "PDF/A-2 6.2.3, 6.2.4.2", own: "2a:6.2.3-1 2a:6.2.4.2-1", What: say("en färgprofil är trasig eller av fel slag", "a colour profile is broken or of the wrong kind"), Why: &whyArchive, Cure: &cureIntent}
	ruleIntents    = &Rule{ID: "colour-intents", Group: Archive, Clause: "PDF/A-2 6.2.3", own: "2a:6.2.3-2", What: say("filen har flera utskriftsprofiler som inte är densamma", "the file has several output profiles that are not the same"), Why: &whyArchive, Cure: &cureIntent}
	ruleBlend      = &Rule{ID: "colour-blend", Group: Archive, Clause: "PDF/A-2 6.2.10", own: "2a:6.2.10-2", What: say("sidan har genomskinlighet utan färgrymd och profil", "the page has transparency without a colour space and profile"), Why: &whyArchive, Cure: &cureIntent}
	ruleBlendMode  = &Rule{ID: "colour-blend-mode", Group: Archive, Clause: "PDF/A-2 6.2.10", own: "2a:6.2.10-1", What: say("okänt blandningsläge %s", "unknown blend mode %s"), Why: &whyArchive, Cure: &cureRemake}
	ruleTransfer   = &Rule{ID: "colour-transfer", Group: Archive, Clause: "PDF/A-2 6.2.5", own: "2a:6.2.5-1 2a:6.2.5-2 2a:6.2.5-3", What: say("sidan ändrar färger med överföringskurvor", "the page changes colours by transfer functions"), Why: &whyArchive, Cure: &cureRemake}
	ruleImage      = &Rule{ID: "colour-image", Group: Archive, Clause: "PDF/A-2 6.2.8", own: "2a:6.2.8-1 2a:6.2.8-2 2a:6.2.8-3", What: say("bilden har en ersättningsbild, OPI eller utjämning (Interpolate)", "the picture has an alternate, OPI or smoothing (Interpolate)"), Why: &whyArchive, Cure: &cureRemake}
	ruleXObject    = &Rule{ID: "colour-xobject", Group: Archive, Clause: "PDF/A-2 6.2.9, PDF/UA-1 7.20", own: "2a:6.2.9-1 2a:6.2.9-2 2a:6.2.9-3 ua1:7.20-1", What: say("sidan innehåller PostScript eller en hänvisning till en annan fil", "the page holds PostScript or a reference to another file"), Why: &whyArchive, Cure: &cureRemake}
	ruleIntentName = &Rule{ID: "colour-rendering", Group: Archive, Clause: "PDF/A-2 6.2.6", own: "2a:6.2.6-1", What: say("okänd återgivningsmetod %s", "unknown rendering intent %s"), Why: &whyArchive, Cure: &cureRemake}
)

func colourRules() []*Rule {
	return []*Rule{ruleRGBIntent, ruleCMYKIntent, ruleGrayIntent, ruleICC, ruleIntents, ruleBlend, ruleBlendMode, ruleTransfer, ruleImage, ruleXObject, ruleIntentName}
}
