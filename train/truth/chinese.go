package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// What this project wrote counts less than what the sets have: there is more of
// it, and it is worded by another hand than what is to be judged. The weights of
// symptoms and of the parts of a judgement are those of points/train alone.
// English counts less still: a little of it says what holds in both languages.
const writtenWords, writtenPoints, writtenEnglish = 0.4, 0.5, 0.2

// What was made up counts half: its points are worded far more freely than those of the sets.
const madeWords, madePoints = 0.5, 0.5

// Keywords of uhgeval are few beside the words of points, and count double.
const keywordWeight = 2

// far is the share of true points, out of fold, that the shipped cut may flag.
const far = 0.02

// chinese learns to judge Chinese points: those of points/train first. It prints how well what
// is learned does out of fold, and on what is kept aside.
func chinese(folds int) (*verify.Model, error) {
	c, err := loadCorpora()
	if err != nil {
		return nil, err
	}
	if ratesOnly {
		printRates(c.train)
		return nil, nil
	}
	t0 := time.Now()
	trace(c.made)
	trace(c.kept)
	made, _ := byLanguage(c.made)
	kept, _ := byLanguage(c.kept)
	train, dev, written := c.train, c.dev, c.written
	// What is learned from, with weights: true points and the errors others
	// made first; what the forger made is for breadth.
	learn := []group{{"points/train", train, 1, 1}, {"uhgeval", c.keywords, keywordWeight, 0}, {"summedits", c.summaries, 1, 1}, {"written", written, writtenWords, writtenPoints},
		{"written in English", c.english, writtenEnglish, writtenEnglish}, {"made", c.made, madeWords, madePoints}}
	if !plain {
		learn = append(learn,
			group{"points forged", forgeAll(train, forgeN, 1), forgedWeight, forgedWeight},
			group{"cnn", c.news, forgedWeight, forgedWeight})
	}
	traceAll(learn)
	unseen := slices.Concat(dev, kept)
	trace(unseen)
	fmt.Println("traced in", time.Since(t0).Round(time.Millisecond))
	model := &verify.Model{WordCut: marked, FirmCut: firm}
	model.Words = words(learn, unseen, folds)
	points(learn, unseen, folds, model)
	experts(slices.Concat(train, written, made), train, unseen, folds, model)
	weigh := func(skip func(*example) bool) []float64 {
		return symptomWeights(skip, chineseSymptoms(train, written, made)...)
	}
	mix(mixture{on: train, alike: slices.Concat(written, made), unseen: unseen, symptoms: weigh, trust: partly}, folds, model)
	model.PointCut = goldCut(far, train)
	report("points/train (out of fold)", train)
	report("written (out of fold)", written)
	report("points/dev", dev)
	report("made (out of fold)", made)
	report("made, kept", kept)
	fmt.Println("uhgeval (out of fold)", reportKeywords(c.keywords))
	if showN > 0 {
		single(train, 8)
		rates(train, "neg strong", "not added", "not dropped", "hedge added", "hedge dropped", "sure added", "all added", "some dropped", "if dropped", "voice other", "voice unknown", "voice far", "voice mistake", "opposite", "names missing", "figures missing")
		show(train, showN)
		fmt.Println("WRITTEN")
		show(written, showN)
	}
	return model, nil
}

// chineseSymptoms are the sets that the symptoms of Chinese points are weighed on.
func chineseSymptoms(train, written, made []*example) []weighed {
	return []weighed{{train, 1}, {written, writtenSigns}, {made, madeSigns}}
}

// printRates prints how often each rule is broken on points/train, and trains nothing.
func printRates(train []*example) {
	trace(train)
	for _, e := range train {
		e.sup = make([]float64, len(e.trace.Words))
		e.point = e.trace.Point(e.sup)
	}
	rates(train, "rule figure", "rule elsewhere", "rule name", "rule not", "rule voice", "rule small", "rule hedge", "rule all")
	for _, k := range []string{"unit", "number", "date", "name"} {
		missed(train, k, showN, "rule figure", "rule elsewhere", "rule name", "rule small")
	}
}
