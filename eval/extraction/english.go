package extraction

import (
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract"
	"github.com/zhongdian/zhongdian/lang"
)

// leastWords is how many words an English page must have to be worth points.
const leastWords = 350

// English gives the articles of the English pages of both sets that are long
// enough to have several points, as our reader reads them, by the page's id. They
// are of every kind: news, essays, reviews, guides.
func English(dir string, languages lang.Set) (ids []string, articles map[string]*article.Article, err error) {
	articles = map[string]*article.Article{}
	for _, name := range []string{"scrapinghub-dev", "trafilatura-dev"} {
		pages, err := Load(dir, name)
		if err != nil {
			return nil, nil, err
		}
		for i := range pages {
			p := &pages[i]
			a, err := extract.Article(article.Source{Type: "text/html", Data: p.Data(), URL: p.URL})
			if err != nil || a.Status != article.Complete || len(strings.Fields(a.Text)) < leastWords || articles[p.ID] != nil {
				continue // counted by Table; here it is only not drawn
			}
			if languages.Parse(a).Lang == "en" {
				ids = append(ids, p.ID)
				articles[p.ID] = a
			}
		}
	}
	return ids, articles, nil
}
