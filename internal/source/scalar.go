package source

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// wrong reports a scalar that is not what was expected.
func (v *Value) wrong(sv, en string) {
	if v.node.tag != tagNull {
		got := "«" + v.node.value + "»"
		v.f.report(codeKind.At(v.Pos(), v.name, sv, got, en, got))
	}
}

// Int takes a whole number between least and most; 0 when it is not there.
func (m *Map) Int(key string, need Need, least, most int) int {
	v := m.take(key, "integer", need)
	if v.f == nil || !v.is(scalarNode) {
		return 0
	}
	if v.node.style != 0 || !isInteger(v.node.value) {
		v.wrong("ett heltal utan citattecken", "a whole number without quotes")
		return 0
	}
	n, _ := strconv.Atoi(v.node.value)
	if n < least || n > most {
		v.f.report(codeRange.At(v.Pos(), key, least, most))
		return 0
	}
	return n
}

// Number takes a decimal number written with a point; 0 when it is not there.
func (m *Map) Number(key string, need Need) float64 {
	v := m.take(key, "number", need)
	if v.f == nil || !v.is(scalarNode) {
		return 0
	}
	if v.node.style != 0 || !isDecimal(v.node.value) {
		v.wrong("ett tal med decimalpunkt utan citattecken", "a number with a decimal point, without quotes")
		return 0
	}
	n, _ := strconv.ParseFloat(v.node.value, 64)
	return n
}

// Bool takes true or false; false when it is not there.
func (m *Map) Bool(key string, need Need) bool {
	v := m.take(key, "boolean", need)
	if v.f == nil || !v.is(scalarNode) {
		return false
	}
	if v.node.style != 0 || v.node.value != "true" && v.node.value != "false" {
		v.wrong("true eller false", "true or false")
	}
	return v.node.value == "true"
}

// Enum takes one of the choices; "" when it is not there.
func (m *Map) Enum(key string, need Need, choices ...string) string {
	return m.Choice(key, need, nil, choices...)
}

// Choice is Enum with words that people write for the choices: they are not taken, but
// the finding says what to write.
func (m *Map) Choice(key string, need Need, meant func(string) string, choices ...string) string {
	v := m.take(key, "choice", need, choices...)
	if v.f == nil {
		return ""
	}
	t := v.Text()
	if t.IsZero() {
		return ""
	}
	for _, c := range choices {
		if c == t.Value {
			return c
		}
	}
	near := ""
	if meant != nil {
		near = meant(t.Value)
	}
	if near == "" {
		near = Nearest(t.Value, choices)
	}
	d := codeChoice.At(t.Pos, key, t.Value, Quoted(choices), near)
	if near != "" {
		d = d.WithCure(didYouMeanChoice)
	}
	v.f.report(d)
	return ""
}

// ID takes an id: a–z, 0–9 and single hyphens.
func (m *Map) ID(key string, need Need) Text {
	v := m.take(key, "id", need)
	if v.f == nil {
		return Text{}
	}
	return v.ID()
}

// ID is the value as an id.
func (v *Value) ID() Text {
	v.form.scalar("id")
	t := v.Text()
	if !t.IsZero() && !IsID(t.Value) {
		v.f.report(codeID.At(t.Pos, t.Value, slug(t.Value)))
	}
	return t
}

// slug is the id a text might have had.
func slug(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= 0x300 && r < 0x370: // the loose accent of å, ä, ö
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// Path takes a path inside the project.
func (m *Map) Path(key string, need Need) Text {
	v := m.take(key, "path", need)
	if v.f == nil {
		return Text{}
	}
	t := v.Text()
	if t.IsZero() {
		return t
	}
	if sv, en := astray(t.Value); sv != "" {
		v.f.report(codePath.At(t.Pos, t.Value, sv, en))
		return Text{}
	}
	return t
}

// Composed writes å as one sign, as keyboards do; some computers write names of files,
// and what is pasted from them, as a with a ring.
func Composed(name string) string { return norm.NFC.String(name) }

// Slug is the id that a name becomes: a–z, 0–9 and single hyphens, «upplands-vasby».
func Slug(name string) string { return slug(name) }
