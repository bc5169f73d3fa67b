package service

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// Files opens the files of some folders for somebody who is not their owner: a
// language model that works for them, and that a page may have talked into
// asking for something else. What lies outside of the folders, links that lead
// out of them, hidden files and whatever is no plain file (a pipe, a device,
// standard input) are refused.
type Files struct {
	dirs  []string // absolute
	roots []*os.Root
}

// OpenFiles opens folders. Close lets go of them. Errors: fault.NotFound, Invalid.
func OpenFiles(dirs ...string) (*Files, error) {
	f := &Files{}
	for _, dir := range dirs {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return nil, fileFault(dir, err)
		}
		root, err := os.OpenRoot(abs)
		if err != nil {
			f.Close()
			if errors.Is(err, fs.ErrNotExist) {
				return nil, fault.New(fault.NotFound, "there is no folder %s%w", dir, hidden{err})
			}
			return nil, fault.New(fault.Invalid, "%s can't be opened as a folder%w", dir, hidden{err})
		}
		f.dirs, f.roots = append(f.dirs, abs), append(f.roots, root)
	}
	return f, nil
}

// Dirs are the folders, absolute.
func (f *Files) Dirs() []string { return slices.Clone(f.dirs) }

// Close lets go of the folders.
func (f *Files) Close() {
	for _, r := range f.roots {
		_ = r.Close()
	}
}

// Load reads a file by its path, absolute or from one of the folders. Errors:
// fault.NotFound, Invalid, TooLarge.
func (f *Files) Load(name string) (article.Source, error) {
	if name == "" || strings.ContainsRune(name, 0) {
		return article.Source{}, fault.New(fault.Invalid, "the name of the file is empty or holds a NUL")
	}
	missing := error(fault.New(fault.NotFound, "there is no file %s in the folders that are open: %s", name, strings.Join(f.dirs, ", ")))
	for i, root := range f.roots {
		rel := filepath.Clean(name)
		if filepath.IsAbs(rel) {
			var err error
			if rel, err = filepath.Rel(f.dirs[i], rel); err != nil {
				continue
			}
		}
		if !filepath.IsLocal(rel) {
			continue
		}
		if isHidden(rel) {
			return article.Source{}, fault.New(fault.Invalid, "%s is a hidden file or lies in a hidden folder: those are not read here", name)
		}
		data, err := readIn(root, rel, name)
		if err == nil {
			return article.Source{Name: name, Data: data}, nil
		}
		if fault.CodeOf(err) != fault.NotFound {
			missing = err
		}
	}
	return article.Source{}, missing
}

// isHidden reports a name that systems don't show: what programs keep there
// (keys, settings, histories) is nobody's article.
func isHidden(rel string) bool {
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if strings.HasPrefix(part, ".") && part != "." {
			return true
		}
	}
	return runtime.GOOS == "windows" && strings.Contains(rel, ":") // a stream beside the file
}

func readIn(root *os.Root, rel, name string) ([]byte, error) {
	fi, err := root.Stat(rel) // first: to open a pipe would wait for its other end
	if err != nil {
		return nil, rootFault(name, err)
	}
	switch {
	case fi.IsDir():
		return nil, fault.New(fault.Invalid, "%s is a folder: name one file", name)
	case !fi.Mode().IsRegular():
		return nil, fault.New(fault.Invalid, "%s is no plain file", name)
	case fi.Size() > extract.MaxBytes:
		return nil, tooLarge(name, fi.Size(), extract.MaxBytes)
	}
	file, err := root.Open(rel)
	if err != nil {
		return nil, rootFault(name, err)
	}
	defer file.Close()
	return readAll(file, name, extract.MaxBytes)
}

func rootFault(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.NotFound, "there is no file %s%w", name, hidden{err})
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.Invalid, "%s may not be read by this user%w", name, hidden{err})
	}
	return fault.New(fault.Invalid, "%s can't be read: it is no plain file of the folders that are open%w", name, hidden{err})
}
