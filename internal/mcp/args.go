package mcp

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// The limits of the arguments. What is larger is no mistake of a model but an
// attempt, or belongs into a batch.
const (
	maxText   = 2 << 20
	maxURL    = 8 << 10
	maxTitle  = 2000
	maxDate   = 100
	maxFile   = 4 << 10
	maxPoints = 50
	maxItem   = 1_000_000
	maxGiven  = 100 // points to check: each comes back with its evidence
)

// arguments are those of both tools. Which of them a tool takes stands in its
// schema, and in takes.
type arguments struct {
	URL     string          `json:"url"`
	Text    string          `json:"text"`
	File    string          `json:"file"`
	Title   string          `json:"title"`
	Date    string          `json:"date"`
	Item    int             `json:"item"`
	Points  json.RawMessage `json:"points"`
	Length  string          `json:"length"`
	Lang    string          `json:"lang"`
	UI      string          `json:"ui"`
	Explain bool            `json:"explain"`
	Force   bool            `json:"force"`
	NoModel bool            `json:"no_model"`
}

// takes are the names of a tool's arguments, in the order of its schema.
func (s *Server) takes(kind service.Kind) []string {
	names := []string{"url", "text"}
	if s.o.Files != nil {
		names = append(names, "file")
	}
	names = append(names, "points", "title", "date", "item", "lang")
	if kind == service.KindHighlight {
		names = append(names, "length", "force")
		if s.o.Service.Model() != "" {
			names = append(names, "no_model")
		}
	}
	return append(names, "ui", "explain")
}

// request reads the arguments of a call. Errors: fault.Invalid, TooLarge, and
// those of a file.
func (s *Server) request(kind service.Kind, raw json.RawMessage) (r service.Request, a arguments, err error) {
	if a, err = s.decode(kind, raw); err != nil {
		return r, a, err
	}
	if err := s.checkArticle(&a); err != nil {
		return r, a, err
	}
	r = service.Request{
		Kind: kind, URL: strings.TrimSpace(a.URL), Text: a.Text, Title: strings.TrimSpace(a.Title), Date: a.Date, Item: a.Item,
		Settings: service.Settings{Length: a.Length, Lang: a.Lang, Explain: a.Explain, Force: a.Force, NoModel: a.NoModel},
	}
	if kind == service.KindCheck {
		r.Points, err = givenPoints(a.Points)
	} else {
		r.Settings.Points, err = numberOfPoints(a.Points)
	}
	if err != nil || a.File == "" {
		return r, a, err
	}
	src, err := s.o.Files.Load(a.File)
	if err != nil {
		return r, a, err
	}
	r.Data, r.Name = src.Data, src.Name
	if r.Data == nil {
		r.Data = []byte{}
	}
	return r, a, nil
}

// decode reads the JSON. An argument that does not exist is refused: taken for
// none, a misspelt one would change the answer in silence.
func (s *Server) decode(kind service.Kind, raw json.RawMessage) (a arguments, err error) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || string(raw) == "null" {
		return a, nil
	}
	var given map[string]json.RawMessage
	if err := json.Unmarshal(raw, &given); err != nil {
		return a, fault.New(fault.Invalid, "the arguments must be a JSON object")
	}
	names := s.takes(kind)
	for name := range given {
		if !slices.Contains(names, name) {
			if name == "file" {
				return a, fault.New(fault.Invalid, "files are not open to this server: hand the article in as text or by its url")
			}
			return a, fault.New(fault.Invalid, "there is no argument %.60q; %s takes %s", name, toolName(kind), strings.Join(names, ", "))
		}
	}
	if err := json.Unmarshal(raw, &a); err != nil {
		return a, argumentFault(err)
	}
	return a, nil
}

func argumentFault(err error) error {
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &typ) && typ.Field != "":
		want := map[string]string{"string": "a string", "int": "a whole number", "bool": "true or false"}[typ.Type.String()]
		return fault.New(fault.Invalid, "%.60s must be %s, not a JSON %.40s", typ.Field, want, typ.Value)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.Invalid, "the arguments end too early")
	}
	return fault.New(fault.Invalid, "the arguments are not JSON that fits")
}

