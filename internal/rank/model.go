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

// Model is what is learned.
type Model struct {
	// Concept are the weights of the columns of a term, and the base.
	Concept [termColumns + 1]float32
	// Count are the weights of the columns of a text's count row, and the base:
	// the logarithm of its number of points.
	Count [countColumns + 1]float32
	// Sentence scores the columns of a sentence.
	Sentence *forest.Forest
	// Main scores the same columns for a single point: the one sentence that
	// says what the article is about.
	Main *forest.Forest
	// Company is what Chinese words add to the score of their sentence.
	Company Company
}

const (
	magic = "ZDM4"
	fixed = 8 + 4*(termColumns+1) + 4*(countColumns+1) // bytes before the forest
)

// columnsHash ties a model to the columns it was trained on.
func columnsHash() uint32 { return HashColumns(featureNames[:]) }

// HashColumns is the sign by which a model knows the columns it was trained on,
// in their order.
func HashColumns(names []string) uint32 {
	h := fnv.New32a()
	for _, name := range names {
		h.Write([]byte(name))
		h.Write([]byte{0})
	}
	return h.Sum32()
}

// Encode writes a model in the form that is embedded.
func (m *Model) Encode() []byte {
	b := binary.LittleEndian.AppendUint32([]byte(magic), columnsHash())
	for _, w := range append(m.Concept[:], m.Count[:]...) {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w))
	}
	return m.Company.append(m.Main.Append(m.Sentence.Append(b)))
}

var errModel = errors.New("rank: the model was made for other columns; run go run ./train")

// parseModel reads a model that was written by Encode.
func parseModel(s string) (*Model, error) {
	if !strings.HasPrefix(s, magic) || len(s) < fixed || u32(s[4:]) != columnsHash() {
		return nil, errModel
	}
	var m Model
	s = s[8:]
	for _, w := range [...][]float32{m.Concept[:], m.Count[:]} {
		for i := range w {
			w[i] = math.Float32frombits(u32(s))
			s = s[4:]
		}
	}
	var err error
	if m.Sentence, s, err = forest.Parse(s, Features); err != nil {
		return nil, err
	}
	if m.Main, s, err = forest.Parse(s, Features); err != nil {
		return nil, err
	}
	if m.Company, err = parseCompany(s); err != nil {
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

// score gives sentence i a score, 0 to 1: about the chance that it is worth a point.
func (m *Model) score(r *reader, i int) float64 {
	row := r.row(i)
	if m == nil {
		return byHand(row)
	}
	x := m.Sentence.Score(row) + r.company[i]
	return 1 / (1 + math.Exp(-float64(r.doc.bend(x, row))))
}

// words is the company that words keep, none without a model.
func (m *Model) words() *Company {
	if m == nil {
		return new(Company)
	}
	return &m.Company
}

func (m *Model) concepts() *[termColumns + 1]float32 {
	if m == nil {
		return &conceptHand
	}
	return &m.Concept
}
