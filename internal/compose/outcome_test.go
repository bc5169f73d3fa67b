package compose

import "testing"

func TestTellsToll(t *testing.T) {
	for s, want := range map[string]bool{
		"截至8月6日7时，震区共有126处房间倒塌，21人受伤。": true,
		"目前两名伤者无生命危险。":                 true,
		"山洪造成7人死亡、三人失联。":               true,
		"专家说，溺水受伤的人要先送医院。":             false,
		"县里有三百人，水库没有造成伤亡。":             false,
	} {
		if got := tellsToll(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
