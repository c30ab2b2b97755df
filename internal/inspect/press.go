package inspect

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// Measures of the trade.
const (
	pointsPerMM  = 72 / 25.4
	leastBleed   = 3.0  // mm
	leastLine    = 0.25 // points
	leastReverse = 8.0  // points, for light type on several inks
	leastType    = 5.0  // points
	bodyType     = 12.0 // points: below it text should have one ink
	inkLimit     = 300  // per cent, coated paper sheet-fed (ISO 12647-2)
	leastPPI     = 200  // of pictures read at arm's length
	leastMonoPPI = 600  // of line art
	leastBigPPI  = 100  // of pictures on A2 and larger, read at a distance
)

// Limits are what a press holds and a printer asks.
type Limits struct {
	Ink     int     // most total ink, per cent
	Line    float64 // thinnest line, points
	Bleed   float64 // least, mm
	PPI     int     // least, of pictures
	MonoPPI int     // least, of line art: one bit a point
}

// orUsual fills in what the trade asks.
func (l Limits) orUsual() Limits {
	return Limits{Ink: cmp.Or(l.Ink, inkLimit), Line: cmp.Or(l.Line, leastLine), Bleed: cmp.Or(l.Bleed, leastBleed), PPI: cmp.Or(l.PPI, leastPPI), MonoPPI: cmp.Or(l.MonoPPI, leastMonoPPI)}
}

// PressFacts are what a printer wants to know, faults or not.
type PressFacts struct {
	Condition string // of the output intent
	Inks      []string
	MostInk   int // per cent in one place
	Trim      []string
	Bleed     float64 // mm, the smallest
	Images    int
	LowestPPI int
	Thinnest  float64 // points
	Fonts     []string
	Sizes     []Legible
}

// Legible says how far away type of a size is readable: its capitals are 0.5 per
// cent of the distance.
type Legible struct {
	Points float64
	Cap    float64 // mm
	Metres float64
}

// pressTally gathers facts page by page.
type pressTally struct {
	facts *PressFacts
	inks  map[string]bool
	caps  map[int]float64 // height of capitals by half points of size
}

func newTally() *pressTally {
	return &pressTally{facts: &PressFacts{Bleed: math.Inf(1)}, inks: map[string]bool{}, caps: map[int]float64{}}
}

// checkPage does the preflight of a page, and lets go of what was painted.
func (d *pdfDoc) checkPage(p *pdfPage) {
	t := d.tally
	d.checkBoxes(p, t.facts)
	d.checkPaint(p, t.facts)
	d.checkText(p)
	for n := range p.paint.inks {
		t.inks[n] = true
	}
	if len(p.paint.rgb) > 0 {
		t.inks["RGB"] = true
	}
	for _, x := range p.paint.texts {
		t.caps[int(math.Round(x.size*2))] = x.cap
	}
	d.lists.areas, d.lists.texts = p.paint.areas, p.paint.texts
	p.paint = nil
}

// checkPress sums up the preflight of all pages.
func (d *pdfDoc) checkPress() {
	f := d.tally.facts
	f.Inks = slices.Sorted(maps.Keys(d.tally.inks))
	for _, size := range sortedKeys(d.tally.caps) {
		mm := d.tally.caps[size] / pointsPerMM
		f.Sizes = append(f.Sizes, Legible{Points: float64(size) / 2, Cap: math.Round(mm*10) / 10, Metres: math.Round(mm*2) / 10})
	}
	d.pressDocument(f)
	if math.IsInf(f.Bleed, 0) {
		f.Bleed = 0
	}
	d.r.Press = f
}

func (d *pdfDoc) pressDocument(f *PressFacts) {
	if !d.intents.press {
		d.r.add(ruleCondition, 0, "OutputIntents")
	}
	for _, o := range d.Array(d.catalog.Raw("OutputIntents")) {
		in := d.Dict(o)
		f.Condition = d.Text(in.Raw("OutputConditionIdentifier"))
	}
	d.checkIntent()
	info := d.Dict(d.Trailer.Raw("Info"))
	d.checkOldX(cmp.Or(d.xmp.x, d.Text(info.Raw("GTS_PDFXVersion"))))
	if d.xmp.x == "" && d.Text(info.Raw("GTS_PDFXVersion")) == "" {
		d.r.add(ruleX, 0, "")
	}
	if t := string(d.Name(info.Raw("Trapped"))); t != "True" && t != "False" && d.xmp.trapped != "True" && d.xmp.trapped != "False" {
		d.r.add(ruleTrapped, 0, "")
	}
	if len(f.Trim) > 1 {
		d.r.add(ruleSizes, 0, "")
	}
	fonts := map[string]bool{}
	for _, x := range d.fonts {
		if x != nil && x.told {
			fonts[x.name] = true
		}
	}
	f.Fonts = slices.Sorted(maps.Keys(fonts))
}

