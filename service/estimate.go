package service

import (
	"context"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// Estimate is what the points of one article would cost with a model.
type Estimate struct {
	Profile  ModelProfile `json:"profile"`
	Input    int          `json:"input"`  // tokens of the first call, estimated
	Output   int          `json:"output"` // tokens its reply may take at most
	Read     float64      `json:"read"`   // share of the article that the model would be shown
	Cost     float64      `json:"cost,omitempty"`
	Currency string       `json:"currency,omitempty"`
	Used     int          `json:"used_today"` // tokens
}

// Estimate says what src would cost with m, without sending anything. A second
// call, for points that go back, can cost as much again. Errors: those of
// Highlight.
func (m *Model) Estimate(ctx context.Context, o Options, src article.Source) (Estimate, error) {
	e := Estimate{Profile: m.Profile}
	probe := &unsent{info: m.Info()}
	o.Model, o.Progress = probe, nil
	s, err := New(o)
	if err != nil {
		return e, err
	}
	d, err := s.Highlight(ctx, src)
	if err != nil {
		return e, err
	}
	if probe.asked {
		e.Input, e.Output = llm.EstimateRequest(probe.r), probe.r.MaxTokens
	}
	if w := d.Generator.Writing; w != nil {
		e.Read = w.Read
	}
	if cost, ok := m.m.Profile.Price(e.Input, e.Output); ok {
		e.Cost, e.Currency = cost, m.m.Profile.Currency
	}
	e.Used = m.Profile.Today.Input + m.Profile.Today.Output
	return e, nil
}

// unsent is a model that keeps the first request it gets and answers none.
type unsent struct {
	info  llm.Info
	r     llm.Request
	asked bool
}

var _ llm.Provider = (*unsent)(nil)

func (u *unsent) Info() llm.Info { return u.info }

func (u *unsent) Complete(_ context.Context, r llm.Request) (llm.Reply, error) {
	if !u.asked {
		u.r, u.asked = r, true
	}
	return llm.Reply{}, fault.New(fault.Provider, "nothing was sent")
}
