// Command load sends texts of 2,000 characters to a running server and prints
// how many it answers a second, how late, and what memory it takes meanwhile:
//
//	zhongdian serve &
//	go run ./eval/cmd/load -pid $! [-n 20000] [-distinct 2000] [-clients 16] [-keep=false]
//
// The texts are cut from the news of the evaluation data, one after another and
// whole sentences where they allow it. With fewer distinct texts than requests
// each comes again, and the server may answer from what it keeps.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zhongdian/zhongdian/eval/corpus"
)

type settings struct {
	base                             string
	n, distinct, clients, pid, chars int
	keep                             bool
}

func main() {
	var s settings
	flag.StringVar(&s.base, "url", "http://127.0.0.1:8417", "address of the server")
	flag.IntVar(&s.n, "n", 20000, "requests")
	flag.IntVar(&s.distinct, "distinct", 0, "different texts (0: as many as requests)")
	flag.IntVar(&s.clients, "clients", 16, "requests under way at once")
	flag.IntVar(&s.pid, "pid", 0, "process of the server, to look at its memory (Linux)")
	flag.BoolVar(&s.keep, "keep", true, "let the server keep the results")
	flag.IntVar(&s.chars, "chars", 2000, "characters of a text")
	flag.Parse()
	if err := run(s); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(s settings) error {
	if s.distinct <= 0 || s.distinct > s.n {
		s.distinct = s.n
	}
	bodies, err := texts(s.distinct, s.chars)
	if err != nil {
		return err
	}
	fmt.Printf("%d requests of %d texts with %d characters, %d at once\n", s.n, len(bodies), s.chars, s.clients)
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: s.clients}}
	times := make([]time.Duration, s.n)
	var next, failed atomic.Int64
	var mu sync.Mutex
	status := map[int]int{}
	start := time.Now()
	tenth := max(1, s.n/10)
	var wg sync.WaitGroup
	for range s.clients {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= s.n {
					return
				}
				at := time.Now()
				code, err := send(client, fmt.Sprintf("%s/v1/highlight?keep=%t", s.base, s.keep), bodies[i%len(bodies)])
				times[i] = time.Since(at)
				if err != nil || code != http.StatusOK && code != http.StatusCreated {
					failed.Add(1)
					mu.Lock()
					status[code]++
					mu.Unlock()
				}
				if (i+1)%tenth == 0 {
					fmt.Printf("%8d  %6.1f s  %s\n", i+1, time.Since(start).Seconds(), memory(s.pid))
				}
			}
		})
	}
	wg.Wait()
	took := time.Since(start)
	slices.Sort(times)
	at := func(q float64) time.Duration {
		return times[min(len(times)-1, int(q*float64(len(times))))].Round(100 * time.Microsecond)
	}
	fmt.Printf("%.0f a second; p50 %v, p90 %v, p99 %v, longest %v; %d not answered %v\n",
		float64(s.n)/took.Seconds(), at(.5), at(.9), at(.99), times[len(times)-1].Round(time.Millisecond), failed.Load(), status)
	return nil
}

func send(c *http.Client, address string, body []byte) (int, error) {
	resp, err := c.Post(address, "application/json", bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	_, err = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, err
}

// texts makes n request bodies from the news, each with another beginning.
func texts(n, chars int) ([][]byte, error) {
	news, err := corpus.Load[corpus.CRUDArticle](corpus.CRUD, 0)
	if err != nil {
		return nil, err
	}
	var all []rune
	out := make([][]byte, 0, n)
	for i := 0; len(out) < n; i++ {
		if i == len(news) && len(out) == 0 && len(all) < chars {
			return nil, fmt.Errorf("the data has fewer than %d characters", chars)
		}
		all = append(all, []rune(news[i%len(news)].Text+"\n\n")...)
		for len(all) >= chars && len(out) < n {
			// Its number makes a text another one when the news begin again.
			body, err := json.Marshal(map[string]string{"text": strconv.Itoa(len(out)) + "号稿件。" + string(all[:chars-8])})
			if err != nil {
				return nil, err
			}
			out = append(out, body)
			all = all[chars-8:]
		}
	}
	return out, nil
}

// memory is the resident memory of a process, as Linux tells it.
func memory(pid int) string {
	if pid == 0 {
		return ""
	}
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		if v, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(v), " kB"))
			if err == nil {
				return fmt.Sprintf("%d MB resident", kb>>10)
			}
		}
	}
	return ""
}
