package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

//go:embed assets
var assetFiles embed.FS

type asset struct {
	path, kind string
	data       []byte
}

// litPoints is how many points of an article, and of a page's own summary, light
// up their sentences without a script.
const litPoints = 50

// assets are the files of the page by name. A path holds the hash of its file,
// so that a browser may keep it for ever.
var assets = sync.OnceValue(func() map[string]asset {
	out := map[string]asset{}
	for name, kind := range map[string]string{
		"style.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
	} {
		data, err := assetFiles.ReadFile("assets/" + name)
		if err != nil {
			panic(err) // it is embedded
		}
		if name == "style.css" {
			data = append(data, litRules()...)
		}
		sum := sha256.Sum256(data)
		out[name] = asset{path: "/assets/" + hex.EncodeToString(sum[:8]) + "/" + name, kind: kind, data: data}
	}
	return out
})

// litRules light up the sentences of the point that was followed, where no
// script does it.
func litRules() []byte {
	var b strings.Builder
	for _, prefix := range []string{"p", "q"} {
		for n := 1; n <= litPoints; n++ {
			k := fmt.Sprintf("%s%d", prefix, n)
			if n > 1 || prefix == "q" {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "body:has(#e-%s:target) .r-%s", k, k)
		}
	}
	return []byte(b.String() + "{background:var(--lit);fill:var(--accent)}\n")
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	a, ok := assets()[r.PathValue("file")]
	if !ok || a.path != r.URL.Path {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Del("Vary")
	_, _ = w.Write(a.data)
}
