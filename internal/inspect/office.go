package inspect

// OfficeFacts are what a Word file locks and what it leaves open.
type OfficeFacts struct{}

var officeRules []*Rule

func readOffice(r *Report, data []byte, o Options) {}