// checkArticle looks at everything but the points.
func (s *Server) checkArticle(a *arguments) error {
	n := 0
	for _, given := range []bool{a.URL != "", a.Text != "", a.File != ""} {
		if given {
			n++
		}
	}
	ways := "url or text"
	if s.o.Files != nil {
		ways = "url, text or file"
	}
	for _, f := range []struct {
		name, value string
		most        int
	}{{"url", a.URL, maxURL}, {"text", a.Text, maxText}, {"file", a.File, maxFile}, {"title", a.Title, maxTitle}, {"date", a.Date, maxDate}} {
		if len(f.value) > f.most {
			return fault.New(fault.TooLarge, "%s has %d bytes; at most %d are taken", f.name, len(f.value), f.most)
		}
	}
	switch {
	case n == 0:
		return fault.New(fault.Invalid, "there is no article: give %s", ways)
	case n > 1:
		return fault.New(fault.Invalid, "give only one of %s", ways)
	case a.URL != "" && !service.IsURL(strings.TrimSpace(a.URL)):
		return fault.New(fault.Invalid, "the url must begin with http:// or https://")
	case a.Item < article.All || a.Item > maxItem:
		return fault.New(fault.Invalid, "item must be a number from 1, or %d for a whole book", article.All)
	case a.UI != "" && a.UI != "zh" && a.UI != "en":
		return fault.New(fault.Invalid, "ui must be zh or en, not %.20q", a.UI)
	case a.Length != "" && a.Length != "short" && a.Length != "medium" && a.Length != "long":
		return fault.New(fault.Invalid, "length must be short, medium or long, not %.20q", a.Length)
	case a.Lang != "" && a.Lang != "auto" && a.Lang != "zh" && a.Lang != "en":
		return fault.New(fault.Invalid, "lang must be zh, en or auto, not %.20q", a.Lang)
	}
	_, err := service.ParseDate(a.Date)
	return err
}

// numberOfPoints reads the points of highlight-article.
func numberOfPoints(raw json.RawMessage) (int, error) {
	if !isGiven(raw) {
		return 0, nil
	}
	var n int
	if err := json.Unmarshal(raw, &n); err != nil {
		return 0, fault.New(fault.Invalid, "points is the number of points here, 1 to %d; to have points judged, call %s", maxPoints, ToolCheck)
	}
	if n < 0 || n > maxPoints {
		return 0, fault.New(fault.Invalid, "points must be 1 to %d, or 0 for as many as the text has, not %d", maxPoints, n)
	}
	return n, nil
}

// givenPoints reads the points of check-points: a list, or for models that write
// one anyway a string with one point a line.
func givenPoints(raw json.RawMessage) ([]string, error) {
	if !isGiven(raw) {
		return nil, fault.New(fault.Invalid, "there are no points to check: give points as a list of strings")
	}
	var lines string
	var points service.Points
	switch raw[0] {
	case '"':
		if err := json.Unmarshal(raw, &lines); err != nil {
			return nil, fault.New(fault.Invalid, "points is not a string that can be read")
		}
		got, err := service.ParsePoints("points", []byte(lines))
		if err != nil {
			return nil, err
		}
		points = got
	case '[':
		if err := json.Unmarshal(raw, &points); err != nil {
			return nil, err
		}
	default:
		return nil, fault.New(fault.Invalid, "points must be a list of strings")
	}
	switch {
	case len(points) == 0:
		return nil, fault.New(fault.Invalid, "there are no points to check: the list is empty")
	case len(points) > maxGiven:
		return nil, fault.New(fault.TooLarge, "there are %d points; at most %d are checked at once here", len(points), maxGiven)
	}
	return points, nil
}

func isGiven(raw json.RawMessage) bool { return len(raw) > 0 && string(raw) != "null" }

func toolName(kind service.Kind) string {
	if kind == service.KindCheck {
		return ToolCheck
	}
	return ToolHighlight
}

// clip shortens what is told of somebody's input.
func clip(t string, most int) string {
	if len(t) <= most {
		return t
	}
	for most > 0 && !utf8.RuneStart(t[most]) {
		most--
	}
	return t[:most] + "…"
}
