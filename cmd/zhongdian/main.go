// Command zhongdian gives the key points of an article, each with its evidence.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	z, err := zhongdian.New()
	if err == nil {
		d, err2 := z.Highlight(context.Background(), article.Source{Name: os.Args[1], Data: data})
		if err = err2; err == nil {
			fmt.Printf("全文%d字,阅读约需%d分钟\n", d.Counts.Characters, d.ReadingTime)
			for _, p := range d.Points {
				fmt.Printf("%02d %s [%s]\n", p.N, p.Text, p.Verdict)
			}
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
