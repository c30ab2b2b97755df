package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"

	"malbild/internal/folder"
	"malbild/internal/pipeline"
	"malbild/internal/verify"
)

// sheets are the formats of a certificate.
var sheets = map[string]pipeline.Format{".pdf": pipeline.PDF, ".docx": pipeline.DOCX, ".html": pipeline.HTML}

// checkReport refuses a certificate that cannot be written, before anything is read.
func (a *app) checkReport(v verifying, files []given) error {
	if v.date != "" && !isoDay().MatchString(v.date) {
		return &usageError{text: a.t("«"+v.date+"» är inget datum", "«"+v.date+"» is no date"), cure: "--date 2026-05-27"}
	}
	switch _, ok := sheets[strings.ToLower(filepath.Ext(v.report))]; {
	case v.report == "":
		return nil
	case !ok:
		return &usageError{text: a.t("intyget kan inte skrivas som «"+v.report+"»", "the certificate cannot be written as «"+v.report+"»"), cure: "--report " + a.t("intyg.pdf", "certificate.pdf")}
	case len(files) != 1:
		return &usageError{text: a.t("ett intyg gäller en enda fil", "a certificate is about one file"), cure: a.t("ange filen", "name the file")}
	}
	return nil
}

// certify writes the certificate of one file.
func (a *app) certify(v verifying, cs []*pipeline.County, r verify.Report, data []byte) error {
	c := cs[0]
	if i := slices.IndexFunc(cs, func(c *pipeline.County) bool { return c.Content.ID == r.County }); i >= 0 {
		c = cs[i]
	}
	sum := sha256.Sum256(data)
	d := verify.Certificate{Report: r, Name: filepath.Base(r.File), Digest: hex.EncodeToString(sum[:]), Date: v.date, Issuer: c.Content.Name,
		Titles: pipeline.PassageTitles(cs), Decision: a.decision, English: a.lang == "en"}.Document()
	b, err := pipeline.Sheet(folder.New(a.project()), c, d, sheets[strings.ToLower(filepath.Ext(v.report))], version)
	if err != nil {
		if list, ok := listOf(err); ok {
			a.printFindings(list)
			return &stopped{exitFindings}
		}
		return err
	}
	return a.writeFile(v.report, b)
}
