package httpapi

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// The limits of what may be sent.
const (
	MaxFileBytes = 16 << 20 // a file, or a raw body
	MaxJSONBytes = 8 << 20  // a JSON body: 2 MB of text, escaped at its worst
	maxTextBytes = 2 << 20  // text in a JSON body or a form
	maxFieldByte = 4 << 20  // a field of a form
	maxParts     = 20       // of a form
)

// asked is what a request is about, whatever form it came in.
type asked struct {
	url, text, html string
	data            []byte
	name, kind      string // of data
	title, date     string
	item            int // which article of a source that holds several
	points          []string
	settings        Settings
}

// articleBody is the JSON form of a request.
type articleBody struct {
	URL      string         `json:"url,omitempty" format:"uri" maxLength:"8192" doc:"Address of the article: http or https. With text or html it is kept as the article's address and not fetched."`
	Text     string         `json:"text,omitempty" maxLength:"2097152" doc:"The article as plain text or Markdown, at most 2 MB."`
	HTML     string         `json:"html,omitempty" doc:"The article as HTML."`
	Title    string         `json:"title,omitempty" maxLength:"2000" doc:"Title of the article; wins over what the article says."`
	Date     string         `json:"date,omitempty" maxLength:"100" example:"2026-03-18" doc:"Date of the article: it gives yesterday, or 本月12日, a meaning."`
	Item     int            `json:"item,omitempty" minimum:"-1" maximum:"1000000" doc:"Which article of a feed, a book or an archive, from 1; -1: a whole book."`
	Points   service.Points `json:"points,omitempty" doc:"The points to check: strings, or objects with a text."`
	Settings Settings       `json:"settings,omitzero" doc:"As in the query, where the same setting wins."`
}

// readAsked reads the body of a request in one of its forms: JSON, a form with
// files, or the article itself. Errors: *Problem for a type that is not taken,
// fault.Invalid, TooLarge, and codeBusy where memory for bodies is used up.
func (a *API) readAsked(x *exchange) (*asked, error) {
	kind, params, err := mime.ParseMediaType(x.r.Header.Get("Content-Type"))
	if err != nil {
		return nil, newProblem(fault.Unsupported, "say what the body is: Content-Type: application/json, multipart/form-data, or the type of the article itself such as text/html")
	}
	if enc := x.r.Header.Get("Content-Encoding"); enc != "" && !strings.EqualFold(enc, "identity") {
		return nil, newProblem(fault.Unsupported, "bodies are taken as they are, not packed")
	}
	switch {
	case kind == "application/json":
		if cs := params["charset"]; cs != "" && !strings.EqualFold(cs, "utf-8") {
			return nil, newProblem(fault.Unsupported, "JSON is sent as UTF-8 here")
		}
		data, err := a.slurp(x, MaxJSONBytes, "a JSON body")
		if err != nil {
			return nil, err
		}
		return parseJSON(data)
	case kind == "multipart/form-data":
		return a.readForm(x, params["boundary"])
	case kind == "application/x-www-form-urlencoded", strings.HasPrefix(kind, "multipart/"):
		return nil, newProblem(fault.Unsupported, "a body of this type is not taken: send application/json or multipart/form-data")
	}
	data, err := a.slurp(x, MaxFileBytes, "a file")
	if err != nil {
		return nil, err
	}
	q := &asked{data: data, kind: x.r.Header.Get("Content-Type")}
	if kind == "application/octet-stream" {
		q.kind = ""
	}
	if _, disposition, err := mime.ParseMediaType(x.r.Header.Get("Content-Disposition")); err == nil {
		q.name = safeName(disposition["filename"])
	}
	return q, nil
}

func parseJSON(data []byte) (*asked, error) {
	var b articleBody
	if err := decodeStrict(data, &b); err != nil {
		return nil, err
	}
	return &asked{
		url: strings.TrimSpace(b.URL), text: b.Text, html: b.HTML, title: b.Title, date: b.Date, item: b.Item,
		points: b.Points, settings: b.Settings,
	}, nil
}

// readForm reads a form part by part. Nothing is put into temporary files.
func (a *API) readForm(x *exchange, boundary string) (*asked, error) {
	if boundary == "" {
		return nil, fault.New(fault.Invalid, "the form has no boundary in its Content-Type")
	}
	mr := multipart.NewReader(a.body(x, MaxFileBytes+maxFieldByte, "a form"), boundary)
	q := &asked{}
	seen := map[string]bool{}
	for n := 0; ; n++ {
		part, err := mr.NextPart()
		if errors.Is(err, io.EOF) {
			return q, nil
		}
		if err != nil {
			return nil, bodyFault(err, "the form is malformed or ends too early")
		}
		if n == maxParts {
			return nil, fault.New(fault.TooLarge, "the form has more than %d parts", maxParts)
		}
		name := part.FormName()
		if seen[name] {
			return nil, fault.New(fault.Invalid, "the field %.100q is given twice: one article at a time", name)
		}
		seen[name] = true
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, bodyFault(err, "the form is malformed or ends too early")
		}
		if err := q.field(name, part, data); err != nil {
			return nil, err
		}
	}
}

