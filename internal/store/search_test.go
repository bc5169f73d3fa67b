package store

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/text"
)

func put(t *testing.T, s *Store, r Result) Result {
	t.Helper()
	if r.ID == "" {
		r.ID = NewID(time.Now())
	}
	r.Created, r.Request, r.Digest = s.now(), []byte("{}"), []byte(`{"x":1}`)
	must(t, s.PutResult(t.Context(), r))
	return r
}

// titles gives the titles that a query finds, in order.
func titles(t *testing.T, s *Store, q Query) string {
	t.Helper()
	p, err := s.Search(t.Context(), q)
	must(t, err)
	var out []string
	for _, r := range p.Results {
		out = append(out, r.Title)
	}
	return strings.Join(out, " ")
}

func TestSearch(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		put(t, s, Result{Title: "a", Lang: "zh", Kind: "highlight", Owner: "o1", Text: "青屿市四日宣布，跨海轮渡将于下月试行夜航。"})
		put(t, s, Result{Title: "b", Lang: "en", Kind: "check", Text: "Tidal TURBINES off Harrow; a 100% rise_in power.\nIt's “new”."})
		put(t, s, Result{Title: "c", Lang: "zh-Hant", Kind: "highlight", Text: "ＡＩ 手機5G網路，輪渡的第二條航線"})
		put(t, s, Result{Title: "d", Lang: "zh", Kind: "read", Text: "渡轮与轮 渡", URL: "https://Example.org:443/a/?utm_source=x&id=3#top"})
		for _, tt := range []struct {
			name string
			q    Query
			want string
		}{
			{"all, the newest first", Query{}, "d c b a"},
			{"one character", Query{Text: "轮"}, "d a"},
			{"two characters", Query{Text: "轮渡"}, "a"},
			{"four characters", Query{Text: "跨海轮渡"}, "a"},
			{"characters in another order", Query{Text: "渡轮"}, "d"},
			{"traditional", Query{Text: "輪渡"}, "c"},
			{"two words", Query{Text: "青屿  夜航"}, "a"},
			{"a word that is not there", Query{Text: "青屿 白天"}, ""},
			{"small letters", Query{Text: "tidal turbines"}, "b"},
			{"part of a word", Query{Text: "urbin"}, "b"},
			{"two letters, full width", Query{Text: "ai"}, "c"},
			{"letters and characters", Query{Text: "5G網"}, "c"},
			{"a phrase", Query{Text: `"turbines off harrow"`}, "b"},
			{"a phrase with a line break", Query{Text: `"power. it's"`}, "b"},
			{"no such phrase", Query{Text: `"off turbines"`}, ""},
			{"curly quotes", Query{Text: "“new”"}, "b"},
			{"a sign of LIKE", Query{Text: "100%"}, "b"},
			{"an underscore", Query{Text: "e_i"}, "b"},
			{"an underscore that is no letter", Query{Text: "r_s"}, ""},
			{"marks alone", Query{Text: "，"}, "c a"}, // folded to a comma
			{"operators are words", Query{Text: "harrow OR 青屿"}, ""},
			{"SQL is text", Query{Text: `'; DROP TABLE results; --`}, ""},
			{"language", Query{Lang: "zh"}, "d c a"},
			{"exact language", Query{Lang: "zh-Hant"}, "c"},
			{"no language of ours", Query{Lang: "%"}, ""},
			{"owner", Query{Owner: "o1"}, "a"},
			{"kind", Query{Kind: "check"}, "b"},
			{"page", Query{URL: "http://example.org/a/?id=3"}, "d"},
			{"another page", Query{URL: "http://example.org/a/?id=4"}, ""},
			{"all at once", Query{Text: "轮", Lang: "zh", Kind: "highlight"}, "a"},
			{"spaces alone", Query{Text: "  "}, "d c b a"},
		} {
			if got := titles(t, s, tt.q); got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
			}
		}
		for name, q := range map[string]Query{
			"long text": {Text: strings.Repeat("长", MaxQueryRunes+1)}, "many words": {Text: strings.Repeat("a ", 20)},
			"limit": {Limit: MaxLimit + 1}, "negative limit": {Limit: -1},
			"cursor": {Cursor: "???"}, "forged cursor": {Cursor: "AAAA"}, "long cursor": {Cursor: strings.Repeat("A", 200)},
		} {
			if _, err := s.Search(t.Context(), q); fault.CodeOf(err) != fault.Invalid {
				t.Errorf("%s: %v, want invalid", name, err)
			}
		}
	})
}

func TestPagination(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		var want []string
		for i := range 23 {
			put(t, s, Result{Title: strconv.Itoa(i), Text: "同一句话"})
			want = append(want, strconv.Itoa(22-i))
		}
		var got []string
		q := Query{Limit: 5, Text: "一句"}
		for pages := 0; ; pages++ {
			p, err := s.Search(t.Context(), q)
			must(t, err)
			for _, r := range p.Results {
				got = append(got, r.Title)
			}
			put(t, s, Result{Title: "new", Text: "同一句话"}) // what comes in meanwhile moves nothing
			if q.Cursor = p.Next; p.Next == "" {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		mid, err := s.Search(t.Context(), Query{Limit: 30})
		must(t, err)
		at := mid.Results[10].Created
		if got := titles(t, s, Query{Since: at, Limit: 50}); len(strings.Fields(got)) != 11 {
			t.Errorf("since: %s", got)
		}
		if got := titles(t, s, Query{Before: at, Limit: 50}); len(strings.Fields(got)) != 28-11 {
			t.Errorf("before: %s", got)
		}
	})
}

