package pdfread

import (
	"reflect"
	"slices"
	"testing"
)

// TestDamageOfAnObjectIsThatOfItsFile: every kind of damage that an object can have is
// taken over with it; the others are those of the frame of a file.
func TestDamageOfAnObjectIsThatOfItsFile(t *testing.T) {
	frame := []string{"Binary", "Rebuilt", "XRefStream", "XRefLines"}
	kind := reflect.TypeFor[Damage]()
	for i := range kind.NumField() {
		field := kind.Field(i)
		if field.Type.Kind() != reflect.Bool || slices.Contains(frame, field.Name) {
			continue
		}
		var of, file Damage
		reflect.ValueOf(&of).Elem().Field(i).SetBool(true)
		if file.absorb(&of); !reflect.ValueOf(file).Field(i).Bool() {
			t.Errorf("%s is lost", field.Name)
		}
	}
}
