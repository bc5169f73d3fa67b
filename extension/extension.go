// Package extension holds the browser extension: the reader's page brought to the
// article itself. It is plain files that a browser loads as they are; Go only
// carries them. They talk to the HTTP API and to nothing else (docs/EXTENSION.md).
package extension

import (
	"embed"
	"io/fs"
)

//go:embed all:unpacked
var files embed.FS

// Files are the extension as a browser loads it, its manifest at the top.
func Files() fs.FS {
	sub, err := fs.Sub(files, "unpacked")
	if err != nil {
		panic(err) // it is embedded
	}
	return sub
}
