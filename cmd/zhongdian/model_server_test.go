package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

var numbered = regexp.MustCompile(`(?m)^\[(\d+)\] (.+)$`)

// modelServer is a chat server whose model writes the first three sentences that
// it is shown, word for word; or, where it is named so, does something worse. It
// wants a key.
func modelServer(mux *http.ServeMux) {
	mux.HandleFunc("/v1/models", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"data":[{"id":"parrot","max_model_len":32768},{"id":"liar"},{"id":"broken"}]}`)
	})
	mux.HandleFunc("/v1/chat/completions", func(w http.ResponseWriter, r *http.Request) {
		var body struct {
			Model    string
			Messages []struct{ Content string }
			Format   json.RawMessage `json:"response_format"`
			Stream   bool
		}
		if r.Header.Get("Authorization") != "Bearer test-key-123456" {
			http.Error(w, `{"error":{"message":"Incorrect API key provided: `+r.Header.Get("Authorization")+`"}}`, http.StatusUnauthorized)
			return
		}
		if json.NewDecoder(r.Body).Decode(&body) != nil || body.Model == "broken" {
			http.Error(w, `{"error":{"message":"out of order"}}`, http.StatusBadRequest)
			return
		}
		streamReply(w, body.Model, answerTo(body.Model, body.Messages[len(body.Messages)-1].Content, body.Format))
	})
}

func answerTo(model, prompt string, format json.RawMessage) string {
	switch {
	case strings.Contains(string(format), "colour"):
		return `{"colour":"red","count":3}`
	case format == nil:
		return "A lighthouse shows ships the way."
	}
	type point struct {
		Evidence []json.Number `json:"evidence"`
		Text     string        `json:"text"`
	}
	points := []point{}
	for _, m := range numbered.FindAllStringSubmatch(prompt, 3) {
		text := m[2]
		if model == "liar" {
			text = "火星上发现了一座九千年前的图书馆。"
		}
		points = append(points, point{[]json.Number{json.Number(m[1])}, text})
	}
	data, _ := json.Marshal(map[string]any{"points": points})
	return string(data)
}

func streamReply(w http.ResponseWriter, model, text string) {
	w.Header().Set("Content-Type", "text/event-stream")
	rs := []rune(text)
	for i := 0; i < len(rs); i += 20 {
		data, _ := json.Marshal(string(rs[i:min(i+20, len(rs))]))
		fmt.Fprintf(w, "data: {\"model\":%q,\"choices\":[{\"index\":0,\"delta\":{\"content\":%s}}]}\n\n", model+"-1", data)
		w.(http.Flusher).Flush()
	}
	fmt.Fprint(w, "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":120}}\n\ndata: [DONE]\n\n")
}
