// Command annotate shows articles of the training sets with their sentences
// numbered, and keeps what a person writes about them: points in the person's
// own words with the sentences they rest on, grades of sentences, and wrong
// copies of the points. The articles stay where they are; what is kept names
// them by set, id and hash.
//
//	go run ./train/annotate -set crud -from 0 -n 5      shows five articles
//	go run ./train/annotate -add SHEET                  checks a sheet and keeps it
//	go run ./train/annotate -check SHEET                checks it alone
//
// A sheet is text, a thing a line:
//
//	@ crud-0123456789ab        the article; "@ ID skip" where it is not fit for points
//	g 0:3 2:2 5:1              grades: 3 must be in a summary, 2 should, 1 useful
//	p 0,1 | …                  a point and the sentences it rests on
//	x role | …                 the point above made wrong in one place, and how
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	set := flag.String("set", "crud", "points/train, crud, cnndm or pages")
	from := flag.Int("from", 0, "first article to show, in the fixed order of the set's draw")
	n := flag.Int("n", 5, "articles to show")
	add := flag.String("add", "", "sheet to check and keep")
	check := flag.String("check", "", "sheet to check")
	file := flag.String("o", "train/data/written.jsonl", "file that keeps the labels")
	flag.Parse()
	if err := run(*set, *from, *n, *add, *check, *file); err != nil {
		fmt.Fprintln(os.Stderr, "annotate:", err)
		os.Exit(1)
	}
}

func run(set string, from, n int, add, check, file string) error {
	if add == "" && check == "" {
		return show(os.Stdout, set, from, n)
	}
	recs, err := readSheet(add + check)
	if err != nil {
		return err
	}
	points, wrong := 0, 0
	for _, r := range recs {
		points += len(r.Points)
		wrong += len(r.Wrong)
	}
	fmt.Printf("%d articles, %d points, %d wrong copies: all in order\n", len(recs), points, wrong)
	if add == "" {
		return nil
	}
	return keep(file, recs)
}
