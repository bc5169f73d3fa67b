package written

import (
	"context"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/zhongdian/zhongdian/llm"
)

// script is a model that answers with points it was given, and names the
// sentences they rest on by the numbers of the prompt, as a good model would.
type script struct {
	run
	stubborn bool
	calls    atomic.Int32
}

func newScript(r run, stubborn bool) *script { return &script{run: r, stubborn: stubborn} }

var _ llm.Provider = (*script)(nil)

// Info names the script.
func (s *script) Info() llm.Info {
	return llm.Info{Profile: "script", Model: "script", Context: 128_000}
}

type point struct {
	N        int    `json:"n,omitempty"`
	Evidence []int  `json:"evidence"`
	Text     string `json:"text"`
}

// Complete gives the points, then those that went back.
func (s *script) Complete(_ context.Context, r llm.Request) (llm.Reply, error) {
	lines := numbered(r.Messages[1].Content)
	var ps []point
	if s.calls.Add(1) == 1 {
		for i := range s.pairs {
			ps = append(ps, point{Evidence: lines.of(s.hints[i]), Text: s.text(i)})
		}
	} else {
		for _, n := range returned(r.Messages[len(r.Messages)-1].Content) {
			if n < 1 || n > len(s.pairs) {
				continue
			}
			p := point{N: n, Evidence: lines.of(s.hints[n-1]), Text: s.text(n - 1)}
			if !s.stubborn {
				p.Text = s.pairs[n-1].Good
			}
			ps = append(ps, p)
		}
	}
	b, err := json.Marshal(map[string]any{"points": ps})
	return llm.Reply{Text: string(b), Model: "script", Finish: llm.FinishStop}, err
}

func (s *script) text(i int) string {
	if s.wrong[i] {
		return s.pairs[i].Bad
	}
	return s.pairs[i].Good
}

var (
	sentence  = regexp.MustCompile(`(?m)^\[(\d+)\] (.*)$`)
	complaint = regexp.MustCompile(`(?m)^(?:第|Point )(\d+)(?:条：|: )`)
)

// sentences are those of a prompt by their words.
type sentences []struct {
	n    int
	text string
}

func numbered(prompt string) sentences {
	var out sentences
	for _, m := range sentence.FindAllStringSubmatch(prompt, -1) {
		n, _ := strconv.Atoi(m[1])
		out = append(out, struct {
			n    int
			text string
		}{n, squeeze(m[2])})
	}
	return out
}

// of gives the numbers of the sentences that share their words with hints.
func (ss sentences) of(hints []string) []int {
	out := []int{}
	for _, s := range ss {
		for _, h := range hints {
			if h = squeeze(h); len(s.text) > 12 && (strings.Contains(h, s.text) || strings.Contains(s.text, h)) {
				out = append(out, s.n)
				break
			}
		}
	}
	return out
}

func squeeze(t string) string { return strings.Join(strings.Fields(t), "") }

// returned gives the numbers of the points that a complaint is about.
func returned(t string) []int {
	var out []int
	for _, m := range complaint.FindAllStringSubmatch(t, -1) {
		n, _ := strconv.Atoi(m[1])
		out = append(out, n)
	}
	return out
}
