package chromium

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/zhongdian/zhongdian/fault"
)

// browser skips a test where no browser is installed; in CI that is a failure.
func browser(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	if _, err := Find(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("no Chromium is installed")
	}
}

func site(t *testing.T) (address string, inner *atomic.Int32) {
	t.Helper()
	inner = &atomic.Int32{}
	private := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		inner.Add(1)
		w.Header().Set("Access-Control-Allow-Origin", "*")
		fmt.Fprint(w, "the printer's secret page")
	}))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch r.URL.Path {
		case "/built":
			fmt.Fprint(w, `<div id=a>载入中</div><script>setTimeout(()=>{document.getElementById('a').innerHTML='<p>渡口的灯亮了。</p>'},500)</script>`)
		case "/peeks":
			fmt.Fprintf(w, `<div id=a>start</div><script>fetch(%q).then(r=>r.text()).then(t=>{document.getElementById('a').textContent=t},()=>{document.getElementById('a').textContent='refused'})</script>`, private.URL)
		case "/busy":
			fmt.Fprint(w, `<p>x<script>for(;;);</script>`)
		case "/huge":
			fmt.Fprint(w, `<p id=a>x<script>document.getElementById('a').textContent='long '.repeat(400000)</script>`)
		}
	}))
	t.Cleanup(func() { s.Close(); private.Close() })
	return s.URL, inner
}

func TestRender(t *testing.T) {
	browser(t)
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() { goleak.VerifyNone(t, before) }) // after the servers' end
	at, inner := site(t)
	public := strings.TrimPrefix(at, "http://")
	// As a guard does: this one server is the web, everything else is inside.
	guarded := func(ctx context.Context, network, address string) (net.Conn, error) {
		if address != public {
			return nil, errors.New("refused")
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	t.Run("scripts run", func(t *testing.T) {
		got, err := Render(t.Context(), at+"/built", Options{})
		if err != nil || !strings.Contains(string(got), "<p>渡口的灯亮了。</p>") {
			t.Errorf("got %q, %v", got, err)
		}
	})
	t.Run("nothing inside is reached", func(t *testing.T) {
		got, err := Render(t.Context(), at+"/peeks", Options{Dial: guarded})
		if err != nil || !strings.Contains(string(got), "refused") || inner.Load() != 0 {
			t.Errorf("got %q, %v; the inner server was asked %d times", got, err, inner.Load())
		}
		if got, err := Render(t.Context(), at+"/peeks", Options{}); err != nil || !strings.Contains(string(got), "secret") {
			t.Errorf("without a guard got %q, %v: the test tests nothing", got, err)
		}
	})
	t.Run("the page itself is inside", func(t *testing.T) {
		_, err := Render(t.Context(), "http://127.0.0.1:1/", Options{Dial: guarded})
		if fault.CodeOf(err) != fault.Unreachable || !strings.Contains(err.Error(), "private") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("too large", func(t *testing.T) {
		if _, err := Render(t.Context(), at+"/huge", Options{MaxBytes: 1 << 20}); fault.CodeOf(err) != fault.TooLarge {
			t.Errorf("got %v", err)
		}
	})
	t.Run("never ends", func(t *testing.T) {
		start := time.Now()
		_, err := Render(t.Context(), at+"/busy", Options{Timeout: 4 * time.Second})
		if fault.CodeOf(err) != fault.Unreachable || time.Since(start) > 20*time.Second {
			t.Errorf("got %v after %v", err, time.Since(start))
		}
	})
	t.Run("canceled", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := Render(ctx, at+"/busy", Options{}); fault.CodeOf(err) != fault.Canceled {
			t.Errorf("got %v", err)
		}
	})
}

func TestNoBrowser(t *testing.T) {
	if _, err := Render(t.Context(), "http://127.0.0.1/", Options{Path: "/nowhere/chromium"}); fault.CodeOf(err) != fault.Unsupported {
		t.Errorf("got %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	t.Setenv("CHROMIUM", "")
	if _, err := Render(t.Context(), "http://127.0.0.1/", Options{}); fault.CodeOf(err) != fault.Unsupported || !strings.Contains(err.Error(), "install chromium") {
		t.Errorf("got %v", err)
	}
}
