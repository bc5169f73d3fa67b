// Package sites holds rules for single sites: where on their pages the article
// stands. The general rules read most pages; a rule is for a site whose pages
// carry so much else, or so little, that they go astray.
//
// Rules are text, one line each:
//
//	# a comment
//	site example.org news.example.net
//	content article.story, #main-text
//	title   h1.headline
//	byline  .author
//	source  .outlet
//	date    time.published
//	remove  .share, .newsletter
//
// The lines after "site" hold for these hosts and those below them, until the
// next "site". A selector that finds nothing leaves the page to the general
// rules.
package sites

import (
	"bufio"
	_ "embed" // the rules that come with the program
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/andybalholm/cascadia"
)

//go:embed data/sites.txt
var embedded string

// MaxBytes bounds one file of rules.
const MaxBytes = 1 << 20

// Site says where things stand on the pages of one site. What is nil is left to
// the general rules.
type Site struct {
	Content, Title, Byline, Source, Date, Remove cascadia.SelectorGroup
}

// Set is a set of rules by host. The zero value is empty. A set is not edited
// once it is in use.
type Set struct{ byHost map[string]*Site }

// Default gives the rules that come with the program, read on first use.
var Default = sync.OnceValue(func() Set {
	s, err := Parse("sites.txt", embedded)
	if err != nil {
		panic(err) // a test reads the file; it can't change afterwards
	}
	return s
})

// Parse reads rules. name stands in the messages, which say the line and what
// is wrong with it.
func Parse(name, rules string) (Set, error) {
	set := Set{byHost: map[string]*Site{}}
	if len(rules) > MaxBytes {
		return Set{}, fmt.Errorf("%s: more than %d bytes of rules", name, MaxBytes)
	}
	var site *Site
	sc := bufio.NewScanner(strings.NewReader(strings.TrimPrefix(rules, "\uFEFF")))
	sc.Buffer(nil, MaxBytes+1)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, _ := strings.Cut(line, " ")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if value == "" {
			return Set{}, fmt.Errorf("%s:%d: nothing stands after %q", name, n, key)
		}
		if key == "site" {
			site = &Site{}
			for host := range strings.FieldsSeq(value) {
				set.byHost[strings.ToLower(strings.TrimPrefix(host, "www."))] = site
			}
			continue
		}
		if site == nil {
			return Set{}, fmt.Errorf("%s:%d: %q stands before the first site", name, n, key)
		}
		to := site.field(key)
		if to == nil {
			return Set{}, fmt.Errorf("%s:%d: there is no %q: a rule is site, content, title, byline, source, date or remove", name, n, key)
		}
		sel, err := cascadia.ParseGroup(value)
		if err != nil {
			return Set{}, fmt.Errorf("%s:%d: %q is no CSS selector: %w", name, n, value, err)
		}
		*to = append(*to, sel...)
	}
	return set, sc.Err()
}

func (s *Site) field(key string) *cascadia.SelectorGroup {
	switch key {
	case "content":
		return &s.Content
	case "title":
		return &s.Title
	case "byline":
		return &s.Byline
	case "source":
		return &s.Source
	case "date":
		return &s.Date
	case "remove":
		return &s.Remove
	}
	return nil
}

// With gives both sets; where they name the same host, over wins.
func (s Set) With(over Set) Set {
	out := Set{byHost: make(map[string]*Site, len(s.byHost)+len(over.byHost))}
	for _, set := range []Set{s, over} {
		for h, site := range set.byHost {
			out.byHost[h] = site
		}
	}
	return out
}

// Find gives the rules for the page at an address, or nil: those of its host, or
// of the nearest domain above.
func (s Set) Find(address string) *Site {
	u, err := url.Parse(address)
	if err != nil || len(s.byHost) == 0 {
		return nil
	}
	for host := strings.ToLower(u.Hostname()); host != ""; {
		if site := s.byHost[host]; site != nil {
			return site
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil
}
