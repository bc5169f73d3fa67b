package web

import (
	"net/http"
)

// settingsView is the page of a reader's wishes.
type settingsView struct {
	Saved     bool
	Model     string // that the service has; "": there is nothing to choose
	MaxPoints int
	MaxSpeed  int
}

func (a *app) settings(w http.ResponseWriter, r *http.Request) {
	ui := uiOf(readPrefs(r), r)
	a.show(w, r, http.StatusOK, "settings", say(ui, "nav.settings"), &settingsView{
		Saved: r.URL.Query().Has("saved"), Model: a.o.Service.Model(), MaxPoints: maxPoints, MaxSpeed: maxSpeed,
	})
}

// saveSettings keeps the wishes. A form may bring only some of them, as the
// switches of language and theme do: the others stay.
func (a *app) saveSettings(w http.ResponseWriter, r *http.Request) {
	f, err := readForm(w, r)
	if err == nil {
		err = a.guard.check(r, f.get(guardField))
	}
	if err != nil {
		a.fail(w, r, err)
		return
	}
	old := readPrefs(r).values()
	p := prefsOf(func(k string) string {
		if v, ok := f.value[k]; ok {
			return v
		}
		return old.Get(k)
	})
	p.save(w, r)
	back := "/settings?saved"
	if b, ok := f.value["back"]; ok {
		back = localPath(b)
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}
