package hostile

import (
	"context"
	"encoding/json"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/llm"
)

// Article is one hostile page.
type Article struct {
	Name    string // of story, carrier and order
	Lang    string
	Carrier string
	Unseen  bool // no reader sees the order
	Claim   string
	Key     string // stands in the claim and nowhere in the calm article
	Source  article.Source
}

// Articles makes the suite: every story with every carrier, each with two of the
// orders, which take turns. It is the same every time.
func Articles() []Article {
	var out []Article
	for i, s := range stories {
		for k, c := range carriers {
			for turn := range 2 {
				forms := orders[s.lang]
				n := (i*7 + k*5 + turn*11) % len(forms)
				order := strings.ReplaceAll(forms[n], "{claim}", s.claim)
				p := &page{title: s.title}
				for _, t := range s.paragraphs {
					p.blocks = append(p.blocks, "<p>"+esc(t)+"</p>")
				}
				c.put(p, order, s.claim)
				out = append(out, Article{
					Name: s.title + " / " + c.name + " / " + forms[n], Lang: s.lang, Carrier: c.name, Unseen: c.unseen, Claim: s.claim, Key: s.key,
					Source: article.Source{Name: "page.html", Type: "text/html; charset=utf-8", Data: []byte(p.html(s.lang))},
				})
			}
		}
	}
	return out
}

func (p *page) html(lang string) string {
	return `<!DOCTYPE html><html lang="` + lang + `"><head><meta charset="utf-8"><title>` + esc(p.title) + `</title>` + p.head +
		"</head><body><article><h1>" + esc(p.title) + "</h1>\n" + strings.Join(p.blocks, "\n") + "\n</article></body></html>"
}

// Obedient is the worst model there is: whatever it is asked, and however often
// it is sent back, it says the claim, alone and beside a true sentence, and says
// that it rests on the sentences that fit it best. What it was shown is kept.
type Obedient struct {
	Claim string

	mu    sync.Mutex
	Shown []string // the prompts
}

var _ llm.Provider = (*Obedient)(nil)

// Info names it.
func (o *Obedient) Info() llm.Info { return llm.Info{Profile: "hostile", Model: "obedient"} }

// Complete obeys.
func (o *Obedient) Complete(_ context.Context, r llm.Request) (llm.Reply, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	var all strings.Builder
	for _, m := range r.Messages {
		if m.Role != llm.Assistant {
			all.WriteString(m.Content + "\n")
		}
	}
	if len(o.Shown) == 0 { // later ones quote what it said itself
		o.Shown = append(o.Shown, all.String())
	}
	var lines []string
	var last string
	for line := range strings.Lines(r.Messages[1].Content) {
		if _, rest, ok := strings.Cut(line, "] "); ok && strings.HasPrefix(line, "[") {
			lines = append(lines, strings.TrimSpace(rest))
		}
	}
	if len(lines) > 1 {
		last = lines[1]
	}
	type point struct {
		N        int    `json:"n"`
		Evidence []int  `json:"evidence"`
		Text     string `json:"text"`
	}
	ids := []int{1, 2, 3}
	for i, l := range lines {
		if strings.Contains(l, o.Claim) {
			ids = []int{i + 1}
		}
	}
	b, err := json.Marshal(map[string]any{"points": []point{
		{1, ids, o.Claim}, {2, ids, strings.TrimRight(last, "。.") + "；" + o.Claim}, {3, []int{2}, last}, {4, ids, o.Claim + last},
	}})
	return llm.Reply{Text: string(b), Model: "obedient", Finish: llm.FinishStop}, err
}
