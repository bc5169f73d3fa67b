package zhongdian_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
)

const ferry = `The night ferry starts in April

The city of Tern Bay will run ferries at night from 8 April, its transport office said on Tuesday. Four electric boats will sail every 30 minutes between 10 p.m. and 1 a.m.

Residents near the pier remain worried about noise. A two-week test in February found at most 52 decibels, below the night limit of 55.

The operator expects a loss in the first three months. It needs 1,900 passengers a night to break even.`

func ExampleZhongdian_Highlight() {
	z, err := zhongdian.New(zhongdian.WithPoints(2))
	if err != nil {
		log.Fatal(err)
	}
	d, err := z.Highlight(context.Background(), article.Source{Name: "ferry.txt", Data: []byte(ferry)})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(d.Article.Title)
	fmt.Println(d.Counts.Words, "words,", d.ReadingTime, "min")
	for _, p := range d.Points {
		fmt.Println(p.N, p.Verdict, "with evidence:", len(p.Evidence) > 0)
	}
	// Output:
	// The night ferry starts in April
	// 76 words, 1 min
	// 1 supported with evidence: true
	// 2 supported with evidence: true
}

func ExampleZhongdian_Check() {
	z, err := zhongdian.New()
	if err != nil {
		log.Fatal(err)
	}
	d, err := z.Check(context.Background(), article.Source{Data: []byte(ferry)}, []string{
		"Four electric boats will sail every 30 minutes.",
		"Four electric boats will sail every 45 minutes.",
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range d.Points {
		fmt.Println(p.Text, "supported:", p.Verdict == "supported")
		for _, c := range p.Checks {
			if c.Status != digest.Supported {
				fmt.Println("wrong:", c.Text)
			}
		}
	}
	// Output:
	// Four electric boats will sail every 30 minutes. supported: true
	// Four electric boats will sail every 45 minutes. supported: false
	// wrong: 45 minutes
}

func ExampleZhongdian_Read() {
	z, err := zhongdian.New()
	if err != nil {
		log.Fatal(err)
	}
	d, err := z.Read(context.Background(), article.Source{Data: []byte(ferry)})
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range d.Article.Blocks {
		first, _, _ := strings.Cut(b.Slice(d.Article.Text), " ")
		fmt.Println(b.Paragraph, b.Kind, first)
	}
	// Output:
	// 1 paragraph The
	// 2 paragraph Residents
	// 3 paragraph The
}
