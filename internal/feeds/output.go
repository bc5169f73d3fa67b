package feeds

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"time"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
)

// Format is a format of feeds.
type Format string

// The formats of feeds.
const (
	RSS      Format = "rss"  // 2.0
	Atom     Format = "atom" // RFC 4287
	JSONFeed Format = "json" // JSON Feed 1.1
)

// MediaType is that of a format, for HTTP.
func (f Format) MediaType() string {
	switch f {
	case RSS:
		return "application/rss+xml; charset=utf-8"
	case Atom:
		return "application/atom+xml; charset=utf-8"
	}
	return "application/feed+json; charset=utf-8"
}

// Info is what a feed of ours says of itself.
type Info struct {
	Title string
	Home  string // address of the page it belongs to; may be empty
	Self  string // address of the feed itself; may be empty
	Full  bool   // the text of each article below its points
}

// Entry is one story with its points.
type Entry struct {
	ID        string // stable
	Title     string
	URL       string
	Outlet    string
	Published time.Time // of the article, or when it was first seen
	Updated   time.Time
	Outlets   []Outlet // others that carried it
	Digest    *digest.Digest
}

func (e *Entry) html(full bool) string {
	s := Block(e.Digest, e.URL, e.Outlets)
	if full {
		s += "<hr>\n" + body(e.Digest)
	}
	return s
}

// Write writes entries as a feed, in the order that is given. Errors:
// fault.Invalid for an unknown format, and those of w.
func Write(w io.Writer, f Format, info Info, entries []Entry) error {
	switch f {
	case RSS:
		return writeRSS(w, info, entries)
	case Atom:
		return writeAtom(w, info, entries)
	case JSONFeed:
		return writeJSON(w, info, entries)
	}
	return fault.New(fault.Invalid, "the format of a feed is rss, atom or json, not %.20q", f)
}

// newest is the time of a feed: that of its newest entry, so that a feed that
// has not changed is the same bytes twice.
func newest(entries []Entry) time.Time {
	t := time.Unix(0, 0)
	for i := range entries {
		if entries[i].Updated.After(t) {
			t = entries[i].Updated
		}
	}
	return t.UTC()
}

