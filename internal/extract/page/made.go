package page

// What programs write into the files that they make, where a person has named
// neither title nor author.
var (
	noTitle  = lazy(`(?i)^(?:microsoft (?:word|powerpoint)|untitled|document\s?\d*$|slide|无标题|未命名|文档\s*\d*$|幻灯片|print$|layout)|\.(?:docx?|pdf|indd|tex|dvi|wps|qxd|rtf|pptx?|xlsx?|html?)$`)
	noAuthor = lazy(`(?i)^(?:administrator|admin|user|owner|unknown|author|root|lenovo|dell|hp|asus|acer|pc|windows.*|microsoft.*|python-docx|作者|用户|微软.*|未知|[\w.+-]+@.*|\d+)?$`)
)

// NoTitle reports that the title a document gives itself is none that its
// writer has chosen: that of the program, or of a file.
func NoTitle(t string) bool { return t == "" || noTitle().MatchString(t) }

// NoAuthor reports that the author a document names is nobody.
func NoAuthor(t string) bool { return noAuthor().MatchString(t) }
