package content

import (
	"path"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// The findings about the adoption of the målbild and the register.
var (
	codeNoAdoption = &diag.Code{ID: "MB790",
		What: diag.Phrase{SV: "registret säger inte när «%[1]s» antog målbilden", EN: "the register does not say when «%[1]s» adopted the målbild"},
		Why:  diag.Phrase{SV: "dag och paragraf hämtas ur principals/%[1]s.yaml när de inte står här", EN: "day and § are taken from principals/%[1]s.yaml when they do not stand here"},
		Cure: diag.Phrase{SV: "registrera beslutet under steps där: {body: …, date: …, paragraph: …, outcome: adopted}", EN: "record the decision under steps there: {body: …, date: …, paragraph: …, outcome: adopted}"}}
	codeOtherAdoption = &diag.Code{ID: "MB791",
		What: diag.Phrase{SV: "målbilden är antagen %[1]s här men %[2]s i registret", EN: "the målbild is adopted %[1]s here but %[2]s in the register"},
		Why:  diag.Phrase{SV: "broschyr, bilaga och läge ska säga samma sak", EN: "brochure, annex and standing are to say the same"},
		Cure: diag.Phrase{SV: "ta bort date och paragraph här, så gäller registret", EN: "remove date and paragraph here; then the register holds"}}
	codeDecisionTime = &diag.Code{ID: "MB792",
		What: diag.Phrase{SV: "tidslinjens beslut ligger inte i perioden: enligt registret antogs målbilden %[1]s", EN: "the decision of the timeline is not in its period: by the register the målbild was adopted on %[1]s"},
		Why:  diag.Phrase{SV: "perioden med decision: true märks ut med den dagen", EN: "the period with decision: true is marked with that day"},
		Cure: diag.Phrase{SV: "flytta decision: true till perioden med dagen", EN: "move decision: true to the period of that day"}}
)

// adoption reads who adopted the målbild. Day and § stand in the register, with the
// body's own steps: the first on which it adopted, unless a day here names another
// of them. A later decision on some of the words does not move the målbild's own day,
// which adopted texts tell.
func (r *reader) adoption(a *source.Map, body source.Text) *Adoption {
	day := a.Text("date", source.Optional)
	out := &Adoption{Date: r.date(day), Paragraph: a.Int("paragraph", source.Optional, 1, 9999)}
	known := r.registered(body.Value)
	if day.IsZero() {
		if len(known) > 0 {
			out.Date = r.date(source.Text{Value: known[0].day.Value, Pos: body.Pos})
			out.Paragraph = max(out.Paragraph, known[0].paragraph)
		} else if !body.IsZero() {
			r.set.Report(codeNoAdoption.At(body.Pos, body.Value))
		}
		return out
	}
	for _, k := range known {
		if k.day.Value == day.Value && (out.Paragraph == 0 || k.paragraph == 0 || k.paragraph == out.Paragraph) {
			out.Paragraph = max(out.Paragraph, k.paragraph)
			return out
		}
	}
	if len(known) > 0 {
		d := codeOtherAdoption.At(day.Pos, numbered(day.Value, out.Paragraph), numbered(known[0].day.Value, known[0].paragraph))
		d.Related = append(d.Related, known[0].day.Pos)
		r.set.Report(d)
	}
	return out
}

// adopted is one day on which the register says that a body adopted.
type adopted struct {
	day       source.Text
	paragraph int
}

// registered lists the days on which the register says that a body common to the
// county adopted; findings in its file are told by the register's own reader.
func (r *reader) registered(body string) []adopted {
	if body == "" {
		return nil
	}
	var out []adopted
	_, m, _ := source.Open(r.fsys, path.Join(r.dir, "principals", body+".yaml"))
	for _, s := range m.Maps("steps", source.Optional) {
		if day := s.Text("date", source.Optional); s.Text("outcome", source.Optional).Value == "adopted" && !day.IsZero() {
			out = append(out, adopted{day, s.Int("paragraph", source.Optional, 1, 9999)})
		}
	}
	return out
}

func numbered(day string, paragraph int) string {
	if paragraph == 0 {
		return day
	}
	return day + ", § " + strconv.Itoa(paragraph)
}

// decisionInTime holds the timeline against the register: the period that is marked
// as that of the decision is the one with the day of it.
func (r *reader) decisionInTime() {
	b := r.county.Malbild
	if b.Timeline == nil || b.Adopted == nil || b.Adopted.Date.IsZero() {
		return
	}
	day := b.Adopted.Date.From
	for _, p := range b.Timeline.Periods {
		from, to := p.When.From, p.When.To
		if to == "" {
			to = from
		}
		if p.Strong && p.When.Precision != Season && from != "" && (strings.Compare(cutTo(day, from), from) < 0 || strings.Compare(cutTo(day, to), to) > 0) {
			r.set.Report(codeDecisionTime.At(p.When.Pos, day))
		}
	}
}

// cutTo gives a day the precision of another date.
func cutTo(day, like string) string { return day[:min(len(day), len(like))] }
