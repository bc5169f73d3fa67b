package config

import (
	_ "embed" // the example
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/zhongdian/zhongdian/fault"
)

//go:embed example.toml
var example []byte

// Example is a configuration with a comment on everything.
func Example() []byte { return append([]byte(nil), example...) }

// Init writes the example to name, "" for the user's own place, and gives the
// name. It never replaces a file. Errors: fault.Invalid.
func Init(name string) (string, error) {
	if name == "" {
		if name = DefaultFile(); name == "" {
			return "", fault.New(fault.Invalid, "this system has no place for configurations: name a file by --config")
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return "", fault.New(fault.Invalid, "%s can't be written: %w", name, err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return "", fault.New(fault.Invalid, "%s is there already and was left as it is; zhongdian models init --print shows the example", name)
	}
	if err == nil {
		_, err = f.Write(example)
		if e := f.Close(); err == nil {
			err = e
		}
	}
	if err != nil {
		return "", fault.New(fault.Invalid, "%s can't be written: %w", name, err)
	}
	return name, nil
}
