//go:build unix

package chromium

import (
	"os/exec"
	"syscall"
)

// ownGroup lets the end of the browser be the end of all its processes.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
