// Package zhongdian (划重点) picks the key points of an article in Chinese or
// English and checks each of them against the sentences it rests on.
//
// Highlight makes the points, Check judges somebody else's. Both work offline,
// at once, without a language model.
package zhongdian
