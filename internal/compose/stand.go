package compose

import (
	_ "embed" // the model
	"sync"
)

// standBytes is what `go run ./train/stand` makes: see data/stand.json beside it
// for the data, the settings and the figures that it came from.
//
//go:embed data/stand.bin
var standBytes string

// shippedStand reads at its first use the embedded model of how likely a unit is to read alone.
// Where it does not fit the columns (while a new one is being made) every unit has the same chance.
var shippedStand = sync.OnceValue(func() *ChanceModel {
	m, err := parseChances(standBytes, StandColumns())
	if err != nil {
		return nil
	}
	return m
})
