package main

import (
	"bytes"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// settled is the environment of every compilation: what a user may have set that would
// show in the bytes is set here.
func settled(system, cpu string) []string {
	return append(os.Environ(), "GOOS="+system, "GOARCH="+cpu, "CGO_ENABLED=0", "GOFLAGS=", "GOEXPERIMENT=", "GOWORK=off", "GO111MODULE=on",
		"GOAMD64=v1", "GOARM64=v8.0", "GOFIPS140=off", "LC_ALL=C", "TZ=UTC")
}

// compile builds the program for a system and processor.
func compile(work, system, cpu string) ([]byte, error) {
	file := filepath.Join(work, "malbild-"+system+"-"+cpu)
	if system == "windows" {
		file += ".exe" // Windows runs no file without it
	}
	// The linker's digest stays in: without it the program would read and digest all of
	// itself at every build, to know what an earlier build of it left (cli/program.go).
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", file, "./cmd/malbild")
	cmd.Env = settled(system, cpu)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	return os.ReadFile(file)
}

// own compiles the program for this computer and returns its file name: it writes its
// own manual and completions.
func own(work string) (string, error) {
	if _, err := compile(work, runtime.GOOS, runtime.GOARCH); err != nil {
		return "", err
	}
	names, err := filepath.Glob(filepath.Join(work, "malbild-"+runtime.GOOS+"-"+runtime.GOARCH+"*"))
	if err != nil || len(names) != 1 {
		return "", fmt.Errorf("the program just built is not there: %v", err)
	}
	to := filepath.Join(work, "own"+filepath.Ext(names[0]))
	return to, os.Rename(names[0], to)
}

// ask runs the program and returns what it prints.
func ask(program string, args ...string) ([]byte, error) {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "LANG=C", "NO_COLOR=1")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("malbild %s: %w", strings.Join(args, " "), err)
	}
	return out, nil
}

// checkHeader holds that the bytes are a program for the system and processor, and that
// a Linux program asks for no library and no loader.
func checkHeader(program []byte, system, cpu string) error {
	r := bytes.NewReader(program)
	var is string
	switch system {
	case "linux":
		f, err := elf.NewFile(r)
		if err != nil {
			return err
		}
		is = map[elf.Machine]string{elf.EM_X86_64: "amd64", elf.EM_AARCH64: "arm64"}[f.Machine]
		for _, p := range f.Progs {
			if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
				return fmt.Errorf("the program is not static: %s", p.Type)
			}
		}
	case "darwin":
		f, err := macho.NewFile(r)
		if err != nil {
			return err
		}
		is = map[macho.Cpu]string{macho.CpuAmd64: "amd64", macho.CpuArm64: "arm64"}[f.Cpu]
	case "windows":
		f, err := pe.NewFile(r)
		if err != nil {
			return err
		}
		is = map[uint16]string{pe.IMAGE_FILE_MACHINE_AMD64: "amd64", pe.IMAGE_FILE_MACHINE_ARM64: "arm64"}[f.Machine]
	default:
		return fmt.Errorf("no such system: %s", system)
	}
	if is != cpu {
		return fmt.Errorf("built for the processor %q, not %s", is, cpu)
	}
	return nil
}
