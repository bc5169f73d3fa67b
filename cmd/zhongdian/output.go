package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// output hands f the place of the answer: stdout, or with -o a file that
// appears whole or not at all.
func (c *cli) output(f func(io.Writer) error) error {
	if c.f.out == "" || c.f.out == "-" {
		w := bufio.NewWriter(c.stdout)
		if err := f(w); err != nil {
			return err
		}
		if err := w.Flush(); err != nil {
			return fault.New(fault.Invalid, "the answer can't be written: %w", err)
		}
		return nil
	}
	return writeFile(c.f.out, f)
}

// writeFile writes beside name and renames over it at the end. A link or a
// device is written in place: to replace it would surprise.
func writeFile(name string, f func(io.Writer) error) error {
	cant := func(err error) error {
		var at *fs.PathError
		if errors.As(err, &at) { // not the name that is written beside it
			err = at.Err
		}
		return fault.New(fault.Invalid, "%s can't be written: %w", name, err)
	}
	mode := os.FileMode(0o644)
	fi, err := os.Lstat(name)
	if err == nil && !fi.Mode().IsRegular() {
		if fi.IsDir() {
			return fault.New(fault.Invalid, "%s is a directory: give -o the name of a file", name)
		}
		return writeInPlace(name, f, cant)
	}
	if err == nil {
		mode = fi.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return cant(err)
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // fails after the rename, which is well
	w := bufio.NewWriter(tmp)
	if err := f(w); err != nil {
		tmp.Close()
		return err
	}
	err = w.Flush()
	if e := tmp.Chmod(mode); err == nil {
		err = e
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return cant(err)
	}
	return nil
}

func writeInPlace(name string, f func(io.Writer) error, cant func(error) error) error {
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return cant(err)
	}
	err = f(out)
	if e := out.Close(); err == nil && e != nil {
		return cant(e)
	}
	return err
}

// writeJSONError gives a program that asked for JSON its error on stdout too.
func (c *cli) writeJSONError(e service.ErrorValue) error {
	return render.JSON(c.stdout, map[string]service.ErrorValue{"error": e}, c.f.compact)
}

// waiting tells a person on a terminal, after a second, what takes so long. The
// function it gives ends that.
func (c *cli) waiting(url string) (stop func()) {
	if _, tty := terminalOf(c.stderr); !tty || url == "" {
		return func() {}
	}
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for n := 1; ; n++ {
			select {
			case <-done:
				if n > 1 {
					fmt.Fprint(c.stderr, "\r\x1b[K")
				}
				return
			case <-tick.C:
				fmt.Fprintf(c.stderr, "\r\x1b[K%s … %d s", c.doing(), n)
			}
		}
	}()
	return func() { close(done); <-gone }
}
