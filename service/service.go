// Package service holds the use cases behind every face: take an article from a
// file, an address or a stream, and highlight, check or read it; or do so for a
// whole stream of them. It owns the limits: sizes, times, and what may be
// fetched. Nothing that goes wrong inside it escapes as a panic.
package service

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/fetch"
	"github.com/zhongdian/zhongdian/llm"
)

// Fetcher gets a page from the web. internal/fetch is the real one.
type Fetcher interface {
	// Fetch gets the page at an http or https address, with its final address
	// and media type. Errors: fault.Unreachable, NotFound, TooLarge,
	// Unsupported, Invalid, Canceled.
	Fetch(ctx context.Context, url string) (article.Source, error)
}

// Options are the settings of a service. The zero value is useful.
type Options struct {
	Points            int    // wanted, 1 to zhongdian.MaxPoints; 0: from the text itself
	Length            string // of a point: "short", "medium" or "long"; "" is medium
	Lang              string // "zh" or "en" for every block; "" or "auto": block by block
	CharactersMinute  int    // reading speed for Chinese; 0: the default
	WordsMinute       int    // reading speed for Latin words; 0: the default
	Explain, WithText bool   // add the support of every word; add the text and its blocks
	Force             bool   // points also of a page that is no article
	AllPages          bool   // an article that goes on on further pages is read whole, at most MaxPages of them

	Model      llm.Provider  // writes the points of Highlight; nil: they are cut from the article
	PointsLang string        // "zh" or "en" of written points; "": that of the article
	Progress   func(Writing) // told how far a model's answer has come, from any goroutine; may be nil

	Fetcher      Fetcher          // of addresses; nil: internal/fetch
	AllowPrivate bool             // the default fetcher may go to this machine and to private networks
	Render       bool             // the default fetcher has pages built by an installed Chromium
	SiteRules    string           // file or folder of rules for single sites (docs/SITES.md); "": those that come with the program alone
	PageCache    string           // folder in which the default fetcher keeps pages; "": none are kept
	Timeout      time.Duration    // for one article, fetched and read; 0: no limit but the caller's
	Log          *slog.Logger     // nil: silent
	Now          func() time.Time // nil: time.Now
}

// Version is that of the engine.
const Version = zhongdian.Version

// SpeaksToModel reports whether words of a page speak to language models, as far
// as that can be told.
func SpeaksToModel(words string) bool { return zhongdian.SpeaksToModel(words) }

func (o Options) engine() []zhongdian.Option {
	opts := []zhongdian.Option{
		zhongdian.WithPoints(o.Points), zhongdian.WithLanguage(o.Lang), zhongdian.WithSpeed(o.CharactersMinute, o.WordsMinute),
	}
	if o.Length != "" {
		opts = append(opts, zhongdian.WithLength(o.Length))
	}
	if o.Explain {
		opts = append(opts, zhongdian.WithExplain())
	}
	if o.Force {
		opts = append(opts, zhongdian.WithForce())
	}
	if o.WithText {
		opts = append(opts, zhongdian.WithText())
	}
	if o.Now != nil {
		opts = append(opts, zhongdian.WithClock(o.Now))
	}
	if o.Model != nil {
		opts = append(opts, zhongdian.WithModel(o.Model), zhongdian.WithProgress(o.Progress))
	}
	if o.PointsLang != "" {
		opts = append(opts, zhongdian.WithPointsLanguage(o.PointsLang))
	}
	return opts
}

// Service answers for one set of options. It is safe for concurrent use.
type Service struct {
	z       *zhongdian.Zhongdian
	o       Options
	rules   []zhongdian.Option // for single sites, read once
	fetcher func() Fetcher     // made when the first address is asked for
	auto    func() Fetcher     // of Automated
}

// New makes a service. It fails on an option out of its range, with
// fault.Invalid.
func New(o Options) (*Service, error) {
	rules, err := siteRules(o.SiteRules)
	if err != nil {
		return nil, err
	}
	z, err := zhongdian.New(append(o.engine(), rules...)...)
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{
		z: z, o: o, rules: rules,
		fetcher: sync.OnceValue(func() Fetcher { return o.fetcher(false) }),
		auto:    sync.OnceValue(func() Fetcher { return o.fetcher(true) }),
	}, nil
}

