package openai

import (
	_ "embed" // the data below
	"encoding/json"
	"strings"
	"sync"
	"time"
)

//go:embed presets.json
var presetData []byte

// Preset is what is documented of a kind of server: where it is, what it wants,
// what is odd about it. All of it can be replaced in a profile.
type Preset struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Operator string `json:"operator"` // who reads what is sent
	BaseURL  string `json:"base_url"`
	BaseEnv  string `json:"base_env"` // a variable that replaces BaseURL
	Model    string `json:"model"`
	ModelEnv string `json:"model_env"`
	KeyEnv   string `json:"key_env"`
	Key      bool   `json:"key"` // it can't be used without one
	Header   string `json:"header"`

	Context     int            `json:"context"` // of its default model, rather too low than too high
	Concurrency int            `json:"concurrency"`
	Temperature *float64       `json:"temperature"`
	Extra       map[string]any `json:"extra"`
	FirstByte   Duration       `json:"first_byte"`
	Timeout     Duration       `json:"timeout"`
	Known       Caps           `json:"known"`
	Note        string         `json:"note"`
}

// Duration is a time that reads "5m" in JSON.
type Duration time.Duration

// UnmarshalText reads a duration as time.ParseDuration does.
func (d *Duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	*d = Duration(v)
	return err
}

var presets = sync.OnceValue(func() []Preset {
	var ps []Preset
	if err := json.Unmarshal(presetData, &ps); err != nil {
		panic("presets.json: " + err.Error()) // embedded; a test reads it
	}
	return ps
})

// Presets are all of them, in the order to show them in.
func Presets() []Preset { return append([]Preset(nil), presets()...) }

// PresetNamed finds one.
func PresetNamed(name string) (Preset, bool) {
	for _, p := range presets() {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Preset{}, false
}
