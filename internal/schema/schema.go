// Package schema derives the published JSON Schemas from the Go types, so that
// neither can change without the other. The files are docs/schema/*.json; the
// test of this package holds them, and -update rewrites them.
package schema

import (
	"reflect"
	"time"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

//go:generate go test . -update

const draft = "https://json-schema.org/draft/2020-12/schema"

// Digest is the schema of one digest, zhongdian.digest/1. The strict form
// refuses fields it doesn't know: it is for our own tests. The published one
// allows them, since later releases add some.
func Digest(strict bool) (*jsonschema.Schema, error) {
	s, err := jsonschema.For[digest.Digest](&jsonschema.ForOptions{TypeSchemas: types()})
	if err != nil {
		return nil, err
	}
	s.Schema, s.ID = draft, "https://raw.githubusercontent.com/zhongdian/zhongdian/main/docs/schema/digest-1.json"
	s.Title = "Digest of an article, " + digest.Schema
	s.Description = "Key points of one article with their evidence and checks. Offsets in evidence, warnings, blocks and edits are bytes of UTF-8 " +
		"in the article's text (given with --with-text); offsets in checks and words are bytes of UTF-8 in the point's text. Fields are added, never renamed."
	version := any(digest.Schema)
	s.Properties["schema"].Const = &version
	s.Properties["reading_time"].Minimum = ptr(1.)
	s.Properties["reading_time"].Description = "whole minutes"
	s.Properties["coverage"].Minimum, s.Properties["coverage"].Maximum = ptr(0.), ptr(1.)
	describe(s, strict)
	return s, nil
}

// Error is the schema of the line that stands in for a digest which could not be
// made, and of the error that a command with --json gives.
func Error(strict bool) (*jsonschema.Schema, error) {
	s, err := jsonschema.For[service.ErrorLine](&jsonschema.ForOptions{TypeSchemas: types()})
	if err != nil {
		return nil, err
	}
	s.Schema, s.ID = draft, "https://raw.githubusercontent.com/zhongdian/zhongdian/main/docs/schema/error-1.json"
	s.Title = "Error in place of a digest"
	s.Required = []string{"error"}
	describe(s, strict)
	return s, nil
}

// BatchLine is the schema of one line of input to a batch.
func BatchLine() (*jsonschema.Schema, error) {
	s, err := jsonschema.For[service.Line](&jsonschema.ForOptions{TypeSchemas: types()})
	if err != nil {
		return nil, err
	}
	s.Schema, s.ID = draft, "https://raw.githubusercontent.com/zhongdian/zhongdian/main/docs/schema/batch-line-1.json"
	s.Title = "One line of a batch"
	s.Description = "An article as text, HTML or address, and points where they are to be checked rather than made."
	s.Properties["id"] = &jsonschema.Schema{Types: []string{"string", "number"}, Description: "given back with the answer"}
	s.Properties["date"].Description = "of the article, such as 2006-01-02 or RFC 3339"
	s.Properties["points"] = &jsonschema.Schema{Type: "array", MaxItems: ptr(service.MaxPointsChecked), Items: &jsonschema.Schema{
		AnyOf: []*jsonschema.Schema{
			{Type: "string", MinLength: ptr(1)},
			{Type: "object", Required: []string{"text"}, Properties: map[string]*jsonschema.Schema{"text": {Type: "string", MinLength: ptr(1)}}},
		},
	}}
	one := func(name string) *jsonschema.Schema { return &jsonschema.Schema{Required: []string{name}} }
	s.AnyOf = []*jsonschema.Schema{one("text"), one("html"), one("url")}
	s.Not = &jsonschema.Schema{Required: []string{"text", "html"}}
	describe(s, false)
	return s, nil
}

// types are the enumerations and formats that Go's types don't tell.
func types() map[reflect.Type]*jsonschema.Schema {
	return map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[digest.Verdict]():   enum(digest.Supported, digest.Partly, digest.Unsupported, digest.Contradicted, digest.Unchecked),
		reflect.TypeFor[digest.Origin]():    enum(digest.Cut, digest.Written, digest.Replaced, digest.Given),
		reflect.TypeFor[digest.EditKind]():  enum(digest.Delete, digest.Insert),
		reflect.TypeFor[digest.CheckKind](): {Type: "string", Description: "name, number, date, negation, hedge, quantifier, condition, comparison, cause, speaker, role, words; more may follow"},
		reflect.TypeFor[fault.Code]():       {Type: "string", Description: "invalid, unsupported, too_large, not_found, unreachable, provider, canceled, internal"},
		reflect.TypeFor[service.ID]():       {Type: "string"},
		reflect.TypeFor[time.Time]():        {Type: "string", Format: "date-time"},
	}
}

func enum[T ~string](values ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

// describe goes through the whole schema: lists are never null, offsets never
// negative, shares between 0 and 1, and further fields allowed unless strict.
func describe(s *jsonschema.Schema, strict bool) {
	if len(s.Types) == 2 && s.Types[0] == "null" {
		s.Type, s.Types = s.Types[1], nil
	}
	if s.Items != nil {
		describe(s.Items, strict)
	}
	for name, p := range s.Properties {
		switch name {
		case "start", "end", "n", "paragraph", "paragraphs", "characters", "words", "word_processor", "sentences":
			if p.Type == "integer" {
				p.Minimum = ptr(0.)
			}
		case "confidence", "support":
			p.Minimum, p.Maximum = ptr(0.), ptr(1.)
		}
		describe(p, strict)
	}
	if len(s.Properties) > 0 && !strict {
		s.AdditionalProperties = nil
	}
}

func ptr[T any](v T) *T { return &v }
