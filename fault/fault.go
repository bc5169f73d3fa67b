// Package fault carries the errors of Zhongdian: a stable code for programs
// and a message that is safe to show to a person.
//
// Problems in the content of an article are not errors: they are
// article.Warning values that travel with the result.
package fault

import (
	"context"
	"errors"
	"fmt"
)

// Code names a kind of failure. Codes are stable: programs may compare them,
// and each has one exit status (cmd/zhongdian) and one HTTP status.
type Code string

// The codes, from "the caller can mend it" to "we must mend it".
const (
	Invalid     Code = "invalid"     // the request or the input is malformed
	Unsupported Code = "unsupported" // understood, but not something we read
	TooLarge    Code = "too_large"   // over a stated limit
	NotFound    Code = "not_found"   // the file, page or result does not exist
	Unreachable Code = "unreachable" // the network or the server failed, or was refused
	Provider    Code = "provider"    // a language model's server failed
	Canceled    Code = "canceled"    // the caller stopped the work or its time ran out
	Internal    Code = "internal"    // a broken promise of our own
)

// Error is a failure with a code. Message is complete, says what to do where
// that is known, and holds no secret; Err is the cause, for logs.
type Error struct {
	Code    Code
	Message string
	Err     error
}

// Error gives the message alone: the cause may hold what a reader should not see.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// New makes an Error from a format. A %w verb in it keeps the cause.
func New(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), Err: errors.Unwrap(err)}
}

// CodeOf finds the code of the outermost Error in err's chain. A context that
// ended is Canceled, nil is "", anything else is Internal.
func CodeOf(err error) Code {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Code
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Canceled
	}
	return Internal
}
