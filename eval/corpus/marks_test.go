package corpus

import (
	"slices"
	"strings"
	"testing"
)

func TestMarksNameSentencesOfTheirArticles(t *testing.T) {
	for set, file := range map[string]string{"points/train": PointsTrain, "points/dev": PointsDev} {
		recs, err := Load[Points](file, 0)
		if err != nil {
			t.Skip(err)
		}
		marks := ReadMarks(set, recs)
		if rows := strings.Count(marksFile, "\n"+set+"\t"); len(marks) != len(recs) || rows < len(recs) {
			t.Errorf("%s: marks of %d of %d articles in %d rows", set, len(marks), len(recs), rows)
		}
		for _, r := range recs {
			for _, m := range marks[r.ID] {
				all := slices.Concat(m.Thesis, m.End, m.Core)
				if len(m.Thesis) == 0 || slices.Min(all) < 0 || slices.Max(all) >= len(r.Sentences) {
					t.Errorf("%s: %+v of %d sentences", r.ID, m, len(r.Sentences))
				}
			}
		}
	}
}

func TestMarksOfAnotherTextAreLeftOut(t *testing.T) {
	f := strings.Split(strings.Split(marksFile[strings.Index(marksFile, "\npoints/")+1:], "\n")[0], "\t")
	if got := ReadMarks(f[0], []Points{{ID: f[1], Text: "别的文章"}}); len(got) > 0 {
		t.Errorf("marks of a text that has changed: %v", got)
	}
}
