package write

import (
	"crypto/sha256"
	_ "embed" // the prompts
	"encoding/hex"
	"strings"
	"sync"
)

// Version of the prompts, part of every receipt.
const Version = "1"

//go:embed data/zh.txt
var chineseText string

//go:embed data/en.txt
var englishText string

//go:embed data/points.schema.json
var pointsSchema string

//go:embed data/mend.schema.json
var mendSchema string

// texts are the sections of a prompt file, and its single words.
type texts struct {
	section map[string]string
	words   map[string]string
}

var (
	chinese = sync.OnceValue(func() texts { return readTexts(chineseText) })
	english = sync.OnceValue(func() texts { return readTexts(englishText) })
)

// textsFor gives the prompt in the language of the points: instructions in the
// language that is asked for are followed best.
func textsFor(tag string) texts {
	if tag == "zh" {
		return chinese()
	}
	return english()
}

func readTexts(data string) texts {
	t := texts{map[string]string{}, map[string]string{}}
	for i, part := range strings.Split("\n"+data, "\n== ") {
		name, body, _ := strings.Cut(part, "\n")
		if i == 0 {
			continue // the header
		}
		if name != "words" {
			t.section[name] = strings.TrimSuffix(body, "\n")
			continue
		}
		for line := range strings.Lines(body) {
			if k, v, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
				t.words[k] = v
			}
		}
	}
	return t
}

// fill puts values in the place of {names}: pairs of name and value. What is put
// in is not looked at again, so that an article can't name another part.
func fill(t string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(t)
}

// Say gives one of the single words of the prompt in a language, such as a
// reason to give back a point, with {names} filled in.
func Say(tag, key string, pairs ...string) string { return fill(textsFor(tag).words[key], pairs...) }

func sha(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}
