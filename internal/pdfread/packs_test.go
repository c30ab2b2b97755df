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

// TestDictionaryIsKeptWhenMetAgain: what only one file says is not kept; what two say is
// the same object for all that follow, until it is forgotten.
func TestDictionaryIsKeptWhenMetAgain(t *testing.T) {
	const written = "<</Type/Font/Subtype/CIDFontType2/W[3[500 1024 70 600]]>>"
	var common Packs
	read := func() *Entry {
		f := &File{usual: usualNames(), common: &common}
		o, ok := f.alike([]byte(written), span{0, len(written)})
		if !ok {
			return nil
		}
		d := o.(Dict)
		if w := (Array{3, Array{500, 1024, 70, 600}}); !reflect.DeepEqual(d.Raw("W"), w) {
			t.Errorf("%v is read, not %v", d.Raw("W"), w)
		}
		return &d[0]
	}
	for round := range 2 {
		first, second, third := read(), read(), read()
		if first != nil || second == nil || third != second {
			t.Errorf("round %d: kept at %p, %p, %p", round, first, second, third)
		}
		common.Forget()
	}
}
