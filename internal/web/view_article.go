package web

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/text"
)

// segment is a stretch of the article inside one block that the same points rest
// on; most often a sentence.
type segment struct {
	text.Span
	block int
	id    string   // "s1"; "" where nothing rests on it
	keys  []string // of the points that rest on it: "p1", "q2"
	first []string // of the points whose evidence begins here
}

// segmentsOf parts the text at the borders of blocks and evidence, in order and
// without a gap inside a block.
func segmentsOf(d *digest.Digest) []segment {
	t := d.Article.Text
	type use struct {
		text.Span
		key string
	}
	var uses []use
	collect := func(prefix string, ps []digest.Point) {
		for i := range ps {
			for _, ev := range ps[i].Evidence {
				if ev.ValidIn(t) && !ev.Empty() {
					uses = append(uses, use{ev.Span, prefix + strconv.Itoa(ps[i].N)})
				}
			}
		}
	}
	collect("p", d.Points)
	if d.PageSummary != nil {
		collect("q", d.PageSummary.Points)
	}
	cuts := make([]int, 0, 2*len(uses))
	for _, u := range uses {
		cuts = append(cuts, u.Start, u.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)

	var out []segment
	seen := map[string]bool{}
	n := 0
	for b, bl := range d.Article.Blocks {
		if !bl.ValidIn(t) || bl.Empty() {
			continue
		}
		at := bl.Start
		for _, end := range append(between(cuts, bl.Span), bl.End) {
			s := segment{Span: text.Span{Start: at, End: end}, block: b}
			for _, u := range uses {
				if u.Start <= at && end <= u.End && !slices.Contains(s.keys, u.key) {
					s.keys = append(s.keys, u.key)
					if !seen[u.key] {
						seen[u.key] = true
						s.first = append(s.first, u.key)
					}
				}
			}
			if len(s.keys) > 0 {
				n++
				s.id = "s" + strconv.Itoa(n)
			}
			out = append(out, s)
			at = end
		}
	}
	return out
}

// between gives the cuts strictly inside sp.
func between(cuts []int, sp text.Span) []int {
	lo, _ := slices.BinarySearch(cuts, sp.Start+1)
	hi, _ := slices.BinarySearch(cuts, sp.End)
	if lo >= hi {
		return nil
	}
	return slices.Clone(cuts[lo:hi])
}

// blockView is a block of the article.
type blockView struct {
	Kind  string // of article.Kind; "p" for what isn't known
	Level int    // of a heading, 3 to 6 on the page
	Segs  []segView
}

// segView is a segment of a block.
type segView struct {
	Text   string
	ID     string
	Class  string // "r-p1 r-q2": the points that rest on it
	Keys   string // "p1 q2", for the script
	Starts []string
	Refs   []refView // links back to the points
}

type refView struct {
	Key, Label, Spoken string
}

func (v *viewer) blocks() []blockView {
	var out []blockView
	last := -1
	for i, s := range v.segs {
		if s.block != last {
			b := v.d.Article.Blocks[s.block]
			out = append(out, blockView{Kind: blockKind(b.Kind), Level: min(max(b.Level+1, 3), 6)})
			last = s.block
		}
		sv := segView{Text: render.Clean(s.Slice(v.d.Article.Text)), ID: s.id, Keys: strings.Join(s.keys, " ")}
		for _, k := range s.keys {
			sv.Class += " r-" + k
		}
		for _, k := range s.first {
			sv.Starts = append(sv.Starts, "e-"+k)
		}
		for _, k := range s.keys {
			// A passage cut up by others is numbered once, at its end in the block.
			if i+1 < len(v.segs) && v.segs[i+1].block == s.block && slices.Contains(v.segs[i+1].keys, k) {
				continue
			}
			sv.Refs = append(sv.Refs, v.ref(k))
		}
		b := &out[len(out)-1]
		b.Segs = append(b.Segs, sv)
	}
	return out
}

func (v *viewer) ref(key string) refView {
	n, _ := strconv.Atoi(key[1:])
	r := refView{Key: key, Label: strconv.Itoa(n), Spoken: say(v.ui, "ref.point", n)}
	if key[0] == 'q' {
		r.Label, r.Spoken = "†"+r.Label, say(v.ui, "ref.page", n)
	}
	return r
}

func blockKind(k string) string {
	switch k {
	case "heading", "caption", "list", "quote", "table", "code":
		return k
	}
	return "p"
}

// stripView is one mark of the strip beside the article: where in it, in
// thousandths of its length, evidence stands.
type stripView struct {
	ID, Class, Keys string
	At, Len         int
}

func (v *viewer) strip() []stripView {
	total := utf8.RuneCountInString(v.d.Article.Text)
	if total == 0 {
		return nil
	}
	var out []stripView
	n, at := 0, 0
	for _, s := range v.segs {
		n += utf8.RuneCountInString(v.d.Article.Text[at:s.Start])
		w := utf8.RuneCountInString(s.Slice(v.d.Article.Text))
		if s.id != "" {
			sv := stripView{ID: s.id, Keys: strings.Join(s.keys, " "), At: n * 1000 / total, Len: max(w*1000/total, 4)}
			for _, k := range s.keys {
				sv.Class += " r-" + k
			}
			out = append(out, sv)
		}
		n, at = n+w, s.End
	}
	return out
}
