package principal

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// logoFolder is where a county keeps the logos of its principals, one file each:
// «kiruna.svg». None come with the program: arms are protected and logos are used by
// permission (lag 1970:498).
const logoFolder = "logos"

// Logo is a principal's own mark, and what its owner asks of those who show it.
type Logo struct {
	Image *document.Image // nil: the name in type
	Clear float64         // kept free around it, in parts of its height
	Least float64         // smallest width in print, mm; 0: as large as a usual one of 25 mm
	None  bool            // by choice
	Pos   diag.Pos
}

// usualClear is what most principals ask: a quarter of the height.
const usualClear = 0.25

// logo reads «logo: none», or what the owner asks.
func (r *reader) logo(p *Principal, v *source.Value) {
	p.Logo = Logo{Clear: usualClear, Pos: p.Pos}
	if v == nil {
		return
	}
	p.Logo.Pos = v.Pos()
	if v.IsText() {
		t := v.Text()
		p.Logo.None = t.Value == "none"
		if !p.Logo.None {
			r.set.Report(codeLogoRule.At(t.Pos, t.Value))
		}
		return
	}
	m := v.Map()
	for key, to := range map[string]*float64{"clear": &p.Logo.Clear, "least": &p.Logo.Least} {
		if n := m.Number(key, source.Optional); m.Has(key) {
			*to = n
		}
	}
	if p.Logo.Clear < 0 || p.Logo.Clear > 2 || m.Has("least") && p.Logo.Least < 5 || p.Logo.Least > 200 {
		r.set.Report(codeLogoRule.At(v.Pos(), "clear, least"))
	}
}

// logoTypes are the endings a logo file may have; drawings first.
var logoTypes = []string{".svg", ".png", ".jpg", ".jpeg"}

// logos reads the folder of logos. Where there is one, it and the register must
// agree: a principal that is missing on a wall of logos is missing from the agreement
// (a joint print once lacked one of twelve municipalities).
func (r *reader) logos(fsys fs.FS, dir string, reg *Register) {
	folder := path.Join(dir, logoFolder)
	entries, unread := source.Entries(fsys, folder)
	for _, f := range unread {
		r.set.Report(f)
	}
	if len(entries) == 0 {
		return
	}
	reg.Logos = true
	found := map[string]string{}
	for _, e := range entries {
		ending := strings.ToLower(path.Ext(e.Name()))
		stem := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		at := diag.Pos{File: path.Join(folder, e.Name())}
		switch {
		case strings.HasPrefix(e.Name(), ".") || strings.EqualFold(stem, "readme"):
			continue
		case e.IsDir() || !slices.Contains(logoTypes, ending) || !adopting(reg, stem) || found[stem] != "":
			r.set.Report(codeLogoExtra.At(at, e.Name()))
			continue
		}
		found[stem] = e.Name()
	}
	for _, p := range reg.Adopting() {
		name := found[p.ID]
		at := diag.Pos{File: path.Join(folder, name)}
		switch {
		case name == "" && !p.Logo.None:
			r.set.Report(codeLogoMissing.At(p.Logo.Pos, p.UsualName.Value, path.Join(folder, p.ID+".svg")))
		case name != "" && p.Logo.None:
			r.set.Report(codeLogoExtra.At(at, name))
		case name != "":
			r.readLogo(fsys, at, p)
		}
	}
}

func adopting(reg *Register, id string) bool {
	return slices.ContainsFunc(reg.Adopting(), func(p *Principal) bool { return p.ID == id })
}

func (r *reader) readLogo(fsys fs.FS, at diag.Pos, p *Principal) {
	data, err := fs.ReadFile(fsys, at.File)
	if err == nil {
		p.Logo.Image, err = document.NewImage(data)
	}
	if err != nil {
		sv, en := document.Unfit(data)
		r.set.Report(codeLogoFile.At(at, sv, en))
		return
	}
	p.Logo.Image.Name = at.File // where what cannot be drawn in it is told
}

var (
	codeLogoFile = &diag.Code{ID: "MB363",
		What: diag.Phrase{SV: "logotypen kan inte användas: %[1]s", EN: "the logo cannot be used: %[2]s"},
		Why:  diag.Phrase{SV: "filen visas på affischer och broschyrer", EN: "the file is shown on posters and brochures"},
		Cure: diag.Phrase{SV: "spara den som SVG, eller som PNG eller JPEG i god upplösning", EN: "save it as SVG, or as PNG or JPEG of good resolution"}}
	codeLogoMissing = &diag.Code{ID: "MB364",
		What: diag.Phrase{SV: "%[1]s har ingen logotyp", EN: "%[1]s has no logo"},
		Why:  diag.Phrase{SV: "de andra visas med sin; den som saknas tycks inte vara med", EN: "the others are shown by theirs; the one that is missing seems to have no part"},
		Cure: diag.Phrase{SV: "lägg den i %[2]s, eller skriv logo: none i huvudmannens fil så sätts namnet", EN: "put it in %[2]s, or write logo: none in the principal's file to have its name set"}}
	codeLogoExtra = &diag.Code{ID: "MB365",
		What: diag.Phrase{SV: "filen «%[1]s» är ingen logotyp för någon som antar målbilden", EN: "the file «%[1]s» is no logo of anyone who adopts the målbild"},
		Why:  diag.Phrase{SV: "logotyperna och huvudmännen ska vara desamma", EN: "the logos and the principals must be the same"},
		Cure: diag.Phrase{SV: "döp filen till huvudmannens id med .svg, .png eller .jpg, en fil för var och en; ta bort den om huvudmannen har logo: none", EN: "name the file by the principal's id with .svg, .png or .jpg, one file each; remove it if the principal has logo: none"}}
	codeLogoRule = &diag.Code{ID: "MB366",
		What: diag.Phrase{SV: "«%[1]s» kan inte stå under logo", EN: "«%[1]s» cannot stand under logo"},
		Why:  diag.Phrase{SV: "där står vad ägaren kräver av den som visar logotypen", EN: "it says what the owner asks of those who show the logo"},
		Cure: diag.Phrase{SV: "skriv none, eller clear: 0–2 (delar av höjden) och least: 5–200 (mm); filen nämns inte här, den hittas i mappen logos", EN: "write none, or clear: 0–2 (parts of the height) and least: 5–200 (mm); the file is not named here, it is found in the folder logos"}}
)
