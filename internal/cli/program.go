package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"sync"
)

// programID tells one build of the program from another: the linker's digest of it,
// or, where that is left out, the digest of the whole file. Empty: not known, and
// then nothing is taken over from earlier builds.
var programID = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	for _, size := range headSizes {
		head := make([]byte, size)
		n, _ := f.ReadAt(head, 0)
		if id := linkerID(head[:n]); id != "" {
			return id
		}
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
})

// headSizes are how much of the program is read for the linker's text: in ELF files it
// stands in the first pages.
var headSizes = [...]int{8 << 10, 64 << 10}

// linkerID is the text that Go's linker puts near the beginning: a digest of what the
// program was made of, and one of what it became. ELF files have it in a note of type
// 4 and name «Go», others in front of the code.
func linkerID(head []byte) string {
	for _, mark := range []struct{ from, to string }{
		{"\x04\x00\x00\x00Go\x00\x00", "\x00"},
		{"\xff Go build ID: \"", "\"\n \xff"},
	} {
		if _, rest, ok := bytes.Cut(head, []byte(mark.from)); ok {
			id, _, ended := bytes.Cut(rest, []byte(mark.to))
			if ended && len(id) < 200 && bytes.Count(id, []byte("/")) == 3 {
				return string(id)
			}
		}
	}
	return ""
}
