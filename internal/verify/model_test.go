package verify

import (
	"os"
	"testing"
)

func TestModelFile(t *testing.T) {
	for _, name := range []string{"data/model-zh.bin", "data/model-en.bin"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > 300<<10 {
			t.Errorf("%s has %d bytes, more than 300 KB", name, len(b))
		}
		m, err := ReadModel(b)
		if err != nil {
			t.Fatal(name, err)
		}
		if got := m.Bytes(); string(got) != string(b) {
			t.Errorf("%s: writing what was read gives another file", name)
		}
		// Every cut-off or bent file is refused, none panics.
		for i := 0; i < len(b); i += 97 {
			if _, err := ReadModel(b[:i]); err == nil {
				t.Fatalf("%s: %d bytes of it were taken", name, i)
			}
		}
	}
}

func FuzzReadModel(f *testing.F) {
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := ReadModel(b); err == nil {
			m.Words.Probability(make([]float32, features))
			m.Odds(make([]float32, pointFeatures), 0, 0, 0)
			for k := range m.Experts {
				m.Experts[k].Trees.Odds(make([]float32, claimFeatures[k]))
			}
		}
	})
}

func TestFeatureNames(t *testing.T) {
	for i, n := range featureNames {
		if n == "" {
			t.Errorf("feature %d has no name", i)
		}
	}
	if got := len(PointFeatureNames()); got != pointFeatures {
		t.Errorf("%d names for %d features of points", got, pointFeatures)
	}
}
