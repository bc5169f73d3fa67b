package render

import (
	"encoding/json"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
)

// aigc is the implicit label of what a model wrote, as JSON for the metadata of
// a file; "" where no model wrote anything. China's labelling measures of 2025
// ask for it beside the label that a reader sees. Marks of HTML are escaped, so
// that it can stand in a comment.
func aigc(d *digest.Digest) string {
	if d.AIGC == nil {
		return ""
	}
	b, err := json.Marshal(d.AIGC)
	if err != nil {
		return "" // three strings can always be written
	}
	return strings.ReplaceAll(string(b), "--", `\u002d\u002d`)
}

// langOf is the language that a point is written in.
func langOf(d *digest.Digest, p *digest.Point) string {
	if p.Lang != "" {
		return p.Lang
	}
	return d.Article.Lang
}
