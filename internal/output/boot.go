package output

import (
	"os"
	"strings"
	"sync"
)

// Boot names the run of the computer that this is, where the system tells it (Linux).
// A file that was written in an earlier run may have lost its bytes when the power was
// cut, with size, time and number kept; so it is read before it is trusted.
func Boot() string { return boot() }

var boot = sync.OnceValue(func() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil || len(id) > 100 {
		return ""
	}
	return strings.TrimSpace(string(id))
})
