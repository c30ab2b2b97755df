package edition

import "strings"

// languageNames are the languages that officials name, in Swedish and in English.
var languageNames = map[string][2]string{"fi": {"finska", "Finnish"}, "fit": {"meänkieli", "Meänkieli"}, "se": {"nordsamiska", "Northern Sami"},
	"smj": {"lulesamiska", "Lule Sami"}, "sma": {"sydsamiska", "Southern Sami"}, "sju": {"umesamiska", "Ume Sami"},
	"sje": {"pitesamiska", "Pite Sami"}, "smi": {"samiska", "Sami"}, "en": {"engelska", "English"}, "sv": {"svenska", "Swedish"},
	"ar": {"arabiska", "Arabic"}, "so": {"somaliska", "Somali"}, "fa": {"persiska", "Persian"}, "ti": {"tigrinska", "Tigrinya"}, "uk": {"ukrainska", "Ukrainian"},
	"ru": {"ryska", "Russian"}, "pl": {"polska", "Polish"}, "de": {"tyska", "German"}, "fr": {"franska", "French"}, "es": {"spanska", "Spanish"},
	"tr": {"turkiska", "Turkish"}, "ku": {"kurdiska", "Kurdish"}, "yi": {"jiddisch", "Yiddish"}, "rom": {"romani", "Romani"}}

// LanguageName is the language in Swedish and in English.
func LanguageName(tag string) (sv, en string) {
	if n, ok := languageNames[tag]; ok {
		return n[0], n[1]
	}
	return tag, tag
}

// LanguageTag is the language that a user names: by its name in Swedish or English, or
// by its tag. Empty: it is neither.
func LanguageTag(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for tag, n := range languageNames {
		if name == tag || name == n[0] || name == strings.ToLower(n[1]) {
			return tag
		}
	}
	if n := len(name); (n == 2 || n == 3) && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
		return name
	}
	return ""
}