type rssDoc struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Content string     `xml:"xmlns:content,attr"`
	AtomNS  string     `xml:"xmlns:atom,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Description string     `xml:"description"`
	Self        *atomLink  `xml:"atom:link,omitempty"`
	Built       string     `xml:"lastBuildDate"`
	Generator   string     `xml:"generator"`
	Items       []rssEntry `xml:"item"`
}

type rssEntry struct {
	Title       string  `xml:"title"`
	Link        string  `xml:"link,omitempty"`
	GUID        rssGUID `xml:"guid"`
	Date        string  `xml:"pubDate"`
	Creator     string  `xml:"dc:creator,omitempty"`
	Description string  `xml:"description"`
	Content     string  `xml:"content:encoded"`
}

type rssGUID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

const generator = "Zhongdian"

func writeRSS(w io.Writer, info Info, entries []Entry) error {
	doc := rssDoc{
		Version: "2.0", Content: "http://purl.org/rss/1.0/modules/content/", AtomNS: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/",
		Channel: rssChannel{
			Title: printable(info.Title), Link: printable(info.Home), Description: printable(info.Title),
			Built: newest(entries).Format(time.RFC1123Z), Generator: generator,
		},
	}
	if info.Self != "" {
		doc.Channel.Self = &atomLink{Rel: "self", Type: "application/rss+xml", Href: printable(info.Self)}
	}
	for i := range entries {
		e := &entries[i]
		doc.Channel.Items = append(doc.Channel.Items, rssEntry{
			Title: printable(e.Title), Link: printable(e.URL), GUID: rssGUID{Value: e.ID}, Date: e.Published.UTC().Format(time.RFC1123Z),
			Creator: printable(e.Outlet), Description: printable(Plain(e.Digest)), Content: printable(e.html(info.Full)),
		})
	}
	return writeXML(w, doc)
}

type atomDoc struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Title     string      `xml:"title"`
	ID        string      `xml:"id"`
	Updated   string      `xml:"updated"`
	Links     []atomLink  `xml:"link"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Title     string     `xml:"title"`
	ID        string     `xml:"id"`
	Links     []atomLink `xml:"link"`
	Published string     `xml:"published"`
	Updated   string     `xml:"updated"`
	Author    string     `xml:"author>name"`
	Summary   string     `xml:"summary"`
	Content   atomText   `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

func writeAtom(w io.Writer, info Info, entries []Entry) error {
	doc := atomDoc{Title: printable(info.Title), ID: "urn:zhongdian:feed", Updated: newest(entries).Format(time.RFC3339), Generator: generator}
	if info.Self != "" {
		doc.ID = printable(info.Self)
		doc.Links = append(doc.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: printable(info.Self)})
	}
	if info.Home != "" {
		doc.Links = append(doc.Links, atomLink{Rel: "alternate", Type: "text/html", Href: printable(info.Home)})
	}
	for i := range entries {
		e := &entries[i]
		entry := atomEntry{
			Title: printable(e.Title), ID: "urn:zhongdian:" + e.ID, Published: e.Published.UTC().Format(time.RFC3339), Updated: e.Updated.UTC().Format(time.RFC3339),
			Author: printable(e.Outlet), Summary: printable(Plain(e.Digest)), Content: atomText{Type: "html", Text: printable(e.html(info.Full))},
		}
		if entry.Author == "" {
			entry.Author = generator
		}
		if e.URL != "" {
			entry.Links = append(entry.Links, atomLink{Rel: "alternate", Type: "text/html", Href: printable(e.URL)})
		}
		doc.Entries = append(doc.Entries, entry)
	}
	return writeXML(w, doc)
}

func writeXML(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

type jsonFeed struct {
	Version string      `json:"version"`
	Title   string      `json:"title"`
	Home    string      `json:"home_page_url,omitempty"`
	Self    string      `json:"feed_url,omitempty"`
	Items   []jsonEntry `json:"items"`
}

type jsonEntry struct {
	ID        string       `json:"id"`
	URL       string       `json:"url,omitempty"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html"`
	Summary   string       `json:"summary"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Language  string       `json:"language,omitempty"`
	Own       jsonOwn      `json:"_zhongdian"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// jsonOwn is our extension: the points for programs.
type jsonOwn struct {
	About   string      `json:"about"`
	Label   string      `json:"label"` // who wrote the points
	Points  []jsonPoint `json:"points"`
	Outlets []Outlet    `json:"also_carried_by,omitempty"`
}

type jsonPoint struct {
	Text    string         `json:"text"`
	Origin  digest.Origin  `json:"origin"`
	Verdict digest.Verdict `json:"verdict"`
	Quotes  []string       `json:"quotes"` // the passages it rests on
}

func writeJSON(w io.Writer, info Info, entries []Entry) error {
	doc := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: info.Title, Home: info.Home, Self: info.Self, Items: []jsonEntry{}}
	for i := range entries {
		e := &entries[i]
		own := jsonOwn{About: "https://github.com/zhongdian/zhongdian", Label: wordsOf(e.Digest.Article.Lang).label(e.Digest), Points: []jsonPoint{}, Outlets: e.Outlets}
		for _, p := range e.Digest.Points {
			jp := jsonPoint{Text: p.Text, Origin: p.Origin, Verdict: p.Verdict, Quotes: []string{}}
			for _, ev := range p.Evidence {
				jp.Quotes = append(jp.Quotes, ev.Exact)
			}
			own.Points = append(own.Points, jp)
		}
		entry := jsonEntry{
			ID: e.ID, URL: e.URL, Title: e.Title, HTML: e.html(info.Full), Summary: Plain(e.Digest),
			Published: e.Published.UTC().Format(time.RFC3339), Modified: e.Updated.UTC().Format(time.RFC3339), Own: own,
		}
		if e.Outlet != "" {
			entry.Authors = []jsonAuthor{{e.Outlet}}
		}
		if l := e.Digest.Article.Lang; l != "und" {
			entry.Language = l
		}
		doc.Items = append(doc.Items, entry)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}
