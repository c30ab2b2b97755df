package output

import (
	"os"
	"strings"
)

// exchange lets the staged folder and the principal's change places, and returns
// the name the old one has now. Where the system can, it is one step; elsewhere
// two renames, and sweep mends a build that was killed between them.
func exchange(county *os.Root, stage, principal string) (old string, err error) {
	if ok, err := swap(county, stage, principal); ok {
		return stage, err
	}
	return exchangeTwice(county, stage, principal)
}

func exchangeTwice(county *os.Root, stage, principal string) (old string, err error) {
	old = strings.TrimSuffix(stage, stagedSuffix) + oldSuffix
	if err := rename(county, principal, old); err != nil {
		return "", err
	}
	if err := rename(county, stage, principal); err != nil {
		rename(county, old, principal)
		return "", err
	}
	return old, nil
}
