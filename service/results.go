package service

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/store"
)

// Result gives a kept result. Errors: fault.NotFound.
func (l *Library) Result(ctx context.Context, id string) (Result, error) {
	r, err := l.st.Result(ctx, id)
	if err != nil {
		return Result{}, err
	}
	out := resultOf(r)
	if err := json.Unmarshal(r.Digest, &out.Digest); err != nil {
		return Result{}, fault.New(fault.Internal, "the result can't be read: %w", err)
	}
	return out, nil
}

func resultOf(r store.Result) Result {
	return Result{
		ID: r.ID, Owner: r.Owner, Kind: Kind(r.Kind), Created: r.Created, Title: r.Title, URL: r.URL, Outlet: r.Outlet, Lang: r.Lang,
		Status: r.Status, TextSHA256: r.TextSHA256, Stale: r.Newer != "", NewerID: r.Newer, SourceName: r.Name, SourceType: r.Type,
	}
}

// Source gives what a result was made from, as it came in: whoever shows it
// must make it safe first. Errors: fault.NotFound.
func (l *Library) Source(ctx context.Context, id string) (article.Source, error) {
	r, err := l.st.Result(ctx, id)
	if err != nil {
		return article.Source{}, err
	}
	data, err := l.st.Source(ctx, id)
	if err != nil {
		return article.Source{}, err
	}
	return article.Source{Name: r.Name, URL: r.URL, Type: r.Type, Data: data}, nil
}

// Search finds results, the newest first. Errors: fault.Invalid.
func (l *Library) Search(ctx context.Context, q Query) (Page, error) {
	p, err := l.st.Search(ctx, q)
	if err != nil {
		return Page{}, err
	}
	out := Page{Results: make([]Result, len(p.Results)), Next: p.Next}
	for i, r := range p.Results {
		out.Results[i] = resultOf(r)
	}
	return out, nil
}

// Delete forgets a result and its source. Errors: fault.NotFound.
func (l *Library) Delete(ctx context.Context, id string) error { return l.st.DeleteResult(ctx, id) }

// Rerun asks again what a result answered, with the engine of today: a page is
// fetched anew, a text or a file is read again. The old result stays, and is
// stale where the page has another text by now. Errors: fault.NotFound.
func (l *Library) Rerun(ctx context.Context, id string) (Job, error) {
	res, err := l.st.Result(ctx, id)
	if err != nil {
		return Job{}, err
	}
	r, err := decodeRequest(res.Request)
	if err != nil {
		return Job{}, err
	}
	if r.Given {
		if r.Data, err = l.st.Source(ctx, id); err != nil {
			return Job{}, err
		}
	}
	return l.Submit(ctx, r.Request)
}

// TitleOf is the title of an article, or its first words where it has none: a
// pasted text is known again by them in a list.
func TitleOf(d *digest.Digest) string {
	const most = 24
	if d.Article.Title != "" {
		return d.Article.Title
	}
	line, _, _ := strings.Cut(d.Article.Text, "\n")
	r := []rune(line)
	if len(r) <= most {
		return line
	}
	cut := most
	for i := most; i > most/2; i-- { // a word is not cut
		if r[i] == ' ' || strings.ContainsRune("，。；：、", r[i]) {
			cut = i
			break
		}
	}
	return string(r[:cut]) + "…"
}

// searchText is what a search finds of a result.
func searchText(d *digest.Digest) string {
	var b strings.Builder
	line := func(s string) {
		if s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	line(d.Article.Title)
	line(d.Article.Byline)
	line(d.Article.Source)
	line(d.Article.Text)
	for i := range d.Points {
		if d.Points[i].Origin != digest.Cut { // those stand in the text
			line(d.Points[i].Text)
		}
	}
	line(d.Article.URL)
	return b.String()
}
