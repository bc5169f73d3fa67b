package zh

func (rd *reader) names()    {}
func (rd *reader) speakers() {}
