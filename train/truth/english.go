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

// englishSets are the English points but for those made up.
type englishSets struct {
	summaries []*example // summedits
	written   []*example // by this project, about cnndm
	news      []*example // highlights of cnndm, and copies broken by rule
}

func loadEnglish(dir string) (s englishSets, err error) {
	if s.summaries, err = loadSummEdits(dir); err != nil {
		return s, err
	}
	if _, s.written, err = loadWritten(nil); err != nil {
		return s, err
	}
	if s.news, err = loadCNN(dir); err != nil {
		return s, err
	}
	s.news = append(s.news, forgeAll(s.news, 2, 2)...)
	return s, nil
}

// english learns to judge English points, and all that are not Chinese.
func english(folds int) (*verify.Model, error) {
	dir, err := dataDir()
	if err != nil {
		return nil, err
	}
	en, err := loadEnglish(dir)
	if err != nil {
		return nil, err
	}
	train, err := loadPoints(dir, "train")
	if err != nil {
		return nil, err
	}
	zh, _, err := loadWritten(train)
	if err != nil {
		return nil, err
	}
	all, err := loadMade(false)
	if err != nil {
		return nil, err
	}
	kept, err := loadMade(true)
	if err != nil {
		return nil, err
	}
	trace(all)
	trace(kept)
	madeChinese, made := byLanguage(all)
	_, unseen := byLanguage(kept)
	learn := []group{{"made", made, englishMade, englishMade}, {"summedits", en.summaries, englishSummaries, englishSummaries}, {"written", en.written, englishWritten, englishWritten},
		{"cnn", en.news, englishNews, englishNews}, {"made in Chinese", madeChinese, chineseMade, chineseMade}, {"points/train", train, chineseTrain, chineseTrain},
		{"written in Chinese", zh, chineseTrain * writtenWords, chineseTrain * writtenPoints}}
	traceAll(learn)
	model := &verify.Model{WordCut: marked, FirmCut: firm}
	model.Words = words(learn, unseen, folds)
	points(learn, unseen, folds, model)
	on := slices.Concat(made, en.written, en.summaries)
	experts(on, slices.Concat(made, en.written), unseen, folds, model)
	weigh := func(skip func(*example) bool) []float64 {
		return symptomWeights(skip, englishSymptoms(en, made)...)
	}
	mix(mixture{on: on, unseen: unseen, symptoms: weigh, trust: wholly}, folds, model)
	model.PointCut = goldCut(farEnglish, made)
	report("made (out of fold)", made)
	report("written (out of fold)", en.written)
	report("summedits (out of fold)", en.summaries)
	report("made, kept", unseen)
	if showN > 0 {
		show(made, showN)
	}
	return model, nil
}

// englishSymptoms are the sets that the symptoms of English points are weighed on.
func englishSymptoms(en englishSets, made []*example) []weighed {
	return []weighed{{made, 1}, {en.written, writtenSigns}, {en.summaries, writtenSigns}}
}
