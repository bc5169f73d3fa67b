// The options: where the server is, its key, and what is wanted of it.
import { Problem } from "./answer.js";
import { ask } from "./server.js";
import { load, permissionFor, save, serverOf } from "./settings.js";
import { say, speak } from "./words.js";

const $ = (id) => document.getElementById(id);
const fields = ["server", "key", "points", "length", "lang"], ticks = ["model", "keep"];
const sample = "<title>8417</title><p>The ferry sails at night. A ticket costs 8 crowns.</p>";

speak();
const settings = await load();
for (const id of fields) $(id).value = settings[id];
for (const id of ticks) $(id).checked = settings[id];

$("form").addEventListener("submit", async (e) => {
	e.preventDefault();
	const server = serverOf($("server").value);
	if (!server) return tell(say("options_bad"), true);
	// The browser asks only while the press of the button lasts: nothing is awaited before.
	if (!await chrome.permissions.request(permissionFor(server)).catch(() => false)) return tell(say("options_denied"), true);
	const now = { server, key: $("key").value.trim(), points: $("points").valueAsNumber, length: $("length").value, lang: $("lang").value };
	for (const id of ticks) now[id] = $(id).checked;
	$("server").value = server;
	await save(now);
	tell("…");
	try {
		await ask({ ...now, keep: false, model: false }, { kind: "highlight", html: sample }, new AbortController().signal);
		tell(say("saved"));
	} catch (err) {
		const code = err instanceof Problem && say(`error_${err.code}`) ? err.code : "server";
		tell(`${say("saved_but")}${say(`error_${code}`)}${say("semicolon")}${say(`error_${code}_do`)}${code === "offline" ? " zhongdian serve" : ""} ${code === "server" ? err.message : ""}`, true);
	}
});

function tell(line, bad = false) {
	$("state").textContent = line;
	$("state").classList.toggle("bad", bad);
}
