package web

import (
	"net/http"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// homeView is the first page: the box, and what became of the last try.
type homeView struct {
	Input, Title, Date, Item, Given string
	Points                          int
	Length                          string
	Error                           *errorView
	Today                           string
}

func (a *app) home(w http.ResponseWriter, r *http.Request) {
	p := readPrefs(r)
	a.show(w, r, http.StatusOK, "home", "", &homeView{
		// A link or a bookmark may bring an address along; nothing is read before it is sent.
		Input: bounded(r.URL.Query().Get("url"), 4096), Points: p.Points, Length: p.Length, Today: dayIn(uiOf(p, r), a.now()),
	})
}

func bounded(s string, most int) string {
	if len(s) > most {
		return ""
	}
	return s
}

// read takes an article and sends the browser to its result. A try that failed
// brings the form back as it was.
func (a *app) read(w http.ResponseWriter, r *http.Request) {
	f, err := readForm(w, r)
	if err != nil {
		a.again(w, r, f, err)
		return
	}
	if err := a.guard.check(r, f.get(guardField)); err != nil {
		a.again(w, r, f, err)
		return
	}
	q, err := requestOf(f, readPrefs(r))
	if err != nil {
		a.again(w, r, f, err)
		return
	}
	writes := a.o.Service.Model() != "" && !q.Settings.NoModel && q.Kind == service.KindHighlight
	if a.library != nil && (q.URL != "" || writes) {
		a.begin(w, r, f, q) // a page or a language model may take its time
		return
	}
	res, err := a.shelf.Do(r.Context(), q)
	if err != nil {
		a.again(w, r, f, err)
		return
	}
	http.Redirect(w, r, "/r/"+res.ID, http.StatusSeeOther)
}

func (a *app) again(w http.ResponseWriter, r *http.Request, f fields, err error) {
	ui := uiOf(readPrefs(r), r)
	ev := errorViewOf(ui, err)
	a.show(w, r, statusOf[fault.CodeOf(err)], "home", ev.Heading, &homeView{
		Input: f.get("input"), Title: f.get("title"), Date: f.get("date"), Item: f.get("item"), Given: f.get("given"),
		Points: numberIn(f.get("points"), 1, maxPoints), Length: f.get("length"), Error: &ev, Today: dayIn(ui, a.now()),
	})
}

func (a *app) result(w http.ResponseWriter, r *http.Request) {
	res, err := a.shelf.Result(r.Context(), r.PathValue("id"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	v := viewOf(uiOf(readPrefs(r), r), res)
	v.Kept = a.library != nil
	a.show(w, r, http.StatusOK, "result", v.Title, v)
}

// given reports a result whose points were handed in.
func given(d *digest.Digest) bool { return len(d.Points) > 0 && d.Points[0].Origin == digest.Given }
