// Command zhongdian gives the key points of an article, each with the sentences
// it rests on, and checks anybody's points against an article.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	tune()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command, for main and for tests. The first interrupt asks
// it to end in order, a second one kills it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		stop()
	}()
	c := &cli{stdin: stdin, stdout: stdout, stderr: stderr}
	cmd := c.root()
	cmd.SetArgs(args)
	cmd.SetIn(stdin)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	c.noteBegin(cmd)
	at, err := cmd.ExecuteContextC(ctx)
	c.closeModel()
	err = c.usageFault(at, err)
	if err == nil {
		return 0
	}
	c.report(err)
	return exitStatus(err)
}
