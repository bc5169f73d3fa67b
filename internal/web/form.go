package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// fields are what a form brings. A file is in memory whole: it is bounded, and
// nothing a reader hands in is left on the disk.
type fields struct {
	value    map[string]string
	fileName string
	file     []byte // nil: none was chosen
}

func (f fields) get(name string) string { return f.value[name] }

// readForm reads a form, with or without a file, within the limits. Errors:
// fault.Invalid, TooLarge.
func readForm(w http.ResponseWriter, r *http.Request) (fields, error) {
	f := fields{value: map[string]string{}}
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		r.Body = http.MaxBytesReader(w, r.Body, maxFields)
		if err := r.ParseForm(); err != nil {
			return f, formFault(err)
		}
		for k, v := range r.PostForm {
			f.value[k] = v[0]
		}
		return f, nil
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	parts, err := r.MultipartReader()
	if err != nil {
		return f, formFault(err)
	}
	for room := maxFields; ; {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		if err != nil {
			return f, formFault(err)
		}
		if p.FileName() != "" {
			err = f.takeFile(p)
		} else {
			room, err = f.takeField(p, room)
		}
		if err != nil {
			return f, err
		}
	}
}

func (f *fields) takeFile(p *multipart.Part) error {
	data, err := io.ReadAll(io.LimitReader(p, maxFile+1))
	switch {
	case err != nil:
		return formFault(err)
	case len(data) > maxFile:
		return newFault(fault.TooLarge, nil, "fault.file", maxFile>>20)
	}
	f.fileName, f.file = p.FileName(), data
	return nil
}

// takeField reads a field within the room that is left for all of them.
func (f *fields) takeField(p *multipart.Part, room int) (int, error) {
	data, err := io.ReadAll(io.LimitReader(p, int64(room)+1))
	switch {
	case err != nil:
		return 0, formFault(err)
	case len(data) > room || len(f.value) >= 32:
		return 0, newFault(fault.TooLarge, nil, "fault.fields", maxFields>>20)
	}
	f.value[p.FormName()] = string(data)
	return room - len(data), nil
}

func formFault(err error) error {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return newFault(fault.TooLarge, err, "fault.file", big.Limit>>20)
	}
	return newFault(fault.Invalid, err, "fault.form")
}

// requestOf reads the wish out of a form; what the form leaves open comes from
// the reader's settings. Errors: fault.Invalid, TooLarge.
func requestOf(f fields, p prefs) (service.Request, error) {
	q := service.Request{
		Kind: service.KindHighlight, Title: strings.TrimSpace(f.get("title")), Date: strings.TrimSpace(f.get("date")), Settings: p.settings(),
	}
	q.Settings.Force = f.get("force") == "1"
	if n := numberIn(f.get("points"), 1, maxPoints); n > 0 {
		q.Settings.Points = n
	}
	if l := oneOf(f.get("length"), "short", "medium", "long"); l != "" {
		q.Settings.Length = l
	}
	var err error
	if q.Item, err = service.ParseItem(strings.TrimSpace(f.get("item"))); err != nil {
		return q, newFault(fault.Invalid, err, "fault.item")
	}
	input := strings.TrimSpace(f.get("input"))
	switch {
	case len(f.file) > 0:
		q.Name, q.Data = baseName(f.fileName), f.file
	case input == "":
		return q, newFault(fault.Invalid, nil, "fault.empty")
	case isAddress(input):
		q.URL = input
	default:
		q.Text = f.get("input")
	}
	if given := strings.TrimSpace(f.get("given")); given != "" {
		points, err := service.ParsePoints("the box for points", []byte(given))
		if err != nil {
			return q, err
		}
		q.Kind, q.Points = service.KindCheck, points
	}
	return q, nil
}

// isAddress reports a text that is one web address and nothing else.
func isAddress(s string) bool {
	return len(s) <= 4096 && service.IsURL(s) && !strings.ContainsAny(s, " \t\r\n\u3000")
}

// baseName takes the folders off a file's name; browsers of old send them.
func baseName(s string) string {
	if i := strings.LastIndexAny(s, `/\`); i >= 0 {
		s = s[i+1:]
	}
	return s
}
