package gate

import (
	"fmt"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/own"
	"github.com/zhongdian/zhongdian/eval/truth"
)

// What is drawn from the larger sets, evenly and always the same, so that the
// gate takes a few minutes on two cores.
const (
	storyItems     = 400
	kuaixunItems   = 150
	cnndmItems     = 150
	syntheticItems = 150
	ownPoints      = 1500
)

// Measure runs the engine and the verifier over every set of the gate.
func Measure() (Figures, error) {
	f := Figures{Values: map[string]float64{}, Items: map[string]int{}}
	for _, step := range []func(*Figures) error{measurePoints, measureTruth, measurePairs, measureOwn} {
		if err := step(&f); err != nil {
			return f, err
		}
	}
	return f, nil
}

func measurePoints(f *Figures) error {
	methods, err := harness.Pick("ranker," + harness.Engine)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		set, file string
		n         int
	}{
		{"points/dev", corpus.PointsDev, 0},
		{"kuaixun-dev", corpus.KuaixunDev, kuaixunItems},
		{"stories-dev", corpus.StoriesDev, storyItems},
		{"vcsum", corpus.VCSumDev, 0},
		{"cnndm", corpus.CNNDMDev, cnndmItems},
	} {
		sets, err := harness.Load(x.set, x.n)
		if err != nil {
			return err
		}
		f.Items[x.file] = len(sets[0].Items)
		for _, r := range harness.Run(sets[0], methods) {
			if r.Crashes > 0 {
				f.Notes = append(f.Notes, fmt.Sprintf("%s failed on %d items of %s: %v", r.Method, r.Crashes, r.Set, r.Err))
			}
			for m := range r.Values {
				if m == harness.Length {
					continue
				}
				// The ranker alone is held by what it alone has.
				if (r.Method == harness.Engine) != (m == harness.NDCG5) {
					f.Values[fmt.Sprintf("%s %s %s", r.Set, r.Method, m)] = r.Interval(m).Mean
				}
			}
		}
	}
	return nil
}

func measureTruth(f *Figures) error {
	d, _, err := truth.Keywords(truth.Ours(), 0)
	if err != nil {
		return err
	}
	f.Items[corpus.UHGEvalDev] = d.Items
	f.Values["uhgeval keywords balanced accuracy"] = d.Balanced.Mean
	f.Values["uhgeval keywords AUROC"] = d.AUROC.Mean
	f.Values["uhgeval keywords found at 5 % false alarms"] = d.TPR5.Mean
	s, err := truth.Summaries(truth.Ours(), 0)
	if err != nil {
		return err
	}
	f.Items[corpus.SummEditsDev] = s.Items
	f.Values["summedits balanced accuracy"] = s.Balanced.Mean
	f.Values["summedits balanced accuracy as shown"] = s.Shown.Mean
	return nil
}

func measurePairs(f *Figures) error {
	pairs, err := truth.PointPairs(corpus.PointsDev, 0)
	if err != nil {
		return err
	}
	f.pairs(truth.Pairs("points/dev", truth.Ours(), pairs), true)
	if pairs, err = truth.SyntheticPairs(syntheticItems); err != nil {
		return err
	}
	f.pairs(truth.Pairs("synthetic", truth.Ours(), pairs), false)
	for _, lang := range [...]string{"zh", "en"} {
		if pairs, err = truth.MadePairs(lang, true); err != nil {
			return err
		}
		f.pairs(truth.Pairs("made-"+lang, truth.Ours(), pairs), false)
	}
	return nil
}

func (f *Figures) pairs(c truth.Corruption, kinds bool) {
	f.Values[c.Set+" true points not doubted"] = 1 - float64(c.Alarms)/float64(c.Points)
	for _, k := range c.Kinds {
		found := float64(k.AtLimit) / float64(k.Cases)
		if k.Name != "all" {
			if kinds {
				f.Values[kindPrefix+k.Name] = found
			}
			continue
		}
		f.Values[c.Set+" found at 3 % false alarms"] = found
		f.Values[c.Set+" found as shown"] = float64(k.Shown) / float64(k.Cases)
		if k.Shown > 0 {
			f.Values[c.Set+" marks on the changed words"] = float64(k.MarkedAt) / float64(k.Shown)
		}
	}
}

func measureOwn(f *Figures) error {
	rep, err := own.Run(ownPoints)
	if err != nil {
		return err
	}
	f.Items[corpus.CRUD], f.Items[corpus.StoriesTrain] = ownPoints, ownPoints // read for so many points
	bad := map[string]bool{}
	for _, x := range rep.Faults {
		bad[fmt.Sprint(x.ID, x.Point.N)] = true
	}
	if rep.Crashes > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%d of %d news articles failed", rep.Crashes, rep.Articles))
	}
	f.Values["own points without a fault"] = 1 - float64(len(bad)+rep.Crashes)/float64(max(1, rep.Points))
	return nil
}
