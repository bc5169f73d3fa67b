// Package openai speaks to servers of the chat completions interface that OpenAI
// made common: clouds (Hunyuan, DeepSeek, Qwen, Kimi, OpenAI, Azure) and servers
// on one's own machine (Ollama, llama.cpp, vLLM, LM Studio).
//
// They agree on the outline and differ in everything else, so nothing of what a
// server can do is taken on trust. A request begins with the most that is known
// to work; where the server refuses a part of it, the part is left out, the
// request is sent again, and what was learned is kept (Caps). What comes back is
// bounded in size and time, and no word of it is believed: a reply is handed on
// as text for others to judge.
//
// A key is sent to one host only, over https or to this machine, and never
// stands in an error.
package openai
