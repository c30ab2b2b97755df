package output

import "testing"

func TestNamesOfDevicesAreRefused(t *testing.T) {
	for _, name := range []string{"con", "con.pdf", "nul.tar.gz", "aux", "prn.docx", "com1", "com0.pdf", "lpt9.html"} {
		if safeName(name) {
			t.Errorf("%s is a device on Windows", name)
		}
	}
	for _, name := range []string{"kon", "contact.pdf", "com10", "com", "comx", "auxiliary", "lpt", "nulla.pdf", "affisch.con"} {
		if !safeName(name) {
			t.Errorf("%s is no device", name)
		}
	}
}

// TestNamesEndAsFilesMay holds what Windows would drop in silence: dots and spaces at
// the end of a name.
func TestNamesEndAsFilesMay(t *testing.T) {
	for _, name := range []string{"a.", "a ", " a", "a:b", `a\b`, "a/b", "A", "a*", "..", "å"} {
		if safeName(name) {
			t.Errorf("%q is safe nowhere", name)
		}
	}
}
