package verify

// Linear is a logistic regression on standardised features.
type Linear struct {
	Mean, Scale, Weight []float32
	Bias                float32
}

// Standard gives x with mean 0 and spread 1, held within 4.
func (l *Linear) Standard(x []float32) []float32 {
	out := make([]float32, len(x))
	for j, v := range x {
		out[j] = max(-4, min(4, (v-l.Mean[j])*l.Scale[j]))
	}
	return out
}

// Odds are the log odds of "supported".
func (l *Linear) Odds(x []float32) float64 {
	z := float64(l.Bias)
	for j, v := range x {
		z += float64(l.Weight[j] * max(-4, min(4, (v-l.Mean[j])*l.Scale[j])))
	}
	return z
}
