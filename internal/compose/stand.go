package compose

import _ "embed" // the model

// standBytes is what `go run ./train/stand` makes: see data/stand.json beside it
// for the data, the settings and the figures that it came from.
//
//go:embed data/stand.bin
var standBytes string

// shippedStand is the model of how likely a unit is to read alone. Where it does not fit the columns
// (while a new one is being made) every unit has the same chance.
var shippedStand = embedded(standBytes, StandColumns)
