//go:build !unix

package folder

import "errors"

// unwaiting: elsewhere no name in a folder is a pipe.
const unwaiting = 0

var errDirectory = errors.New("is a directory")
