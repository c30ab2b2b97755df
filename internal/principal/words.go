package principal

import (
	"strconv"
	"strings"
	"time"

	"malbild/internal/calendar"
	"malbild/internal/lazy"
)

// outcomeWords are the words for what a body made of the matter: the register's own,
// and those a registrar says.
var outcomeWords = map[string]Outcome{
	"adopted": Adopted, "antagen": Adopted, "antagit": Adopted, "bifall": Adopted,
	"approved": Approved, "tillstyrkt": Approved, "tillstyrkan": Approved,
	"referred-back": ReferredBack, "aterremiss": ReferredBack, "återremiss": ReferredBack,
	"rejected": Rejected, "avslag": Rejected,
	"amended": Amended, "andrad": Amended, "ändrad": Amended,
	"noted": Noted, "noterad": Noted,
}

// OutcomeOf is the outcome that a word means; blank: none.
func OutcomeOf(word string) Outcome { return outcomeWords[strings.ToLower(word)] }

// dayWritten is a day as people write it: 30/11-21, 30.11.2021, 30 november 2021.
var dayWritten = lazy.Pattern(`^(\d{1,2})[ ./-]+(\d{1,2}|[a-zåäö]+)[ ./-]+(\d{4}|\d{2})$`)

const monthNames = "jan feb mar apr maj jun jul aug sep okt nov dec"

// otherwise is the day that is written in another way than the register's; zero: none.
// In Sweden the day of the month comes before the month.
func otherwise(s string) calendar.Date {
	m := dayWritten().FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return calendar.Date{}
	}
	day, _ := strconv.Atoi(m[1])
	month, err := strconv.Atoi(m[2])
	if err != nil && len(m[2]) >= 3 {
		at := strings.Index(monthNames, m[2][:3])
		if at < 0 || at%4 != 0 {
			return calendar.Date{}
		}
		month = at/4 + 1
	}
	year, _ := strconv.Atoi(m[3])
	if year < 100 {
		year += 2000
	}
	return calendar.Of(year, time.Month(month), day)
}
