package verify

import (
	"os"
	"testing"
)

func TestModelFile(t *testing.T) {
	b, err := os.ReadFile("model.bin")
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 300<<10 {
		t.Errorf("the model has %d bytes, more than 300 KB", len(b))
	}
	m, err := ReadModel(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Bytes(); string(got) != string(b) {
		t.Error("writing what was read gives another file")
	}
	// Every cut-off or bent file is refused, none panics.
	for i := 0; i < len(b); i += 97 {
		if _, err := ReadModel(b[:i]); err == nil {
			t.Fatalf("a file of %d bytes was taken", i)
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
