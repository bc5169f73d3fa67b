package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// work is a title in quotes, where the article first has it.
type work struct {
	text.Span     // with its quotes
	sentence, use int
	sort          string // film, show, …: what it is called beside the title
}

// maxTitleWords is how many words a title in quotes has.
const maxTitleWords = 7

// worksOf lists the films, shows, books and songs that an English article names in
// quotes, each once.
func worksOf(d *lang.Document) []work {
	t := d.Article.Text
	var out []work
	at := map[string]int{}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Language.Tag() != "en" || !strings.ContainsAny(s.Slice(t), "\"“") {
			continue
		}
		for _, q := range quotes(t, d.Article.Blocks[s.Block].Span, s.Span) {
			name := strings.TrimRight(strings.Trim(q.Slice(t), "\"“”"), ",.")
			if !titleCase(name) || q.Start < s.Start || q.End > s.End {
				continue
			}
			n, ok := at[name]
			if !ok {
				n = len(out)
				at[name] = n
				out = append(out, work{Span: q, sentence: i})
			}
			out[n].use++
			if out[n].sort == "" {
				out[n].sort = sortBeside(t, s, q)
			}
		}
	}
	return out
}

// titleCase reports words of which the first and all but small ones are written large.
func titleCase(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > maxTitleWords {
		return false
	}
	for i, w := range words {
		c := w[0]
		if i > 0 && len(w) <= 4 && c >= 'a' && c <= 'z' && i+1 < len(words) {
			continue
		}
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// sortBeside is what a work in quotes q is called right before or behind it: the
// film "Harrow", "Harrow," a new film.
func sortBeside(t string, s *lang.Sentence, q text.Span) string {
	if k := wordFrom(s, q.Start) - 1; k >= 0 {
		if sort := sortOfWork(s.Words[k].Slice(t)); sort != "" {
			return sort
		}
	}
	k := wordFrom(s, q.End)
	for n := 0; n < maxTitleWords && k+n < len(s.Words); n++ {
		w := s.Words[k+n]
		if sort := sortOfWork(w.Slice(t)); sort != "" {
			return sort
		}
		if w.Tag == lang.Verb && !is(t, s, k+n, "is", "was") || w.Tag == lang.Prep || w.Tag == lang.Conj || n > 0 && w.Tag == lang.Mark && !is(t, s, k+n, "-") {
			break
		}
	}
	return ""
}

// sortOfWork takes what a work is called for one word: a movie is a film.
func sortOfWork(w string) string {
	switch strings.ToLower(w) {
	case "film", "movie", "documentary":
		return "film"
	case "show", "series", "sitcom", "drama", "program":
		return "show"
	case "book", "novel", "memoir":
		return "book"
	case "song", "tune", "single":
		return "song"
	case "album":
		return "album"
	case "game":
		return "game"
	}
	return ""
}

// theWork is the one work that "the film" can mean before sentence first, or nil:
// the only one called so, or the only title of the article, used again and again.
func (x *standReader) theWork(first int, noun string) *work {
	sort := sortOfWork(noun)
	if sort == "" {
		return nil
	}
	var found *work
	for i := range x.works {
		w := &x.works[i]
		switch {
		case w.sort != sort && w.sort != "":
			continue
		case w.sort == "" && (len(x.works) > 1 || w.use < 2):
			continue
		case found != nil:
			return nil
		}
		found = w
	}
	if found == nil || found.sentence >= first {
		return nil
	}
	return found
}

// nameWork puts the title in for "the film" at word k of a sentence of the unit.
func (x *standReader) nameWork(u *unit, s *lang.Sentence, k int) bool {
	noun := s.Words[k+1]
	w := x.theWork(u.first, noun.Slice(x.t))
	if w == nil || strings.HasPrefix(x.t[noun.End:], "'") || strings.HasPrefix(x.t[noun.End:], "’") {
		return false
	}
	title := strings.TrimRight(strings.Trim(w.Slice(x.t), "\"“”"), ",.")
	if strings.Contains(u.text(x.t), title) {
		return false
	}
	u.swap(s.Words[k].Span.Cover(noun.Span), "\""+title+"\"", w.Span, "which one is meant")
	return true
}
