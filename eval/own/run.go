package own

import (
	"context"
	"fmt"
	"sync"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
)

// Found is a fault with the point it is in.
type Found struct {
	Fault
	ID    string
	Point digest.Point
}

// Report counts what was looked at.
type Report struct {
	Articles, Points int
	Crashes          int // articles that gave an error or a panic
	Faults           []Found
}

// batch is how many articles are cut at a time.
const batch = 64

// Run cuts points from news articles, two of CRUD for each story of xwlb, until
// there are n points, and checks each.
func Run(n int) (Report, error) {
	var rep Report
	z, err := zhongdian.New()
	if err != nil {
		return rep, err
	}
	ids, articles, err := load(n)
	if err != nil {
		return rep, err
	}
	var mu sync.Mutex
	for start := 0; start < len(articles) && rep.Points < n; start += batch {
		end := min(start+batch, len(articles))
		found := make([][]Found, end-start)
		harness.Each(end-start, func(i int) {
			points, err := cut(z, articles[start+i])
			mu.Lock()
			defer mu.Unlock()
			rep.Articles++
			rep.Points += len(points)
			if err != nil {
				rep.Crashes++
			}
			for _, p := range points {
				for _, f := range Check(articles[start+i], p) {
					found[i] = append(found[i], Found{f, ids[start+i], p})
				}
			}
		})
		for _, f := range found {
			rep.Faults = append(rep.Faults, f...)
		}
	}
	return rep, nil
}

// load reads about as many articles as points are wanted: few give less than one.
func load(n int) (ids []string, articles []*article.Article, err error) {
	crud, err := corpus.Load[corpus.CRUDArticle](corpus.CRUD, n+1)
	if err != nil {
		return nil, nil, err
	}
	stories, err := corpus.Load[corpus.Story](corpus.StoriesTrain, n/2+1)
	if err != nil {
		return nil, nil, err
	}
	for i, r := range crud {
		ids = append(ids, r.ID)
		articles = append(articles, corpus.Article("", r.Text, corpus.Day("")))
		if s := i / 2; i%2 == 1 && s < len(stories) {
			ids = append(ids, stories[s].ID)
			articles = append(articles, corpus.Article(stories[s].Title, stories[s].Text, corpus.Day(stories[s].Date)))
		}
	}
	return ids, articles, nil
}

func cut(z *zhongdian.Zhongdian, a *article.Article) (ps []digest.Point, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	d, err := z.HighlightArticle(context.Background(), a)
	if err != nil {
		return nil, err
	}
	return d.Points, nil
}
