package charset

import (
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// pairs is a set of two-byte characters.
type pairs map[uint16]bool

func (p pairs) has(c, d byte) bool { return p[uint16(c)<<8|uint16(d)] }

var (
	gbPairs = sync.OnceValue(func() pairs {
		out, _ := simplifiedchinese.GB18030.NewEncoder().String(commonSimplified)
		return split(out)
	})
	big5Pairs = sync.OnceValue(func() pairs {
		out, _ := traditionalchinese.Big5.NewEncoder().String(commonTraditional)
		return split(out)
	})
)

func split(s string) pairs {
	p := make(pairs, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		p[uint16(s[i])<<8|uint16(s[i+1])] = true
	}
	return p
}
