package rank

// The columns of a feature row. The order is the model's: a new one goes to the
// end of its list, and every model is trained anew after a change.
const (
	// Place.
	fPlace           = iota // 0 first sentence, 1 last
	fFromStart              // sentences before it, 30 at most
	fFromEnd                // sentences after it, 30 at most
	fBytesBefore            // share of the text before it
	fParagraph              // share of the paragraphs before its own
	fFirstParagraphs        // paragraphs before its own, 12 at most
	fLastParagraphs         // paragraphs after its own, 12 at most
	fInParagraph            // sentences before it in its paragraph, 10 at most
	fLeftInParagraph        // sentences after it in its paragraph, 10 at most
	fParagraphSize          // sentences of its paragraph, 15 at most
	fParagraphShare         // characters of its paragraph over those of a mean one
	fInSection              // paragraphs since the last heading, 10 at most; 10 where there is none
	fSectionHeading         // weight of its terms that stand in the last heading, over all of the heading's
	// What block it stands in.
	fHeading
	fList
	fQuoteBlock
	fCaption
	fTable
	// Length.
	fSize      // characters, a Latin letter for a third
	fSizeRatio // over the document's mean
	fSizeRank
	fClauses
	fTerms
	fDensity // terms a character
	// Headline.
	fTitle       // weight of shared terms over the headline's
	fTitleCosine // the same over both lengths
	fTitleRank
	fTitleParagraph // the highest fTitle in its paragraph
	// Middle of the text.
	fTextRank
	fTextRankRank
	fLexRank
	fLexRankRank
	fCentroid     // cosine with the sum of all sentences
	fCentroidRank //
	fForward      // mean cosine with later sentences
	fBackward     // with earlier ones
	fForwardRank
	fBackwardRank
	fBefore // highest cosine with an earlier sentence: what is not new
	fAfter
	fPrev // cosine with the sentence before
	fNext
	fLeadLike // cosine with the first paragraph
	fTailLike // with the last one
	// Worth of its terms.
	fWorth     // sum of the weights of its concepts
	fWorthRank //
	fWorthMean // a term
	fWorthTop  // mean of its best five
	fWorthParagraph
	fWorthPrev // over that of the sentence before
	fWorthNext
	fIDF      // mean idf
	fRecur    // share of its terms that come again
	fNewTerms // share of its recurring terms that stand here first
	fNewSum   // their weight
	fOnly     // share of terms that stand nowhere else
	// Atoms.
	fNumbers
	fFigures // per cent, money, multiples
	fDates
	fNames
	fNewNames
	fNameWorth // sentences in which its names stand, summed, over all sentences
	fSpeaker
	fNegation
	fHedge
	fQuantifier
	fCondition
	fComparison
	fCause
	// Cues: 1 inside, 2 at the head of a clause, 3 at the head of the sentence.
	fCue0
	// Form. Keep fCue0 + 14 before these.
	fPronounStart = iota + 13
	fConjStart
	fFirstPerson
	fSecondPerson
	fQuoted // share of it in quotation marks
	fStartsQuote
	fEndsQuestion
	fEndsExclaim
	fEndsColon
	fEndsOpen // no closing mark at all
	fBracket
	fDigits // share of characters
	fLatin
	fWorkTitle // 《
	// The document: the same in every row.
	fDocSentences // logarithm
	fDocSize      // logarithm
	fDocParagraphs
	fDocParagraphSize
	fDocHeadings
	fDocQuoted
	fDocFirstPerson
	fDocQuestions
	fDocNumbers
	fDocHasTitle
	fDocTitleLead // fTitle of the first sentence
	fDocLinked    // mean LexRank strength: how much the sentences share
	fEnglish
	// Against the neighbours.
	fPrevSize
	fNextSize
	fTextRankNear  // ratio to the mean of the two neighbours
	fLocalTextRank // 1 for the highest of its paragraph
	fLocalTitle

	// Words by kind, shares.
	fNouns
	fVerbs
	fAdjectives
	fAdverbs
	fPronouns
	fParticles
	fNameWords
	fNumberWords
	fVariety // mean length of a word in characters
	// What stands beside it.
	fPrevWorth
	fNextWorth
	fPrevQuestion
	fNextExample    // the next sentence gives an example, or details
	fNextContrast   // the next one opens with a contrast: this one is overturned
	fNextReference  // the next one goes on about this one
	fPrevColon      // the one before ends with a colon
	fNextQuoted     // share in quotation marks
	fParagraphWorth // its paragraph's highest worth over the document's
	fParagraphRank  // share of the paragraphs that are worth less

	// Features is the number of columns.
	Features
)

const cueKinds = 14

