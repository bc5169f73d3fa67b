package main

import (
	"slices"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// What English points are learned from, by weight: what was made up is most of what there is,
// and by many hands; highlights of CNN have no wrong copies but forged ones. Chinese points
// say what holds in both languages.
const (
	englishMade      = 1.0
	englishSummaries = 1.0
	englishWritten   = 0.5
	englishNews      = 0.2
	chineseTrain     = 0.15
	chineseMade      = 0.3
)

// farEnglish is the share of true points made up, out of fold, that the shipped cut may flag: they word things
// more freely than those of the Chinese sets.
const farEnglish = 0.05

// english learns to judge English points, and all that are not Chinese.
func english(folds int) (*verify.Model, error) {
	c, err := loadCorpora()
	if err != nil {
		return nil, err
	}
	trace(c.made)
	trace(c.kept)
	madeChinese, made := byLanguage(c.made)
	_, unseen := byLanguage(c.kept)
	learn := []group{{"made", made, englishMade, englishMade}, {"summedits", c.summaries, englishSummaries, englishSummaries}, {"written", c.english, englishWritten, englishWritten},
		{"cnn", c.news, englishNews, englishNews}, {"made in Chinese", madeChinese, chineseMade, chineseMade}, {"points/train", c.train, chineseTrain, chineseTrain},
		{"written in Chinese", c.written, chineseTrain * writtenWords, chineseTrain * writtenPoints}}
	traceAll(learn)
	model := &verify.Model{WordCut: marked, FirmCut: firm}
	model.Words = words(learn, unseen, folds)
	points(learn, unseen, folds, model)
	on := slices.Concat(made, c.english, c.summaries)
	experts(on, slices.Concat(made, c.english), unseen, folds, model)
	weigh := func(skip func(*example) bool) []float64 {
		return symptomWeights(skip, englishSymptoms(c, made)...)
	}
	mix(mixture{on: on, unseen: unseen, symptoms: weigh, trust: wholly}, folds, model)
	model.PointCut = goldCut(farEnglish, made)
	report("made (out of fold)", made)
	report("written (out of fold)", c.english)
	report("summedits (out of fold)", c.summaries)
	report("made, kept", unseen)
	if showN > 0 {
		show(made, showN)
	}
	return model, nil
}

// englishSymptoms are the sets that the symptoms of English points are weighed on.
func englishSymptoms(c corpora, made []*example) []weighed {
	return []weighed{{made, 1}, {c.english, writtenSigns}, {c.summaries, writtenSigns}}
}
