package web

import (
	"context"
	"crypto/rand"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// shelf makes answers and keeps them. A result holds the article's text.
type shelf interface {
	// Do makes an answer and keeps it. Errors: those of service.
	Do(ctx context.Context, q service.Request) (service.Result, error)
	// Result gives an answer that was kept. Errors: fault.NotFound.
	Result(ctx context.Context, id string) (service.Result, error)
}

var (
	_ shelf = (*service.Library)(nil)
	_ shelf = (*memory)(nil)
)

// memory is a shelf without a library: the latest answers, as many as fit, until
// the process ends.
type memory struct {
	svc *service.Service
	now func() time.Time

	mu    sync.Mutex
	kept  map[string]service.Result
	order []string // oldest first
	bytes int
}

const (
	memoryResults = 200
	memoryBytes   = 32 << 20 // of article text; what is made of it is some times that
)

func newMemory(svc *service.Service, now func() time.Time) *memory {
	return &memory{svc: svc, now: now, kept: map[string]service.Result{}}
}

func (m *memory) Do(ctx context.Context, q service.Request) (service.Result, error) {
	svc, err := m.svc.With(func(o *service.Options) { override(o, q.Settings) })
	if err != nil {
		return service.Result{}, err
	}
	src := article.Source{Name: q.Name, URL: q.URL, Type: q.Type, Data: q.Data, Title: q.Title, Item: q.Item}
	if q.Text != "" {
		src.Data, src.Type = []byte(q.Text), "text/plain; charset=utf-8"
	}
	if src.Published, err = service.ParseDate(q.Date); err != nil {
		return service.Result{}, err
	}
	var d *digest.Digest
	if q.Kind == service.KindCheck {
		d, err = svc.Check(ctx, src, q.Points)
	} else {
		d, err = svc.Highlight(ctx, src)
	}
	if err != nil {
		return service.Result{}, err
	}
	r := service.Result{ID: rand.Text(), Kind: q.Kind, Created: m.now(), Title: service.TitleOf(d), URL: d.Article.URL, Digest: d}
	m.keep(r)
	return r, nil
}

// override puts a reader's wishes over the options of the service.
func override(o *service.Options, s service.Settings) {
	o.WithText, o.Force = true, s.Force
	if s.NoModel {
		o.Model = nil
	}
	if s.Points > 0 {
		o.Points = s.Points
	}
	if s.Length != "" {
		o.Length = s.Length
	}
	if s.CharactersMinute > 0 {
		o.CharactersMinute = s.CharactersMinute
	}
	if s.WordsMinute > 0 {
		o.WordsMinute = s.WordsMinute
	}
}

func (m *memory) keep(r service.Result) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[r.ID] = r
	m.order = append(m.order, r.ID)
	m.bytes += len(r.Digest.Article.Text)
	for len(m.order) > 1 && (len(m.order) > memoryResults || m.bytes > memoryBytes) {
		m.bytes -= len(m.kept[m.order[0]].Digest.Article.Text)
		delete(m.kept, m.order[0])
		m.order = m.order[1:]
	}
}

func (m *memory) Result(_ context.Context, id string) (service.Result, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.kept[id]; ok {
		return r, nil
	}
	return service.Result{}, newFault(fault.NotFound, nil, "fault.gone")
}
