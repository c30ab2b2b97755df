package pipeline

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"
)

// TestArchiveProfiles: the file is of the profile asked for, the manifest's word on
// it is true, and only PDF/A-3 carries the sources.
func TestArchiveProfiles(t *testing.T) {
	for name, want := range map[string][]string{"": {"PDF/UA-1", "PDF/A-2a"}, "a1b": {"PDF/A-1b"}, "a1a": {"PDF/A-1a"}, "a3a": {"PDF/UA-1", "PDF/A-3a"}, "ua2": {"PDF/UA-2", "PDF/A-4"}} {
		plan, found := Prepare(context.Background(), Request{FS: os.DirFS("../.."), Counties: []string{"norrbotten"}, Principals: []string{"kiruna"}, Documents: []string{"bilaga"}, Archive: name})
		if found.HasErrors() {
			t.Fatal(found)
		}
		for s := range plan.Sets(context.Background()) {
			if s.Failed {
				t.Fatalf("%s: %v", name, s.Findings)
			}
			for _, a := range s.Files.Artifacts {
				if a.Format != "pdf" {
					continue
				}
				if !slices.Equal(a.Standards, want) {
					t.Errorf("%s: claims %q", name, a.Standards)
				}
				if got := bytes.Contains(a.Data, []byte("/EmbeddedFile")); got != (name == "a3a") {
					t.Errorf("%s: sources attached: %v", name, got)
				}
			}
		}
	}
	if _, found := Prepare(context.Background(), Request{FS: os.DirFS("../.."), Archive: "a9"}); !found.HasErrors() || found[0].Code != codeUnknownArchive {
		t.Errorf("a9: %v", found)
	}
}
