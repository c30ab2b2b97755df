package inspect

// Fonts whose codes or lists do not agree with what they bring.
var (
	ruleCMap      = &Rule{ID: "font-cmap", Group: Archive, Clause: "PDF/UA-1 7.21.3.1, PDF/A-2 6.2.11.3.1", own: "ua1:7.21.3.1-1 2a:6.2.11.3.1-1 1b:6.3.3.1-1 4:6.2.10.3.1-1 ua2:8.4.5.3.1-1", What: say("teckensnittet %[1]s och dess teckentabell %[2]s gäller olika teckensamlingar (CIDSystemInfo)", "the font %[1]s and its table of codes %[2]s are of different collections (CIDSystemInfo)"), Why: &whyText, Cure: &cureRemake}
	ruleCMapEmbed = &Rule{ID: "font-cmap-embedded", Group: Archive, Clause: "PDF/UA-1 7.21.3.3, PDF/A-2 6.2.11.3.3", own: "ua1:7.21.3.3-1 ua1:7.21.3.3-3 2a:6.2.11.3.3-1 2a:6.2.11.3.3-3 1b:6.3.3.3-1 4:6.2.10.3.3-1 4:6.2.10.3.3-3 ua2:8.4.5.4-1 ua2:8.4.5.4-3", What: say("teckentabellen %[2]s till teckensnittet %[1]s är inte inbäddad", "the table of codes %[2]s of the font %[1]s is not embedded"), Why: &whyText, Cure: &cureEmbed}
	ruleCMapMode  = &Rule{ID: "font-cmap-direction", Group: Archive, Clause: "PDF/UA-1 7.21.3.3, PDF/A-2 6.2.11.3.3", own: "ua1:7.21.3.3-2 2a:6.2.11.3.3-2 1b:6.3.3.3-2 4:6.2.10.3.3-2 ua2:8.4.5.4-2", What: say("teckentabellen %s säger sin skrivriktning (WMode) på två sätt", "the table of codes %s tells its direction (WMode) in two ways"), Why: &whyText, Cure: &cureRemake}
	ruleCMapHigh  = &Rule{ID: "font-cmap-high", Group: Archive, Clause: "PDF/A-2 6.1.13", own: "2a:6.1.13-10 1b:6.1.12-10", What: say("teckentabellen till %s har tecken med nummer över 65 535", "the table of codes of %s has characters numbered above 65,535"), Why: &whyText, Cure: &cureRemake}
	ruleCharSet   = &Rule{ID: "font-charset", Group: Archive, Clause: "PDF/UA-1 7.21.4.2, PDF/A-2 6.2.11.4.2", own: "ua1:7.21.4.2-1 ua1:7.21.4.2-2 2a:6.2.11.4.2-1 2a:6.2.11.4.2-2 1b:6.3.5-2", What: say("teckensnittet %[1]s säger fel om vilka tecken det har med sig (%[2]s)", "the font %[1]s tells wrongly which characters it brings (%[2]s)"), Why: &whyText, Cure: &cureRemake}
	ruleTrueType  = &Rule{ID: "font-truetype", Group: Archive, Clause: "PDF/UA-1 7.21.6, PDF/A-2 6.2.11.6", own: "ua1:7.21.6-1 ua1:7.21.6-2 ua1:7.21.6-3 ua1:7.21.6-4 2a:6.2.11.6-1 2a:6.2.11.6-2 2a:6.2.11.6-3 2a:6.2.11.6-4 1b:6.3.7-1 1b:6.3.7-2 1b:6.3.7-3 4:6.2.10.6-1 4:6.2.10.6-2 4:6.2.10.6-3 4:6.2.10.6-4 ua2:8.4.5.7-1 ua2:8.4.5.7-2 ua2:8.4.5.7-3 ua2:8.4.5.7-4", What: say("TrueType-teckensnittet %s säger inte entydigt vilken kod som är vilken bokstav", "the TrueType font %s does not tell in one way which code is which letter"), Why: &whyText, Cure: &cureRemake}
	ruleFontKind  = &Rule{ID: "font-format", Group: Archive, Clause: "PDF/A-2 6.2.11.2", own: "2a:6.2.11.2-7 1b:6.3.2-7 4:6.2.10.2-7", What: say("teckensnittet %[1]s är inbäddat i ett okänt format (%[2]s)", "the font %[1]s is embedded in an unknown format (%[2]s)"), Why: &whyText, Cure: &cureRemake}
)

func moreFontRules() []*Rule {
	return []*Rule{ruleCMap, ruleCMapEmbed, ruleCMapMode, ruleCMapHigh, ruleCharSet, ruleTrueType, ruleFontKind}
}
