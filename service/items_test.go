package service

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

// answers runs a batch and gives the ids or error codes of its lines.
func answers(t *testing.T, in []byte, o BatchOptions) (got []string, st BatchStats) {
	t.Helper()
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if st, err = s.Batch(context.Background(), bytes.NewReader(in), &out, o); err != nil {
		t.Fatal(err)
	}
	return ids(t, out.Bytes()), st
}

func ids(t *testing.T, out []byte) (got []string) {
	t.Helper()
	for line := range bytes.Lines(out) {
		var v struct {
			ID    string
			Error *ErrorValue
		}
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatal(err)
		}
		if v.Error != nil {
			v.ID += " " + string(v.Error.Code)
		}
		got = append(got, v.ID)
	}
	return got
}

const twoItems = `<rss version="2.0"><channel><item><title>The ferry</title><guid>a</guid><description>The ferry will sail at night from April. Four boats will be used.</description></item>` +
	`<item><title>Nothing</title><guid>b</guid></item><item><title>渡口</title><guid>c</guid><description>新桥通车以后，坐船的人少了一半。老徐说，灯得亮着。</description></item></channel></rss>`

func TestBatchOfItems(t *testing.T) {
	lines := `{"id":"1","text":"The ferry will sail at night. It starts in April."}` + "\n" + `{"id":"2","text":""}` + "\n"
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte(lines))
	_ = w.Close()
	for name, tt := range map[string]struct {
		in   string
		want string
	}{
		"feed":         {twoItems, "a|b invalid|c"},
		"lines":        {lines, "1|2 invalid"},
		"packed lines": {packed.String(), "1|2 invalid"},
		"JSON feed":    {"\n {\n\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"x\", \"content_text\": \"The ferry will sail at night. It starts in April.\"}]}", "x"},
		"page":         {"<html><body><p>The ferry will sail at night. It starts in April.</p></body></html>", ""},
		"letter":       {"From: a <a@b.example>\nSubject: c\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThe ferry will sail at night. It starts in April.\n", ""},
	} {
		for _, workers := range []int{1, 4} {
			got, _ := answers(t, []byte(tt.in), BatchOptions{Workers: workers})
			if strings.Join(got, "|") != tt.want || len(got) == 0 {
				t.Errorf("%s: got %q, want %q", name, got, tt.want)
			}
		}
	}
	_, st := answers(t, []byte("WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 1\r\n\r\nx\r\n\r\n"), BatchOptions{})
	if st.Lines != 0 || SkippedWords(st.Skipped) != "1 request records" {
		t.Errorf("got %+v", st)
	}
}

// A book in a file is read in place, also where it is larger than what is read
// at once.
func TestBatchOfBook(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	text := strings.Repeat("<p>The ferry will sail at night from April, the city said, and four boats will be used.</p>", 3)
	for _, f := range []struct {
		name, data string
		how        uint16
	}{
		{"mimetype", "application/epub+zip", zip.Store},
		{"META-INF/container.xml", `<rootfile full-path="b.opf"/>`, zip.Deflate},
		{"b.opf", `<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`, zip.Deflate},
		{"a.xhtml", text, zip.Deflate},
		{"picture.jpg", strings.Repeat("picture ", 3<<20), zip.Store},
		{"b.xhtml", text, zip.Deflate},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: f.how})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(f.data))
	}
	_ = z.Close()
	name := filepath.Join(t.TempDir(), "book.epub")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := s.Batch(context.Background(), f, &out, BatchOptions{Name: name}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(ids(t, out.Bytes()), "|"); got != "a.xhtml|b.xhtml" {
		t.Errorf("got %q", got)
	}
}

func TestParseItem(t *testing.T) {
	for in, want := range map[string]int{"": 0, "1": 1, "17": 17, "all": article.All} {
		if got, err := ParseItem(in); got != want || err != nil {
			t.Errorf("%q: got %d %v", in, got, err)
		}
	}
	for _, in := range []string{"0", "-1", "x", "1.5", " 1", "99999999999999999999"} {
		if _, err := ParseItem(in); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%q: got %v", in, err)
		}
	}
}