var featureNames = [...]string{
	fPlace: "place", fFromStart: "from_start", fFromEnd: "from_end", fBytesBefore: "bytes_before",
	fParagraph: "paragraph", fFirstParagraphs: "first_paragraphs", fLastParagraphs: "last_paragraphs",
	fInParagraph: "in_paragraph", fLeftInParagraph: "left_in_paragraph", fParagraphSize: "paragraph_size",
	fParagraphShare: "paragraph_share", fInSection: "in_section", fSectionHeading: "section_heading",
	fHeading: "heading", fList: "list", fQuoteBlock: "quote_block", fCaption: "caption", fTable: "table",
	fSize: "size", fSizeRatio: "size_ratio", fSizeRank: "size_rank", fClauses: "clauses", fTerms: "terms", fDensity: "density",
	fTitle: "title", fTitleCosine: "title_cosine", fTitleRank: "title_rank", fTitleParagraph: "title_paragraph",
	fTextRank: "textrank", fTextRankRank: "textrank_rank", fLexRank: "lexrank", fLexRankRank: "lexrank_rank",
	fCentroid: "centroid", fCentroidRank: "centroid_rank", fForward: "forward", fBackward: "backward",
	fForwardRank: "forward_rank", fBackwardRank: "backward_rank", fBefore: "before", fAfter: "after",
	fPrev: "prev", fNext: "next", fLeadLike: "lead_like", fTailLike: "tail_like",
	fWorth: "worth", fWorthRank: "worth_rank", fWorthMean: "worth_mean", fWorthTop: "worth_top",
	fWorthParagraph: "worth_paragraph", fWorthPrev: "worth_prev", fWorthNext: "worth_next",
	fIDF: "idf", fRecur: "recur", fNewTerms: "new_terms", fNewSum: "new_sum", fOnly: "only",
	fNumbers: "numbers", fFigures: "figures", fDates: "dates", fNames: "names", fNewNames: "new_names",
	fNameWorth: "name_worth", fSpeaker: "speaker", fNegation: "negation", fHedge: "hedge",
	fQuantifier: "quantifier", fCondition: "condition", fComparison: "comparison", fCause: "cause",
	fCue0: "cue_conclusion", fCue0 + 1: "cue_contrast", fCue0 + 2: "cue_addition", fCue0 + 3: "cue_example",
	fCue0 + 4: "cue_background", fCue0 + 5: "cue_cause", fCue0 + 6: "cue_condition", fCue0 + 7: "cue_concession",
	fCue0 + 8: "cue_question", fCue0 + 9: "cue_opinion", fCue0 + 10: "cue_emphasis", fCue0 + 11: "cue_time",
	fCue0 + 12: "cue_reference", fCue0 + 13: "cue_furniture",
	fPronounStart: "pronoun_start", fConjStart: "conj_start", fFirstPerson: "first_person", fSecondPerson: "second_person",
	fQuoted: "quoted", fStartsQuote: "starts_quote", fEndsQuestion: "ends_question", fEndsExclaim: "ends_exclaim",
	fEndsColon: "ends_colon", fEndsOpen: "ends_open", fBracket: "bracket", fDigits: "digits", fLatin: "latin", fWorkTitle: "work_title",
	fDocSentences: "doc_sentences", fDocSize: "doc_size", fDocParagraphs: "doc_paragraphs", fDocParagraphSize: "doc_paragraph_size",
	fDocHeadings: "doc_headings", fDocQuoted: "doc_quoted", fDocFirstPerson: "doc_first_person", fDocQuestions: "doc_questions",
	fDocNumbers: "doc_numbers", fDocHasTitle: "doc_has_title", fDocTitleLead: "doc_title_lead", fDocLinked: "doc_linked",
	fEnglish: "english", fPrevSize: "prev_size", fNextSize: "next_size", fTextRankNear: "textrank_near",
	fNouns: "nouns", fVerbs: "verbs", fAdjectives: "adjectives", fAdverbs: "adverbs", fPronouns: "pronouns", fParticles: "particles",
	fNameWords: "name_words", fNumberWords: "number_words", fVariety: "variety",
	fPrevWorth: "prev_worth", fNextWorth: "next_worth", fPrevQuestion: "prev_question", fNextExample: "next_example",
	fNextContrast: "next_contrast", fNextReference: "next_reference", fPrevColon: "prev_colon", fNextQuoted: "next_quoted",
	fParagraphWorth: "paragraph_worth", fParagraphRank: "paragraph_rank",
	fLocalTextRank: "textrank_in_paragraph", fLocalTitle: "title_in_paragraph",
}

// FeatureName gives the name of a column, for manifests and tables.
func FeatureName(i int) string { return featureNames[i] }
