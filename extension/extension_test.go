package extension

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"image/png"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(Files(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestManifest: the extension asks for what docs/EXTENSION.md tells and no more,
// nothing from elsewhere runs in it, and it is of the program's version.
func TestManifest(t *testing.T) {
	var m struct {
		Version       string
		DefaultLocale string `json:"default_locale"`
		Icons         map[string]string
		Permissions   []string
		Hosts         []string          `json:"host_permissions"`
		Optional      []string          `json:"optional_host_permissions"`
		Policy        map[string]string `json:"content_security_policy"`
		Accessible    any               `json:"web_accessible_resources"`
		Scripts       any               `json:"content_scripts"`
		External      any               `json:"externally_connectable"`
	}
	if err := json.Unmarshal([]byte(read(t, manifest)), &m); err != nil {
		t.Fatal(err)
	}
	if m.Version != service.Version {
		t.Errorf("version %s, the program is %s", m.Version, service.Version)
	}
	if want := []string{"activeTab", "contextMenus", "scripting"}; !slices.Equal(m.Permissions, want) {
		t.Errorf("permissions %v, want %v", m.Permissions, want)
	}
	if want := []string{"http://127.0.0.1/*"}; !slices.Equal(m.Hosts, want) {
		t.Errorf("hosts %v, want %v", m.Hosts, want)
	}
	if want := []string{"http://localhost/*", "https://*/*"}; !slices.Equal(m.Optional, want) {
		t.Errorf("optional hosts %v, want %v", m.Optional, want)
	}
	if m.Accessible != nil || m.Scripts != nil || m.External != nil {
		t.Error("pages can reach files of the extension, or it runs without being asked")
	}
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'"} {
		if p := m.Policy["extension_pages"]; !strings.Contains(p, want) || strings.Contains(p, "unsafe") {
			t.Errorf("the policy %q lacks %s", p, want)
		}
	}
	for size, name := range m.Icons {
		img, err := png.DecodeConfig(strings.NewReader(read(t, name)))
		if err != nil || strconv.Itoa(img.Width) != size || img.Width != img.Height {
			t.Errorf("%s: %d × %d, %v", name, img.Width, img.Height, err)
		}
	}
}

// TestNoHTML: nothing is put in as HTML, nothing is run from text, and scripts
// come from the extension alone.
func TestNoHTML(t *testing.T) {
	never := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|\beval\b|new Function|importScripts|srcdoc|\son[a-z]+="|<script>|javascript:|https?://[a-z]`)
	n := 0
	err := fs.WalkDir(Files(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !slices.Contains([]string{".js", ".html", ".css"}, filepath.Ext(name)) {
			return err
		}
		n++
		for line := range strings.Lines(read(t, name)) {
			if found := never.FindString(line); found != "" {
				t.Errorf("%s: %s in %s", name, found, line)
			}
		}
		return nil
	})
	if err != nil || n < 10 {
		t.Errorf("%d files were looked at, %v", n, err)
	}
}

func words(t *testing.T, locale string) map[string]string {
	t.Helper()
	var raw map[string]struct{ Message string }
	if err := json.Unmarshal([]byte(read(t, "_locales/"+locale+"/messages.json")), &raw); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for k, v := range raw {
		out[k] = v.Message
	}
	return out
}

// locales are the languages that the extension speaks; the first is complete.
func locales(t *testing.T) []string {
	t.Helper()
	entries, err := fs.ReadDir(Files(), "_locales")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// TestWords: every language has every word with the same places in it, and every
// word that is asked for is there.
func TestWords(t *testing.T) {
	en := words(t, "en")
	places := regexp.MustCompile(`\$\d`)
	for _, locale := range locales(t) {
		w := words(t, locale)
		for k := range en {
			if v, ok := w[k]; !ok || v == "" && k != "space" {
				t.Errorf("%s has no %s", locale, k)
			}
		}
		for k, v := range w {
			a, b := places.FindAllString(v, -1), places.FindAllString(en[k], -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(a, b) {
				t.Errorf("%s: %s has %v, in English %v", locale, k, a, b)
			}
		}
	}
	asked := regexp.MustCompile(`(?:say|getMessage)\("([a-z_]+)"|data-say="([a-z_]+)"|__MSG_([a-z_]+)__|code: "([a-z_]+)"|Problem\("([a-z_]+)"`)
	used := map[string]bool{}
	err := fs.WalkDir(Files(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, "_locales") || strings.HasPrefix(name, "icons") {
			return err
		}
		for _, m := range asked.FindAllStringSubmatch(read(t, name), -1) {
			k := m[1] + m[2] + m[3]
			if k == "" {
				k = "error_" + m[4] + m[5]
				used[k+"_do"] = true
			}
			used[k] = true
		}
		return nil
	})
	if err != nil || len(used) < 50 {
		t.Errorf("%d words are asked for, %v", len(used), err)
	}
	for k := range used {
		if _, ok := en[k]; !ok {
			t.Errorf("nobody has the word %s", k)
		}
	}
}

// TestSay: verdicts, kinds and what is said around points are the words of the
// other faces.
func TestSay(t *testing.T) {
	for ui, locale := range map[string]string{"zh": "zh_CN", "en": "en"} {
		w, say := words(t, locale), render.SayIn(ui)
		same := func(key, want string, args ...string) {
			t.Helper()
			got := w[key]
			for i, a := range args {
				got = strings.ReplaceAll(got, "$"+strconv.Itoa(i+1), a)
			}
			if got != want {
				t.Errorf("%s: %s is %q, elsewhere %q", ui, key, got, want)
			}
		}
		for _, v := range []digest.Verdict{digest.Supported, digest.Partly, digest.Unsupported, digest.Contradicted, digest.Unchecked} {
			same("verdict_"+string(v), say.Verdict(v))
		}
		for _, k := range []digest.CheckKind{digest.CheckName, digest.CheckNumber, digest.CheckDate, digest.CheckNegation, digest.CheckHedge, digest.CheckQuantifier,
			digest.CheckCondition, digest.CheckComparison, digest.CheckCause, digest.CheckSpeaker, digest.CheckRole, digest.CheckWords} {
			same("kind_"+string(k), say.Kind(k))
		}
		same("origin_written", say.Origin(digest.Written))
		same("origin_replaced", say.Origin(digest.Replaced))
		same("paragraph", say.Where(digest.Evidence{Paragraph: 7}), "7")
		same("before", say.Where(digest.Evidence{}))
		d := &digest.Digest{Article: digest.Article{Lang: "zh"}, Counts: digest.Counts{Characters: 883}, ReadingTime: 3}
		same("count_characters", say.Headline(d), "883", "3")
		d = &digest.Digest{Article: digest.Article{Lang: "en"}, Counts: digest.Counts{Words: 9, WordProcessor: 883}, ReadingTime: 3}
		same("count_words", say.Headline(d), "883", "3")
		d = &digest.Digest{Generator: digest.Generator{Engine: "E", Version: "1"}, Coverage: 0.23}
		same("points_none", say.NoPoints(d))
		d.Points = []digest.Point{{Origin: digest.Given}}
		same("closing_given", say.Closing(d), "E", "1")
		d.Points = []digest.Point{{Origin: digest.Cut}}
		coverage := strings.ReplaceAll(w["closing_coverage"], "$1", "23") + w["space"]
		same("closing_cut", strings.TrimPrefix(say.Closing(d), coverage), "E", "1")
		heading, by := say.Summary(&digest.PageSummary{Label: "L", Attribution: "A"})
		same("summary", heading, "L")
		same("attribution", by, "A")
		for _, status := range []string{"partial", "login_wall", "verification", "not_article"} {
			d := &digest.Digest{Article: digest.Article{Status: status}}
			same("status_"+status, strings.TrimPrefix(strings.TrimPrefix(say.Notices(d)[0], "注意："), "Note: "))
		}
		why := say.Why(&digest.Point{}, digest.Check{Kind: digest.CheckNumber, Text: "62", Status: digest.Unsupported, Reason: "R"})
		if got := w["kind_number"] + " " + strings.ReplaceAll(w["quoted"], "$1", "62") + w["colon"] + w["verdict_unsupported"] + w["semicolon"] + "R"; got != why {
			t.Errorf("%s: why is %q, elsewhere %q", ui, got, why)
		}
		state := say.State(&digest.Point{Verdict: digest.Contradicted, Checks: []digest.Check{{Status: digest.Contradicted}, {Status: digest.Supported}}, Evidence: make([]digest.Evidence, 1)})
		same("checks_failed", strings.TrimPrefix(state, w["verdict_contradicted"]+w["semicolon"]), "2", "1")
	}
}

// TestZip: the same files give the same archive, with the manifest at its top.
func TestZip(t *testing.T) {
	var a, b bytes.Buffer
	if err := WriteZip(&a); err != nil {
		t.Fatal(err)
	}
	if err := WriteZip(&b); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("the second archive is another one, %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(a.Bytes()), int64(a.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Open(manifest); err != nil {
		t.Error(err)
	}
	t.Logf("%d files, %d bytes", len(z.File), a.Len())
}
