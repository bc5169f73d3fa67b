package sites

import (
	"strings"
	"testing"
)

func TestDefault(t *testing.T) {
	s, err := Parse("sites.txt", embedded)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.byHost) < 20 {
		t.Errorf("%d hosts have rules", len(s.byHost))
	}
	for host, site := range s.byHost {
		if len(site.Content) == 0 {
			t.Errorf("%s: no rule for the content", host)
		}
	}
}

func TestFind(t *testing.T) {
	s, err := Parse("a", "site example.org www.Example.net\ncontent #a\nsite news.example.org\ncontent #b\n")
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		"https://example.org/x": "a", "https://m.example.org/": "a", "http://news.example.org:8080/": "b",
		"https://a.news.example.org": "b", "https://www.example.net/1": "a", "https://EXAMPLE.org/": "a",
		"https://notexample.org/": "", "https://org/": "", "": "", "::": "", "/example.org": "",
	} {
		site := s.Find(address)
		got := ""
		if site != nil {
			got = strings.TrimPrefix(site.Content.String(), "#")
		}
		if got != want {
			t.Errorf("%q: got rule %q, want %q", address, got, want)
		}
	}
}

func TestWith(t *testing.T) {
	a, _ := Parse("a", "site x.org\ncontent #a\nsite y.org\ncontent #a\n")
	b, _ := Parse("b", "site x.org\ncontent #b\n")
	got := a.With(b)
	if got.Find("http://x.org").Content.String() != "#b" || got.Find("http://y.org").Content.String() != "#a" {
		t.Error("the later set must win for its own hosts alone")
	}
}

func TestParseErrors(t *testing.T) {
	for rules, want := range map[string]string{
		"content #a":                   "r:1: \"content\" stands before",
		"site a.org\n\nbody #a":        "r:3: there is no \"body\"",
		"site a.org\ncontent":          "r:2: nothing stands after",
		"site a.org\n# x\ncontent #a[": "r:3: \"#a[\" is no CSS selector",
	} {
		if _, err := Parse("r", rules); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", rules, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(embedded)
	f.Add("site a\ncontent :not(:not(a))\n")
	f.Fuzz(func(t *testing.T, rules string) {
		if s, err := Parse("r", rules); err == nil {
			s.Find("https://a/")
		}
	})
}
