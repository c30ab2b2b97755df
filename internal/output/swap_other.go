//go:build !linux

package output

import "os"

// swap reports that this system cannot exchange two names in one step.
func swap(*os.Root, string, string) (bool, error) { return false, nil }
