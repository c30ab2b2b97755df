//go:build unix

package folder

import "syscall"

// unwaiting opens a pipe that nobody writes to without waiting for somebody who does.
const unwaiting = syscall.O_NONBLOCK

// errDirectory is what the system says of a folder that is to be read as a file.
const errDirectory = syscall.EISDIR
