package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// historyView is a page of kept results, the newest first.
type historyView struct {
	Query string
	Days  []dayView
	Next  string // address of the older ones
	Older bool   // this is not the first page
	Fresh bool   // nothing was ever kept, or nothing that is looked for
}

// dayView is what was read on one day.
type dayView struct {
	Name  string
	Items []itemView
}

type itemView struct {
	ID, Title, Lang, From, Time, Kind string
	Status                            string // what a reader must know of the text, "" where it is whole
	Stale                             bool
	NewerID                           string
}

const historyPage = 30

func (a *app) history(w http.ResponseWriter, r *http.Request) {
	ui := uiOf(readPrefs(r), r)
	q := strings.TrimSpace(bounded(r.URL.Query().Get("q"), 1000))
	cursor := bounded(r.URL.Query().Get("after"), 1000)
	page, err := a.library.Search(r.Context(), service.Query{Text: q, Limit: historyPage, Cursor: cursor})
	if err != nil {
		a.fail(w, r, err)
		return
	}
	v := &historyView{Query: q, Days: daysOf(ui, page.Results), Older: cursor != "", Fresh: len(page.Results) == 0}
	if page.Next != "" {
		next := url.Values{"after": {page.Next}}
		if q != "" {
			next.Set("q", q)
		}
		v.Next = "/history?" + next.Encode()
	}
	a.show(w, r, http.StatusOK, "history", say(ui, "nav.history"), v)
}

func daysOf(ui string, rs []service.Result) []dayView {
	var out []dayView
	for i := range rs {
		r := &rs[i]
		at := r.Created.Local()
		if name := dayIn(ui, at); len(out) == 0 || out[len(out)-1].Name != name {
			out = append(out, dayView{Name: name})
		}
		d := &out[len(out)-1]
		d.Items = append(d.Items, itemOf(ui, r))
	}
	return out
}

func itemOf(ui string, r *service.Result) itemView {
	it := itemView{ID: r.ID, Title: strings.TrimSpace(render.Clean(r.Title)), Lang: langTag(r.Lang), Time: r.Created.Local().Format("15:04"), Stale: r.Stale, NewerID: r.NewerID}
	if it.Title == "" {
		it.Title = say(ui, "result.untitled")
	}
	var from []string
	for _, s := range []string{r.Outlet, hostOf(r.URL)} {
		if s = strings.TrimSpace(render.Clean(s)); s != "" {
			from = append(from, s)
		}
	}
	if len(from) == 0 && r.SourceName != "" {
		from = append(from, render.Clean(baseName(r.SourceName)))
	}
	it.From = strings.Join(from, " · ")
	if r.Kind == service.KindCheck {
		it.Kind = say(ui, "history.check")
	}
	if oneOf(r.Status, "partial", "login_wall", "verification", "not_article") != "" {
		it.Status = say(ui, "status."+r.Status)
	}
	return it
}

func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && isWeb(address) {
		return u.Host
	}
	return ""
}

// rerun asks again what a result answered.
func (a *app) rerun(w http.ResponseWriter, r *http.Request) {
	a.change(w, r, func() (string, error) {
		job, err := a.library.Rerun(r.Context(), r.PathValue("id"))
		return "/jobs/" + job.ID, err
	})
}

// remove forgets a result.
func (a *app) remove(w http.ResponseWriter, r *http.Request) {
	a.change(w, r, func() (string, error) {
		return "/history", a.library.Delete(r.Context(), r.PathValue("id"))
	})
}
