package output

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// A file that was just written may be open for a moment in a program that nobody
// started: one that looks for viruses, indexes, or synchronises a folder. Windows then
// refuses to give it another name. So such a step is tried again, for two thirds of a
// second in all; what is still held after that is open in somebody's program, and told.
const (
	firstPause = 10 * time.Millisecond
	tries      = 7 // pauses of 10, 20, 40 … 320 ms between them
)

// again takes a step until it is done, fails for another reason than held, or has been
// held for long enough.
func again(step func() error, held func(error) bool, sleep func(time.Duration)) error {
	pause := firstPause
	for range tries - 1 {
		if err := step(); err == nil || !held(err) {
			return err
		}
		sleep(pause)
		pause *= 2
	}
	return step()
}

func patient(step func() error) error { return again(step, inUse, time.Sleep) }

// rename gives a file or a folder of root another name.
func rename(root *os.Root, from, to string) error {
	return patient(func() error { return root.Rename(from, to) })
}

// remove takes away a file or an empty folder of root. Some file servers, and Wine up to
// 8, do not know the call that Go makes for it (FileDispositionInformationEx); they know
// that of older systems.
func remove(root *os.Root, name string) error {
	return patient(func() error {
		err := root.Remove(name)
		if lacks(err) {
			return os.Remove(filepath.Join(root.Name(), filepath.FromSlash(name)))
		}
		return err
	})
}

// removeAll takes away a folder that this program made, with what is in it. What is held
// stays, and the next build clears it.
func removeAll(root *os.Root, name string) error {
	err := root.RemoveAll(name)
	if !lacks(err) {
		return err
	}
	entries, err := fs.ReadDir(root.FS(), name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		full := path.Join(name, e.Name())
		if e.IsDir() {
			err = removeAll(root, full)
		} else {
			err = remove(root, full)
		}
		if err != nil {
			return err
		}
	}
	return remove(root, name)
}

// windowsReasons are the errors of Windows that a user can do something about, in
// Swedish and English, by their numbers (Microsoft, System Error Codes).
var windowsReasons = map[uint32][2]string{
	19:  {"disken är skrivskyddad", "the disk is write-protected"},
	21:  {"enheten är inte redo", "the device is not ready"},
	39:  {"disken är full", "the disk is full"},
	53:  {"nätverksplatsen går inte att nå", "the network path cannot be reached"},
	59:  {"nätverket svarade inte", "the network did not answer"},
	64:  {"nätverksplatsen är inte längre tillgänglig", "the network path is no longer there"},
	67:  {"nätverksplatsen finns inte", "there is no such network path"},
	112: {"disken är full", "the disk is full"},
	123: {"namnet får inte användas i Windows", "Windows does not allow the name"},
	206: {"namnet är för långt för Windows; lägg projektet i en mapp närmare diskens början", "the name is too long for Windows; put the project in a folder nearer the beginning of the disk"},
	225: {"virusskyddet stoppade filen", "the virus scanner stopped the file"},
	395: {"molnmappen nekade åtkomst", "the cloud folder denied access"},
	362: {"molnmappens program är inte igång", "the program of the cloud folder is not running"},
}
