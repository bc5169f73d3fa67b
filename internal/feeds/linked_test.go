package feeds

import (
	"slices"
	"testing"

	"github.com/zhongdian/zhongdian/article"
)

// TestLinked: the feeds that a page names, and what is no page.
func TestLinked(t *testing.T) {
	for name, tt := range map[string]struct {
		page string
		want []string
		is   bool
	}{
		"three kinds": {`<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" title="新闻" href="/rss"><link rel="alternate" type="application/atom+xml; charset=utf-8" href="atom.xml">
<LINK TYPE="application/feed+json" REL="alternate home" HREF="https://other.example/feed.json"/></head><body>`, []string{"https://news.example/rss", "https://news.example/a/atom.xml", "https://other.example/feed.json"}, true},
		"comments last": {`<html><link rel=alternate type=application/rss+xml href=/comments/feed><link rel=alternate type=application/rss+xml href=/feed title="新闻"><link rel=alternate type=application/rss+xml href=/x title="评论">`,
			[]string{"https://news.example/feed", "https://news.example/comments/feed", "https://news.example/x"}, true},
		"base":       {`<head><base href="https://cdn.example/b/"><link rel="alternate" type="application/rss+xml" href="rss">`, []string{"https://cdn.example/b/rss"}, true},
		"twice":      {`<html><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" type="application/rss+xml" href="/rss">`, []string{"https://news.example/rss"}, true},
		"none":       {`<!doctype html><title>晚报</title><link rel="stylesheet" type="text/css" href="x.css"><link rel="alternate" hreflang="en" href="/en"><a href="/rss" type="application/rss+xml" rel="alternate">RSS</a>`, nil, true},
		"no address": {`<html><link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><link rel="alternate" type="application/rss+xml"><link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">`, nil, true},
		"a feed":     {`<rss version="2.0"><channel><link>https://news.example</link></channel></rss>`, nil, false},
		"text":       {"新闻", nil, false},
		"empty":      {"", nil, false},
	} {
		links, is := Linked(article.Source{URL: "https://news.example/a/", Data: []byte(tt.page)})
		if !slices.Equal(links, tt.want) || is != tt.is {
			t.Errorf("%s: got %v, %v, want %v, %v", name, links, is, tt.want, tt.is)
		}
	}
}

func FuzzLinked(f *testing.F) {
	f.Add("https://news.example/", []byte(`<html><base href="//x"><link rel=alternate type=application/rss+xml href=/rss>`))
	f.Add("", []byte("<link rel=alternate type=application/rss+xml href=http://[::1"))
	f.Fuzz(func(t *testing.T, address string, page []byte) {
		links, _ := Linked(article.Source{URL: address, Data: page})
		for _, l := range links {
			if absolute(nil, l) != l {
				t.Errorf("%q is no web address", l)
			}
		}
	})
}
