package guard

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A glance is what one pass over a sentence shows: whether it is worth a closer
// look, and at what. Nearly every sentence of the world is done with here.
type glance struct {
	is       about // what its trigger words are about
	odd      bool  // it has invisible or look-alike characters
	smuggles bool  // it has a message in characters that nobody sees
	encoded  bool  // it has a long run without a space, or percent signs
	spaced   bool  // it has letters with spaces between them
}

// What the trigger words of a sentence are about. A pattern is tried where one of
// the things that it names is spoken of; see compile.
type about uint8

const (
	aboutOverride about = 1 << iota
	aboutModel
	aboutPoints // the summary, the points
	aboutReply
	aboutRest  // orders, systems, formats: every pattern is tried
	aboutSigns // words that only the signs know
	turnedRound
	aboutAll = turnedRound - 1
)

// Words that a sentence must have one of, in small letters, to be looked at
// closely. English ones stand at the start of a word; _ is a space.
var triggers = sync.OnceValue(func() map[rune][]trigger {
	m := map[rune][]trigger{}
	for is, words := range map[about]string{
		aboutOverride: `ignor disregard forget overrid bypass 忽略 无视 無視 忘记 忘記 忘掉 忘了 理会 理會`,
		aboutModel: `ai a.i artificial llm language_model large_language chat gpt claude gemini copilot hunyuan deepseek qwen kimi
			assistant summar bot automated model machine 人工智能 语言模型 語言模型 大模型 模型 助手 机器人 機器人 智能体 智能助手 混元 文心 通义千问 豆包`,
		aboutPoints: `summar key_point keypoint bullet digest highlight abstract overview takeaway output
			摘要 总结 總結 要点 要點 概括 划重点 劃重點 提要 概要 归纳`,
		aboutReply: `output respon reply replies answer completion 输出 輸出 回复 回覆 回答 答复 复述 返回 打印`,
		aboutRest: `instruct prompt directive programming system developer admin user im_ inst eot_ rot13 base64 decode jailbreak
			debug unrestricted dan_mode you_are from_now act_as pretend end_of begin_ evidence role end-of privilege
			指令 提示 预设 預設 设定 設定 系统 系統 开发者 開發者 管理员 管理員 从现在 從現在 从此刻 新任务 新要求 告诉 告訴 告知 解码 解密
			文章结束 正文结束 文章到此 正文到此 原文结束 资料结束 模式 以上 上述 上面`,
		aboutSigns: `guideline task crawler parser machines human_readers headline_you recap synopsis tl;dr your_list software algorithm
			the_following verbatim automatic automated being_tested whoever password gist generated
			机器 程序 爬虫 人类 准则 任务 第一条 首条 下文 下一句 这一条 答案 导读 自动 智能程序 安全测试 任务变更 权限 密码 你生成 您生成
			核心结论 唯一`,
		turnedRound: `vtaber vafgehpgvba cebzcg nffvfgnag fhzznel qvfertneq bireevqr erongi snoitcurtsni tnatsissa yrammus
			dragersid tpmorp edirrevo 令指 略忽 要摘`,
	} {
		for _, w := range strings.Fields(words) {
			r, _ := utf8.DecodeRuneInString(w)
			m[r] = append(m[r], trigger{strings.ReplaceAll(w, "_", " "), is})
		}
	}
	return m
})

// triggersBegin are the characters that triggers begin with, and more: it is
// asked for every character of a text.
var triggersBegin = sync.OnceValue(func() *beginnings {
	var b beginnings
	for r := range triggers() {
		b[r>>6&63] |= 1 << (r & 63)
	}
	return &b
})

// beginnings holds characters by their low twelve bits.
type beginnings [64]uint64

func (b *beginnings) has(r rune) bool { return b[r>>6&63]>>(r&63)&1 != 0 }

type trigger struct {
	word string
	is   about
}

// met gives what the words that t begins with are about.
func met(t string, words []trigger) (is about) {
	for _, w := range words {
		if strings.HasPrefix(t, w.word) || w.word[0] < utf8.RuneSelf && len(t) >= len(w.word) && strings.EqualFold(t[:len(w.word)], w.word) {
			is |= w.is
		}
	}
	return is
}

// look makes the one pass.
func look(t string) glance {
	var g glance
	tr, begins := triggers(), triggersBegin()
	run, percent, hidden, tags, single := 0, 0, 0, 0, 0
	start := true // of a word
	for i := 0; i < len(t); {
		c := t[i]
		if c < utf8.RuneSelf {
			letter := c|0x20 >= 'a' && c|0x20 <= 'z'
			if letter || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' || c == '_' || c == '-' {
				run++
				g.encoded = g.encoded || run >= 24
			} else {
				run = 0
			}
			switch {
			case c == '%':
				percent++
			case c == '<' && strings.HasPrefix(t[i:], "<|"), c == '{' && i+2 < len(t) && strings.ContainsRune(t[i:min(i+6, len(t))], '"'):
				g.is |= aboutRest
			}
			if letter && start {
				g.is |= met(t[i:], tr[rune(c|0x20)])
			}
			if letter && start && i+1 < len(t) && !isLetter(t[i+1]) {
				single++
				g.spaced = g.spaced || single >= 7
			} else if letter && start {
				single = 0
			}
			start = !letter
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(t[i:])
		run = 0
		switch {
		case r >= 0xe0000 && r <= 0xe007f:
			tags++
		case invisible(r):
			hidden++
		case r >= 0xff21 && r <= 0xff5a && unicode.IsLetter(r), r >= 0x1d400 && r <= 0x1d7ff, r >= 0x2460 && r <= 0x24ff:
			g.odd = true
		case lookalike(r) != 0:
			g.odd = true
		case begins.has(r):
			g.is |= met(t[i:], tr[r])
		}
		start = r >= 0x2e80 || !unicode.IsLetter(r)
		i += w
		if r >= 0x3400 && i < len(t) && t[i] == ' ' { // 忽 略 以 上
			single++
			g.spaced = g.spaced || single >= 7
		}
	}
	// The flags of England, Scotland and Wales are six tags each.
	g.smuggles = tags > 7 && flags(t)*6 < tags
	g.odd = g.odd || hidden > 0 || tags > 0
	g.encoded = g.encoded || percent > 5
	return g
}

