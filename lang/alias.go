package lang

// Aliaser is a Language that can tell which names of a document mean the same.
type Aliaser interface {
	// Aliases adds to into, for names of d in this language that the document
	// itself introduces in more than one form, the Value of each other form with
	// the Value of its fullest form: nato → north atlantic treaty organization,
	// bancel → stephane bancel. A form that could mean two names is left out.
	Aliases(d *Document, into map[string]string)
}

// Aliases gives the Value of the fullest form for the Values of the names that
// the document introduces in several forms. It reads the whole document at
// every call; keep the result.
func (d *Document) Aliases() map[string]string {
	m := map[string]string{}
	done := map[string]bool{}
	for _, s := range d.Sentences {
		if tag := s.Language.Tag(); !done[tag] {
			done[tag] = true
			if a, ok := s.Language.(Aliaser); ok {
				a.Aliases(d, m)
			}
		}
	}
	return m
}
