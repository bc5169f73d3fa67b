package compose

import (
	_ "embed" // the model
	"encoding/binary"
	"errors"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
)

// worthBytes is what `go run ./train` makes: see data/worth.json beside it for
// the data, the settings and the figures that it came from.
//
//go:embed data/worth.bin
var worthBytes string

// WorthModel tells what a unit is worth as a point, in place of what its
// sentences are worth: so a sentence, a part of one and a pair are compared as a
// reader would see them. A kind of text without a forest goes by its sentences.
type WorthModel struct {
	Speech  *forest.Forest // for transcripts of speech
	English *forest.Forest
}

const worthMagic = "ZDW1"

// worthHash ties a model to the columns it was trained on.
func worthHash() uint32 {
	names := make([]string, worthColumns)
	for c := range names {
		names[c] = WorthName(c)
	}
	return rank.HashColumns(names)
}

// Encode writes a model in the form that is embedded. It must have all forests.
func (m *WorthModel) Encode() []byte {
	b := binary.LittleEndian.AppendUint32([]byte(worthMagic), worthHash())
	return m.English.Append(m.Speech.Append(b))
}

var errWorthModel = errors.New("compose: the model was made for other columns; run go run ./train")

// parseWorth reads a model that was written by Encode.
func parseWorth(s string) (*WorthModel, error) {
	const fixed = 8
	if !strings.HasPrefix(s, worthMagic) || len(s) < fixed || binary.LittleEndian.Uint32([]byte(s[4:fixed])) != worthHash() {
		return nil, errWorthModel
	}
	m, rest, err := &WorthModel{}, s[fixed:], error(nil)
	for _, f := range [...]**forest.Forest{&m.Speech, &m.English} {
		if *f, rest, err = forest.Parse(rest, worthColumns); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// shippedWorth reads the embedded model at the first use. Where it does not fit
// the columns (while a new one is being made) units go by their sentences.
var shippedWorth = sync.OnceValue(func() *WorthModel {
	m, err := parseWorth(worthBytes)
	if err != nil {
		return &WorthModel{}
	}
	return m
})
