package compose

import (
	_ "embed" // the model
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
)

// standBytes is what `go run ./train/stand` makes: see data/stand.json beside it
// for the data, the settings and the figures that it came from.
//
//go:embed data/stand.bin
var standBytes string

// StandModel tells how likely a unit is to read alone.
type StandModel struct {
	Forest *forest.Forest
	// Slope and Base make a chance of the forest's score: what the scores of
	// units mean that the forest was not grown on.
	Slope, Base float32
}

const standMagic = "ZDS1"

// standHash ties a model to the columns it was trained on.
func standHash() uint32 { return rank.HashColumns(standNames[:]) }

// Encode writes a model in the form that is embedded.
func (m *StandModel) Encode() []byte {
	b := binary.LittleEndian.AppendUint32([]byte(standMagic), standHash())
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.Slope))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.Base))
	return m.Forest.Append(b)
}

var errStandModel = errors.New("compose: the model was made for other columns; run go run ./train/stand")

// parseStand reads a model that was written by Encode.
func parseStand(s string) (*StandModel, error) {
	const fixed = 16
	if !strings.HasPrefix(s, standMagic) || len(s) < fixed {
		return nil, errStandModel
	}
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32([]byte(s[at : at+4])) }
	if u32(4) != standHash() {
		return nil, errStandModel
	}
	f, _, err := forest.Parse(s[fixed:], standColumns)
	if err != nil {
		return nil, err
	}
	return &StandModel{Forest: f, Slope: math.Float32frombits(u32(8)), Base: math.Float32frombits(u32(12))}, nil
}

// shippedStand reads the embedded model at the first use. Where it does not fit
// the columns (while a new one is being made) every unit has the same chance.
var shippedStand = sync.OnceValue(func() *StandModel {
	m, err := parseStand(standBytes)
	if err != nil {
		return nil
	}
	return m
})

// unknownChance is the chance of a unit where there is no model.
const unknownChance = 0.5

// chance is how likely a unit with these columns is to read alone, 0 to 1.
func (m *StandModel) chance(row []float32) float64 {
	if m == nil {
		return unknownChance
	}
	return 1 / (1 + math.Exp(-float64(m.Slope*m.Forest.Score(row)+m.Base)))
}
