package compose

// The columns of a unit: what its chance of standing alone is told from. A group
// ends where the next one begins; an ablation leaves a group out (standGroups).
const (
	// what the rules say
	sLeans = iota
	sPair
	sCutBefore // clauses cut before what is kept
	sCutAfter
	sCutConnective // a connective was cut off its opening
	sCutDateline
	sCutAside
	sNamed // a name was put in for a pronoun
	sTold  // it was put in who somebody is, or which one is meant

	// where it stands
	sOrdinal // logarithm of the sentences before
	sFirst   // of the article
	sInParagraph
	sParagraphOpens
	sLikePrevious
	sLikeNext
	sPlace
	sBlockKind // list item or quotation

	// size and make
	sWidth
	sWords
	sClauses
	sNounShare
	sVerbShare
	sAdverbShare
	sParticleShare
	sLatin
	sNumbers
	sDates
	sIndefinite // a, an, 一个: things that it introduces
	sNoVerb
	sEnglish

	// how it opens
	sOpenName
	sOpenNoun
	sOpenPronoun
	sOpenNumber
	sOpenTime
	sOpenPrep
	sOpenVerb
	sOpenAdverb
	sOpenConj
	sOpenQuote
	sOpenDefinite
	sOpenIndefinite
	sOpenGiven // its first concept was in the article before: 2 in the sentence before
	sOpenRare  // how rare that concept is at large
	sSubjectWords
	sSubjectGiven
	sTwo // opens with two of something, as if they had been told of

	// pronouns
	sPersonal
	sPersonalAt // how far in the first stands, 1 where there is none
	sPersonalFree
	sMany
	sThing
	sPointing
	sPointingAt
	sPointingGiven // with a noun that the article has before
	sPointingFree  // with none in the unit before it
	sWe
	sI
	sYou
	sTells // an I tells what it did or has
	sQuotedPronouns

	// what it takes as known
	sDefinite
	sDefiniteBare
	sDefiniteGiven
	sDefiniteMore // given, and said more of
	sDefinitePrevious
	sDefiniteAt
	sDefiniteRare
	sDefiniteNew   // not in the article before
	sDefiniteOwner // the girls' parents
	sDefiniteOpens
	sDefiniteStory   // a noun of stories: the case, the driver
	sDefiniteOfNamed // the Arizona woman
	sDefiniteKnown
	sGiven // share of its concepts that the article has before
	sGivenSum
	sPreviousShare
	sNewSum
	sRare
	sWorth
	sTop // how many of the article's heaviest concepts it has
	sPlaces
	sNouns      // common nouns that the article had before, and no name with them
	sNounsShort // of these, nouns that stood with more words when they first came
	sNounsShortOpens

	// names
	sNames
	sNewNames
	sShortNames // names that the article had in a fuller form before
	sNameAt
	sPersons
	sPersonsBare  // persons of whom it is not said who they are
	sPersonsLater // those of them that the article had before
	sPersonsShort // those of them who are called by one word of their name
	sPersonsRare  // how rare at large the rarest name of theirs is
	sPersonsOpens // one of them opens the unit
	sAcronyms
	sMainName // its best known name: the share of sentences that have it
	sNameBytes

	// speech
	sQuoted
	sOddQuotes
	sSpeaker
	sSpeakerPronoun
	sEndsColon
	sEndsQuestion
	sEndsOpen
	sExclaims

	// bonds
	sDeixis   // then, later, 当时, 此后
	sToday    // yesterday, 今日
	sAlso     // also, too, 也, 还
	sOther    // another, other, same
	sMore     // comparisons
	sContrast // however, 则, 却
	sCause
	sBondCues
	sReferenceCues
	sNegations
	sHedges
	sSuperlatives
	sListed // opens with a number of a list
	sSpoken // share of pronouns of the first and second person in the article
	standColumns
)

// StandGroup is a group of columns that an ablation leaves out together.
type StandGroup struct {
	Name        string
	First, Last int // both included
}

// StandGroups are all of them in order.
var StandGroups = []StandGroup{
	{"rules", sLeans, sTold}, {"place", sOrdinal, sBlockKind}, {"make", sWidth, sEnglish}, {"opening", sOpenName, sTwo},
	{"pronouns", sPersonal, sQuotedPronouns}, {"known", sDefinite, sNounsShortOpens}, {"names", sNames, sNameBytes},
	{"speech", sQuoted, sExclaims}, {"bonds", sDeixis, sSpoken},
}

var standNames = [standColumns]string{
	"leans", "pair", "cut_before", "cut_after", "cut_connective", "cut_dateline", "cut_aside", "named", "told",
	"ordinal", "first", "in_paragraph", "paragraph_opens", "like_previous", "like_next", "place", "block_kind",
	"width", "words", "clauses", "nouns", "verbs", "adverbs", "particles", "latin", "numbers", "dates", "indefinite", "no_verb", "english",
	"open_name", "open_noun", "open_pronoun", "open_number", "open_time", "open_prep", "open_verb", "open_adverb", "open_conj", "open_quote",
	"open_definite", "open_indefinite", "open_given", "open_rare", "subject_words", "subject_given", "two",
	"personal", "personal_at", "personal_free", "many", "thing", "pointing", "pointing_at", "pointing_given", "pointing_free", "we", "i", "you", "tells", "quoted_pronouns",
	"definite", "definite_bare", "definite_given", "definite_more", "definite_previous", "definite_at", "definite_rare", "definite_new", "definite_owner", "definite_opens", "definite_story", "definite_of_named", "definite_known",
	"given", "given_sum", "previous_share", "new_sum", "rare", "worth", "top", "places", "given_nouns", "nouns_short", "nouns_short_opens",
	"names", "new_names", "short_names", "name_at", "persons", "persons_bare", "persons_later", "persons_short", "persons_rare", "persons_opens", "acronyms", "main_name", "name_bytes",
	"quoted", "odd_quotes", "speaker", "speaker_pronoun", "ends_colon", "ends_question", "ends_open", "exclaims",
	"deixis", "today", "also", "other", "more", "contrast", "cause", "bond_cues", "reference_cues", "negations", "hedges", "superlatives", "listed", "spoken",
}

// StandColumns names what is known of a unit that may read alone.
func StandColumns() []string { return standNames[:] }