// field takes one part of a form.
func (q *asked) field(name string, part *multipart.Part, data []byte) error {
	if name == "file" {
		q.data, q.name, q.kind = data, safeName(part.FileName()), part.Header.Get("Content-Type")
		if kind, _, _ := mime.ParseMediaType(q.kind); kind == "application/octet-stream" {
			q.kind = ""
		}
		if q.data == nil {
			q.data = []byte{}
		}
		return nil
	}
	if len(data) > maxFieldByte {
		return fault.New(fault.TooLarge, "the field %.100q has more than %d MB: send it as file", name, maxFieldByte>>20)
	}
	if name == "points" {
		var err error
		q.points, err = service.ParsePoints("the field points", data)
		return err
	}
	if !utf8.Valid(data) {
		return fault.New(fault.Invalid, "the field %.100q is not UTF-8: send text in another charset as file", name)
	}
	s := string(data)
	switch name {
	case "url":
		q.url = strings.TrimSpace(s)
	case "text":
		q.text = s
	case "html":
		q.html = s
	case "title":
		q.title = strings.TrimSpace(s)
	case "date":
		q.date = s
	default:
		return fault.New(fault.Invalid, "there is no field %.100q: a form has file, url, text, html, title, date and points", name)
	}
	return nil
}

// safeName is the last part of a file's name, without what has a meaning in a
// path or can't be printed. It serves to guess a type and to name the source.
func safeName(name string) string {
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return -1
		}
		return r
	}, name)
	if name == "." || name == ".." || name == "/" {
		return ""
	}
	if len(name) > 200 {
		name = strings.ToValidUTF8(name[len(name)-200:], "")
	}
	return name
}

// checkValid looks at the request as a whole. Errors: fault.Invalid, TooLarge.
func (q *asked) checkValid(kind string) error {
	n := 0
	for _, given := range []bool{q.text != "", q.html != "", q.data != nil} {
		if given {
			n++
		}
	}
	switch {
	case n > 1:
		return fault.New(fault.Invalid, "give one of text, html and a file, not several")
	case n == 0 && q.url == "":
		return fault.New(fault.Invalid, "there is no article: give a url, text, html or a file")
	case q.url != "" && !service.IsURL(q.url):
		return fault.New(fault.Invalid, "the url must begin with http:// or https://")
	case len(q.url) > 8192:
		return fault.New(fault.TooLarge, "the url has %d bytes; at most 8,192 are taken", len(q.url))
	case len(q.text) > maxTextBytes:
		return fault.New(fault.TooLarge, "the text has %.1f MB; at most %d MB are read as one article", float64(len(q.text))/(1<<20), maxTextBytes>>20)
	case len(q.title) > 2000:
		return fault.New(fault.TooLarge, "the title has %d bytes; at most 2,000 are taken", len(q.title))
	case q.item < article.All:
		return fault.New(fault.Invalid, "the item must be a number from 1, or %d for a whole book", article.All)
	case kind == kindCheck && len(q.points) == 0:
		return fault.New(fault.Invalid, "there are no points to check: give points, as JSON or in a form")
	case kind != kindCheck && len(q.points) > 0:
		return fault.New(fault.Invalid, "points are given to /v1/check; for the number of points see settings.points")
	}
	if _, err := service.ParseDate(q.date); err != nil {
		return err
	}
	return nil
}

// source is the article that was sent, or the address to fetch.
func (q *asked) source() article.Source {
	src := article.Source{Title: q.title, URL: q.url, Name: q.name, Item: q.item}
	src.Published, _ = service.ParseDate(q.date) // checkValid has looked
	switch {
	case q.data != nil:
		src.Data, src.Type = q.data, q.kind
	case q.text != "":
		src.Data, src.Type = []byte(q.text), "text/plain; charset=utf-8"
	case q.html != "":
		src.Data, src.Type = []byte(q.html), "text/html; charset=utf-8"
	default:
		src.Name = q.url
	}
	return src
}

// remote reports whether the article must be fetched.
func (q *asked) remote() bool { return q.data == nil && q.text == "" && q.html == "" }

// size is the number of bytes that were sent.
func (q *asked) size() int { return len(q.data) + len(q.text) + len(q.html) }

// slurp reads a whole body of at most limit bytes.
func (a *API) slurp(x *exchange, limit int64, what string) ([]byte, error) {
	if x.r.ContentLength > limit {
		return nil, tooLarge(what, limit)
	}
	var b bytes.Buffer
	if n := x.r.ContentLength; n > 0 && n <= 64<<10 {
		b.Grow(int(n) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(a.body(x, limit, what)); err != nil {
		return nil, bodyFault(err, "the body ended too early")
	}
	if b.Len() == 0 {
		return nil, fault.New(fault.Invalid, "the body is empty")
	}
	return b.Bytes(), nil
}

// body is the request's body, bounded in its length and in the memory that all
// bodies together may take.
func (a *API) body(x *exchange, limit int64, what string) io.Reader {
	return &bounded{r: http.MaxBytesReader(x.w, x.r.Body, limit), x: x, budget: a.budget, limit: limit, what: what}
}

type bounded struct {
	r      io.Reader
	x      *exchange
	budget *budget
	limit  int64
	what   string
	n      int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	// Small bodies are bounded by the number of connections alone.
	if want := b.n * 2; want > 64<<10 && want > b.x.held {
		more := max(want-b.x.held, 256<<10)
		if !b.budget.take(more) {
			return n, newProblem(codeBusy, "the server is reading as much as it can hold; try again later").after(retryAfter)
		}
		b.x.held += more
	}
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return n, tooLarge(b.what, b.limit)
	}
	return n, err
}

func tooLarge(what string, limit int64) error {
	return fault.New(fault.TooLarge, "%s has at most %d MB here; hand in one article at a time", what, limit>>20)
}

// bodyFault keeps our own faults and gives the rest of a broken body one.
func bodyFault(err error, otherwise string) error {
	var p *Problem
	var f *fault.Error
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &f):
		return f
	case isTimeout(err):
		return newProblem(fault.Canceled, "the body took too long to arrive")
	}
	return fault.New(fault.Invalid, "%s", otherwise)
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}
