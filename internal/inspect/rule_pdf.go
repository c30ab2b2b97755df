package inspect

var cureTag = say("slå på taggning («dokumentstrukturtaggar») när filen exporteras", "turn on tagging («document structure tags») when the file is exported")
var cureField = say("fyll i fältet i originalets egenskaper och exportera igen", "fill in the field in the original's properties and export again")

// The document as a whole.
var (
	ruleMarked     = rule("doc-tagged", Accessibility, "PDF/UA-1 6.2, PDF/A-2 6.7.2.2", "ua1:6.2-1 2a:6.7.2.2-1", say("filen säger inte att den är taggad", "the file does not say that it is tagged"), whyReader, cureTag)
	ruleTree       = rule("doc-tree", Accessibility, "PDF/UA-1 7.1, PDF/A-2 6.7.3.3", "ua1:7.1-11 ua1:7.1-3 2a:6.7.3.3-1", say("filen har inget strukturträd: den är otaggad", "the file has no structure tree: it is untagged"), whyReader, cureTag)
	ruleSuspects   = rule("doc-suspects", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-4", say("filen säger själv att taggarna är osäkra (Suspects)", "the file itself says that its tags are suspect"), whyReader, say("granska taggarna och ta bort märket", "review the tags and remove the mark"))
	ruleLang       = rule("doc-lang", Accessibility, "PDF/UA-1 7.2", "ua1:7.2-2 ua1:7.2-21 ua1:7.2-22 ua1:7.2-23 ua1:7.2-24 ua1:7.2-25 ua1:7.2-30 ua1:7.2-31 ua1:7.2-32 ua1:7.2-33 ua1:7.2-34", say("dokumentets språk är inte angivet", "the document's language is not stated"), whyReader, say("ange språket, för svenska sv-SE", "state the language, for Swedish sv-SE"))
	ruleLangTag    = rule("doc-lang-tag", Accessibility, "PDF/UA-1 7.2, PDF/A-2 6.7.4", "ua1:7.2-29 2a:6.7.4-1", say("«%s» är ingen språkkod", "«%s» is not a language tag"), whyReader, say("skriv koden som sv-SE, se-SE, fi-FI eller ar", "write the tag as sv-SE, se-SE, fi-FI or ar"))
	ruleTitle      = rule("doc-title", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-9", say("dokumentet har ingen titel i metadata (dc:title)", "the document has no title in its metadata (dc:title)"), whyFind, cureField)
	ruleShowTitle  = rule("doc-show-title", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-10", say("fönstret visar filnamnet och inte titeln (DisplayDocTitle)", "the window shows the file name and not the title (DisplayDocTitle)"), whyFind, say("välj att titeln visas i fönstrets namnlist", "choose that the title is shown in the window's bar"))
	ruleMetadata   = rule("doc-metadata", Accessibility, "PDF/UA-1 7.1, PDF/A-2 6.6.2.1", "ua1:7.1-8 2a:6.6.2.1-1", say("filen har inga metadata (XMP)", "the file has no metadata (XMP)"), whyFind, say("exportera som PDF/UA eller PDF/A", "export as PDF/UA or PDF/A"))
	ruleUA         = rule("doc-ua", Accessibility, "PDF/UA-1 5", "ua1:5-1 ua1:5-2 ua1:5-3 ua1:5-4 ua1:5-5", say("metadata säger inte att filen följer PDF/UA", "the metadata do not say that the file follows PDF/UA"), whyFind, say("exportera som PDF/UA", "export as PDF/UA"))
	ruleA          = rule("doc-a", Archive, "PDF/A-2 6.6.4", "2a:6.6.4-1 2a:6.6.4-2 2a:6.6.4-3 2a:6.6.4-4 2a:6.6.4-5 2a:6.6.4-6 2a:6.6.4-7", say("metadata säger inte att filen följer PDF/A, med tillgänglig text (nivå A)", "the metadata do not say that the file follows PDF/A with accessible text (level A)"), whyArchive, say("exportera som PDF/A-2a", "export as PDF/A-2a"))
	ruleXMP        = rule("doc-xmp", Archive, "PDF/A-2 6.6.2.1", "2a:6.6.2.1-1 2a:6.6.2.1-2 2a:6.6.2.1-3 2a:6.6.2.1-4 2a:6.6.2.1-5", say("metadata (XMP) är inte riktig XML: %s", "the metadata (XMP) are not proper XML: %s"), whyArchive, cureRemake)
	ruleExtension  = rule("doc-extension", Archive, "PDF/A-2 6.6.2.3.1", "2a:6.6.2.3.1-1 2a:6.6.2.3.1-2 1b:6.7.9-3", say("metadata använder fält som inte är beskrivna: %s", "the metadata use fields that are not described: %s"), whyArchive, say("ta med beskrivningen (extension schema) eller ta bort fältet", "include the description (extension schema) or remove the field"))
	ruleInfo       = rule("doc-info", Archive, "ISO 32000-1 14.3.3", "", say("%[1]s är «%[2]s» i filens info men «%[3]s» i dess metadata", "%[1]s is «%[2]s» in the file's info but «%[3]s» in its metadata"), whyFind, say("gör om filen så att båda kommer från samma källa", "make the file anew so that both come from one source"))
	rulePerson     = advice("doc-person", Accessibility, "", say("metadata tycks nämna en person: «%s»", "the metadata seem to name a person: «%s»"), say("namnet följer med filen vart den än publiceras", "the name follows the file wherever it is published"), say("skriv organisationens namn, eller inget", "write the organisation's name, or nothing"))
	ruleAttachment = rule("doc-attachment", Archive, "PDF/A-2 6.8", "2a:6.8-5", say("filen har en bilaga inbäddad: %s", "the file has an attachment inside: %s"), whyArchive, say("ta bort bilagan, eller arkivera som PDF/A-3", "remove the attachment, or archive as PDF/A-3"))
	ruleFileName   = rule("doc-attachment-name", Accessibility, "PDF/UA-1 7.11, PDF/A-2 6.8", "ua1:7.11-1 2a:6.8-2", say("bilagan «%s» saknar namn för alla läsare (F och UF)", "the attachment «%s» lacks a name for all readers (F and UF)"), whyFind, cureRemake)
	ruleAction     = rule("doc-action", Archive, "PDF/A-2 6.5", "2a:6.5.1-1 2a:6.5.1-2 2a:6.5.2-1 2a:6.5.2-2 2a:6.4.1-1 2a:6.4.1-2", say("filen kan köra något av sig själv: %s", "the file can run something by itself: %s"), say("program i handlingar är en säkerhetsrisk och fungerar inte i arkiv", "programs in documents are a risk and do not work in archives"), say("ta bort skript och åtgärder", "remove scripts and actions"))
	ruleForm       = rule("doc-form", Archive, "PDF/A-2 6.4, PDF/UA-1 7.15", "2a:6.4.1-3 2a:6.4.2-1 2a:6.4.2-2 ua1:7.15-1", say("formuläret är av ett slag som läsare ritar om (XFA eller NeedAppearances)", "the form is of a kind that readers redraw (XFA or NeedAppearances)"), whyArchive, say("spara som vanligt PDF-formulär", "save it as an ordinary PDF form"))
	ruleLayers     = rule("doc-layers", Archive, "PDF/A-2 6.9, PDF/UA-1 7.10", "2a:6.9-1 2a:6.9-2 2a:6.9-4 ua1:7.10-1 ua1:7.10-2", say("lagren saknar namn eller styrs av händelser", "the layers lack names or are ruled by events"), whyReader, say("slå ihop lagren", "flatten the layers"))
	ruleBookmarks  = advice("doc-bookmarks", Accessibility, "", say("dokumentet har %d sidor men inga bokmärken", "the document has %d pages but no bookmarks"), whyFind, say("skapa bokmärken av rubrikerna vid exporten", "make bookmarks of the headings at export"))

	documentRules = []*Rule{ruleMarked, ruleTree, ruleSuspects, ruleLang, ruleLangTag, ruleTitle, ruleShowTitle, ruleMetadata, ruleUA, ruleA, ruleXMP, ruleExtension, ruleInfo, rulePerson, ruleAttachment, ruleFileName, ruleAction, ruleForm, ruleLayers, ruleBookmarks}
)

var cureOrder = say("märk det som innehåll i ordningen det ska läsas, eller som artefakt", "mark it as content in the order it is to be read, or as an artifact")

// What stands on the pages.
var (
	ruleUntagged  = rule("content-untagged", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-3", say("%s är varken innehåll eller artefakt", "%s is neither content nor artifact"), whyReader, cureOrder)
	ruleArtifact  = rule("content-artifact-inside", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-1 ua1:7.1-2", say("en artefakt ligger inuti taggat innehåll", "an artifact lies inside tagged content"), whyReader, cureOrder)
	ruleInside    = rule("content-inside-artifact", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-2", say("taggat innehåll ligger inuti en artefakt", "tagged content lies inside an artifact"), whyReader, cureOrder)
	ruleOrphan    = rule("content-orphan", Accessibility, "ISO 32000-1 14.7.4", "ua1:7.1-3", say("innehåll %d finns på sidan men inte i strukturträdet", "content %d is on the page but not in the structure tree"), whyReader, cureOrder)
	ruleNoContent = rule("content-missing", Accessibility, "ISO 32000-1 14.7.4", "", say("strukturträdet pekar på innehåll %d som inte finns på sidan", "the structure tree points to content %d, which is not on the page"), whyReader, cureRemake)
	ruleParents   = rule("content-parent", Accessibility, "ISO 32000-1 14.7.4.4", "", say("innehåll %d leder till ett annat element (ParentTree) än det som håller det", "content %d leads to another element (ParentTree) than the one that holds it"), whyReader, cureRemake)
	ruleTwice     = rule("content-twice", Accessibility, "ISO 32000-1 14.7.4", "", say("innehåll %d finns två gånger på sidan eller i trädet", "content %d is twice on the page or in the tree"), whyReader, cureRemake)
	ruleNesting   = rule("content-nesting", Accessibility, "ISO 32000-1 14.6", "", say("märkt innehåll öppnas och stängs inte parvis", "marked content is not opened and closed in pairs"), whyReader, cureRemake)
	ruleOperator  = rule("content-operator", Archive, "PDF/A-2 6.2.2", "2a:6.2.2-1", say("okänd instruktion «%s»", "unknown instruction «%s»"), whyArchive, cureRemake)
	ruleSaves     = rule("content-saves", Archive, "PDF/A-2 6.1.13", "2a:6.1.13-8", say("grafiktillstånd sparas djupare än 28 nivåer", "graphics states are saved deeper than 28 levels"), whyArchive, cureRemake)
	ruleBalance   = rule("content-balance", Archive, "ISO 32000-1 8.4.2", "", say("grafiktillstånd sparas och återställs inte parvis", "graphics states are not saved and restored in pairs"), whyFrame, cureRemake)
	ruleShared    = rule("content-shared", Accessibility, "PDF/UA-1 7.20", "ua1:7.20-2", say("ett återanvänt formulärobjekt (%s) bär taggat innehåll", "a form object used more than once (%s) carries tagged content"), whyReader, cureRemake)
	ruleResource  = rule("content-resource", Frame, "ISO 32000-1 7.8.3", "", say("sidan använder %s som inte finns", "the page uses %s, which does not exist"), whyFrame, cureRemake)
	rulePageSize  = rule("page-size", Archive, "PDF/A-2 6.1.13", "2a:6.1.13-11", say("sidan är mindre än 3 eller större än 14 400 punkter", "the page is smaller than 3 or larger than 14,400 points"), whyArchive, say("välj ett annat sidformat", "choose another page size"))

	contentRules = []*Rule{ruleUntagged, ruleArtifact, ruleInside, ruleOrphan, ruleNoContent, ruleParents, ruleTwice, ruleNesting, ruleOperator, ruleSaves, ruleBalance, ruleShared, ruleResource, rulePageSize}
)

var cureStyle = say("använd formatmallarna i originalet (rubriker, listor, tabeller) och exportera igen", "use the styles of the original (headings, lists, tables) and export again")
var cureAlt = say("skriv en alternativtext som säger vad bilden säger", "write an alternative text that says what the picture says")

// The structure tree.
var (
	ruleUnmapped  = rule("tree-type", Accessibility, "PDF/UA-1 7.1, PDF/A-2 6.7.3.4", "ua1:7.1-5 2a:6.7.3.4-1", say("elementtypen «%s» är varken standard eller översatt till en standardtyp", "the element type «%s» is neither standard nor mapped to a standard type"), whyReader, cureStyle)
	ruleCircular  = rule("tree-circular", Accessibility, "PDF/UA-1 7.1, PDF/A-2 6.7.3.4", "ua1:7.1-6 2a:6.7.3.4-2", say("elementtypen «%s» är översatt till sig själv", "the element type «%s» is mapped to itself"), whyReader, cureRemake)
	ruleRemapped  = rule("tree-remapped", Accessibility, "PDF/UA-1 7.1, PDF/A-2 6.7.3.4", "ua1:7.1-7", say("standardtypen «%s» har fått en annan betydelse", "the standard type «%s» was given another meaning"), whyReader, cureRemake)
	ruleTreeLoop  = rule("tree-loop", Accessibility, "ISO 32000-1 14.7.2", "", say("strukturträdet är trasigt: %s", "the structure tree is broken: %s"), whyReader, cureRemake)
	ruleToItself  = rule("tree-to-itself", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-6 ua2:8.2.4-2", say("standardtypen «%s» är översatt till sig själv", "the standard type «%s» is mapped to itself"), whyReader, cureRemake)
	ruleNoParent  = rule("tree-parent", Accessibility, "PDF/UA-1 7.1", "ua1:7.1-12", say("elementet säger inte vilket element det står i", "the element does not say which element it stands in"), whyReader, cureRemake)
	ruleHeading   = rule("tree-heading-skip", Accessibility, "PDF/UA-1 7.4.2", "ua1:7.4.2-1", say("rubriknivå %[2]d följer på nivå %[1]d; en nivå är överhoppad", "heading level %[2]d follows level %[1]d; a level is skipped"), whyReader, say("börja med nivå 1 och gå ned en nivå i taget", "begin at level 1 and go down one level at a time"))
	ruleHeadings  = rule("tree-heading-mix", Accessibility, "PDF/UA-1 7.4.4", "ua1:7.4.4-1 ua1:7.4.4-2 ua1:7.4.4-3", say("rubriker av slaget H blandas med H1–H6, eller två H står i samma avsnitt", "headings of kind H are mixed with H1–H6, or two H stand in one section"), whyReader, cureStyle)
	ruleNoHeading = advice("tree-no-heading", Accessibility, "PDF/UA-1 7.4", say("dokumentet har inga rubriker", "the document has no headings"), whyReader, cureStyle)
	ruleListTags  = rule("tree-list", Accessibility, "PDF/UA-1 7.2", "ua1:7.2-17 ua1:7.2-18 ua1:7.2-19 ua1:7.2-20 ua1:7.2-40", say("listan är fel uppbyggd: %[1]s i %[2]s", "the list is built wrong: %[1]s in %[2]s"), whyReader, cureStyle)
	ruleTable     = rule("tree-table", Accessibility, "PDF/UA-1 7.2", "ua1:7.2-3 ua1:7.2-4 ua1:7.2-5 ua1:7.2-6 ua1:7.2-7 ua1:7.2-8 ua1:7.2-9 ua1:7.2-10 ua1:7.2-11 ua1:7.2-12 ua1:7.2-13 ua1:7.2-14 ua1:7.2-16 ua1:7.2-36 ua1:7.2-37 ua1:7.2-38 ua1:7.2-39", say("tabellen är fel uppbyggd: %[1]s i %[2]s", "the table is built wrong: %[1]s in %[2]s"), whyReader, cureStyle)
	ruleGrid      = rule("tree-grid", Accessibility, "PDF/UA-1 7.2", "ua1:7.2-15 ua1:7.2-41 ua1:7.2-42 ua1:7.2-43", say("tabellens rader har olika många celler (rad %d)", "the table's rows have different numbers of cells (row %d)"), whyReader, say("gör alla rader lika långa, med sammanslagna celler angivna", "make all rows equally long, with spans stated"))
	ruleScope     = rule("tree-headers", Accessibility, "PDF/UA-1 7.5", "ua1:7.5-1 ua1:7.5-2", say("en cell har ingen rubrikcell: TH saknas eller saknar Scope", "a cell has no header: TH is missing or lacks a Scope"), whyReader, say("märk rubrikraden som rubrik", "mark the header row as header"))
	ruleFigure    = rule("tree-figure", Accessibility, "PDF/UA-1 7.3", "ua1:7.3-1", say("bilden saknar alternativtext", "the figure has no alternative text"), whyReader, cureAlt)
	ruleAltName   = rule("tree-alt-name", Accessibility, "PDF/UA-1 7.3", "", say("alternativtexten är ett filnamn: «%s»", "the alternative text is a file name: «%s»"), whyReader, cureAlt)
	ruleBBox      = rule("tree-bbox", Accessibility, "ISO 32000-1 14.8.5.4.5", "", say("bilden säger inte var på sidan den står (BBox)", "the figure does not say where on the page it stands (BBox)"), whyReader, cureRemake)
	ruleFormula   = rule("tree-formula", Accessibility, "PDF/UA-1 7.7", "ua1:7.7-1", say("formeln saknar alternativtext", "the formula has no alternative text"), whyReader, say("skriv formeln med ord", "write the formula in words"))
	ruleNote      = rule("tree-note", Accessibility, "PDF/UA-1 7.9", "ua1:7.9-1 ua1:7.9-2", say("noten saknar eget id", "the note lacks an id of its own"), whyReader, cureRemake)
	ruleTOC       = rule("tree-toc", Accessibility, "PDF/UA-1 7.2", "ua1:7.2-26 ua1:7.2-27 ua1:7.2-28", say("innehållsförteckningen är fel uppbyggd: %[1]s i %[2]s", "the table of contents is built wrong: %[1]s in %[2]s"), whyReader, cureStyle)

	treeRules = []*Rule{ruleUnmapped, ruleCircular, ruleRemapped, ruleToItself, ruleTreeLoop, ruleNoParent, ruleHeading, ruleHeadings, ruleNoHeading, ruleListTags, ruleTable, ruleGrid, ruleScope, ruleFigure, ruleAltName, ruleBBox, ruleFormula, ruleNote, ruleTOC}
)

// Links and other annotations.
var (
	ruleAnnotTag   = rule("annot-tag", Accessibility, "PDF/UA-1 7.18.1", "ua1:7.18.1-1", say("anteckningen (%s) står inte i strukturträdet", "the annotation (%s) does not stand in the structure tree"), whyReader, cureTag)
	ruleAnnotText  = rule("annot-text", Accessibility, "PDF/UA-1 7.18.1, 7.18.5", "ua1:7.18.1-2 ua1:7.18.5-2", say("anteckningen (%s) har ingen beskrivning (Contents)", "the annotation (%s) has no description (Contents)"), whyReader, say("beskriv vart länken leder", "describe where the link leads"))
	ruleLink       = rule("annot-link", Accessibility, "PDF/UA-1 7.18.5", "ua1:7.18.5-1", say("länken står inte i ett Link-element med sin text", "the link does not stand in a Link element with its text"), whyReader, cureTag)
	ruleTabs       = rule("annot-tabs", Accessibility, "PDF/UA-1 7.18.3", "ua1:7.18.3-1", say("tabbordningen på sidan följer inte strukturen (Tabs S)", "the tab order of the page does not follow the structure (Tabs S)"), whyReader, cureRemake)
	ruleAnnotFlags = rule("annot-flags", Archive, "PDF/A-2 6.3.2", "2a:6.3.2-1 2a:6.3.2-2", say("anteckningen (%s) syns inte både på skärm och papper (F)", "the annotation (%s) does not show both on screen and on paper (F)"), whyArchive, cureRemake)
	ruleAppearance = rule("annot-look", Archive, "PDF/A-2 6.3.3", "2a:6.3.3-1 2a:6.3.3-2", say("anteckningen (%s) säger inte hur den ser ut (AP)", "the annotation (%s) does not say what it looks like (AP)"), whyArchive, cureRemake)
	ruleAnnotKind  = rule("annot-kind", Archive, "PDF/A-2 6.3.1", "2a:6.3.1-1", say("anteckning av slaget %s tillåts inte", "an annotation of kind %s is not allowed"), whyArchive, say("ta bort den", "remove it"))
	ruleWidget     = rule("annot-widget", Accessibility, "PDF/UA-1 7.18.1, 7.18.4", "ua1:7.18.1-3 ua1:7.18.4-1", say("formulärfältet saknar namn för den som lyssnar (TU) eller Form-element", "the form field lacks a name for listeners (TU) or a Form element"), whyReader, say("ge fältet en beskrivning", "give the field a description"))

	annotationRules = []*Rule{ruleAnnotTag, ruleAnnotText, ruleLink, ruleTabs, ruleAnnotFlags, ruleAppearance, ruleAnnotKind, ruleWidget}
)

var cureEmbed = say("bädda in teckensnittet, eller byt till ett som får bäddas in", "embed the font, or change to one that may be embedded")

// Fonts.
var (
	ruleEmbedded = rule("font-embedded", Archive, "PDF/UA-1 7.21.4.1, PDF/A-2 6.2.11.4.1", "ua1:7.21.4.1-1 2a:6.2.11.4.1-1", say("teckensnittet %s är inte inbäddat", "the font %s is not embedded"), whyText, cureEmbed)
	ruleUnicode  = rule("font-unicode", Accessibility, "PDF/UA-1 7.21.7, PDF/A-2 6.2.11.7.2", "ua1:7.21.7-1 2a:6.2.11.7.2-1", say("tecken %[2]d i teckensnittet %[1]s säger inte vilken bokstav det är (ToUnicode)", "code %[2]d of the font %[1]s does not say which letter it is (ToUnicode)"), whyText, cureRemake)
	ruleUniValue = rule("font-unicode-value", Accessibility, "PDF/UA-1 7.21.7, PDF/A-2 6.2.11.7.2", "ua1:7.21.7-2 2a:6.2.11.7.2-2", say("tecken %[2]d i teckensnittet %[1]s är ett tecken som inte finns", "code %[2]d of the font %[1]s is a character that does not exist"), whyText, cureRemake)
	ruleWidths   = rule("font-widths", Archive, "PDF/UA-1 7.21.5, PDF/A-2 6.2.11.5", "ua1:7.21.5-1 2a:6.2.11.5-1", say("bredden på tecken %[2]d i teckensnittet %[1]s stämmer inte med teckensnittet (%[3]d mot %[4]d)", "the width of code %[2]d of the font %[1]s does not agree with the font (%[3]d, %[4]d)"), whyText, cureRemake)
	ruleNotdef   = rule("font-notdef", Archive, "PDF/UA-1 7.21.8, PDF/A-2 6.2.11.8", "ua1:7.21.8-1 2a:6.2.11.8-1", say("ett tecken som saknas i teckensnittet %s visas som en tom ruta", "a character missing in the font %s is shown as an empty box"), whyText, say("byt till ett teckensnitt som har tecknet", "change to a font that has the character"))
	ruleGlyph    = rule("font-glyph", Archive, "PDF/UA-1 7.21.4.1, PDF/A-2 6.2.11.4.1", "ua1:7.21.4.1-2 2a:6.2.11.4.1-2", say("tecken %[2]d finns inte i det inbäddade teckensnittet %[1]s", "code %[2]d is not in the embedded font %[1]s"), whyText, cureRemake)
	ruleCIDMap   = rule("font-cidmap", Archive, "PDF/UA-1 7.21.3.2, PDF/A-2 6.2.11.3.2", "ua1:7.21.3.2-1 2a:6.2.11.3.2-1", say("teckensnittet %s säger inte vilket tecken som är vilket (CIDToGIDMap)", "the font %s does not say which glyph is which (CIDToGIDMap)"), whyText, cureRemake)
	ruleFontDict = rule("font-dict", Archive, "PDF/A-2 6.2.11.2", "2a:6.2.11.2-1 2a:6.2.11.2-2 2a:6.2.11.2-3 2a:6.2.11.2-4 2a:6.2.11.2-5 2a:6.2.11.2-6", say("teckensnittet %s är ofullständigt beskrivet", "the font %s is not described in full"), whyText, cureRemake)
	ruleFontFile = rule("font-file", Archive, "ISO 32000-1 9.9", "", say("det inbäddade teckensnittet %s är trasigt", "the embedded font %s is broken"), whyText, cureRemake)

	fontRules = []*Rule{ruleEmbedded, ruleUnicode, ruleUniValue, ruleWidths, ruleNotdef, ruleGlyph, ruleCIDMap, ruleFontDict, ruleFontFile}
)

var cureIntent = say("exportera som PDF/A, så följer en färgprofil med", "export as PDF/A, which brings a colour profile")

// Colours and pictures.
var (
	ruleRGBIntent  = rule("colour-rgb", Archive, "PDF/A-2 6.2.4.3", "2a:6.2.4.3-2", say("RGB-färger används utan RGB-profil", "RGB colours are used without an RGB profile"), whyArchive, cureIntent)
	ruleCMYKIntent = rule("colour-cmyk", Archive, "PDF/A-2 6.2.4.3", "2a:6.2.4.3-3", say("CMYK-färger används utan CMYK-profil", "CMYK colours are used without a CMYK profile"), whyArchive, cureIntent)
	ruleGrayIntent = rule("colour-gray", Archive, "PDF/A-2 6.2.4.3", "2a:6.2.4.3-4", say("gråskala används utan färgprofil", "grey is used without a colour profile"), whyArchive, cureIntent)
	ruleICC        = rule("colour-icc", Archive, "PDF/A-2 6.2.3, 6.2.4.2", "2a:6.2.3-1 2a:6.2.4.2-1", say("en färgprofil är trasig eller av fel slag", "a colour profile is broken or of the wrong kind"), whyArchive, cureIntent)
	ruleIntents    = rule("colour-intents", Archive, "PDF/A-2 6.2.3", "2a:6.2.3-2", say("filen har flera utskriftsprofiler som inte är densamma", "the file has several output profiles that are not the same"), whyArchive, cureIntent)
	ruleBlend      = rule("colour-blend", Archive, "PDF/A-2 6.2.10", "2a:6.2.10-2", say("sidan har genomskinlighet utan färgrymd och profil", "the page has transparency without a colour space and profile"), whyArchive, cureIntent)
	ruleBlendMode  = rule("colour-blend-mode", Archive, "PDF/A-2 6.2.10", "2a:6.2.10-1", say("okänt blandningsläge %s", "unknown blend mode %s"), whyArchive, cureRemake)
	ruleTransfer   = rule("colour-transfer", Archive, "PDF/A-2 6.2.5", "2a:6.2.5-1 2a:6.2.5-2 2a:6.2.5-3", say("sidan ändrar färger med överföringskurvor", "the page changes colours by transfer functions"), whyArchive, cureRemake)
	ruleImage      = rule("colour-image", Archive, "PDF/A-2 6.2.8", "2a:6.2.8-1 2a:6.2.8-2 2a:6.2.8-3", say("bilden har en ersättningsbild, OPI eller utjämning (Interpolate)", "the picture has an alternate, OPI or smoothing (Interpolate)"), whyArchive, cureRemake)
	ruleXObject    = rule("colour-xobject", Archive, "PDF/A-2 6.2.9, PDF/UA-1 7.20", "2a:6.2.9-1 2a:6.2.9-2 2a:6.2.9-3 ua1:7.20-1", say("sidan innehåller PostScript eller en hänvisning till en annan fil", "the page holds PostScript or a reference to another file"), whyArchive, cureRemake)
	ruleIntentName = rule("colour-rendering", Archive, "PDF/A-2 6.2.6", "2a:6.2.6-1", say("okänd återgivningsmetod %s", "unknown rendering intent %s"), whyArchive, cureRemake)

	colourRules = []*Rule{ruleRGBIntent, ruleCMYKIntent, ruleGrayIntent, ruleICC, ruleIntents, ruleBlend, ruleBlendMode, ruleTransfer, ruleImage, ruleXObject, ruleIntentName}
)
