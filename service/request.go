package service

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// Kind says what is asked for.
type Kind string

// The kinds of request.
const (
	KindHighlight Kind = "highlight" // key points
	KindCheck     Kind = "check"     // points that are handed in, judged
	KindRead      Kind = "read"      // the clean text and its counts
)

// Settings are what one request may ask for differently from the service's
// options; a zero value leaves theirs.
type Settings struct {
	Points           int    `json:"points,omitempty"`
	Length           string `json:"length,omitempty"`
	Lang             string `json:"lang,omitempty"`
	CharactersMinute int    `json:"characters_per_minute,omitempty"`
	WordsMinute      int    `json:"words_per_minute,omitempty"`
	Explain          bool   `json:"explain,omitempty"`
	Force            bool   `json:"force,omitempty"`    // points also of a page that is no article
	NoModel          bool   `json:"no_model,omitempty"` // points are cut from the article, also where the service has a model
}

// Request asks for one article to be highlighted, checked or read, and the
// answer to be kept. The article is one of Text, HTML, Data, or the page at URL;
// with one of the first three URL only says where the article stands.
type Request struct {
	Owner    string   `json:"owner,omitempty"` // who asks; "" where there is only one
	Kind     Kind     `json:"kind"`            // "": check where there are points, else highlight
	URL      string   `json:"url,omitempty"`
	Text     string   `json:"-"`
	HTML     string   `json:"-"`
	Data     []byte   `json:"-"`              // a file, with its Name and media Type where they are known
	Name     string   `json:"name,omitempty"` // of the file
	Type     string   `json:"type,omitempty"` // media type of Data
	Title    string   `json:"title,omitempty"`
	Date     string   `json:"date,omitempty"` // of the article, as ParseDate reads it
	Item     int      `json:"item,omitempty"` // which article of a source that holds several, from 1; article.All: a book as one
	Points   []string `json:"points,omitempty"`
	Settings Settings `json:"settings,omitzero"`

	// Whole says that the page at URL is to be read, and that the article that
	// came with the request, a part of it as a rule, is for the case that the page
	// can't be had.
	Whole bool `json:"whole,omitempty"`

	// IdempotencyKey, at most MaxKeyLength bytes: an owner's second request with
	// the same key is answered by the first one's job.
	IdempotencyKey string `json:"-"`
	// Background requests wait while others are queued, and their pages are
	// fetched as a program's: robots.txt is obeyed, and no host is hurried.
	Background bool `json:"background,omitempty"`
}

// The limits of a request's small parts.
const (
	MaxKeyLength   = 255
	maxField       = 4 << 10
	maxAddress     = 8 << 10
	textType       = "text/plain; charset=utf-8"
	htmlType       = "text/html; charset=utf-8"
	maxIdempotency = MaxKeyLength
)

// normal gives the request with its kind filled in and its article as Data; it
// refuses what can be seen to be wrong before any work. Errors: fault.Invalid,
// TooLarge.
func (r Request) normal() (Request, error) {
	r.URL = strings.TrimSpace(r.URL)
	given := 0
	if r.Text != "" {
		given++
		r.Data, r.Type = []byte(r.Text), textType
	}
	if r.HTML != "" {
		given++
		r.Data, r.Type = []byte(r.HTML), htmlType
	}
	if r.Data != nil && r.Text == "" && r.HTML == "" {
		given++
	}
	r.Text, r.HTML = "", ""
	if r.Kind == "" {
		r.Kind = KindHighlight
		if len(r.Points) > 0 {
			r.Kind = KindCheck
		}
	}
	return r, r.checkValid(given)
}

