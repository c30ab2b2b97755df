package pipeline

import "testing"

// What a translation lacks is named by what it is; whose the register's words are makes
// no difference to who mends it.
func TestWhatATranslationLacks(t *testing.T) {
	missing := []string{"nara-mig", "principals.kiruna.clauses.godkanna", "principals.lulea.clauses.godkanna", "principals.kiruna.fields.Skäl"}
	for lang, want := range map[string]string{"sv": "nara-mig, beslutssatsen «godkanna», fältet «Skäl»", "en": "nara-mig, the clause «godkanna», the field «Skäl»"} {
		if got := lacking(missing, lang); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
