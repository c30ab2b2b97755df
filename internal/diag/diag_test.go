package diag

import (
	"strings"
	"testing"
)

var lost = &Code{ID: "MB999",
	What: Phrase{"okänd nyckel «%[1]s»", "unknown key «%[1]s»"},
	Why:  Phrase{"värdet skulle falla bort", "the value would be lost"},
	Cure: Phrase{"ta bort den, 100 %", "remove it, 100 %"}}

func TestAFindingSpeaksBothLanguages(t *testing.T) {
	f := lost.At(Pos{"a.yaml", 3, 5}, "txet", "unused")
	what, why, cure := f.Text("sv")
	if what != "okänd nyckel «txet»" || why != "värdet skulle falla bort" || !strings.HasPrefix(cure, "ta bort den") {
		t.Errorf("%q %q %q", what, why, cure)
	}
	if what, _, _ = f.Text("en"); what != "unknown key «txet»" {
		t.Errorf("%q", what)
	}
	if strings.Contains(what+why+cure, "%!") {
		t.Error("a format error reached the reader")
	}
}

func TestAHintReplacesTheCure(t *testing.T) {
	f := lost.At(Pos{}, "txet", "text").WithCure(Phrase{"menade du «%[2]s»?", "did you mean «%[2]s»?"})
	if _, _, cure := f.Text("sv"); cure != "menade du «text»?" {
		t.Errorf("%q", cure)
	}
	if _, _, cure := lost.At(Pos{}, "x").Text("en"); strings.Contains(cure, "mean") {
		t.Error("the hint of one finding reached another")
	}
}

func TestListsSortByPlaceAndStopOnErrorsOnly(t *testing.T) {
	soft := &Code{ID: "MB001", Severity: Warning}
	l := List{lost.At(Pos{"b.yaml", 1, 1}), lost.At(Pos{"a.yaml", 9, 1}), soft.At(Pos{"a.yaml", 2, 7}), lost.At(Pos{"a.yaml", 2, 3})}
	l.Sort()
	var got []string
	for _, f := range l {
		got = append(got, f.Pos.String())
	}
	if s := strings.Join(got, " "); s != "a.yaml:2:3 a.yaml:2:7 a.yaml:9:1 b.yaml:1:1" {
		t.Error(s)
	}
	if (List{soft.At(Pos{})}).Err() != nil {
		t.Error("a warning stopped")
	}
	if l.Err() == nil {
		t.Error("an error did not stop")
	}
}

func TestAPlaceIsWrittenWithWhatIsKnown(t *testing.T) {
	for p, want := range map[Pos]string{{}: "", {File: "a"}: "a", {File: "a", Line: 2, Col: 3}: "a:2:3"} {
		if p.String() != want {
			t.Errorf("%+v: %q", p, p.String())
		}
	}
}
