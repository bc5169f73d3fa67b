package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// accents are the endings of glyph names that put a mark over a letter.
var accents = []struct{ name, mark string }{
	{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"dieresis", "\u0308"}, {"tilde", "\u0303"}, {"ring", "\u030A"},
	{"cedilla", "\u0327"}, {"caron", "\u030C"}, {"macron", "\u0304"}, {"breve", "\u0306"}, {"ogonek", "\u0328"}, {"dotaccent", "\u0307"},
	{"hungarumlaut", "\u030B"}, {"commaaccent", "\u0326"},
}

// glyphs are the names that no rule gives, as "name text" pairs.
const glyphs = `space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ quoteleft ‘ parenleft (
parenright ) asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + `
braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright ©
ordfeminine ª guillemotleft « logicalnot ¬ registered ® macron ¯ degree ° plusminus ± acute ´ mu µ paragraph ¶ periodcentered · cedilla ¸
ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø Thorn Þ thorn þ
Eth Ð eth ð germandbls ß multiply × divide ÷ Lslash Ł lslash ł dotlessi ı florin ƒ quotedblleft “ quotedblright ” quotesinglbase ‚
quotedblbase „ endash – emdash — bullet • ellipsis … perthousand ‰ guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € trademark ™ dagger †
daggerdbl ‡ fi fi fl fl ff ff ffi ffi ffl ffl onesuperior ¹ twosuperior ² threesuperior ³ circumflex ˆ tilde ˜ ring ˚ caron ˇ breve ˘ Dcroat Đ
dcroat đ nbspace   nonbreakingspace   sfthyphen - hyphenminus - softhyphen - lessequal ≤ greaterequal ≥ notequal ≠ infinity ∞ approxequal ≈
alpha α beta β gamma γ delta δ epsilon ε lambda λ pi π sigma σ theta θ omega ω Delta Δ Omega Ω Sigma Σ arrowright → arrowleft ←
minute ′ second ″ square ■ circle ● checkmark ✓`

// glyphText gives the text of a glyph by its name; "" where the name says
// nothing, as the g37 and cid:12 of subset fonts.
func glyphText(n string) string {
	if n == "" || n == ".notdef" {
		return ""
	}
	if base, _, ok := strings.Cut(n, "."); ok && base != "" { // a.sc, one.tf
		n = base
	}
	if strings.Contains(n, "_") { // f_f_i
		var out strings.Builder
		for part := range strings.SplitSeq(n, "_") {
			t := glyphText(part)
			if t == "" {
				return ""
			}
			out.WriteString(t)
		}
		return out.String()
	}
	if len(n) == 1 && (n[0]|0x20) >= 'a' && (n[0]|0x20) <= 'z' {
		return n
	}
	if t, ok := glyphCode(n); ok {
		return t
	}
	for rest := glyphs; rest != ""; {
		i := strings.Index(rest, n+" ")
		if i < 0 {
			break
		}
		if i == 0 || rest[i-1] == ' ' || rest[i-1] == '\n' {
			t := rest[i+len(n)+1:]
			if t[0] == ' ' {
				return " "
			}
			t = t[:strings.IndexAny(t+" ", " \n")]
			if isGlyphText(t) {
				return t
			}
		}
		rest = rest[i+1:]
	}
	for _, a := range accents {
		if base, ok := strings.CutSuffix(n, a.name); ok && len(base) == 1 {
			return norm.NFC.String(base + a.mark)
		}
	}
	return ""
}

// isGlyphText tells the text of a pair from the name of the next.
func isGlyphText(t string) bool {
	switch t {
	case "fi", "fl", "ff", "ffi", "ffl":
		return true
	}
	return utf8.RuneCountInString(t) == 1
}

// glyphCode reads uni4E2D and u1F600.
func glyphCode(n string) (string, bool) {
	var hex string
	switch {
	case strings.HasPrefix(n, "uni") && len(n) >= 7 && (len(n)-3)%4 == 0:
		var out strings.Builder
		for hex = n[3:]; hex != ""; hex = hex[4:] {
			v, err := strconv.ParseUint(hex[:4], 16, 16)
			if err != nil || v == 0 {
				return "", false
			}
			out.WriteRune(rune(v))
		}
		return out.String(), true
	case n[0] == 'u' && len(n) >= 5 && len(n) <= 7:
		v, err := strconv.ParseUint(n[1:], 16, 32)
		if err == nil && v > 0 && v <= utf8.MaxRune {
			return string(rune(v)), true
		}
	}
	return "", false
}

// baseEncoding gives the text of the byte c in one of the encodings that PDF
// knows by name; "" where it has none.
func baseEncoding(which name, c byte) string {
	var r rune
	switch which {
	case "WinAnsiEncoding":
		r = charmap.Windows1252.DecodeByte(c)
	case "MacRomanEncoding":
		r = charmap.Macintosh.DecodeByte(c)
	default: // Adobe's standard
		if c < 0x80 {
			switch r = rune(c); c {
			case '\'':
				r = '’'
			case '`':
				r = '‘'
			}
			break
		}
		r = standardHigh(c)
	}
	if r < 0x20 || r == utf8.RuneError {
		return ""
	}
	return string(r)
}

// standardHigh is the upper half of Adobe's standard encoding.
func standardHigh(c byte) rune {
	const from = 0xA1
	const table = "¡¢£⁄¥ƒ§¤'“«‹››ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—"
	i := 0
	for _, r := range table {
		if from+i == int(c) {
			return r
		}
		i++
	}
	switch c {
	case 0xE1:
		return 'Æ'
	case 0xE8:
		return 'Ł'
	case 0xE9:
		return 'Ø'
	case 0xEA:
		return 'Œ'
	case 0xF1:
		return 'æ'
	case 0xF5:
		return 'ı'
	case 0xF8:
		return 'ł'
	case 0xF9:
		return 'ø'
	case 0xFA:
		return 'œ'
	case 0xFB:
		return 'ß'
	}
	return 0
}
