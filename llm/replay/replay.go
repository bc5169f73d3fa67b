// Package replay keeps what a model answered in files, and answers from them:
// for tests of quality that need a model's real words and no network, and to
// look again at what a model once did.
//
// A recording is a directory with one file a request, named by a hash of it. The
// file holds the request too, so that a reader sees what was asked; recordings of
// articles therefore hold the articles.
package replay

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/llm/statefile"
)

// Record is one file of a recording: a request with its reply or its failure.
type Record struct {
	Info    llm.Info    `json:"info"`
	Request llm.Request `json:"request"`
	Reply   *llm.Reply  `json:"reply,omitempty"`
	Fault   *Fault      `json:"fault,omitempty"`
}

// Fault is an error in a recording.
type Fault struct {
	Code    fault.Code `json:"code"`
	Message string     `json:"message"`
}

// Key names a request: the same messages, schema and limit have the same key.
func Key(r llm.Request) string {
	data, err := json.Marshal(r)
	if err != nil { // a schema that is no JSON: the messages must do
		data, _ = json.Marshal(r.Messages)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}

// Recorder is a provider that writes down what the one inside answers.
type Recorder struct {
	p   llm.Provider
	dir string
}

var _ llm.Provider = (*Recorder)(nil)

// NewRecorder records the answers of p in dir, which is made where it is not
// there. A request that was recorded before is asked and recorded again.
func NewRecorder(p llm.Provider, dir string) (*Recorder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fault.New(fault.Invalid, "the directory %s for recordings can't be made: %w", dir, err)
	}
	return &Recorder{p: p, dir: dir}, nil
}

// Info is that of the provider inside.
func (rec *Recorder) Info() llm.Info { return rec.p.Info() }

// Complete asks the provider inside. Failures are recorded too, but for the
// caller's own end. A recording that can't be written is fault.Internal: to find
// later that nothing was kept would be worse.
func (rec *Recorder) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	reply, err := rec.p.Complete(ctx, r)
	code := fault.CodeOf(err)
	if code == fault.Canceled {
		return reply, err
	}
	out := Record{Info: rec.p.Info(), Request: r}
	if err != nil {
		out.Fault = &Fault{Code: code, Message: err.Error()}
	} else {
		out.Reply = &reply
	}
	if e := write(rec.dir, out); e != nil {
		return reply, &fault.Error{Code: fault.Internal, Message: "the answer of the model can't be recorded in " + rec.dir, Err: e}
	}
	return reply, err
}

func write(dir string, rec Record) error {
	data, err := json.MarshalIndent(rec, "", "  ")
	if err != nil {
		return err
	}
	return statefile.Write(filepath.Join(dir, Key(rec.Request)+".json"), append(data, '\n'))
}

// Player is a provider that answers from a recording.
type Player struct {
	dir  string
	info llm.Info
}

var _ llm.Provider = (*Player)(nil)

// Open makes a player of the recording in dir. It names itself as what was
// recorded. Errors: fault.NotFound where there is no recording.
func Open(dir string) (*Player, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(names) == 0 {
		return nil, fault.New(fault.NotFound, "there is no recording in %s", dir)
	}
	rec, err := read(names[0])
	if err != nil {
		return nil, err
	}
	return &Player{dir: dir, info: rec.Info}, nil
}

func read(name string) (Record, error) {
	var rec Record
	data, err := statefile.Read(name)
	if err == nil && data != nil {
		err = json.Unmarshal(data, &rec)
	}
	if err != nil {
		return rec, fault.New(fault.Invalid, "the recording %s can't be read: %w", filepath.Base(name), err)
	}
	return rec, nil
}

// Info is that of the provider that was recorded.
func (p *Player) Info() llm.Info { return p.info }

// Complete gives the recorded reply or failure. A request that was not recorded
// is fault.Provider.
func (p *Player) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	if err := ctx.Err(); err != nil {
		return llm.Reply{}, fault.New(fault.Canceled, "stopped: %w", err)
	}
	rec, err := read(filepath.Join(p.dir, Key(r)+".json"))
	switch {
	case err != nil:
		return llm.Reply{}, err
	case rec.Fault != nil:
		return llm.Reply{}, &fault.Error{Code: rec.Fault.Code, Message: rec.Fault.Message}
	case rec.Reply == nil:
		return llm.Reply{}, fault.New(fault.Provider, "no answer was recorded for this request (%s)", Key(r))
	}
	if r.Progress != nil {
		r.Progress(llm.Progress{Bytes: len(rec.Reply.Text), Delta: rec.Reply.Text})
	}
	return *rec.Reply, nil
}
