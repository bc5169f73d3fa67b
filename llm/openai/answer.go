package openai

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/zhongdian/zhongdian/llm"
)

// answer gathers a reply from one whole message or from the pieces of a stream.
type answer struct {
	max      int // bytes of text
	progress func(llm.Progress)

	text      strings.Builder
	visible   splitter
	reasoning int // tokens of it, estimated
	model     string
	finish    string
	usage     *usage
}

// chunk is what a server sends, whole or in pieces. Everything may be missing.
type chunk struct {
	Model   lax      `json:"model"`
	Choices []choice `json:"choices"`
	Usage   *usage   `json:"usage"`
	Error   rawError `json:"error"`
	// Errors that stand alone at the top, as vLLM's.
	Object  lax      `json:"object"`
	Message lax      `json:"message"`
	Code    rawError `json:"code"`
	// Tencent's own interface wraps its errors so.
	Response struct{ Error rawError } `json:"Response"`
}

type choice struct {
	Index   int     `json:"index"`
	Delta   message `json:"delta"`
	Message message `json:"message"`
	Finish  lax     `json:"finish_reason"`
}

type message struct {
	Content   content `json:"content"`
	Reasoning lax     `json:"reasoning_content"`
	Thinking  lax     `json:"reasoning"`
	Refusal   lax     `json:"refusal"`
}

type usage struct {
	Input  float64 `json:"prompt_tokens"`
	Output float64 `json:"completion_tokens"`
}

// rawError keeps any JSON as it is; null is nothing.
type rawError []byte

func (e *rawError) UnmarshalJSON(data []byte) error {
	if string(data) != "null" {
		*e = bytes.Clone(data)
	}
	return nil
}

// lax is a string where the value is one and nothing where it is not: a field
// beside the matter must not cost the reply.
type lax string

func (l *lax) UnmarshalJSON(data []byte) error {
	var s string
	if json.Unmarshal(data, &s) == nil {
		*l = lax(s)
	}
	return nil
}

// content is a text, null, or a list of parts of which some are text.
type content string

func (c *content) UnmarshalJSON(data []byte) error {
	var s *string
	if json.Unmarshal(data, &s) == nil {
		if s != nil {
			*c = content(*s)
		}
		return nil
	}
	var parts []struct {
		Type lax `json:"type"`
		Text lax `json:"text"`
	}
	if err := json.Unmarshal(data, &parts); err != nil {
		return fmt.Errorf("content is no text: %w", err)
	}
	for _, p := range parts {
		if p.Type == "" || p.Type == "text" || p.Type == "output_text" {
			*c += content(p.Text)
		}
	}
	return nil
}

// refused is an error that came inside an answer of status 200.
type refused struct{ says []byte }

func (*refused) Error() string { return "the server answered with an error" }

var errMalformed = errors.New("the answer is not JSON of this interface")

// add takes one chunk.
func (a *answer) add(data []byte) error {
	var k chunk
	if err := json.Unmarshal(data, &k); err != nil {
		return errMalformed
	}
	switch {
	case len(k.Error) > 0:
		return &refused{bytes.Clone(data)}
	case len(k.Response.Error) > 0:
		return &refused{k.Response.Error}
	case len(k.Choices) == 0 && k.Usage == nil && (k.Object == "error" || k.Message != "" && len(k.Code) > 0):
		return &refused{bytes.Clone(data)}
	}
	if k.Model != "" {
		a.model = string(k.Model)
	}
	if k.Usage != nil {
		a.usage = k.Usage
	}
	for i := range k.Choices {
		if ch := &k.Choices[i]; ch.Index == 0 {
			if err := a.choose(ch); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *answer) choose(ch *choice) error {
	if ch.Finish != "" {
		a.finish = string(ch.Finish)
	}
	for _, m := range []*message{&ch.Delta, &ch.Message} {
		a.reasoning += llm.Estimate(string(m.Reasoning + m.Thinking))
		if m.Refusal != "" && m.Content == "" {
			a.finish = "content_filter"
		}
		if m.Content == "" {
			continue
		}
		if a.text.Len()+len(m.Content) > a.max {
			return errTooMuch
		}
		a.text.WriteString(string(m.Content))
		if a.progress != nil {
			if shown := a.visible.add(string(m.Content)); shown != "" {
				a.progress(llm.Progress{Bytes: a.visible.shown, Delta: shown})
			}
		}
	}
	return nil
}

// reply is what all of it comes to. An answer without a word is a failure: there
// is nothing that a caller could do with it.
func (a *answer) reply(model string, r llm.Request) (llm.Reply, *failure) {
	text, inside := apart(strings.ToValidUTF8(a.text.String(), "\uFFFD"))
	out := llm.Reply{Text: text, Model: model, Finish: finishOf(a.finish)}
	if a.model != "" {
		out.Model = printable(a.model)
	}
	if u := a.usage; u != nil && u.Input >= 1 && u.Output >= 0 && u.Input < 1e9 && u.Output < 1e9 {
		out.Usage = llm.Usage{Input: int(u.Input), Output: int(u.Output)}
	} else {
		out.Usage = llm.Usage{
			Input: llm.EstimateRequest(r), Output: a.reasoning + llm.Estimate(inside) + llm.Estimate(text), Estimated: true,
		}
	}
	if n := cutTo(out.Usage, r); n > 0 {
		return out, &failure{kind: kindCut, seen: n}
	}
	if text != "" || out.Finish == llm.FinishFilter {
		return out, nil
	}
	if out.Finish == llm.FinishLength {
		return out, &failure{kind: kindAllThought}
	}
	return out, &failure{kind: kindEmpty, retry: true}
}

// cutTo gives the tokens that a server has read of a prompt where these are far
// too few for it: Ollama cuts what passes its context, answers of the rest, and
// says nothing. A reply to half an article must not pass for one to the whole.
// Very few tokens are those of a server that counts only what was not in its
// cache, and say nothing. 0 is a prompt that was read.
func cutTo(u llm.Usage, r llm.Request) int {
	const long = 2500 // tokens; below that the estimate is too rough
	all := llm.EstimateRequest(llm.Request{Messages: r.Messages})
	if u.Estimated || all < long || u.Input*10 >= all*6 || u.Input*10 < all {
		return 0
	}
	return u.Input
}

func finishOf(s string) llm.Finish {
	switch strings.ToLower(s) {
	case "stop", "eos", "end_turn", "stop_sequence", "tool_calls":
		return llm.FinishStop
	case "length", "max_tokens", "insufficient_system_resource": // the last is DeepSeek's way to cut off
		return llm.FinishLength
	case "content_filter", "sensitive", "safety":
		return llm.FinishFilter
	}
	return llm.FinishUnknown
}
