package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

// memoryOf is the most memory that a process had.
func memoryOf(s *os.ProcessState) int64 { return s.SysUsage().(*syscall.Rusage).Maxrss << 10 }

// mounted puts a file system in memory where the output goes. It reports false where
// the system does not let the test do that.
func (p trial) mounted(options string) bool {
	p.t.Helper()
	dir := filepath.Join(p.dir, "out")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		p.t.Fatal(err)
	}
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options)
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		p.t.Log("NOT TRIED: this user may not mount; TestFullDisk and the script cannot-write try the same in other ways")
		return false
	}
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return true
}

func (p trial) remount(flags uintptr, options string) {
	p.t.Helper()
	if err := syscall.Mount("tmpfs", filepath.Join(p.dir, "out"), "tmpfs", syscall.MS_REMOUNT|flags, options); err != nil {
		p.t.Fatal(err)
	}
}

func asUsual(c *exec.Cmd) *exec.Cmd { return c }

// A disk with no room left, a real one: what was there stands, and with room again the
// next build is right.
func TestDiskWithoutRoom(t *testing.T) {
	p := newTrial(t)
	if !p.mounted("size=64m") {
		return
	}
	p.must(p.command("out"))
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Join(p.dir, "out"), &s); err != nil {
		t.Fatal(err)
	}
	for _, spare := range []int64{0, 3, 8} { // pages
		size := (int64(s.Blocks-s.Bfree) + spare) * s.Bsize
		p.remount(0, "size="+strconv.FormatInt(size, 10))
		p.outOfRoom("MB503", asUsual)
		p.remount(0, "size=64m")
		p.must(p.command("out"))
		p.same("with room again", "out", "new")
		p.replace("sources/orebro/tjansteskrivelse.yaml", "title: Provrubrik", "title: Sammanfattning")
		p.must(p.command("out"))
	}
}

// A folder that can only be read, for root too.
func TestReadOnlyFolder(t *testing.T) {
	p := newTrial(t)
	if !p.mounted("size=64m") {
		return
	}
	p.must(p.command("out"))
	p.remount(syscall.MS_RDONLY, "")
	if said, err := p.command("out").CombinedOutput(); err != nil {
		t.Errorf("nothing is to be written, and it says %v\n%s", err, said)
	}
	p.outOfRoom("MB503", asUsual)
	p.remount(0, "size=64m")
	p.must(p.command("out"))
	p.same("when it can be written again", "out", "new")
}
