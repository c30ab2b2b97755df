package pipeline

import (
	"testing"
	"time"

	"malbild/internal/brand"
	"malbild/internal/content"
)

// TestLeavingACountyForgetsIt: what documents of a county shared is gone when the run
// has left it, and what all counties share is not.
func TestLeavingACountyForgetsIt(t *testing.T) {
	shop := newWorkshop("", time.Time{})
	a, b := &County{Content: &content.County{ID: "norra"}}, &County{Content: &content.County{ID: "södra"}}
	prof := &brand.Profile{ID: "gemensam"}
	ka, kb := shop.kit(a, prof), shop.kit(b, prof)
	if ka.drawn == kb.drawn {
		t.Error("two counties keep their drawings in one place: none of them can be left")
	}
	shop.leave("norra")
	if shop.kit(a, prof) == ka {
		t.Error("the county that was left is still there")
	}
	if shop.kit(b, prof) != kb {
		t.Error("the other county is gone too")
	}
}
