package zh_test

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

// article is written for this project.
var article = strings.Repeat("云港市政府6月12日表示，今年以来全市新能源汽车产量同比增长3.5%，达到1,200辆。"+
	"市长林远航在发布会上说：“我们还不能说困难已经过去。但是，最难的时候可能已经结束了。”他没有透露下半年的目标。"+
	"據了解，該市計劃在三年内投入约四十亿元，用于建设充电网络、改造老旧厂区和培训工人……外界普遍认为，如果补贴退出，销量会明显下降。", 20)

func BenchmarkWords(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	dst := make([]lang.Word, 0, len(article))
	for b.Loop() {
		dst = zh.New().Words(dst[:0], article, text.Span{End: len(article)})
	}
}

func BenchmarkSentences(b *testing.B) {
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		_ = zh.New().Sentences(article, text.Span{End: len(article)})
	}
}

func BenchmarkClauses(b *testing.B) {
	z := zh.New()
	sentences := z.Sentences(article, text.Span{End: len(article)})
	var words [][]lang.Word
	for _, sp := range sentences {
		words = append(words, z.Words(nil, article, sp))
	}
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		for i, sp := range sentences {
			_ = z.Clauses(article, sp, words[i])
		}
	}
}

func BenchmarkCues(b *testing.B) {
	z := zh.New()
	sentences := z.Sentences(article, text.Span{End: len(article)})
	var words [][]lang.Word
	for _, sp := range sentences {
		words = append(words, z.Words(nil, article, sp))
	}
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		for i, sp := range sentences {
			_ = z.Cues(nil, article, sp, words[i])
		}
	}
}

func BenchmarkAtoms(b *testing.B) {
	z := zh.New()
	sentences := z.Sentences(article, text.Span{End: len(article)})
	var words [][]lang.Word
	for _, sp := range sentences {
		words = append(words, z.Words(nil, article, sp))
	}
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	dst := make([]lang.Atom, 0, 4096)
	for b.Loop() {
		dst = dst[:0]
		for i, sp := range sentences {
			dst = z.Atoms(dst, article, sp, words[i], lang.Context{})
		}
	}
}