func TestNewer(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		const page = "https://example.org/night"
		a := put(t, s, Result{URL: page, TextSHA256: "1"})
		same := put(t, s, Result{URL: page + "?utm_medium=mail", TextSHA256: "1"})
		newer := func(id string) string {
			t.Helper()
			r, err := s.Result(t.Context(), id)
			must(t, err)
			return r.Newer
		}
		if n := newer(a.ID); n != "" {
			t.Errorf("newer %s, though the text is the same", n)
		}
		b := put(t, s, Result{URL: page + "#x", TextSHA256: "2"})
		put(t, s, Result{URL: "https://example.org/other", TextSHA256: "3"})
		for id, want := range map[string]string{a.ID: b.ID, same.ID: b.ID, b.ID: ""} {
			if n := newer(id); n != want {
				t.Errorf("newer %q, want %q", n, want)
			}
		}
		one := put(t, s, Result{TextSHA256: "4"})
		put(t, s, Result{TextSHA256: "5"})
		if n := newer(one.ID); n != "" {
			t.Error("texts without an address are no versions of each other")
		}
		must(t, s.DeleteResult(t.Context(), b.ID))
		if n := newer(a.ID); n != "" {
			t.Errorf("newer %s, which was deleted", n)
		}
	})
}

// TestNaughty keeps what databases choke on.
func TestNaughty(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		for i, naughty := range []string{"a\x00b", "bad \xff utf-8 \xc3", "\ufeffBOM", "e\u0301 combining", "👩‍👩‍👧 family", "𠮷野家", "\U0010ffff", "ﾊﾝｶｸ", `"quoted" 'single'`, strings.Repeat("长", 100_000)} {
			r := put(t, s, Result{Title: naughty, URL: "https://x.example/" + naughty, Outlet: naughty, Lang: naughty, Text: naughty, Name: naughty, Owner: strconv.Itoa(i)})
			got, err := s.Result(t.Context(), r.ID)
			must(t, err)
			if want := clean(naughty); got.Title != want || string(got.Digest) != `{"x":1}` {
				t.Errorf("%.20q came back as %.20q", naughty, got.Title)
			}
			q := []rune(text.Fold(clean(naughty)))
			if p, err := s.Search(t.Context(), Query{Text: string(q[:min(len(q), 20)]), Owner: strconv.Itoa(i)}); err != nil || len(p.Results) != 1 {
				t.Errorf("%.20q is not found: %v", naughty, err)
			}
		}
	})
}

func TestPageKey(t *testing.T) {
	for in, want := range map[string]string{
		"https://A.example/x/?utm_source=b&b=2&a=1#f": "a.example/x/?a=1&b=2",
		"http://a.example:80/":                        "a.example",
		"http://a.example:8080/x":                     "a.example:8080/x",
		"https://user:pw@a.example/新闻":                "a.example/%E6%96%B0%E9%97%BB",
		"":                                            "",
		"/relative":                                   "",
		"http://[::1]:9/x":                            "::1:9/x",
		"::bad::":                                     "",
	} {
		if got := PageKey(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// FuzzTerms: every part of a text that is a fair query has only pieces that the
// text has, so the index never hides what the text holds.
func FuzzTerms(f *testing.F) {
	for _, s := range []string{"", "轮", "跨海轮渡 5G手机", "Tidal turbines", "a\x00\xff", "“引号” \"phrase here\"", "e\u0301ﾊﾝ"} {
		f.Add(s, 0, 4)
	}
	f.Fuzz(func(t *testing.T, s string, from, n int) {
		if len(s) > 4096 {
			return
		}
		folded := clean(fold(s))
		have := gramsOf(folded)
		if !slices.IsSorted(have) || len(slices.Compact(slices.Clone(have))) != len(have) {
			t.Fatal("the pieces are not a sorted set")
		}
		r := []rune(folded)
		if from < 0 || n < 0 || from > len(r) || n > len(r)-from {
			return
		}
		terms, grams, err := termsOf(string(r[from : from+n]))
		if err != nil {
			if n <= MaxQueryRunes && len(strings.Fields(string(r[from:from+n]))) <= maxTerms && !strings.Contains(folded, `"`) {
				t.Fatal(err)
			}
			return
		}
		for _, term := range terms {
			if !utf8.ValidString(term) || term == "" {
				t.Fatalf("term %q", term)
			}
		}
		// Folding what is folded may change it again at its edges; then it is
		// another query.
		for _, term := range terms {
			if !strings.Contains(folded, term) {
				return
			}
		}
		for _, g := range grams {
			if !slices.Contains(have, g) {
				t.Fatalf("piece %s of the query is not in the text %q", g, folded)
			}
		}
	})
}

// Pieces are the text between their ends, each once and in its order, whatever
// the length of their characters.
func TestPieces(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"轮渡夜航轮渡", "夜航 渡夜 航轮 轮渡"},
		{"夜航ab1 ab", "ab ab1 b1 夜航 航a"},
		{"𠮷𠮶é𠮷", "é𠮷 𠮶é 𠮷𠮶"},
		{"a。b", ""},
	} {
		var got []string
		for _, g := range gramsOf(c.in) {
			b, err := hex.DecodeString(g)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(b))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}
