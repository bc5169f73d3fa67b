package service

import (
	"context"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// MaxPages is how many pages of one article are read together.
const MaxPages = 30

// follow fetches the pages on which the article of src goes on. A page that
// can't be had ends the walk: the digest will say that the article is a part.
func (s *Service) follow(ctx context.Context, src article.Source) article.Source {
	seen := map[string]bool{src.URL: true}
	size, last := len(src.Data), src
	for len(src.More)+1 < MaxPages && size < extract.MaxBytes {
		a, err := extract.Article(last)
		if err != nil || a.Next == "" || seen[a.Next] {
			return src
		}
		seen[a.Next] = true
		got, err := s.fetcher().Fetch(ctx, a.Next)
		if err != nil {
			s.o.Log.Warn("a further page was not read", "address", a.Next, "error", err)
			return src
		}
		seen[got.URL] = true
		size += len(got.Data)
		src.More = append(src.More, got)
		last = got
	}
	return src
}
