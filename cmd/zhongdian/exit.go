package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// failed is the exit status of --fail-on.
const failed = 8

// errFailed ends a run whose answer is complete but whose points failed.
var errFailed = errors.New("points failed")

// exitStatus is the one table from what happened to the exit status.
func exitStatus(err error) int {
	if errors.Is(err, errFailed) {
		return failed
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return 124 // as the timeout command does
	}
	switch fault.CodeOf(err) {
	case "":
		return 0
	case fault.Invalid:
		return 2
	case fault.Unsupported:
		return 3
	case fault.TooLarge:
		return 4
	case fault.NotFound:
		return 5
	case fault.Unreachable:
		return 6
	case fault.Provider:
		return 7
	case fault.Canceled:
		return 130 // 128 + SIGINT, as shells do
	}
	return 1
}

const exitTable = `Exit status:
  0    done
  1    internal     something of our own broke
  2    invalid      the command line or the input is malformed
  3    unsupported  the input is of a kind that is not read
  4    too_large    the input is over a stated limit
  5    not_found    the file or the page does not exist
  6    unreachable  the network or the server failed, or was refused
  7    provider     a language model's server failed
  8                 the answer is complete, and --fail-on found a point that fails
  124  canceled     the time of --timeout ran out
  130  canceled     interrupted`

// report tells a person what went wrong, with the code a program would get.
func (c *cli) report(err error) {
	if errors.Is(err, errFailed) {
		return // the answer itself has told
	}
	e := service.ErrorOf(err)
	if c.f.json() && !c.told {
		_ = c.writeJSONError(e)
	}
	fmt.Fprintf(c.stderr, "zhongdian: %s (%s)\n", e.Message, e.Code)
}

// noteBegin has every command note that its work begins.
func (c *cli) noteBegin(cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		c.noteBegin(sub)
	}
	if run := cmd.RunE; run != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			c.begun = true
			return run(cmd, args)
		}
	}
}

// usageFault gives what cobra itself finds wrong with a command line, before any
// work has begun, the code of a wrong command line.
func (c *cli) usageFault(cmd *cobra.Command, err error) error {
	if err == nil || c.begun || fault.CodeOf(err) != fault.Internal {
		return err
	}
	return fault.New(fault.Invalid, "%w; see %s --help", err, cmd.CommandPath())
}

// failOn is the bar of --fail-on.
type failOn string

// checkValid takes more names, of commands that have further bars.
func (f failOn) checkValid(more ...string) error {
	bars := append([]string{"contradicted", "unsupported", "partly"}, more...)
	if f == "" || slices.Contains(bars, string(f)) {
		return nil
	}
	last := len(bars) - 1
	return fault.New(fault.Invalid, "--fail-on must be %s or %s, not %q", strings.Join(bars[:last], ", "), bars[last], string(f))
}

// fails reports whether a verdict is under the bar: contradicted takes only
// contradicted points, unsupported those and the unsupported, partly everything
// that isn't supported.
func (f failOn) fails(v digest.Verdict) bool {
	switch f {
	case "contradicted":
		return v == digest.Contradicted
	case "unsupported":
		return v == digest.Contradicted || v == digest.Unsupported
	case "partly":
		return v != digest.Supported
	}
	return false
}

// judge gives errFailed where a point of d, or of the page's own summary, is
// under the bar.
func (f failOn) judge(d *digest.Digest) error {
	points := d.Points
	if d.PageSummary != nil {
		points = append(points[:len(points):len(points)], d.PageSummary.Points...)
	}
	for i := range points {
		if f.fails(points[i].Verdict) {
			return errFailed
		}
	}
	return nil
}
