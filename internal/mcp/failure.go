package mcp

import (
	"errors"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// errorKey is where a failing answer has its code and message for a program. The
// structured content is not the place: it is promised to be a digest.
const errorKey = "zhongdian/error"

// The most that is told of a failure, and of one line of it: some repeat what they
// were given.
const (
	maxMessage     = 2400
	maxMessageLine = 800
)

// failed is the answer that says what went wrong, and what to do about it.
func (s *Server) failed(ui string, err error) *sdk.CallToolResult {
	code := fault.CodeOf(err)
	message := say(ui, "broke")
	var f *fault.Error
	switch {
	case errors.As(err, &f) && code != fault.Internal:
		message = messageOf(ui, f.Message)
	case code == fault.Canceled:
		message = say(ui, "gave-up")
	default:
		s.o.Log.Error("a call failed", "error", err, "cause", errors.Unwrap(err))
	}
	text := string(code) + ": " + message
	if todo := say(ui, "todo-"+string(code)); todo != "" {
		text += "\n" + todo
	}
	return &sdk.CallToolResult{
		IsError: true, Content: []sdk.Content{&sdk.TextContent{Text: text}},
		Meta: sdk.Meta{errorKey: service.ErrorValue{Code: code, Message: message}},
	}
}

// choose begins the last line of the one message that has several: that a source
// holds more than one article. Those between are titles of a page's making.
const choose = "choose one by its number"

// messageOf is a message in the words of a tool. What may come from a page is
// quoted like everything else of it.
func messageOf(ui, message string) string {
	lines := strings.Split(message, "\n")
	for i, l := range lines {
		l = clip(oneLine(l), maxMessageLine)
		switch {
		case service.SpeaksToModel(l):
			l = say(ui, "withheld")
		case i > 0 && (i < len(lines)-1 || !strings.HasPrefix(l, choose)):
			l = quoted + l
		default:
			l = asArguments.Replace(l)
		}
		lines[i] = l
	}
	return clip(strings.Join(lines, "\n"), maxMessage)
}

// asArguments turns the flags that messages name into arguments of the tools.
var asArguments = strings.NewReplacer(
	"--item all", "item -1", "as in --item 1", "as item", ", or take them one by one with zhongdian batch", "", "take them one by one with zhongdian batch, or choose", "choose",
	"by force (--force)", "with force", "; allow more with --timeout", "", ", or a book, archive or mailbox to zhongdian batch", "",
)
