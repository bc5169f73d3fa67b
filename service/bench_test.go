package service

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"unicode/utf8"

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

// BenchmarkDoAtOnce answers and keeps texts of 2,000 Chinese characters, sixteen at a time.
func BenchmarkDoAtOnce(b *testing.B) {
	l := newLibrary(b, LibraryOptions{Workers: -1})
	data, err := os.ReadFile(filepath.Join("..", "examples", "zh-night-ferry.txt"))
	if err != nil {
		b.Fatal(err)
	}
	sentences := strings.SplitAfter(string(data), "。")
	var n atomic.Int64
	b.SetParallelism(16)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			var text strings.Builder // no two alike
			for k := int(n.Add(1)); utf8.RuneCountInString(text.String()) < 2000; k = (k*7 + 1) % 1000003 {
				fmt.Fprintf(&text, "%s第%d次。\n", sentences[k%len(sentences)], k)
			}
			if _, err := l.Do(b.Context(), Request{Text: text.String()}); err != nil {
				b.Error(err)
				return
			}
		}
	})
}
