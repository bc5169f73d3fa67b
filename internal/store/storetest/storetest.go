// Package storetest gives tests a real PostgreSQL: a server of its own in a
// temporary folder, from the binaries that are installed, with one new database
// for each test that asks.
package storetest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server starts PostgreSQL when the first test asks and keeps it for the rest.
type Server struct {
	err    error
	dir    string
	cmd    *exec.Cmd
	exited chan struct{}
	n      atomic.Int64
	began  chan struct{} // a token: who holds it may start
	ready  bool
}

// New makes a server that is not started. Stop it in TestMain.
func New() *Server {
	s := &Server{began: make(chan struct{}, 1)}
	s.began <- struct{}{}
	return s
}

// Database gives the address of a new, empty database. Where PostgreSQL is not
// installed it skips the test, or fails it where CI is set.
func (s *Server) Database(tb testing.TB) string {
	tb.Helper()
	bin := binaries()
	if bin == "" {
		if os.Getenv("CI") != "" {
			tb.Fatal("PostgreSQL is not installed; the checks need it: install the package postgresql")
		}
		tb.Skip("PostgreSQL is not installed (no initdb in PATH or /usr/lib/postgresql)")
	}
	<-s.began
	if !s.ready && s.err == nil {
		s.err = s.run(bin)
		s.ready = s.err == nil
	}
	s.began <- struct{}{}
	if s.err != nil {
		tb.Fatalf("PostgreSQL does not start: %v", s.err)
	}
	name := "t" + strconv.FormatInt(s.n.Add(1), 10)
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	if err := s.exec(ctx, "CREATE DATABASE "+name); err != nil {
		tb.Fatal(err)
	}
	return s.address(name)
}

// Stop ends the server and removes its folder.
func (s *Server) Stop() {
	if s.cmd != nil {
		_ = s.cmd.Process.Signal(os.Interrupt) // a fast shutdown
		select {
		case <-s.exited:
		case <-time.After(10 * time.Second):
			_ = s.cmd.Process.Kill()
			<-s.exited
		}
	}
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}

func (s *Server) address(db string) string {
	return "postgres://postgres@/" + db + "?host=" + s.dir
}

func (s *Server) exec(ctx context.Context, query string) error {
	c, err := pgx.Connect(ctx, s.address("postgres"))
	if err != nil {
		return err
	}
	_, err = c.Exec(ctx, query)
	_ = c.Close(ctx)
	return err
}

// run makes a cluster and starts a server that listens on a socket in its own
// folder and on no port.
func (s *Server) run(bin string) error {
	var err error
	if s.dir, err = os.MkdirTemp("", "zdpg"); err != nil { // a short name: a socket's path has 107 bytes
		return err
	}
	if err := own(s.dir); err != nil {
		return err
	}
	data := filepath.Join(s.dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	as(initdb)
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	log, err := os.Create(filepath.Join(s.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	s.cmd = exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", s.dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200")
	as(s.cmd)
	s.cmd.Stdout, s.cmd.Stderr = log, log
	if err := s.cmd.Start(); err != nil {
		return err
	}
	s.exited = make(chan struct{})
	go func() {
		_ = s.cmd.Wait()
		close(s.exited)
	}()
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	for {
		if err = s.exec(ctx, "SELECT 1"); err == nil {
			return nil
		}
		select {
		case <-s.exited:
			text, _ := os.ReadFile(log.Name())
			return fmt.Errorf("postgres ended: %s", text)
		case <-ctx.Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// binaries is the folder of PostgreSQL's server, the newest where there are several.
func binaries() string {
	dirs, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	for i := len(dirs) - 1; i >= 0; i-- {
		if _, err := os.Stat(filepath.Join(dirs[i], "initdb")); err == nil {
			return dirs[i]
		}
	}
	if p, err := exec.LookPath("initdb"); err == nil && !strings.HasPrefix(p, ".") {
		return filepath.Dir(p)
	}
	return ""
}
