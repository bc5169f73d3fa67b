package rank

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"math"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/internal/rank/forest"
)

// modelBytes is what `go run ./train` makes: see data/model.json beside it for
// the data, the settings and the figures that it came from.
//
//go:embed data/model.bin
var modelBytes string

// Model is what is learned: a forest over the columns of a sentence.
type Model struct {
	Sentence *forest.Forest
}

const magic = "ZDM1"

// columnsHash ties a model to the columns it was trained on.
func columnsHash() uint32 {
	h := fnv.New32a()
	for _, name := range featureNames {
		h.Write([]byte(name))
		h.Write([]byte{0})
	}
	return h.Sum32()
}

// Encode writes a model in the form that is embedded.
func (m *Model) Encode() []byte {
	b := binary.LittleEndian.AppendUint32([]byte(magic), columnsHash())
	return m.Sentence.Append(b)
}

var errModel = errors.New("rank: the model was made for other columns; run go run ./train")

// parseModel reads a model that was written by Encode.
func parseModel(s string) (*Model, error) {
	if !strings.HasPrefix(s, magic) || len(s) < 8 || binary.LittleEndian.Uint32([]byte(s[4:8])) != columnsHash() {
		return nil, errModel
	}
	var m Model
	var err error
	if m.Sentence, s, err = forest.Parse(s[8:], Features); err != nil {
		return nil, err
	}
	return &m, nil
}

// shipped reads the embedded model at the first use. Where it does not fit the
// columns (while a new one is being made) sentences are scored by hand weights.
var shipped = sync.OnceValue(func() *Model {
	m, err := parseModel(modelBytes)
	if err != nil {
		return nil
	}
	return m
})

// score gives a row its score, 0 to 1: the chance that it is worth a point.
func (m *Model) score(row []float32) float64 {
	if m == nil {
		return byHand(row)
	}
	return 1 / (1 + math.Exp(-float64(m.Sentence.Score(row))))
}