// checkIntent: the profile of the printing condition is there, or a registered name
// stands for it (ISO 15930-7, 6.2.2), and it is one of a press.
func (d *pdfDoc) checkIntent() {
	for _, o := range d.Array(d.catalog.Raw("OutputIntents")) {
		in := d.Dict(o)
		if d.Name(in.Raw("S")) != "GTS_PDFX" {
			continue
		}
		s := d.Stream(in.Raw("DestOutputProfile"))
		if s == nil {
			if oldX(d.xmp.x) || in.Has("DestOutputProfileRef") || d.Text(in.Raw("RegistryName")) != "" && d.xmp.x == "" {
				continue
			}
			d.r.add(ruleIntentProfile, 0, "OutputIntents")
			continue
		}
		if class, model, ok := d.profile(s); !ok || class != "prtr" || model != "CMYK" {
			d.r.add(ruleIntentProfile, 0, "OutputIntents")
		}
	}
}

// checkBoxes: Media holds Bleed holds Trim, and the bleed is wide enough.
func (d *pdfDoc) checkBoxes(p *pdfPage, f *PressFacts) {
	size := fmt.Sprintf("%.0f × %.0f mm", p.trim.width()/pointsPerMM, p.trim.height()/pointsPerMM)
	if !slices.Contains(f.Trim, size) && len(f.Trim) < 20 {
		f.Trim = append(f.Trim, size)
	}
	if !p.hasTrim {
		d.r.add(ruleTrim, p.number, "")
		return
	}
	if !p.trim.inside(p.bleed) || !p.bleed.inside(p.media) {
		d.r.add(ruleBoxes, p.number, "", "TrimBox ⊂ BleedBox ⊂ MediaBox")
	}
	least := min(p.trim.x0-p.bleed.x0, p.trim.y0-p.bleed.y0, p.bleed.x1-p.trim.x1, p.bleed.y1-p.trim.y1) / pointsPerMM
	f.Bleed = min(f.Bleed, math.Round(least*10)/10)
	if least < d.limits.Bleed-0.05 {
		d.r.add(ruleNoBleed, p.number, "", math.Round(least*10)/10, d.limits.Bleed)
		return
	}
	d.checkBleed(p)
}

// checkPaint: colours, total ink, lines, pictures and blending.
func (d *pdfDoc) checkPaint(p *pdfPage, f *PressFacts) {
	paint := p.paint
	if len(paint.rgb) > 0 {
		d.r.add(ruleRGB, p.number, "", strings.Join(slices.Sorted(maps.Keys(paint.rgb)), ", "))
	}
	if n := paint.most.total(); n > d.limits.Ink {
		d.r.add(ruleInk, p.number, paint.most.String(), n, d.limits.Ink)
	}
	f.MostInk = max(f.MostInk, paint.most.total())
	if m := paint.minimum; m > 0 {
		if m < d.limits.Line-0.005 {
			d.r.add(ruleThin, p.number, "", math.Round(m*100)/100, d.limits.Line)
		}
		if f.Thinnest == 0 || m < f.Thinnest {
			f.Thinnest = math.Round(m*100) / 100
		}
	}
	if paint.short || paint.steps >= mostAsked {
		d.r.unchecked("färg ovanpå färg, liten ljus text och utfall på en sida med fler ytor eller texter än programmet följer", "inks on top of others, small light type and bleed on a page with more surfaces or texts than the program follows")
	}
	d.checkImages(p, f)
	if paint.white {
		d.r.add(ruleWhiteOver, p.number, "")
	}
	if paint.allInk {
		d.r.add(ruleRegister, p.number, "")
	}
	names := map[spaceKind]string{gray: "Gray", rgb: "RGB", cmyk: "CMYK", lab: "Lab", separation: "Separation", indexed: "Indexed", pattern: "Pattern"}
	for _, g := range paint.groups {
		if d.intents.usable && g != d.intents.kind && !(g == gray && d.intents.kind == cmyk) {
			d.r.add(ruleGroup, p.number, "", names[g], names[d.intents.kind])
		}
	}
}

func (d *pdfDoc) checkImages(p *pdfPage, f *PressFacts) {
	least := d.limits.PPI
	if p.trim.width()*p.trim.height() > 420*297*1.5*pointsPerMM*pointsPerMM {
		least = min(least, leastBigPPI)
	}
	for _, im := range p.paint.images {
		f.Images++
		ppi := int(math.Round(im.ppi))
		if f.LowestPPI == 0 || ppi < f.LowestPPI {
			f.LowestPPI = ppi
		}
		want := least
		if im.mono {
			want = d.limits.MonoPPI
		}
		if ppi < want {
			d.r.add(ruleResolution, p.number, "", ppi, want)
		}
	}
}

// checkText: small light type, small type in several inks, and type too small to read.
func (d *pdfDoc) checkText(p *pdfPage) {
	for _, t := range p.paint.texts {
		size := math.Round(t.size*10) / 10
		switch {
		case t.on && t.ink.light() && t.ground.count() > 1 && !t.ground.light() && size < leastReverse:
			d.r.add(ruleReversed, p.number, "", size)
		case !t.ink.fromRGB && t.ink.count() > 2 && size < bodyType && t.ink.k > 0.5:
			d.r.add(ruleRich, p.number, "", size, t.ink.count())
		}
		if size < leastType && size > 0 {
			d.r.add(ruleSmall, p.number, "", size)
		}
	}
}
