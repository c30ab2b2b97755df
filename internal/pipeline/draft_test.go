package pipeline

import (
	"bytes"
	"testing"

	"malbild/internal/output"
)

// TestDraftsBecomeTheFilesOfABuild: what is measured is what is delivered.
func TestDraftsBecomeTheFilesOfABuild(t *testing.T) {
	req := Request{Principals: []string{"kiruna"}, Documents: []string{"affisch", "bilaga"}}
	want := map[string]output.Artifact{}
	for _, s := range build(t, prepare(t, req)) {
		for _, a := range s.Files.Artifacts {
			want[a.Path] = a
		}
	}
	drafts, found := prepare(t, req).Drafts()
	if len(found) > 0 || len(drafts) != 2 {
		t.Fatalf("%d drafts, %v", len(drafts), found)
	}
	for _, d := range drafts {
		made, found, fault := d.Make()
		if fault != nil || found.HasErrors() {
			t.Fatal(fault, found)
		}
		for _, a := range made {
			if w, ok := want[a.Path]; !ok || !bytes.Equal(w.Data, a.Data) {
				t.Errorf("%s is not what a build makes", a.Path)
			}
			delete(want, a.Path)
		}
	}
	if len(want) > 0 {
		t.Errorf("%d files were not made", len(want))
	}
}
