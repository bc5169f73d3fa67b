package compose

import "github.com/zhongdian/zhongdian/lang"

type english struct{ plain }

func (english) mend(d *lang.Document, u *unit) bool { return chinese{}.mend(d, u) }

func (english) trim(d *lang.Document, u *unit, _ int) { cutLeads(d, u) }