func flags(t string) int { return strings.Count(t, "\U0001F3F4\U000E0067") }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// invisible reports whether a character shows nothing and turns nothing that a
// reader needs: zero-width marks, controls of direction, tags, selectors, fillers.
func invisible(r rune) bool {
	switch {
	case r >= 0x3000 && r < 0xa000 && r != 0x3164, r >= 0x2010 && r < 0x2028, r >= 0xff01 && r < 0xff5f:
		return false
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef, r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return r == 0x034f || r == 0x115f || r == 0x1160 || r == 0x17b4 || r == 0x17b5 || r == 0x3164 || r == 0xffa0 || r == 0x2800
}

// Visible gives t without what nobody sees. It is for what a machine will read:
// joiners inside an emoji and the marks of right-to-left text go as well.
func Visible(t string) string {
	if strings.IndexFunc(t, invisible) < 0 {
		return t
	}
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, t)
}

// lookalikes are letters of other alphabets that pass for Latin ones.
var lookalikes = map[rune]rune{
	'а': 'a', 'в': 'b', 'с': 'c', 'е': 'e', 'һ': 'h', 'і': 'i', 'ј': 'j', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'ѕ': 's',
	'т': 't', 'у': 'y', 'х': 'x', 'ԁ': 'd', 'ɡ': 'g', 'ո': 'n', 'ս': 'u', 'ν': 'v', 'ο': 'o', 'α': 'a', 'ρ': 'p', 'τ': 't', 'ι': 'i',
	'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E', 'Н': 'H', 'І': 'I', 'Ј': 'J', 'К': 'K', 'М': 'M', 'О': 'O', 'Р': 'P', 'Ѕ': 'S', 'Т': 'T', 'Х': 'X', 'У': 'Y',
}

// lookalike gives the Latin letter that r passes for, 0 where it is none of them.
func lookalike(r rune) rune {
	if r < 0x250 || r >= 0x590 {
		return 0
	}
	return lookalikes[r]
}

// closeUp joins letters that stand apart: "i g n o r e" and "i.g.n.o.r.e". Words
// are told by wider gaps where there are any.
func closeUp(t string) string {
	return spacedWord().ReplaceAllStringFunc(t, func(s string) string {
		end := ""
		if strings.HasSuffix(s, " ") {
			end = " "
		}
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, s) + end
	})
}

// lazy compiles a pattern when it is first asked for: most runs need few.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var spacedWord = lazy(`(?:\b\pL[ .\-_*|·]){2,}\pL\b ?`)

// maxDecoded bounds the runs of a sentence that are decoded.
const maxDecoded = 8

var (
	longRun = lazy(`[A-Za-z0-9+/_-]{24,}={0,2}`)
	hexRun  = lazy(`(?:[0-9a-fA-F]{2}[ :]?){16,}`)
)

// decoded gives what t may say under the encodings that are in use for hiding
// words in sight: base64, hexadecimal, percent signs, ROT13, backwards.
func decoded(t string) []string {
	var out []string
	for _, run := range longRun().FindAllString(t, maxDecoded) {
		run = strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(run, "="))
		for cut := range 4 { // what follows the run may look like a part of it
			if b, err := base64.RawStdEncoding.DecodeString(run[:len(run)-cut]); err == nil && readable(b) {
				out = append(out, string(b))
				break
			}
		}
	}
	for _, run := range hexRun().FindAllString(t, maxDecoded) {
		if b, err := hex.DecodeString(strings.NewReplacer(" ", "", ":", "").Replace(run)); err == nil && readable(b) {
			out = append(out, string(b))
		}
	}
	if strings.Count(t, "%") > 5 {
		if s, err := url.PathUnescape(t); err == nil && readable([]byte(s)) {
			out = append(out, s)
		}
	}
	return append(out, rot13(t), backwards(t))
}

// readable reports whether bytes are text in some language.
func readable(b []byte) bool {
	if !utf8.Valid(b) || len(b) == 0 {
		return false
	}
	good, n := 0, 0
	for _, r := range string(b) {
		n++
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) || unicode.IsPunct(r) {
			good++
		}
	}
	return good*10 >= n*9
}

func rot13(t string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+13)%26
		}
		return r
	}, t)
}

func backwards(t string) string {
	rs := []rune(t)
	for i, j := 0, len(rs)-1; i < j; i, j = i+1, j-1 {
		rs[i], rs[j] = rs[j], rs[i]
	}
	return string(rs)
}

func endsInColon(t string) bool {
	t = strings.TrimRightFunc(t, unicode.IsSpace)
	return strings.HasSuffix(t, ":") || strings.HasSuffix(t, "：")
}

// unfinished reports whether a sentence breaks off: no mark ends it, or one that
// says more is to come.
func unfinished(t string) bool {
	t = strings.TrimRightFunc(t, unicode.IsSpace)
	r, _ := utf8.DecodeLastRuneInString(t)
	return strings.ContainsRune(":：,，、;；-—…", r) || unicode.IsLetter(r) || unicode.IsDigit(r)
}