func (o Options) fetcher(automated bool) Fetcher {
	if o.Fetcher != nil {
		return o.Fetcher
	}
	f := fetch.Options{AllowLoopback: o.AllowPrivate, AllowPrivate: o.AllowPrivate, Timeout: o.Timeout, Automated: automated, Render: o.Render, Now: o.Now}
	if o.PageCache != "" {
		f.Cache = fetch.NewCache(o.PageCache, 0)
	}
	return fetch.New(f)
}

// Model is the name of the language model that writes the points; "" where they
// are cut from the article.
func (s *Service) Model() string {
	if s.o.Model == nil {
		return ""
	}
	return s.o.Model.Info().Model
}

// Automated gives the same service for work that no person waits for, page by
// page: its fetcher obeys robots.txt and goes slowly on each host. A batch uses
// it by itself.
func (s *Service) Automated() *Service {
	return &Service{z: s.z, o: s.o, rules: s.rules, fetcher: s.auto, auto: s.auto}
}

// With gives a service whose options differ from those of s by what change
// does, as one request may wish it. It shares the fetcher of s with its open
// connections, so what change does to Fetcher, AllowPrivate, Render, PageCache and SiteRules is not heeded.
// Errors: those of New.
func (s *Service) With(change func(*Options)) (*Service, error) {
	o := s.o
	change(&o)
	z, err := zhongdian.New(append(o.engine(), s.rules...)...)
	if err != nil {
		return nil, err
	}
	return &Service{z: z, o: o, rules: s.rules, fetcher: s.fetcher, auto: s.auto}, nil
}

// Highlight gives the key points of src.
func (s *Service) Highlight(ctx context.Context, src article.Source) (*digest.Digest, error) {
	return s.do(ctx, src, func(ctx context.Context, src article.Source) (*digest.Digest, error) {
		return s.z.Highlight(ctx, src)
	})
}

// Check judges points against src.
func (s *Service) Check(ctx context.Context, src article.Source, points []string) (*digest.Digest, error) {
	if err := checkPoints(points); err != nil {
		return nil, err
	}
	return s.do(ctx, src, func(ctx context.Context, src article.Source) (*digest.Digest, error) {
		return s.z.Check(ctx, src, points)
	})
}

// Read gives the clean text of src with its counts, and no points.
func (s *Service) Read(ctx context.Context, src article.Source) (*digest.Digest, error) {
	return s.do(ctx, src, func(ctx context.Context, src article.Source) (*digest.Digest, error) {
		return s.z.Read(ctx, src)
	})
}

// do runs one use case within the time limit. A source that has an address and
// no bytes is fetched first.
func (s *Service) do(ctx context.Context, src article.Source, f func(context.Context, article.Source) (*digest.Digest, error)) (d *digest.Digest, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.o.Log.Error("panic", "value", r, "stack", string(debug.Stack()), "source", src.Name)
			d, err = nil, fault.New(fault.Internal, "something broke while reading this article; please report it with the article")
		}
	}()
	if s.o.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, s.o.Timeout)
		defer cancel()
	}
	if src.Data == nil && src.URL != "" {
		if src, err = s.fetch(ctx, src); err != nil {
			return nil, s.late(err)
		}
	}
	if s.o.AllPages && src.URL != "" {
		src = s.follow(ctx, src)
	}
	d, err = f(ctx, src)
	return d, s.late(err)
}

// fetch fills src from its address; what the caller knew of it wins.
func (s *Service) fetch(ctx context.Context, src article.Source) (article.Source, error) {
	got, err := s.fetcher().Fetch(ctx, src.URL)
	if err != nil {
		return src, err
	}
	if src.Title != "" {
		got.Title = src.Title
	}
	if !src.Published.IsZero() {
		got.Published = src.Published
	}
	got.Item = src.Item
	if got.Data == nil {
		got.Data = []byte{}
	}
	return got, nil
}

// late says plainly that the time ran out, where that was the cause.
func (s *Service) late(err error) error {
	if err == nil || !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fault.New(fault.Canceled, "no answer within %v; allow more with --timeout%w", s.o.Timeout, hidden{context.DeadlineExceeded})
}
