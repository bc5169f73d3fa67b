// Command truth measures how well points are judged: what is wrong in a text
// and found, what is right and doubted, beside the simplest judges there are.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/truth"
)

const (
	allSets  = "uhgeval,points/dev,summedits,synthetic,made-zh,made-en"
	moreSets = "points/train,made-zh-learned,made-en-learned"
)

type options struct {
	sets  []string
	n     int
	wrong int
	plain bool
}

func main() {
	sets := flag.String("set", allSets, "sets, by commas; also "+moreSets)
	n := flag.Int("n", 0, "items of each set, drawn evenly; 0: all")
	wrong := flag.Int("wrong", 0, "print this many false alarms and misses of the verifier on points and synthetic errors")
	plain := flag.Bool("baselines", true, "run the baselines too")
	flag.Parse()
	if err := run(options{strings.Split(*sets, ","), *n, *wrong, *plain}); err != nil {
		fmt.Fprintln(os.Stderr, "truth:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	known := strings.Split(allSets+","+moreSets, ",")
	for _, s := range o.sets {
		if !slices.Contains(known, s) {
			return fmt.Errorf("no set %q; there are %s", s, strings.Join(known, ", "))
		}
	}
	var ds []truth.Detection
	var cs []truth.Corruption
	for _, s := range o.sets {
		start := time.Now()
		var err error
		switch s {
		case "uhgeval", "summedits":
			ds, err = detect(ds, s, o)
		default:
			cs, err = corrupt(cs, s, o)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%s: %.1f s\n", s, time.Since(start).Seconds())
	}
	if ds != nil {
		truth.DetectionTable(os.Stdout, ds)
		fmt.Println()
	}
	if cs != nil {
		truth.CorruptionTable(os.Stdout, cs)
		for _, c := range cs {
			if o.wrong > 0 && c.Judge == truth.Ours().Name {
				truth.Mistakes(os.Stdout, c, o.wrong)
			}
		}
	}
	return nil
}

func detect(ds []truth.Detection, set string, o options) ([]truth.Detection, error) {
	judges := []truth.Judge{truth.Containment(), truth.Ours(), truth.OursMean()}
	if set == "summedits" {
		judges = []truth.Judge{truth.Containment(), truth.Rouge2(), truth.Ours()}
	}
	for _, j := range judges {
		if !o.plain && !strings.HasPrefix(j.Name, truth.Ours().Name) {
			continue
		}
		var d truth.Detection
		var err error
		if set == "summedits" {
			d, err = truth.Summaries(j, o.n)
		} else {
			d, _, err = truth.Keywords(j, o.n)
		}
		if err != nil {
			return nil, err
		}
		ds = append(ds, d)
	}
	return ds, nil
}

// syntheticStories is how many stories are broken by rule unless -n says.
const syntheticStories = 300

func corrupt(cs []truth.Corruption, set string, o options) ([]truth.Corruption, error) {
	var pairs []truth.Pair
	var err error
	switch set {
	case "points/dev":
		pairs, err = truth.PointPairs(corpus.PointsDev, o.n)
	case "points/train":
		pairs, err = truth.PointPairs(corpus.PointsTrain, o.n)
	case "made-zh", "made-en", "made-zh-learned", "made-en-learned":
		kept := !strings.HasSuffix(set, "-learned")
		pairs, err = truth.MadePairs(set[len("made-"):len("made-zh")], kept)
	default:
		n := o.n
		if n == 0 {
			n = syntheticStories
		}
		pairs, err = truth.SyntheticPairs(n)
	}
	if err != nil {
		return nil, err
	}
	judges := []truth.Judge{truth.Containment(), truth.Ours()}
	if !o.plain {
		judges = judges[1:]
	}
	for _, j := range judges {
		cs = append(cs, truth.Pairs(set, j, pairs))
	}
	return cs, nil
}
