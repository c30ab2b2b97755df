// Command stock makes the poster and the annex as maroto does by itself, and the annex
// as unioffice's document package does. It is a module of its own: the program we ship
// imports neither. What it writes is for measuring only, and is thrown away.
//
//	stock maroto-poster|maroto-annex|unioffice-annex COUNT DATA OUT
//
// In the end it says what its loop over documents took.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// words are those that ../words.go writes.
type words struct {
	Names  []string
	Poster struct {
		Title, Sender, Subject, Target string
		Panels                         []panel
		Notes, Signers                 []string
	}
	Annex struct {
		Title  string
		Head   []string
		Blocks []block
	}
}

type panel struct {
	Title, Ink, Lead string
	Body             []string
}

type block struct {
	Kind, Label, Text string
	Level             int
}

func main() {
	if len(os.Args) != 5 {
		log.Fatal("stock KIND COUNT DATA OUT")
	}
	kind, data, out := os.Args[1], os.Args[3], os.Args[4]
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	var w words
	b, err := os.ReadFile(filepath.Join(data, "words.json"))
	if err == nil {
		err = json.Unmarshal(b, &w)
	}
	if err != nil {
		log.Fatal(err)
	}
	make, end := map[string]func(*words, string, string) ([]byte, error){
		"maroto-poster": marotoPoster, "maroto-annex": marotoAnnex, "unioffice-annex": uniofficeAnnex,
	}[kind], map[bool]string{true: ".docx", false: ".pdf"}[strings.HasPrefix(kind, "unioffice")]
	if make == nil {
		log.Fatalf("no kind %s", kind)
	}
	quiet()
	from, work := time.Now(), processor()
	for i := range count {
		b, err := make(&w, data, w.Names[i])
		if err == nil {
			err = os.WriteFile(filepath.Join(out, fmt.Sprintf("%03d%s", i, end)), b, 0o644)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Fprintf(os.Stderr, "loop %.3f %.3f\n", ms(time.Since(from)), ms(processor()-work))
}

// processor is what this process has taken.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// quiet throws away what unioffice prints about its licence at every file.
func quiet() {
	if f, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout = f
	}
	log.SetOutput(io.Writer(os.Stderr))
}

func named(s, name string) string { return strings.ReplaceAll(s, "{{name}}", name) }
