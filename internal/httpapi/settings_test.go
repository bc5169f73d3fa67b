package httpapi

import (
	"reflect"
	"testing"
	"unsafe"

	"github.com/zhongdian/zhongdian/service"
)

// TestSettingsReachTheService: whatever the service can be asked for, the API
// can be asked for, in the query as in the body.
func TestSettingsReachTheService(t *testing.T) {
	var none Settings
	reached := map[string]bool{}
	for f := range fields(reflect.TypeFor[Settings]()) {
		if f.Tag.Get("query") == "" || f.Tag.Get("json") != f.Tag.Get("query")+",omitempty" {
			t.Errorf("%s has no name, or different ones, in query and body: %s", f.Name, f.Tag)
		}
		s := none
		differ(t, reflect.ValueOf(&s).Elem().FieldByIndex(f.Index))
		if s.over(none) != s || none.over(s) != s {
			t.Errorf("%s is lost where settings are laid over others", f.Name)
		}
		was, is := reflect.ValueOf(none.service()), reflect.ValueOf(s.service())
		changed := 0
		for g := range fields(was.Type()) {
			if !is.FieldByIndex(g.Index).Equal(was.FieldByIndex(g.Index)) {
				reached[g.Name] = true
				changed++
			}
		}
		if changed != 1 {
			t.Errorf("%s changes %d settings of the service, want 1", f.Name, changed)
		}
	}
	for g := range fields(reflect.TypeFor[service.Settings]()) {
		if !reached[g.Name] {
			t.Errorf("the service has a setting %s, which no request can give", g.Name)
		}
	}
}

// TestCacheKeyKnowsEverything changes every field that an answer may depend on,
// one by one: each change is another question.
func TestCacheKeyKnowsEverything(t *testing.T) {
	form := formats[0]
	seen := map[cacheKey]string{cacheKeyOf(kindHighlight, &asked{}, &articleInput{}, form): "nothing"}
	see := func(name string, k cacheKey) {
		t.Helper()
		if other, ok := seen[k]; ok {
			t.Errorf("%s has the key of %s", name, other)
		}
		seen[k] = name
	}
	for f := range fields(reflect.TypeFor[asked]()) {
		if f.Type == reflect.TypeFor[Settings]() {
			continue
		}
		var q asked
		v := reflect.ValueOf(&q).Elem().FieldByIndex(f.Index)
		differ(t, reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()) // the fields aren't exported
		see("asked."+f.Name, cacheKeyOf(kindHighlight, &q, &articleInput{}, form))
	}
	for f := range fields(reflect.TypeFor[Settings]()) {
		var q asked
		differ(t, reflect.ValueOf(&q.settings).Elem().FieldByIndex(f.Index))
		see("Settings."+f.Name, cacheKeyOf(kindHighlight, &q, &articleInput{}, form))
	}
	for f := range fields(reflect.TypeFor[View]()) {
		if f.Name == "Format" {
			continue // it has become form
		}
		var in articleInput
		differ(t, reflect.ValueOf(&in.View).Elem().FieldByIndex(f.Index))
		see("View."+f.Name, cacheKeyOf(kindHighlight, &asked{}, &in, form))
	}
	see("another format", cacheKeyOf(kindHighlight, &asked{}, &articleInput{}, formats[1]))
	see("another kind", cacheKeyOf(kindRead, &asked{}, &articleInput{}, form))
	see("points apart", cacheKeyOf(kindCheck, &asked{points: []string{"ab", "c"}}, &articleInput{}, form))
	see("points otherwise apart", cacheKeyOf(kindCheck, &asked{points: []string{"a", "bc"}}, &articleInput{}, form))
	named := articleInput{View: View{Format: form.name}}
	if _, ok := seen[cacheKeyOf(kindHighlight, &asked{}, &named, form)]; !ok {
		t.Error("the format named in the query is another question than the same one by Accept")
	}
}

// fields are those of a struct type.
func fields(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

// differ gives a field a value that is not its zero.
func differ(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.String:
		v.SetString("x")
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	default:
		t.Fatalf("this test knows no other value of a %s: teach it one, and cacheKeyOf too", v.Type())
	}
}
