// Package corpus reads the sets that Zhongdian is measured on: articles, points
// and labels that nobody of this project wrote. They lie outside the
// repository, in the folder named by ZHONGDIAN_DATA or in the first shared/data
// found beside a parent of the working directory.
//
// All spans it gives are bytes of the article's Text.
package corpus

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Env names the variable that says where the data lies.
const Env = "ZHONGDIAN_DATA"

// Dir finds the folder of the data.
func Dir() (string, error) {
	if d := os.Getenv(Env); d != "" {
		if _, err := os.Stat(d); err != nil {
			return "", fmt.Errorf("%s: %w", Env, err)
		}
		return d, nil
	}
	d, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if p := filepath.Join(d, "shared", "data"); isDir(p) {
			return p, nil
		}
		up := filepath.Dir(d)
		if up == d {
			return "", fmt.Errorf("no data: set %s, or put shared/data beside the repository", Env)
		}
		d = up
	}
}

func isDir(p string) bool {
	st, err := os.Stat(p)
	return err == nil && st.IsDir()
}

// The files, relative to Dir.
const (
	PointsDev    = "points/dev.jsonl.gz"
	PointsTrain  = "points/train.jsonl.gz"
	KuaixunDev   = "xwlb/kuaixun-dev.jsonl.gz"
	KuaixunTrain = "xwlb/kuaixun-train.jsonl.gz"
	StoriesDev   = "xwlb/stories-dev.jsonl.gz"
	StoriesTrain = "xwlb/stories-train.jsonl.gz"
	VCSumDev     = "vcsum/dev.jsonl.gz"
	CNNDMDev     = "cnndm/dev.jsonl.gz"
	CRUD         = "crud/articles.jsonl.gz"
	UHGEvalDev   = "uhgeval/dev.jsonl.gz"
	SummEditsDev = "summedits/news-dev.jsonl.gz"
)

// Hash is the SHA-256 of a file as it lies on disk, in hexadecimal.
func Hash(name string) (string, error) {
	dir, err := Dir()
	if err != nil {
		return "", err
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Load reads a file of gzipped JSON lines, the first limit records of it, or
// all where limit is 0.
func Load[T any](name string, limit int) ([]T, error) {
	dir, err := Dir()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out, err := read[T](f, limit)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

func read[T any](r io.Reader, limit int) ([]T, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bufio.NewReaderSize(z, 1<<16))
	var out []T
	for limit == 0 || len(out) < limit {
		var v T
		if err := dec.Decode(&v); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("record %d: %w", len(out)+1, err)
		}
		out = append(out, v)
	}
	return out, nil
}
