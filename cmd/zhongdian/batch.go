package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

func (c *cli) batch() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "batch [flags] [FILE|-]",
		Short: "Many articles: JSON lines, a feed, a book or an archive in, digests out in the same order",
		Long: `batch reads one JSON object a line and writes one JSON object a line, in the same
order. A line has an "id", and "text", "html" or "url"; "title" and "date" where
they are known; and "points" where points are to be checked rather than made. A
line that can't be answered is answered by {"id","line","error":{"code","message"}}
and never stops the run. Every answer is written at once, so batch can be the
filter in a pipe (Spark's pipe(), GNU parallel and the like). An interrupt ends
it after the lines that were begun, and -o keeps their answers.

The input may also be a feed (RSS, Atom, JSON Feed), a book (EPUB), a web archive
(WARC), a mailbox, or any one document, each also packed by gzip or zstd. Then
every article in it is answered by one line, with the id that it has there, and
what is no article is counted on standard error.

The exit status is 0 whatever the lines hold, unless --fail-on is given: it
takes error too, for lines that could not be answered.

` + exitTable,
		Example: `  zhongdian batch articles.jsonl > digests.jsonl
  curl -s https://example.org/feed.xml | zhongdian batch
  zhongdian batch crawl.warc.gz > digests.jsonl
  parallel --pipe zhongdian batch < articles.jsonl`,
		Args: within(0, 1, "batch takes one file at a time"),
	}
	fs := cmd.Flags()
	fs.IntVar(&c.f.points, "points", 0, "number of points, 1 to 50 (0: as many as the text has)")
	fs.StringVar(&c.f.length, "length", "medium", "length of a point: short, medium or long")
	fs.BoolVar(&c.f.explain, "explain", false, "the support of every word of our own points too")
	fs.BoolVar(&c.f.withText, "with-text", false, "the text of each article and its blocks")
	fs.BoolVar(&c.f.force, "force", false, forceUsage)
	fs.StringVar(&c.f.failOn, "fail-on", "", "exit with status 8 after the run where a line failed (error), or a point is contradicted, unsupported or partly supported (each with all that is worse)")
	fs.BoolVar(&c.f.progress, "progress", false, "tell the progress on standard error, also where that is no terminal")
	fs.IntVar(&c.f.workers, "workers", 0, "lines worked on at once (default: one a processor)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		name := "-"
		if len(args) == 1 {
			name = args[0]
		}
		return c.runBatch(cmd, name)
	}
	c.modelFlags(cmd)
	return cmd
}

func (c *cli) runBatch(cmd *cobra.Command, name string) error {
	bar := c.f.failOn
	if err := failOn(bar).checkValid("error"); err != nil {
		return err
	}
	onError := bar == "error"
	if onError {
		c.f.failOn = ""
	}
	if c.f.ui != "" || c.f.format != "terminal" && !c.f.json() {
		return fault.New(fault.Invalid, "batch writes JSON lines; it has no other format")
	}
	if c.f.workers < 0 || c.f.workers > 1000 {
		return fault.New(fault.Invalid, "--workers must be 0 to 1000, not %d", c.f.workers)
	}
	s, err := c.service()
	if err != nil {
		return err
	}
	in := c.stdin
	if name != "-" {
		f, err := service.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	var st service.BatchStats
	tell, end := c.progress()
	run := func(w io.Writer) (err error) {
		st, err = s.Batch(cmd.Context(), in, w, service.BatchOptions{Name: name, Workers: c.f.workers, Progress: tell})
		return err
	}
	// Not c.output: that would hold answers back in a buffer.
	if c.f.out == "" || c.f.out == "-" {
		err = run(c.stdout)
	} else {
		err = writeLines(c.f.out, run)
	}
	end(st)
	if words := service.SkippedWords(st.Skipped); words != "" {
		fmt.Fprintf(c.stderr, "zhongdian: passed over: %s\n", words)
	}
	if err != nil {
		return err
	}
	return judgeBatch(st, bar, onError)
}

// writeLines is writeFile for a run of many answers: one that is stopped leaves
// those that it has, whole.
func writeLines(name string, run func(io.Writer) error) error {
	var stopped error
	err := writeFile(name, func(w io.Writer) error {
		err := run(w)
		if fault.CodeOf(err) == fault.Canceled {
			stopped, err = err, nil
		}
		return err
	})
	if err != nil {
		return err
	}
	return stopped
}

func judgeBatch(st service.BatchStats, bar string, onError bool) error {
	if bar != "" && onError && st.Errors > 0 {
		return errFailed
	}
	for v, n := range st.Points {
		if n > 0 && failOn(bar).fails(v) {
			return errFailed
		}
	}
	return nil
}

// progress gives what to call after each line and at the end; both do nothing
// unless a person watches or --progress asks.
func (c *cli) progress() (tell, end func(service.BatchStats)) {
	_, tty := terminalOf(c.stderr)
	if !tty && !c.f.progress {
		return nil, func(service.BatchStats) {}
	}
	start, last := time.Now(), time.Time{}
	show := func(st service.BatchStats, tail string) {
		lead := ""
		if tty {
			lead = "\r\x1b[K"
		}
		sec := time.Since(start).Seconds()
		fmt.Fprintf(c.stderr, "%s%d lines, %d errors, %d points, %.0f lines/s%s", lead, st.Lines, st.Errors, total(st.Points), float64(st.Lines)/sec, tail)
	}
	tell = func(st service.BatchStats) {
		if now := time.Now(); now.Sub(last) >= 500*time.Millisecond {
			last = now
			if tty {
				show(st, "")
			} else {
				show(st, "\n")
			}
		}
	}
	return tell, func(st service.BatchStats) { show(st, "\n") }
}

func total(m map[digest.Verdict]int) int {
	n := 0
	for _, k := range m {
		n += k
	}
	return n
}
