package web

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

//go:embed templates
var templateFiles embed.FS

// templates are parsed at the first page, once.
var templates = sync.OnceValue(func() *template.Template {
	t := template.New("page").Funcs(template.FuncMap{
		"asset": func(name string) string { return assets()[name].path },
		"dict":  dict,
	})
	return template.Must(t.ParseFS(templateFiles, "templates/*.html"))
})

// dict gives a template that is called several values at once.
func dict(kv ...any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(kv); i += 2 {
		out[kv[i].(string)] = kv[i+1]
	}
	return out
}

// page is what every page needs, and what one page shows.
type page struct {
	UI, Theme, Token string
	Name             string // of the page: "home", "result", …
	Heading          string // before the name of the program in the window's title
	Back             string // path to come back to after a switch of language or theme
	Version          string
	History          bool // results are kept
	Prefs            prefs
	View             any
}

// T gives a phrase in the language of the page.
func (p *page) T(key string, args ...any) string { return say(p.UI, key, args...) }

// OtherUI is the language to switch to.
func (p *page) OtherUI() string {
	if p.UI == "zh" {
		return "en"
	}
	return "zh"
}

// NextTheme is the next of the themes in turn.
func (p *page) NextTheme() string {
	switch p.Theme {
	case "":
		return "dark"
	case "dark":
		return "light"
	}
	return "auto"
}

// Tag is the language of the page for a browser.
func (p *page) Tag() string {
	if p.UI == "zh" {
		return "zh-Hans"
	}
	return "en"
}

// show writes a page. It is made whole before the first byte goes out, so that
// a mistake in a template is an answer and not half a page.
func (a *app) show(w http.ResponseWriter, r *http.Request, status int, name, heading string, view any) {
	pr := readPrefs(r)
	p := &page{
		UI: uiOf(pr, r), Theme: pr.Theme, Token: a.guard.token(w, r), Name: name, Heading: heading,
		Back: backPath(r), Version: service.Version, History: a.library != nil, Prefs: pr, View: view,
	}
	var b bytes.Buffer
	if err := templates().ExecuteTemplate(&b, name+".html", p); err != nil {
		a.log.Error("a page could not be made", "page", name, "error", err)
		http.Error(w, say(p.UI, "error.internal"), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", p.Tag())
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.Bytes())
	}
}

// backPath is the page to come back to: this one, where it can be asked for again.
func backPath(r *http.Request) string {
	if r.Method != http.MethodGet {
		return "/"
	}
	return localPath(r.URL.RequestURI())
}

// localPath gives s where it is a path on this server, else "/": "//host" and
// "/\host" would lead elsewhere.
func localPath(s string) string {
	if len(s) > 1024 || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") {
		return "/"
	}
	if u, err := url.Parse(s); err != nil || u.Host != "" || u.Scheme != "" {
		return "/"
	}
	return s
}

// statusOf gives the HTTP status of each code.
var statusOf = map[fault.Code]int{
	fault.Invalid: http.StatusBadRequest, fault.Unsupported: http.StatusUnsupportedMediaType,
	fault.TooLarge: http.StatusRequestEntityTooLarge, fault.NotFound: http.StatusNotFound,
	fault.Unreachable: http.StatusBadGateway, fault.Provider: http.StatusBadGateway,
	fault.Canceled: http.StatusGatewayTimeout, fault.Internal: http.StatusInternalServerError,
}

// errorView is a failure as a person reads it.
type errorView struct {
	Code            fault.Code
	Heading, Advice string
	Detail          string // what the program says of it, in English
}

func errorViewOf(ui string, err error) errorView {
	code := fault.CodeOf(err)
	v := errorView{Code: code, Heading: say(ui, "error."+string(code)), Advice: say(ui, "error."+string(code)+".do")}
	var own *wordedError
	switch {
	case errors.As(err, &own):
		v.Advice = say(ui, own.key, own.args...)
	case code != fault.Internal:
		v.Detail = err.Error()
	}
	return v
}

// wordedError is a failure of the page itself, which has its words in both languages.
type wordedError struct {
	cause *fault.Error
	key   string
	args  []any
}

func (e *wordedError) Error() string { return e.cause.Message }
func (e *wordedError) Unwrap() error { return e.cause }

// newFault makes a failure with the words of a key. cause is for logs and may be nil.
func newFault(code fault.Code, cause error, key string, args ...any) error {
	return &wordedError{cause: &fault.Error{Code: code, Message: say("en", key, args...), Err: cause}, key: key, args: args}
}

func (a *app) fail(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf[fault.CodeOf(err)]
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		status = http.StatusRequestEntityTooLarge
	}
	a.failAs(w, r, status, err)
}

func (a *app) failAs(w http.ResponseWriter, r *http.Request, status int, err error) {
	if status >= http.StatusInternalServerError {
		a.log.Warn("request failed", "path", r.URL.Path, "code", string(fault.CodeOf(err)), "error", err)
	}
	v := errorViewOf(uiOf(readPrefs(r), r), err)
	a.show(w, r, status, "error", v.Heading, v)
}
