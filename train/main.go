// Command train makes the files that the ranker is shipped with out of the
// training sets: the background table of idf, the model of
// sentences and that of units, with their manifests.
//
//	go run ./train                 makes all of them anew
//	go run ./train -background     makes the table alone
//	go run ./train -cv             cross-validates by article and changes nothing
//	go run ./train -units all      measures what units are worth on unseen articles
//	go run ./train -points         measures whole lists of points on unseen articles
//	go run ./train -dev            measures the shipped files on the dev sets
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
)

const (
	backgroundFile = "internal/background/data/idf.bin"
	modelFile      = "internal/rank/data/model.bin"
	manifestFile   = "internal/rank/data/model.json"
)

func main() {
	back := flag.Bool("background", false, "make the background table alone")
	dev := flag.Bool("dev", false, "measure the shipped files on the dev sets")
	try := flag.Bool("cv", false, "cross-validate on the training sets")
	points := flag.Bool("points", false, "measure whole lists of points on unseen articles")
	units := flag.String("units", "", "measure the worth of units of this kind (one, speech, english), or of all")
	flag.Parse()
	if err := run(*back, *dev, *try, *points, *units); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(back, dev, try, points bool, units string) error {
	folder, err := dataFolder()
	if err != nil {
		return err
	}
	d := &data{folder: folder, hashes: map[string]string{}}
	languages := lang.NewSet(und.New(), zh.New(), en.New())
	switch {
	case back:
		return makeBackground(d, languages, backgroundFile)
	case try:
		return crossValidation(d, languages)
	case points:
		return composedUnseen(d, languages, os.Stdout)
	case units != "":
		return tryWorth(languages, os.Stdout, units)
	case dev:
		return measure(d, languages)
	}
	if err := makeBackground(d, languages, backgroundFile); err != nil {
		return err
	}
	m, err := makeModel(d, languages)
	if err != nil {
		return err
	}
	return makeWorth(languages, m)
}
