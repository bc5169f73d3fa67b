package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"

	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/train/gbdt"
)

// manifest says what the model was made from, and how good it was on articles
// that it had not seen.
type manifest struct {
	Model      string             `json:"model"`
	Bytes      int                `json:"bytes"`
	SHA256     string             `json:"sha256"`
	Labels     string             `json:"labels_sha256"`
	Units      map[string]int     `json:"units"`
	Params     gbdt.Params        `json:"params"`
	CrossValid map[string]float64 `json:"cross_validation"` // by article
	Columns    []string           `json:"columns"`
}

// makeModel trains on all judged units and writes model and manifest.
func (q question) makeModel() error {
	es, err := q.load()
	if err != nil {
		return err
	}
	unseen := outOfFold(es, func(seen []example) func(example) float64 {
		f := forestScore(fit(seen, nil, q.params), nil)
		return func(e example) float64 { return f(e.row) }
	})
	m := compose.ChanceModel{Forest: fit(es, nil, q.params)}
	m.Slope, m.Base = calibrate(es, unseen)
	b := m.Encode(q.columns)
	if err := os.WriteFile(q.model, b, 0o644); err != nil {
		return err
	}
	labels, err := os.ReadFile(q.labels)
	if err != nil {
		return err
	}
	out := manifest{Model: q.model, Bytes: len(b), SHA256: hash(b), Labels: hash(labels), Params: q.params,
		Units: map[string]int{}, CrossValid: map[string]float64{}, Columns: q.columns}
	for _, e := range es {
		out.Units[e.set]++
		if e.stands {
			out.Units["stand"]++
		}
	}
	zh, zs := part(es, unseen, chinese)
	en, ns := part(es, unseen, func(e example) bool { return !chinese(e) })
	figures := map[string]float64{
		"auroc": auroc(es, unseen), "precision_best_30": precision(es, unseen, 0.3), "precision_all": precision(es, unseen, 1),
		"calibration_error": calibrationError(es, unseen, m),
	}
	if q.language == "" {
		figures["auroc_zh"], figures["auroc_en"] = auroc(zh, zs), auroc(en, ns)
	}
	for name, v := range figures {
		out.CrossValid[name] = math.Round(v*1000) / 1000
	}
	fmt.Fprintln(os.Stderr, "cross-validation", out.CrossValid)
	j, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(q.manifest, append(j, '\n'), 0o644)
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// calibrate fits what the scores of unseen units mean: slope and base of their
// log odds.
func calibrate(es []example, scores []float64) (slope, base float32) {
	a, b := 1.0, 0.0
	for range 3000 {
		var ga, gb float64
		for i, e := range es {
			p := 1 / (1 + math.Exp(-(a*scores[i] + b)))
			if e.stands {
				p--
			}
			ga += p * scores[i] / float64(len(es))
			gb += p / float64(len(es))
		}
		a, b = a-0.5*ga, b-0.5*gb
	}
	return float32(a), float32(b)
}

// calibrationError is the mean distance, over ten groups of equal size, of the
// mean chance from the share that stands.
func calibrationError(es []example, scores []float64, m compose.ChanceModel) float64 {
	order := descending(scores)
	off := 0.0
	const groups = 10
	for g := range groups {
		var chance, good, n float64
		for _, i := range order[g*len(order)/groups : (g+1)*len(order)/groups] {
			chance += 1 / (1 + math.Exp(-(float64(m.Slope)*scores[i] + float64(m.Base))))
			if es[i].stands {
				good++
			}
			n++
		}
		off += math.Abs(chance-good) / max(n, 1) / groups
	}
	return off
}
