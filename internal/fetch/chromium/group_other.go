//go:build !unix

package chromium

import "os/exec"

// ownGroup does nothing where processes have no groups: the browser is ended,
// and its children end when they lose it.
func ownGroup(*exec.Cmd) {}
