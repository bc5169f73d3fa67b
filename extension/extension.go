// Package extension holds the browser extension: the points of an article beside
// the article's own page. It is plain files that a browser loads as they are, and
// Go only carries them; they talk to the HTTP API and to nothing else. See
// docs/EXTENSION.md.
package extension

import (
	"archive/zip"
	"bytes"
	"embed"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/zhongdian/zhongdian/fault"
)

//go:embed all:unpacked
var files embed.FS

const manifest = "manifest.json"

// Files are the extension as a browser loads it, its manifest at the top.
func Files() fs.FS {
	sub, err := fs.Sub(files, "unpacked")
	if err != nil {
		panic(err) // it is embedded
	}
	return sub
}

// Write puts the files into a folder, which is made where it is missing. A folder
// that holds anything but an extension of ours is left alone. Errors:
// fault.Invalid.
func Write(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case os.IsNotExist(err):
	case err != nil:
		return fault.New(fault.Invalid, "%s is no folder to write to: %w", dir, err)
	case len(entries) > 0 && !ours(dir):
		return fault.New(fault.Invalid, "the folder %s holds something else: name a new one", dir)
	}
	return fs.WalkDir(Files(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if e.IsDir() {
			err = os.MkdirAll(path, 0o755)
		} else {
			var data []byte
			if data, err = fs.ReadFile(Files(), name); err == nil {
				err = os.WriteFile(path, data, 0o644)
			}
		}
		if err != nil {
			return fault.New(fault.Invalid, "the extension can't be written to %s: %w", dir, err)
		}
		return nil
	})
}

// ours reports whether a folder holds this extension, of whatever version: its
// manifest names it in the line that stands for Firefox.
func ours(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, manifest))
	return err == nil && bytes.Contains(data, []byte(`"zhongdian@zhongdian.github.io"`))
}

// WriteZip writes the files as one archive, as stores and Firefox take them; the
// same files give the same bytes.
func WriteZip(w io.Writer) error {
	z := zip.NewWriter(w)
	if err := z.AddFS(Files()); err != nil {
		return err
	}
	return z.Close()
}
