package calendar

// The times of kommunallagen (2017:725): a record is adjusted within 14 days
// of the meeting (5 kap. 69 §), the adjustment is announced on the notice board
// by the second day after it (8 kap. 12 §), and a decision may be appealed for
// three weeks from the day of the announcement (13 kap. 5 §).
const (
	adjustDays = 14
	noticeDays = 2
	appealDays = 21
)

// AdjustBy is the last day to adjust the record of a meeting.
func AdjustBy(meeting Date) Date { return meeting.Add(adjustDays) }

// NoticeBy is the last day to put up the notice of an adjustment.
func NoticeBy(adjusted Date) Date { return adjusted.Add(noticeDays) }

// AppealBy is the last day to appeal when the notice went up on the day: three
// weeks later, moved to the next working day.
func AppealBy(up Date) Date { return working(up.Add(appealDays)) }

// NoticeDown is the day the notice comes down: the day after the last day to
// appeal.
func NoticeDown(up Date) Date { return AppealBy(up).Add(1) }
