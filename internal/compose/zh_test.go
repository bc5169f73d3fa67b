package compose

import "testing"

func TestIsDay(t *testing.T) {
	for value, want := range map[string]bool{"2026-06-12": true, "2026-early": false, "2026-06": false, "2026-W24": false, "XXXX-06-12": false} {
		if got := isDay(value); got != want {
			t.Errorf("isDay(%q): got %v, want %v", value, got, want)
		}
	}
}

func TestVoiceless(t *testing.T) {
	for point, want := range map[string]bool{
		"“如果客流不够，我们会停航。”":      true,
		"「我們會繼續努力。」":           true,
		"“如果客流不够，我们会停航。”韩柏舟说。": false,
		"“战略伙伴关系”是两国谈判的核心。":    false,
		"他认为“数据还不够”，因此建议再等一等。": false,
	} {
		if got := voiceless(point); got != want {
			t.Errorf("voiceless(%s): got %v, want %v", point, got, want)
		}
	}
}
