package zh

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang/zh/internal/dictfile"
)

// The dictionary names what it was made from; a change to tags.txt without a
// new dict.bin would be a change that nobody sees.
func TestDictionaryIsUpToDate(t *testing.T) {
	b, err := os.ReadFile("data/tags.txt")
	if err != nil {
		t.Fatal(err)
	}
	head := dict[:dictfile.Codes]
	if !strings.HasPrefix(head, dictfile.Magic+"\n") {
		t.Fatalf("dict.bin opens with %q", head[:20])
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(b)); !strings.Contains(head, sum) {
		t.Errorf("dict.bin was not made from this data/tags.txt: run go generate")
	}
}

func TestEveryTagIsMapped(t *testing.T) {
	if n := len(strings.Fields(dictfile.Tags)); n != len(tags) {
		t.Errorf("%d parts of speech in the file, %d mapped", n, len(tags))
	}
}

func TestEveryCueLineIsRead(t *testing.T) {
	seen := map[int]bool{}
	for _, es := range cues().opens {
		for _, e := range es {
			seen[int(e.kind)] = true
		}
	}
	if len(seen) != len(cueKinds) {
		t.Errorf("phrases for %d kinds of cue, want %d", len(seen), len(cueKinds))
	}
	lines := 0
	for line := range strings.Lines(cueText) {
		if !strings.HasPrefix(line, "#") && strings.TrimSpace(line) != "" {
			lines++
		}
	}
	if lines != len(cueKinds) {
		t.Errorf("%d lines of phrases, want one for each of %d kinds", lines, len(cueKinds))
	}
}

// Look-ups outside the basic plane, at its edge, and of broken runes are misses.
func TestCodeOfAnything(t *testing.T) {
	for _, r := range []rune{-1, 0, 0xFFFF, 0x10000, 0x20000, 0x10FFFF} {
		if c := code(r); c != 0 {
			t.Errorf("code(%#x) = %d, want 0", r, c)
		}
		_ = simple(r)
	}
	if u := unit(1 << 30); u != 0 {
		t.Errorf("a state outside the trie reads as %#x", u)
	}
}
