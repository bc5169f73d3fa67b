package fetch

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

// Version is what a server says of the state of a page, to be told again when
// the page is asked for the next time. The zero value knows nothing.
type Version struct {
	ETag     string
	Modified string // Last-Modified, as the server wrote it
}

// FetchChanged gets the page at address unless it is still as it was at version;
// then changed is false and the source is empty. It asks the server each time,
// whatever a cache holds. Errors: those of Fetch.
func (c *Client) FetchChanged(ctx context.Context, address string, version Version) (src article.Source, now Version, changed bool, err error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return src, version, false, fault.New(fault.Invalid, "this is not an address: %.200q", address)
	}
	if err := checkURL(u); err != nil {
		return src, version, false, err
	}
	outer := ctx
	ctx, cancel := context.WithTimeoutCause(ctx, c.o.Timeout, errTotal)
	defer cancel()
	kept := &entry{ETag: version.ETag, Modified: version.Modified}
	if version == (Version{}) {
		kept = nil
	}
	for n := 0; ; n++ {
		src, header, err := c.attempt(ctx, u, kept)
		switch {
		case errors.Is(err, errUnchanged):
			return article.Source{}, version, false, nil
		case err == nil:
			return src, Version{ETag: header.Get("ETag"), Modified: header.Get("Last-Modified")}, true, nil
		case !again(ctx, err, n):
			return article.Source{}, version, false, c.explain(outer, ctx, u, err)
		}
	}
}
