package starter

import (
	"embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"

	"malbild/internal/source"
)

//go:embed facts/*.csv
var factFiles embed.FS

// County is one of Sweden's counties with those who decide in it.
type County struct {
	Code       string // "25"
	Name       string // «Norrbottens län»
	Place      string // «Norrbotten»: what the county is called in a sentence
	Principals []Principal
}

// ID is the county's folder: «norrbotten».
func (c County) ID() string { return source.Slug(c.Place) }

// Principal is a municipality or a region. Gotland is both, and stands once.
type Principal struct {
	ID        string // folder, «upplands-vasby»
	Code      string
	Kind      string // municipality or region
	Name      string // «Haparanda»
	Legal     string // «Haparanda kommun»
	Usual     string // «Haparanda stad»
	Board     string
	Council   string
	Languages []Language
}

// Language is a language duty that is known.
type Language struct{ Tag, Evidence string }

// Counties lists all counties by code, the region first in each, municipalities in
// the order of their codes.
func Counties() []County { return slices.Clone(facts()) }

var facts = sync.OnceValue(func() []County {
	duties := map[string][]Language{}
	tags := map[string]string{"sami": "smi"} // of all varieties
	for _, r := range table("languages.csv") {
		for _, tag := range strings.FieldsFunc(r["minority_languages"], func(c rune) bool { return c == ' ' || c == ';' || c == '|' }) {
			if t := tags[tag]; t != "" {
				tag = t
			}
			duties[r["id"]] = append(duties[r["id"]], Language{tag, r["language_evidence"]})
		}
	}
	byCode := map[string]*County{}
	var codes []string
	alone := map[string]bool{} // municipalities that are regions too
	for _, r := range table("regions.csv") {
		code := r["county_code"]
		c := &County{Code: code, Name: r["county_name"], Place: place(r["county_name"])}
		byCode[code], codes = c, append(codes, code)
		if r["also_municipality_code"] != "" {
			alone[r["also_municipality_code"]] = true
		}
		name := r["region_name"]
		c.Principals = append(c.Principals, Principal{ID: source.Slug(name), Code: code, Kind: "region", Name: name, Legal: name, Usual: name,
			Board: "regionstyrelsen", Council: "regionfullmäktige", Languages: duties["region-"+code]})
	}
	for _, r := range table("municipalities.csv") {
		c := byCode[r["county_code"]]
		if c == nil || alone[r["code"]] {
			continue
		}
		c.Principals = append(c.Principals, Principal{ID: source.Slug(r["name"]), Code: r["code"], Kind: "municipality", Name: r["name"], Legal: r["legal_name"],
			Usual: r["usual_name"], Board: "kommunstyrelsen", Council: "kommunfullmäktige", Languages: duties[r["code"]]})
	}
	var out []County
	for _, code := range codes {
		out = append(out, *byCode[code])
	}
	return out
})

// place is the county's name in a sentence: that of the file without «län» and its
// genitive. The names that are not formed so are listed.
func place(county string) string {
	known := map[string]string{"Stockholms län": "Stockholm", "Södermanlands län": "Södermanland", "Östergötlands län": "Östergötland", "Jönköpings län": "Jönköping",
		"Kronobergs län": "Kronoberg", "Gotlands län": "Gotland", "Hallands län": "Halland", "Västra Götalands län": "Västra Götaland", "Värmlands län": "Värmland",
		"Västmanlands län": "Västmanland", "Dalarnas län": "Dalarna", "Gävleborgs län": "Gävleborg", "Västernorrlands län": "Västernorrland", "Jämtlands län": "Jämtland",
		"Västerbottens län": "Västerbotten", "Norrbottens län": "Norrbotten"}
	if p, ok := known[county]; ok {
		return p
	}
	return strings.TrimSuffix(county, " län") // Uppsala, Kalmar, Blekinge, Skåne, Örebro
}

// table reads one file; its first line names the columns.
func table(name string) []map[string]string {
	f, err := factFiles.Open("facts/" + name)
	if err != nil {
		return nil
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, v := range row {
			m[rows[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}
