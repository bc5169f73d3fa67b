package render

import (
	"fmt"
	"io"
	"strings"
)

// Table writes rows whose columns line up, two blanks between them, wide
// characters counted as two. All rows have as many cells as the first.
func Table(w io.Writer, rows [][]string) error {
	if len(rows) == 0 {
		return nil
	}
	columns := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, cell := range r {
			columns[i] = max(columns[i], displayWidth(cell))
		}
	}
	for _, r := range rows {
		var b strings.Builder
		for i, cell := range r {
			b.WriteString(cell)
			b.WriteString(strings.Repeat(" ", columns[i]-displayWidth(cell)+2))
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}
