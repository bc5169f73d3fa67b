package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/zhongdian/zhongdian/service"
)

// prefs are a reader's wishes, kept in a cookie of the browser. The zero value
// leaves everything to the service and the browser.
type prefs struct {
	UI      string // "zh", "en"; "": by Accept-Language
	Theme   string // "light", "dark"; "": as the device
	Points  int    // 1 to maxPoints; 0: from the text
	Length  string // "short", "medium", "long"; "": the service's
	SpeedZH int    // characters a minute; 0: the service's
	SpeedEN int    // words a minute; 0: the service's
	Engine  string // "own": no language model; "": the service's, which may have one
}

const (
	prefsCookie = "zd_prefs"
	maxPoints   = 20   // more is no summary; the engine itself goes on to 50
	maxSpeed    = 3000 // a minute; nobody reads faster
	prefsAge    = 400 * 24 * 3600
)

// readPrefs reads the cookie of a request; what is not understood is left out,
// since the cookie comes from outside.
func readPrefs(r *http.Request) prefs {
	c, err := r.Cookie(prefsCookie)
	if err != nil {
		return prefs{}
	}
	raw, err := url.QueryUnescape(c.Value)
	if err != nil || len(raw) > 512 {
		return prefs{}
	}
	v, err := url.ParseQuery(raw)
	if err != nil {
		return prefs{}
	}
	return prefsOf(v.Get)
}

// prefsOf takes each wish that is in its range.
func prefsOf(get func(string) string) prefs {
	return prefs{
		UI: oneOf(get("ui"), "zh", "en"), Theme: oneOf(get("theme"), "light", "dark"),
		Length: oneOf(get("length"), "short", "medium", "long"), Engine: oneOf(get("engine"), "own"),
		Points: numberIn(get("points"), 1, maxPoints), SpeedZH: numberIn(get("zh"), 1, maxSpeed), SpeedEN: numberIn(get("en"), 1, maxSpeed),
	}
}

func oneOf(s string, allowed ...string) string {
	for _, a := range allowed {
		if s == a {
			return s
		}
	}
	return ""
}

func numberIn(s string, lo, hi int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < lo || n > hi {
		return 0
	}
	return n
}

// settings are the wishes that concern the answer.
func (p prefs) settings() service.Settings {
	return service.Settings{Points: p.Points, Length: p.Length, CharactersMinute: p.SpeedZH, WordsMinute: p.SpeedEN, NoModel: p.Engine == "own"}
}

// values is the form in which prefs are kept, without what is not set.
func (p prefs) values() url.Values {
	v := url.Values{}
	for k, s := range map[string]string{"ui": p.UI, "theme": p.Theme, "length": p.Length, "engine": p.Engine} {
		if s != "" {
			v.Set(k, s)
		}
	}
	for k, n := range map[string]int{"points": p.Points, "zh": p.SpeedZH, "en": p.SpeedEN} {
		if n > 0 {
			v.Set(k, strconv.Itoa(n))
		}
	}
	return v
}

func (p prefs) save(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{
		Name: prefsCookie, Value: url.QueryEscape(p.values().Encode()), Path: "/", MaxAge: prefsAge,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil,
	})
}

var interfaces = language.NewMatcher([]language.Tag{language.Chinese, language.English})

// uiOf is the language of the interface: the reader's choice, or what the
// browser asks for.
func uiOf(p prefs, r *http.Request) string {
	if p.UI != "" {
		return p.UI
	}
	accept := r.Header.Get("Accept-Language")
	if accept == "" || len(accept) > 256 {
		return "zh"
	}
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(tags) == 0 {
		return "zh"
	}
	if _, i, c := interfaces.Match(tags...); c != language.No && i == 0 {
		return "zh"
	}
	return "en" // of those who read neither, more read English
}
