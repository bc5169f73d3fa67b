// Package llm is the door to language models: one call, a typed request, a typed
// answer. What comes back is untrusted input. A model may name the sentences a
// point rests on and word the point; it never names offsets, and nothing it says
// is shown before the verifier has judged it.
package llm

import (
	"context"
	"encoding/json"
)

// Role says who speaks in a message.
type Role string

// The roles of a conversation.
const (
	System    Role = "system"
	User      Role = "user"
	Assistant Role = "assistant"
)

// Message is one turn of a conversation.
type Message struct {
	Role    Role   `json:"role"`
	Content string `json:"content"`
}

// Request is one call.
type Request struct {
	Messages   []Message       `json:"messages"`
	Schema     json.RawMessage `json:"schema,omitempty"`      // JSON Schema that the reply should follow; nil: free text
	SchemaName string          `json:"schema_name,omitempty"` // a name for it, letters, digits and underscores
	MaxTokens  int             `json:"max_tokens,omitempty"`  // of the reply; 0: the server's own limit

	// Progress is told how much of the reply has come while it streams, from one
	// goroutine. It may be nil, may never be called, and begins again from nothing
	// where a reply broke off and is asked for once more.
	Progress func(Progress) `json:"-"`
}

// Progress is how far a reply has come.
type Progress struct {
	Bytes int    // of the reply's text so far
	Delta string // what was added last
}

// Finish says why a reply ended.
type Finish string

// The ends of a reply.
const (
	FinishStop    Finish = "stop"    // the model was done
	FinishLength  Finish = "length"  // cut off at a limit of tokens
	FinishFilter  Finish = "filter"  // withheld by the server's own filter
	FinishUnknown Finish = "unknown" // the server did not say
)

// Reply is the answer to one call. Text is exactly what the model said, without
// the reasoning that some servers send apart.
type Reply struct {
	Text   string `json:"text"`
	Model  string `json:"model"` // as the server names it; the requested name where it names none
	Finish Finish `json:"finish"`
	Usage  Usage  `json:"usage"`

	// Cached says that the reply was kept from an earlier call: nothing was sent
	// and nothing was spent. Usage is then what the reply cost when it was made.
	Cached bool `json:"cached,omitempty"`
}

// Spent is what the call cost: its usage, or nothing where it was kept.
func (r Reply) Spent() Usage {
	if r.Cached {
		return Usage{}
	}
	return r.Usage
}

// Usage counts tokens. Estimated says that the server gave no figures.
type Usage struct {
	Input     int  `json:"input"`
	Output    int  `json:"output"`
	Estimated bool `json:"estimated,omitempty"`
}

// Add gives the sum of two usages.
func (u Usage) Add(v Usage) Usage {
	return Usage{Input: u.Input + v.Input, Output: u.Output + v.Output, Estimated: u.Estimated || v.Estimated}
}

// Total is the sum of both directions.
func (u Usage) Total() int { return u.Input + u.Output }

// Info is what a provider says of itself without a call.
type Info struct {
	Profile string // name of the profile, "hunyuan"
	Model   string // name of the model as it is asked for
	Context int    // tokens of prompt and reply together; 0: unknown; see Estimate
}

// Provider is a language model behind a server, or recorded answers of one.
//
// Complete sends one request and waits for the whole reply, at most as long as
// ctx lives. It repeats what is worth repeating (429, 5xx, a broken connection)
// by itself and within its own limits. It must be safe for concurrent use, must
// not keep or edit the request, and must not put keys into errors or logs.
// Errors: fault.Provider for whatever the server did wrong, fault.Unreachable
// where there is no server, fault.TooLarge over a cap of tokens, fault.Canceled.
type Provider interface {
	Complete(ctx context.Context, r Request) (Reply, error)
	Info() Info
}
