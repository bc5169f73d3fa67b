package mcp

import (
	"context"
	"encoding/json"
	"log/slog"
	"runtime/debug"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// handler answers the calls of one tool. A failure is an answer, too: a model
// reads what went wrong and what to do, which it would not learn from an error of
// the protocol.
func (s *Server) handler(kind service.Kind) sdk.ToolHandler {
	return func(ctx context.Context, call *sdk.CallToolRequest) (res *sdk.CallToolResult, err error) {
		start := time.Now()
		ui := s.o.UI
		defer func() {
			if r := recover(); r != nil {
				s.o.Log.Error("panic", "value", r, "stack", string(debug.Stack()))
				res, err = s.failed(ui, fault.New(fault.Internal, "something broke while answering")), nil
			}
		}()
		r, a, err := s.request(kind, call.Params.Arguments)
		if a.UI == "zh" || a.UI == "en" {
			ui = a.UI
		}
		var d *digest.Digest
		if err == nil {
			d, err = s.answer(ctx, call, r, ui)
		}
		s.o.Log.LogAttrs(ctx, slog.LevelInfo, "call", slog.String("tool", toolName(kind)),
			slog.Float64("ms", float64(time.Since(start).Microseconds())/1000), slog.String("code", string(fault.CodeOf(err))))
		if err != nil {
			return s.failed(ui, err), nil
		}
		return shown(d, a.UI, a.Explain)
	}
}

// answer waits for a place, works, and tells the client that it does.
func (s *Server) answer(ctx context.Context, call *sdk.CallToolRequest, r service.Request, ui string) (*digest.Digest, error) {
	ctx, cancel := bound(ctx)
	defer cancel()
	p := startProgress(ctx, call, ui)
	defer p.stop()
	leave, err := s.o.Enter(ctx, &r)
	if err != nil {
		return nil, err
	}
	defer leave()
	return s.o.Service.Answer(ctx, r, p.stage)
}

// shown is the answer with a digest: for a program and for whoever reads.
func shown(d *digest.Digest, ui string, explain bool) (*sdk.CallToolResult, error) {
	ui = uiOf(d, ui)
	d = withheld(d, say(ui, "withheld"))
	data, err := json.Marshal(answerOf(d, ui, explain))
	if err != nil {
		return nil, err
	}
	return &sdk.CallToolResult{
		Content:           []sdk.Content{&sdk.TextContent{Text: tell(d, ui)}},
		StructuredContent: json.RawMessage(data),
	}, nil
}
