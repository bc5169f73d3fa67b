package feed

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// jsonItem is an item of JSON Feed 1 or 1.1. Fields of another type than the
// standard's are common, and cost no more than themselves.
type jsonItem struct {
	ID        lenient `json:"id"`
	URL       lenient `json:"url"`
	External  lenient `json:"external_url"`
	Title     lenient `json:"title"`
	HTML      lenient `json:"content_html"`
	Text      lenient `json:"content_text"`
	Summary   lenient `json:"summary"`
	Published lenient `json:"date_published"`
	Modified  lenient `json:"date_modified"`
	Author    person  `json:"author"`
	Authors   people  `json:"authors"`
}

// lenient is a string, or a number taken as one; anything else is empty.
type lenient string

func (l *lenient) UnmarshalJSON(data []byte) error {
	var s string
	var n json.Number
	if json.Unmarshal(data, &s) == nil {
		*l = lenient(s)
	} else if json.Unmarshal(data, &n) == nil {
		*l = lenient(n)
	}
	return nil
}

type person string

func (p *person) UnmarshalJSON(data []byte) error {
	var v struct{ Name lenient }
	if json.Unmarshal(data, &v) == nil {
		*p = person(v.Name)
	}
	return nil
}

type people []person

func (p *people) UnmarshalJSON(data []byte) error {
	var v []person
	if json.Unmarshal(data, &v) == nil {
		*p = v
	}
	return nil
}

// parseJSON reads a JSON Feed item by item, so that a long one takes no more
// memory than its items do.
func parseJSON(s string, now time.Time) (*Feed, error) {
	f := &Feed{}
	d := json.NewDecoder(strings.NewReader(s))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, damagedJSON()
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return f.broken(err)
		}
		switch key {
		case "title":
			var t lenient
			err = d.Decode(&t)
			f.Title = words(string(t))
		case "items":
			err = f.items(d, now)
		default:
			var skip json.RawMessage
			err = d.Decode(&skip)
		}
		if err != nil {
			return f.broken(err)
		}
	}
	return f, nil
}

func damagedJSON() error {
	return fault.New(fault.Invalid, "the JSON feed is damaged and can't be read")
}

// broken keeps the items before the place where the file breaks off.
func (f *Feed) broken(err error) (*Feed, error) {
	switch {
	case fault.CodeOf(err) == fault.TooLarge:
		return nil, err
	case len(f.Items) > 0:
		f.Cut = true
		return f, nil
	}
	return nil, damagedJSON()
}

func (f *Feed) items(d *json.Decoder, now time.Time) error {
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return damagedJSON()
	}
	for d.More() {
		var in jsonItem
		if err := d.Decode(&in); err != nil {
			return err
		}
		if len(f.Items) == MaxItems {
			return fault.New(fault.TooLarge, "the feed has more than %d items, the most that are read: ask its server for a shorter one", MaxItems)
		}
		f.Items = append(f.Items, in.item(now))
	}
	_, err := d.Token()
	return err
}

func (in *jsonItem) item(now time.Time) Item {
	it := Item{
		ID: strings.TrimSpace(string(in.ID)), Title: words(string(in.Title)), URL: strings.TrimSpace(string(in.URL)),
		Published: date(nil, string(in.Published), now), Modified: date(nil, string(in.Modified), now),
	}
	if it.URL == "" {
		it.URL = strings.TrimSpace(string(in.External))
	}
	if it.ID == "" {
		it.ID = it.URL
	}
	var names []string
	for _, p := range append(in.Authors, in.Author) {
		if p != "" {
			names = append(names, words(string(p)))
		}
	}
	if len(in.Authors) > 0 {
		names = names[:min(len(names), len(in.Authors))] // "author" repeats the first of them
	}
	it.Authors = strings.Join(names, ", ")
	switch {
	case in.HTML != "":
		it.content(string(in.HTML), "")
	case in.Text != "":
		it.content(string(in.Text), "")
		it.Plain = true
	default:
		it.content("", string(in.Summary))
		it.Plain = true
	}
	return it
}
