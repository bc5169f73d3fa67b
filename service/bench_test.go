package service

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article"
)

// BenchmarkBatch answers lines that hold 2,000 Chinese characters each.
func BenchmarkBatch(b *testing.B) {
	s := newService(b, Options{})
	var text strings.Builder
	for _, name := range []string{"zh-slow-library.md", "zh-night-ferry.txt"} {
		data, err := os.ReadFile(filepath.Join("..", "examples", name))
		if err != nil {
			b.Fatal(err)
		}
		d, err := newService(b, Options{WithText: true}).Read(context.Background(), article.Source{Name: name, Data: data})
		if err != nil {
			b.Fatal(err)
		}
		text.WriteString(d.Article.Text + "\n")
	}
	runes := []rune(text.String())
	line, err := json.Marshal(map[string]string{"id": "x", "text": string(runes[:2000])})
	if err != nil {
		b.Fatal(err)
	}
	line = append(line, '\n')
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	b.ResetTimer()
	in := &repeat{s: string(line)}
	if _, err := s.Batch(context.Background(), io.LimitReader(in, int64(b.N*len(line))), io.Discard, BatchOptions{}); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}
