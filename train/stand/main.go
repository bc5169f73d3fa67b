// Command stand learns which units of an article stand alone as points, and with
// -print which an editor would print, from units that were judged one by one.
//
//	go run ./train/stand                     makes the model from all verdicts
//	go run ./train/stand -cv                 cross-validates by article and changes nothing
//	go run ./train/stand -draw 80 -seed 1    draws units to judge, and prints them
//	go run ./train/stand -add "o r a …"      keeps the verdicts on what was drawn last
//	go run ./train/stand -print              makes the model of what an editor of Chinese news prints
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	n := flag.Int("draw", 0, "units to draw and print for a person to judge")
	seed := flag.Uint64("seed", 1, "of the draw")
	top := flag.Int("top", 20, "how many of the best units of an article to draw from")
	sets := flag.String("set", "points/train", "set to draw from: points/train, crud, stories-train, cnndm, pages")
	add := flag.String("add", "", "verdicts on the units drawn last, in their order, a letter each: o r d m h a, with -print o r b c i s u p t a l; - for none")
	sheet := flag.String("sheet", ".cache/stand-sheet.tsv", "file that remembers what was drawn last")
	cv := flag.Bool("cv", false, "cross-validate by article")
	printing := flag.Bool("print", false, "ask what an editor prints instead of what reads alone")
	flag.Parse()
	questions := []question{stand}
	if *printing {
		if questions = []question{printable("zh")}; *cv {
			questions = append(questions, printable("en")) // no model ships of those
		}
	}
	for _, q := range questions {
		if err := q.run(*n, *top, *seed, *sets, *add, *sheet, *cv); err != nil {
			fmt.Fprintln(os.Stderr, "stand:", err)
			os.Exit(1)
		}
	}
}

func (q question) run(n, top int, seed uint64, set, add, sheet string, cv bool) error {
	switch {
	case cv:
		return q.crossValidate()
	case add != "":
		return q.keep(add, sheet)
	case n > 0:
		return q.draw(n, top, seed, set, sheet)
	}
	return q.makeModel()
}
