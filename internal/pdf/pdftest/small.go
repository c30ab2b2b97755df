package pdftest

import (
	"strconv"
	"strings"
)

func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

// zeros are 32 bytes in hexadecimal.
var zeros = strings.Repeat("0", 64)

// indexOr is where part begins, or the end of s.
func indexOr(s, part string) int {
	if i := strings.Index(s, part); i >= 0 {
		return i
	}
	return len(s)
}

// withoutString removes a key and the literal string after it, which may hold
// escaped parentheses and any bytes.
func withoutString(d, key string) string {
	i := strings.Index(d, key+"(")
	if i < 0 {
		return d
	}
	for k := i + len(key) + 1; k < len(d); k++ {
		switch d[k] {
		case '\\':
			k++
		case ')':
			return d[:i] + d[k+1:]
		}
	}
	return d
}
