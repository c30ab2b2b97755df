package asset

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"github.com/boxesandglue/textshape/ot"
)

// needed are the letters every face must have: Swedish, the typography of
// official documents, and the letters of the Sami languages of Norrbotten.
const needed = "abcdefghijklmnopqrstuvwxyzåäöéèüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉ0123456789" +
	"–—«»”’§%()[]/:;,.!?·•…€°@+&'\"\u00a0\u00ad\u2011\u202f" +
	"áčđŋšŧžńïæøÁČĐŊŠŦŽŃÏÆØǩǧǥʒ"

func TestFontsAreWhatSourceSays(t *testing.T) {
	var source []byte
	for _, family := range []string{"roboto", "noto"} {
		b, err := os.ReadFile("fonts/" + family + "/SOURCE.md")
		if err != nil {
			t.Fatal(err)
		}
		source = append(source, b...)
	}
	for _, id := range append(FontIDs(), ScriptFontIDs()...) {
		data, err := Font(id)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		if line := "| " + id + " | " + hex.EncodeToString(sum[:]) + " |"; !strings.Contains(string(source), line) {
			t.Errorf("SOURCE.md lacks the line\n%s", line)
		}
	}
	if _, err := Font("roboto-thin"); err == nil {
		t.Error("a face that is not there was handed out")
	}
}

func TestLicencesAreShipped(t *testing.T) {
	for file, words := range map[string]string{
		"fonts/roboto/LICENSE":         "Apache License",
		"fonts/noto/OFL.txt":           "SIL OPEN FONT LICENSE",
		"hyphenation/LICENSE.LGPL-3.0": "GNU LESSER GENERAL PUBLIC LICENSE",
		"hyphenation/LICENSE.GPL-3.0":  "GNU GENERAL PUBLIC LICENSE",
	} {
		if b, err := os.ReadFile(file); err != nil || !strings.Contains(string(b), words) {
			t.Errorf("%s: no «%s» (%v)", file, words, err)
		}
	}
}

func TestFontsMayBeEmbedded(t *testing.T) {
	for _, id := range append(FontIDs(), ScriptFontIDs()...) {
		data, _ := Font(id)
		font, err := ot.ParseFont(data, 0)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		os2, err := font.TableData(ot.MakeTag('O', 'S', '/', '2'))
		if err != nil || len(os2) < 10 {
			t.Fatalf("%s: no OS/2 table: %v", id, err)
		}
		// OpenType, OS/2 fsType: 0 is installable embedding; bit 1 forbids it.
		if fsType := binary.BigEndian.Uint16(os2[8:]); fsType != 0 {
			t.Errorf("%s: fsType %#x", id, fsType)
		}
	}
}

func TestFontsCoverTheLetters(t *testing.T) {
	for _, id := range FontIDs() {
		data, _ := Font(id)
		font, _ := ot.ParseFont(data, 0)
		for _, r := range needed {
			if !font.HasGlyph(ot.Codepoint(r)) {
				t.Errorf("%s has no %q (U+%04X)", id, r, r)
			}
		}
	}
}
