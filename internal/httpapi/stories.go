package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/service"
)

// StoryChoice says which stories are meant.
type StoryChoice struct {
	Feed   string `query:"feed" maxLength:"64" doc:"Id of a subscription; by default all."`
	Folder string `query:"folder" maxLength:"4096" doc:"Subscriptions of this folder alone."`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"30" doc:"Most stories of one page."`
}

func (in *StoryChoice) query() service.StoryQuery {
	return service.StoryQuery{Feed: in.Feed, Folder: in.Folder, Limit: in.Limit}
}

type storiesInput struct {
	StoryChoice
	Cursor   string `query:"cursor" maxLength:"200" doc:"next of the page before."`
	WithText bool   `query:"with_text" doc:"Add the text of each article and its blocks."`
}

type storiesAnswer struct {
	Body service.StoryPage
}

// outInput are the parameters of a feed of ours.
type outInput struct {
	StoryChoice
	Full        bool     `query:"full" doc:"The text of each article below its points."`
	IfNoneMatch []string `header:"If-None-Match" doc:"ETag of the answer before: 304 where nothing has changed."`
}

type outAnswer struct {
	Status int
	Type   string `header:"Content-Type" hidden:"true"`
	ETag   string `header:"ETag"`
	Cache  string `header:"Cache-Control" hidden:"true"`
	Body   []byte
}

func (a *API) registerStories() {
	list := a.operation(http.MethodGet, "/v1/stories", "list-stories", "The stories of the feeds, the newest first", service.ScopeFeeds)
	list.Description = "A story that several feeds carried is given once, as the first of them told it, with the others' addresses."
	problems(&list, 400, 401, 403, 429, 500)
	huma.Register(a.huma, list, a.stories)

	for _, f := range []struct {
		format              service.FeedFormat
		id, name, mediaType string
	}{
		{service.FeedRSS, "feed-rss", "RSS 2.0", "application/rss+xml"},
		{service.FeedAtom, "feed-atom", "Atom", "application/atom+xml"},
		{service.FeedJSON, "feed-json", "JSON Feed 1.1", "application/feed+json"},
	} {
		op := a.operation(http.MethodGet, "/v1/feed."+string(f.format), f.id, "The stories as "+f.name+", their points on top", service.ScopeFeeds)
		op.Description = "Programs that people read with take a user name and a password for a feed: any name, and the key as the password."
		// A browser that adds the password by itself to the request of another page
		// does no harm here: that page can't read the answer, and nothing changes.
		op.Middlewares = a.needFor(service.ScopeFeeds, true)
		op.Responses["200"] = &huma.Response{Description: "The feed.", Content: map[string]*huma.MediaType{f.mediaType: {Schema: &huma.Schema{Type: huma.TypeString}}}}
		if f.format == service.FeedJSON {
			op.Responses["200"].Content[f.mediaType].Schema = &huma.Schema{Type: huma.TypeObject, Description: "JSON Feed 1.1; _zhongdian of an item holds its points."}
		}
		op.Responses["304"] = &huma.Response{Description: "Nothing has changed."}
		problems(&op, 400, 401, 403, 404, 429, 500)
		huma.Register(a.huma, op, func(ctx context.Context, in *outInput) (*outAnswer, error) { return a.feedOut(ctx, f.format, in) })
	}
}

func (a *API) stories(ctx context.Context, in *storiesInput) (*storiesAnswer, error) {
	q := in.query()
	q.Cursor = in.Cursor
	page, err := a.o.Library.Stories(ctx, q)
	if err != nil {
		return nil, err
	}
	view := View{WithText: in.WithText}
	for i := range page.Stories {
		s := &page.Stories[i]
		if s.Digest != nil {
			s.Digest = view.dress(s.Digest, kindHighlight)
			s.Digest.ID = s.ResultID
		}
	}
	return &storiesAnswer{Body: page}, nil
}

// feedOut gives the newest stories as a feed. What has not changed has the same
// tag: most of what feed readers ask is answered with it.
func (a *API) feedOut(ctx context.Context, f service.FeedFormat, in *outInput) (*outAnswer, error) {
	info, err := a.feedInfo(ctx, f, in)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := a.o.Library.WriteFeed(ctx, &b, f, info, in.query()); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b.Bytes())
	out := &outAnswer{Status: http.StatusOK, Type: f.MediaType(), ETag: `"` + hex.EncodeToString(sum[:16]) + `"`, Cache: "private, no-cache", Body: b.Bytes()}
	if matches(in.IfNoneMatch, out.ETag) {
		out.Status, out.Type, out.Body = http.StatusNotModified, "", nil
	}
	return out, nil
}

// matches reports whether a tag is among those of If-None-Match. A proxy that
// packs an answer makes its tag a weak one.
func matches(list []string, tag string) bool {
	for _, s := range list {
		for t := range strings.SplitSeq(s, ",") {
			if t = strings.TrimPrefix(strings.TrimSpace(t), "W/"); t == tag || t == "*" {
				return true
			}
		}
	}
	return false
}

func (a *API) feedInfo(ctx context.Context, f service.FeedFormat, in *outInput) (service.FeedInfo, error) {
	info := service.FeedInfo{Title: "划重点 Zhongdian", Home: "https://github.com/zhongdian/zhongdian", Full: in.Full}
	values := url.Values{}
	if in.Feed != "" {
		feed, err := a.o.Library.Feed(ctx, in.Feed)
		if err != nil {
			return info, err
		}
		values.Set("feed", in.Feed)
		info.Title += " · " + feed.Title
	}
	if in.Folder != "" {
		values.Set("folder", in.Folder)
		info.Title += " · " + in.Folder
	}
	if a.base == nil {
		return info, nil // the address that a client gives in Host is not to be believed
	}
	if in.Full {
		values.Set("full", "true")
	}
	if in.Limit != 30 {
		values.Set("limit", strconv.Itoa(in.Limit))
	}
	info.Home, info.Self = a.link("/"), a.link("/v1/feed."+string(f))
	if len(values) > 0 {
		info.Self += "?" + values.Encode()
	}
	return info, nil
}
