package service

import (
	"os"
	"path/filepath"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/internal/extract/sites"
)

// siteRules reads rules for single sites: a file, or the files named *.txt of a
// folder in the order of their names. "" is none. Errors: those of a file.
func siteRules(path string) ([]zhongdian.Option, error) {
	if path == "" {
		return nil, nil
	}
	files := []string{path}
	if fi, err := os.Stat(path); err == nil && fi.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.txt")); err != nil {
			return nil, fileFault(path, err)
		}
	}
	var opts []zhongdian.Option
	for _, f := range files {
		data, err := loadFile(f, sites.MaxBytes)
		if err != nil {
			return nil, err
		}
		opts = append(opts, zhongdian.WithSiteRules(filepath.Base(f), string(data)))
	}
	return opts, nil
}