func (r *Request) checkValid(given int) error {
	switch {
	case given > 1:
		return fault.New(fault.Invalid, "give one of text, html and a file, not several")
	case given == 0 && r.URL == "":
		return fault.New(fault.Invalid, "there is no article: give text, html, a file or url")
	case given == 0 && !IsURL(r.URL):
		return fault.New(fault.Invalid, "the url must begin with http:// or https://")
	case len(r.Data) > extract.MaxBytes:
		return tooLarge("the article", int64(len(r.Data)), extract.MaxBytes)
	case r.Kind != KindHighlight && r.Kind != KindCheck && r.Kind != KindRead:
		return fault.New(fault.Invalid, "the kind must be highlight, check or read, not %.20q", r.Kind)
	case r.Item < 0 && r.Item != article.All:
		return fault.New(fault.Invalid, "the item must be a number from 1, or %d for a whole book", article.All)
	case r.Whole && !IsURL(r.URL):
		return fault.New(fault.Invalid, "the whole of an article is looked for at its url, which must begin with http:// or https://")
	case r.Kind == KindCheck && len(r.Points) == 0:
		return fault.New(fault.Invalid, "there is no point to check")
	case r.Kind != KindCheck && len(r.Points) > 0:
		return fault.New(fault.Invalid, "points are given for a check only")
	case len(r.URL) > maxAddress || len(r.Title) > maxField || len(r.Name) > maxField || len(r.Type) > maxField || len(r.Owner) > maxField || len(r.Date) > maxField:
		return fault.New(fault.TooLarge, "the url has at most %d bytes, title, name and the like %d", maxAddress, maxField)
	case len(r.IdempotencyKey) > maxIdempotency || !utf8.ValidString(r.IdempotencyKey):
		return fault.New(fault.Invalid, "the idempotency key must be UTF-8 of at most %d bytes", maxIdempotency)
	}
	if _, err := ParseDate(r.Date); err != nil {
		return err
	}
	if err := r.Settings.checkValid(); err != nil {
		return err
	}
	return checkPoints(r.Points)
}

// checkValid lets the engine judge the settings.
func (s Settings) checkValid() error {
	_, err := zhongdian.New(Options{}.With(s).engine()...)
	return err
}

// With lays the settings of a request over the options.
func (o Options) With(s Settings) Options {
	set(&o.Points, s.Points)
	set(&o.Length, s.Length)
	set(&o.Lang, s.Lang)
	set(&o.CharactersMinute, s.CharactersMinute)
	set(&o.WordsMinute, s.WordsMinute)
	set(&o.Explain, s.Explain)
	set(&o.Force, s.Force)
	if s.NoModel {
		o.Model, o.PointsLang = nil, ""
	}
	return o
}

func set[T comparable](dst *T, v T) {
	var zero T
	if v != zero {
		*dst = v
	}
}

// source is the article of a normal request.
func (r *Request) source() (article.Source, error) {
	src := article.Source{Name: r.Name, URL: r.URL, Type: r.Type, Data: r.Data, Title: r.Title, Item: r.Item}
	if src.Name == "" {
		src.Name = r.URL
	}
	var err error
	src.Published, err = ParseDate(r.Date)
	return src, err
}

// encode gives a normal request as it is kept, and the hash that tells two
// requests apart, their articles included.
func (r *Request) encode() (data []byte, sum string, err error) {
	if data, err = json.Marshal(keptRequest{*r, r.Data != nil}); err != nil {
		return nil, "", err
	}
	h := sha256.New()
	h.Write(data)
	h.Write([]byte{0})
	h.Write(r.Data)
	return data, hex.EncodeToString(h.Sum(nil)), nil
}

// keptRequest is a request as it is kept: its bytes stand elsewhere.
type keptRequest struct {
	Request
	Given bool `json:"given,omitempty"` // the article came with the request
}

// decodeRequest reads a request that was kept, without its bytes.
func decodeRequest(data []byte) (keptRequest, error) {
	var r keptRequest
	if err := json.Unmarshal(data, &r); err != nil || r.Kind == "" {
		return r, fault.New(fault.NotFound, "the request is no longer kept")
	}
	return r, nil
}
