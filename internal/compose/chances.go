package compose

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
)

// ChanceModel makes a chance, 0 to 1, of what is known of a unit.
type ChanceModel struct {
	Forest *forest.Forest
	// Slope and Base make a chance of the forest's score: what the scores of
	// units mean that the forest was not grown on.
	Slope, Base float32
}

const chanceMagic = "ZDS1"

// Encode writes a model in the form that is embedded. columns ties it to what it was grown on.
func (m *ChanceModel) Encode(columns []string) []byte {
	b := binary.LittleEndian.AppendUint32([]byte(chanceMagic), rank.HashColumns(columns))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.Slope))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.Base))
	return m.Forest.Append(b)
}

var errChanceModel = errors.New("compose: the model was made for other columns; run go run ./train/stand, and again with -print")

// parseChances reads a model of these columns that was written by Encode.
func parseChances(s string, columns []string) (*ChanceModel, error) {
	const fixed = 16
	if !strings.HasPrefix(s, chanceMagic) || len(s) < fixed {
		return nil, errChanceModel
	}
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32([]byte(s[at : at+4])) }
	if u32(4) != rank.HashColumns(columns) {
		return nil, errChanceModel
	}
	f, _, err := forest.Parse(s[fixed:], len(columns))
	if err != nil {
		return nil, err
	}
	return &ChanceModel{Forest: f, Slope: math.Float32frombits(u32(8)), Base: math.Float32frombits(u32(12))}, nil
}

// embedded reads a model that is part of the program at its first use: nil where it does not fit the
// columns.
func embedded(s string, columns func() []string) func() *ChanceModel {
	return sync.OnceValue(func() *ChanceModel {
		m, err := parseChances(s, columns())
		if err != nil {
			return nil
		}
		return m
	})
}

// unknownChance is the chance of a unit where there is no model.
const unknownChance = 0.5

// chance is that of a unit with these columns.
func (m *ChanceModel) chance(row []float32) float64 {
	if m == nil {
		return unknownChance
	}
	return 1 / (1 + math.Exp(-float64(m.Slope*m.Forest.Score(row)+m.Base)))
}
