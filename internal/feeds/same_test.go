package feeds

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// stories are the texts of our own examples, both languages.
func stories(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "examples", "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	out := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a, err := extract.Article(article.Source{Name: f, Data: data})
		if err == nil && !strings.Contains(f, ".points.") && utf8.RuneCountInString(a.Text) > 300 {
			out[filepath.Base(f)] = a.Text
		}
	}
	return out
}

// retell gives a story as other outlets carry it. Every change is one that
// newsrooms make.
var retell = map[string]func(r *rand.Rand, t string) string{
	"another head and foot": func(_ *rand.Rand, t string) string {
		return "本报讯（记者 周行）编辑部综合各方消息。\n" + t + "\n责任编辑：林晚\n版权所有，未经许可不得转载"
	},
	"lines joined": func(_ *rand.Rand, t string) string { return strings.ReplaceAll(t, "\n", " ") },
	"full width marks": func(_ *rand.Rand, t string) string {
		return strings.NewReplacer(",", "，", "1", "１", "2", "２", "(", "（", ")", "）").Replace(t)
	},
	"the first half":     func(_ *rand.Rand, t string) string { return part(t, 0, 2) },
	"the first third":    func(_ *rand.Rand, t string) string { return part(t, 0, 3) },
	"the second half":    func(_ *rand.Rand, t string) string { return part(t, 1, 2) },
	"paragraphs moved":   func(r *rand.Rand, t string) string { return shuffled(r, t, false) },
	"a third dropped":    func(r *rand.Rand, t string) string { return shuffled(r, t, true) },
	"one word in twenty": func(r *rand.Rand, t string) string { return noisy(r, t, 20) },
	"one word in ten":    func(r *rand.Rand, t string) string { return noisy(r, t, 10) },
}

func part(t string, i, n int) string {
	r := []rune(t)
	return string(r[i*len(r)/n : (i+1)*len(r)/n])
}

func shuffled(r *rand.Rand, t string, drop bool) string {
	lines := strings.Split(t, "\n")
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	if drop {
		lines = lines[:len(lines)*2/3]
	}
	return strings.Join(lines, "\n")
}

// noisy puts another word in the place of one in n: two characters of Chinese.
func noisy(r *rand.Rand, t string, n int) string {
	if strings.Contains(t, " ") && utf8.RuneCountInString(t) > len(t)/2 {
		words := strings.Split(t, " ")
		for i := range words {
			if r.IntN(n) == 0 {
				words[i] = "something"
			}
		}
		return strings.Join(words, " ")
	}
	rs := []rune(t)
	for i := 0; i+2 <= len(rs); i += 2 {
		if r.IntN(n) == 0 {
			rs[i], rs[i+1] = '某', '物'
		}
	}
	return string(rs)
}

func sharesBand(a, b *Signature) bool {
	have := b.Bands()
	return slices.ContainsFunc(a.Bands(), func(x int64) bool { return slices.Contains(have, x) })
}

// TestSame measures both halves of the search on stories that were retold and
// on pairs of different stories.
func TestSame(t *testing.T) {
	all := stories(t)
	r := rand.New(rand.NewPCG(1, 2))
	signs := map[string]Signature{}
	for name, text := range all {
		signs[name] = Sign(text)
	}
	found, total := 0, 0
	for _, name := range sorted(all) {
		a := signs[name]
		for _, how := range sorted(retell) {
			b := Sign(retell[how](r, all[name]))
			total++
			if sharesBand(&a, &b) && a.Same(&b) {
				found++
			} else {
				t.Logf("missed: %s, %s: share %.2f of %d and %d runs", name, how, a.Share(&b), a.Runs, b.Runs)
			}
		}
	}
	wrong, pairs, candidates := 0, 0, 0
	names := sorted(all)
	for i, x := range names {
		for _, y := range names[i+1:] {
			a, b := signs[x], signs[y]
			pairs++
			if sharesBand(&a, &b) {
				candidates++
			}
			if a.Same(&b) {
				wrong++
				t.Errorf("%s and %s are called the same: share %.2f", x, y, a.Share(&b))
			}
		}
	}
	t.Logf("%d of %d retold stories found; %d of %d pairs of others called the same, %d looked at", found, total, wrong, pairs, candidates)
	if found*100 < total*95 {
		t.Errorf("%d of %d retold stories found, want 95 %%", found, total)
	}
}

func sorted[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestSignature(t *testing.T) {
	a := Sign("青屿市四日宣布，跨海轮渡将于下月试行夜航。首批投入四艘电动船，每艘可载三百人。市民可以在船上购票。")
	var b Signature
	if !b.Unmarshal(a.Marshal()) || a != b {
		t.Error("a signature does not come back")
	}
	for _, bad := range [][]byte{nil, {1}, a.Marshal()[1:], append(a.Marshal(), 0)} {
		if b.Unmarshal(bad) {
			t.Errorf("%d bytes are taken for a signature", len(bad))
		}
	}
	short := Sign("太短")
	if short.Bands() != nil || short.Same(&short) {
		t.Error("a text that is too short is called the same as another")
	}
	var zero Signature
	if zero.Same(&a) || a.Same(&zero) || zero.Share(&a) != 0 {
		t.Error("nothing is like something")
	}
}

func FuzzSign(f *testing.F) {
	for _, s := range []string{"", "a", "青屿市四日宣布", "\xff\x00", "👩‍👩‍👧 e\u0301 ﾊﾝ ＡＢＣ", strings.Repeat("ab cd ", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, b := Sign(s), Sign(s)
		if a != b {
			t.Fatal("not the same twice")
		}
		if a.Runs >= minRuns && !a.Same(&b) {
			t.Fatal("a text is not like itself")
		}
		var c Signature
		if !c.Unmarshal(a.Marshal()) || c != a {
			t.Fatal("it does not come back")
		}
	})
}
