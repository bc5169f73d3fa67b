package httpapi

import (
	"strings"
	"testing"
	"time"
)

func TestExposition(t *testing.T) {
	m := &metrics{requests: map[requestKind]*histogram{}}
	m.done("/a", "GET", 200, time.Millisecond) // a bound belongs to its bucket
	m.done("/a", "GET", 200, 20*time.Minute)
	m.done("/a", "BREW", 418, time.Second)
	var e exposition
	m.tellRequests(&e)
	e.sample("odd", 1.5, "label", "a\\b\"c\nd")
	for _, want := range []string{
		"# TYPE zhongdian_http_request_duration_seconds histogram\n",
		`_bucket{method="GET",route="/a",status="200",le="0.001"} 1` + "\n",
		`_bucket{method="GET",route="/a",status="200",le="600"} 1` + "\n",
		`_bucket{method="GET",route="/a",status="200",le="+Inf"} 2` + "\n",
		`_sum{method="GET",route="/a",status="200"} 1200.001` + "\n",
		`_count{method="GET",route="/a",status="200"} 2` + "\n",
		`odd{label="a\\b\"c\nd"} 1.5` + "\n",
	} {
		if !strings.Contains(e.String(), want) {
			t.Errorf("no %q in\n%s", want, e.String())
		}
	}
	if strings.Contains(e.String(), "BREW") {
		t.Error("an invented method became a label")
	}
}
