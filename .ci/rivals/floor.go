package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
)

// floor does, of a finished file of ours, only what no writer can leave out: deflate
// what differs from copy to copy, copy the rest, take a checksum, write under another
// name and rename. Nothing is read, set, laid out or checked.
func floor(file string, n int, out string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	again := floorPDF
	if strings.HasSuffix(file, ".docx") {
		again = floorDOCX
	}
	once, err := again(data)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for i := range n {
		b.Reset()
		if err := once(&b); err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x", sha256.Sum256(b.Bytes()))
		name := filepath.Join(out, fmt.Sprintf("%03d", i))
		if err := os.WriteFile(name+".tmp", b.Bytes(), 0o644); err != nil {
			return err
		}
		if err := os.Rename(name+".tmp", name); err != nil {
			return err
		}
	}
	return nil
}

// floorPDF finds the streams that are neither faces nor colour profiles: those of a
// run are shared.
func floorPDF(data []byte) (func(io.Writer) error, error) {
	var pages [][]byte
	var shared []byte
	for rest := data; ; {
		_, after, ok := bytes.Cut(rest, []byte("stream\n"))
		if !ok {
			break
		}
		raw, tail, _ := bytes.Cut(after, []byte("\nendstream"))
		rest = tail
		r, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			shared = append(shared, raw...)
			continue
		}
		plain, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		if bytes.HasPrefix(plain, []byte{0, 1, 0, 0}) || len(plain) > 40 && string(plain[36:40]) == "acsp" {
			shared = append(shared, raw...)
			continue
		}
		pages = append(pages, plain)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("no streams found")
	}
	z, err := zlib.NewWriterLevel(io.Discard, 6)
	return func(w io.Writer) error {
		for _, p := range pages {
			z.Reset(w)
			if _, err := z.Write(p); err != nil {
				return err
			}
			if err := z.Close(); err != nil {
				return err
			}
		}
		_, err := w.Write(shared)
		return err
	}, err
}

// floorDOCX deflates the parts that differ from copy to copy.
func floorDOCX(data []byte) (func(io.Writer) error, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	own := map[string][]byte{}
	for _, f := range r.File {
		if f.Name == "word/document.xml" || strings.HasPrefix(f.Name, "word/header") || strings.HasPrefix(f.Name, "docProps/") || strings.HasPrefix(f.Name, "customXml/item") {
			in, err := f.Open()
			if err != nil {
				return nil, err
			}
			if own[f.Name], err = io.ReadAll(in); err != nil {
				return nil, err
			}
		}
	}
	z, err := flate.NewWriter(io.Discard, 6)
	return func(w io.Writer) error {
		out := zip.NewWriter(w)
		out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { z.Reset(w); return z, nil })
		for _, f := range r.File {
			plain, differs := own[f.Name]
			if !differs {
				if err := out.Copy(f); err != nil {
					return err
				}
				continue
			}
			in, err := out.Create(f.Name)
			if err != nil {
				return err
			}
			if _, err := in.Write(plain); err != nil {
				return err
			}
		}
		return out.Close()
	}, err
}
