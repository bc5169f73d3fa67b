package service

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

// Line is one line of a batch: an article as text, as HTML or as an address to
// fetch, and points where they are to be checked rather than made.
type Line struct {
	ID     ID     `json:"id,omitempty"`
	Title  string `json:"title,omitempty"`
	Text   string `json:"text,omitempty"`
	HTML   string `json:"html,omitempty"`
	URL    string `json:"url,omitempty"`
	Date   string `json:"date,omitempty"`
	Points Points `json:"points,omitempty"`
}

// ID is the caller's name of a line: a string, or a number taken as one.
type ID string

// UnmarshalJSON takes a string or a number.
func (id *ID) UnmarshalJSON(data []byte) error {
	var s string
	if json.Unmarshal(data, &s) == nil {
		*id = ID(s)
		return nil
	}
	var n json.Number
	if json.Unmarshal(data, &n) != nil {
		return fault.New(fault.Invalid, "id must be a string or a number")
	}
	*id = ID(n)
	return nil
}

// ErrorLine is what stands in the place of a digest that could not be made.
type ErrorLine struct {
	ID    ID         `json:"id,omitempty"`
	Line  int        `json:"line"` // of the input, from 1
	Error ErrorValue `json:"error"`
}

// ErrorValue is a failure in JSON.
type ErrorValue struct {
	Code    fault.Code `json:"code"`
	Message string     `json:"message"`
}

// lineFault says what is wrong with a line, without the names of our types.
func lineFault(err error) error {
	var typ *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &typ):
		return fault.New(fault.Invalid, "this line is not JSON: %w", err)
	case typ.Field == "":
		return fault.New(fault.Invalid, "this line is a JSON %s; it must be an object", typ.Value)
	}
	return fault.New(fault.Invalid, "%s of this line is a JSON %s, which does not fit", typ.Field, typ.Value)
}

// ParseLine reads one line of a batch. On a bad line it still gives the id
// where that can be read, so that the answer finds its question.
func ParseLine(data []byte) (Line, error) {
	var l Line
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if err := json.Unmarshal(data, &l); err != nil {
		var only struct{ ID ID }
		_ = json.Unmarshal(data, &only) // a wrong type elsewhere leaves the id readable
		if fault.CodeOf(err) == fault.Invalid {
			return Line{ID: only.ID}, err
		}
		return Line{ID: only.ID}, lineFault(err)
	}
	l.URL = strings.TrimSpace(l.URL)
	switch {
	case l.Text != "" && l.HTML != "":
		return l, fault.New(fault.Invalid, "give text or html, not both")
	case l.Text == "" && l.HTML == "" && l.URL == "":
		return l, fault.New(fault.Invalid, "the line has no article: give text, html or url")
	case l.Text == "" && l.HTML == "" && !IsURL(l.URL):
		return l, fault.New(fault.Invalid, "the url must begin with http:// or https://")
	}
	if len(l.Points) > 0 {
		if err := checkPoints(l.Points); err != nil {
			return l, err
		}
	}
	return l, nil
}

// Source is the article of the line. Errors: fault.Invalid for its date.
func (l Line) Source() (article.Source, error) {
	src := article.Source{Title: l.Title, URL: l.URL}
	switch {
	case l.Text != "":
		src.Data, src.Type = []byte(l.Text), "text/plain; charset=utf-8"
	case l.HTML != "":
		src.Data, src.Type = []byte(l.HTML), "text/html; charset=utf-8"
	}
	var err error
	src.Published, err = ParseDate(l.Date)
	return src, err
}

// ParseDate reads the date of an article as people and feeds write it; "" is
// the zero time. Errors: fault.Invalid.
func ParseDate(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{
		time.RFC3339, time.DateOnly, time.DateTime, "2006-01-02 15:04", "2006-01-02T15:04:05", "2006/01/02", "2006/1/2",
		"2006年1月2日", "20060102", time.RFC1123Z, time.RFC1123,
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fault.New(fault.Invalid, "the date %q is not understood: write it as 2006-01-02 or 2006-01-02T15:04:05+08:00", s)
}
