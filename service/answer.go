package service

import (
	"context"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
)

// The stages of an answer, as those who wait are told them.
const (
	StageFetch = "fetch" // the page is asked for
	StageRead  = "read"  // the article is read and its points are made or judged
	StageWrite = "write" // a language model writes
)

// Answer does what r asks for, within the limits of s, and keeps nothing. stage,
// which may be nil, is told the stages as they begin, from any goroutine. Errors:
// those of Highlight, Check and Read, and fault.Invalid or TooLarge for a
// malformed request.
func (s *Service) Answer(ctx context.Context, r Request, stage func(string)) (*digest.Digest, error) {
	if stage == nil {
		stage = func(string) {}
	}
	r, err := r.normal()
	if err != nil {
		return nil, err
	}
	svc, err := s.With(func(o *Options) {
		*o = o.With(r.Settings)
		o.Progress = writes(o.Progress, stage)
	})
	if err != nil {
		return nil, err
	}
	d, _, err := svc.answer(ctx, r, stage)
	return d, err
}

// answer reads the article of a normal request and makes or judges its points. It
// gives the source that was read, too.
func (s *Service) answer(ctx context.Context, r Request, stage func(string)) (d *digest.Digest, read article.Source, err error) {
	src, err := r.source()
	if err != nil {
		return nil, read, err
	}
	if r.Whole && src.Data != nil {
		src.Partial = pageLost
	}
	if src.Data == nil {
		stage(StageFetch)
	}
	d, err = s.do(ctx, src, func(ctx context.Context, src article.Source) (*digest.Digest, error) {
		read = src
		stage(StageRead)
		switch r.Kind {
		case KindCheck:
			return s.z.Check(ctx, src, r.Points)
		case KindRead:
			return s.z.Read(ctx, src)
		}
		return s.z.Highlight(ctx, src)
	})
	return d, read, err
}
