package charset

// threshold is the score from which bytes are taken for Chinese. Chinese text
// has over 0.9 of its pairs among the common characters and a tenth or more
// among the hundred commonest; other bytes are far below.
const threshold = 0.6

// The commonest characters of each writing, by general knowledge of the language.
const (
	commonSimplified  = "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从，。、“”：；！？《》（）月报新"
	commonTraditional = "的一是不了在人有我他這為之大來以個中上們到說國和地也子時道出而要於就下得可你年生自會那後能對著事其裡所去行過家十用發天如然作方成者多日都三小軍二無同麼經法當起與好看學進種將還分此心前面又定見只主沒公從，。、「」：；！？《》（）月報新"
)

// scoreGB says how well data reads as GB18030: the share of its pairs that are
// level 1 characters or marks, plus the share that is among the commonest.
func scoreGB(data []byte) float64 {
	common := gbPairs()
	pairs, usual, frequent := 0, 0, 0
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c < 0x80 {
			continue
		}
		pairs++
		if i+1 >= len(data) {
			break
		}
		d := data[i+1]
		switch {
		case c == 0x80 || c == 0xFF || d < 0x30 || d == 0x7F || d == 0xFF:
			pairs += 2 // not GB18030 at all
			continue
		case d < 0x40: // four bytes: rare in Chinese, and easy to meet by chance
			i += 3
			continue
		case c >= 0xB0 && c <= 0xD7 && d >= 0xA1, c >= 0xA1 && c <= 0xA3 && d >= 0xA1:
			usual++
		}
		if common.has(c, d) {
			frequent++
		}
		i++
	}
	return ratio(pairs, usual, frequent)
}

// scoreBig5 is scoreGB for Big5, whose level 1 is A440 to C67E.
func scoreBig5(data []byte) float64 {
	common := big5Pairs()
	pairs, usual, frequent := 0, 0, 0
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c < 0x80 {
			continue
		}
		pairs++
		if i+1 >= len(data) {
			break
		}
		d := data[i+1]
		switch {
		case c < 0x81 || c == 0xFF || d < 0x40 || d >= 0x7F && d < 0xA1 || d == 0xFF:
			pairs += 2
			continue
		case c >= 0xA1 && c <= 0xC6:
			usual++
		}
		if common.has(c, d) {
			frequent++
		}
		i++
	}
	return ratio(pairs, usual, frequent)
}

func ratio(pairs, usual, frequent int) float64 {
	if pairs == 0 {
		return 0
	}
	return (float64(usual) + 2*float64(frequent)) / float64(pairs)
}

// western reports that the bytes above ASCII are letters and marks that
// Windows-1252 texts really have, inside or beside words.
func western(data []byte) bool {
	high := 0
	for i, c := range data {
		if c < 0x80 {
			continue
		}
		high++
		switch {
		case c >= 0x91 && c <= 0x97, c == 0x85, c == 0x80, c == 0x99, c == 0xA0, c == 0xA3, c == 0xA9, c == 0xAB, c == 0xAE, c == 0xB0, c == 0xB7, c == 0xBB:
		case c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0xFF && c != 0xFE && c != 0xF0:
			before, after := i > 0 && letter(data[i-1]), i+1 < len(data) && letter(data[i+1])
			if !before && !after {
				return false
			}
		default:
			return false
		}
	}
	return high > 0
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xC0 }
